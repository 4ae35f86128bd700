using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Projection;

/// <summary>The fields and columns that passages are indexed under: those of reports without title, and their own.</summary>
/// <remarks>Counts are not repeated for every passage, which would make them by far the largest part of the index: the first passage of a report
/// carries them for all.</remarks>
public static class PassageSchema
{
    internal const string Report = "report";
    internal const string Role = "role";
    internal const string Wording = "wording";
    internal const string Text = "text";
    internal const string Anchor = "anchor";
    internal const string Version = "version";

    private const string Name = "passages/12";

    /// <summary>The schema without a catalog: enough to parse queries and to highlight.</summary>
    public static IndexSchema Schema { get; } = new(
        Name,
        [new TextField(ReportSchema.Heading, 1.5f, "小标题"), .. ReportSchema.Sections],
        [
            .. FacetTable.ColumnsOf(SearchKinds.Passages),
            new Column(ReportSchema.Changed, ColumnKind.Number),
            new Column(Report, ColumnKind.Keyword),
            new Column(Wording, ColumnKind.Keyword),
            new Column(Version, ColumnKind.Number),
            new Column(Anchor, ColumnKind.Stored),
            new Column(Text, ColumnKind.Stored),
            .. ReportSchema.Counts.Select(count => count with { SharedBy = Report }),
        ]);
}
