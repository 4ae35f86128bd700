using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Projection;

/// <summary>The fields and columns that reports are indexed under.</summary>
public static class ReportSchema
{
    /// <summary>Field of titles.</summary>
    public const string Title = "title";

    /// <summary>Field of section headings.</summary>
    public const string Heading = "heading";

    private const string Name = "reports/8";

    /// <summary>The names by which a query addresses a section, beside its kind.</summary>
    private static readonly Dictionary<string, string[]> SectionAliases = new(StringComparer.Ordinal)
    {
        ["preamble"] = ["引言"],
        ["overview"] = ["总体", "总体情况"],
        ["disclosure"] = ["主动公开"],
        ["applications"] = ["依申请公开", "申请"],
        ["litigation"] = ["复议诉讼", "复议", "诉讼"],
        ["problems"] = ["问题", "问题与改进", "改进"],
        ["other"] = ["其他", "其他事项"],
        ["responses"] = ["回应解读", "解读"],
        ["fees"] = ["收费"],
        ["organisation"] = ["机构与保障", "机构", "保障"],
        ["appendix"] = ["附件"],
    };

    internal static readonly TextField[] Sections =
    [
        .. SectionKinds.All.Select(section => new TextField(section.Kind, 1, SectionAliases.GetValueOrDefault(section.Kind) ?? [section.Label])),
    ];

    private static readonly TextField[] Fields =
    [
        new(Title, 3, "标题"),
        new(Heading, 1.5f, "小标题"),
        .. Sections,
    ];

    /// <summary>Number of the catalog's last change of the report.</summary>
    internal const string Changed = "changed";

    /// <summary>Number of the report's current version.</summary>
    internal const string Version = "version";

    /// <summary>Day of publication as far as known, as a number: 20260120.</summary>
    internal const string Published = "published";

    /// <summary>What the day of publication rests on.</summary>
    internal const string PublishedBasis = "publishedBasis";

    /// <summary>What stands in the cells that hold no number: the count's key, a colon, the state.</summary>
    internal const string Cell = "cell";

    /// <summary>Keys of counts that a failed check speaks of.</summary>
    internal const string Doubted = "doubted";

    /// <summary>The counts of the statutory tables.</summary>
    internal static readonly Column[] Counts = [.. CountCatalog.All.Select(count => new Column(count.Key, ColumnKind.Number, [.. CountKeys.NamesOf(count)]))];

    private static readonly Column[] Columns =
    [
        .. FacetTable.ColumnsOf(SearchKinds.Reports),
        new(PublishedBasis, ColumnKind.Keyword) { IsInternal = true },
        new(Cell, ColumnKind.Keyword) { IsInternal = true },
        new(Doubted, ColumnKind.Keyword) { IsInternal = true },
        new(Changed, ColumnKind.Number),
        new(Version, ColumnKind.Number),
        new(Published, ColumnKind.Number),
        .. Counts,
    ];

    /// <summary>The schema without a catalog: enough to parse queries and to highlight.</summary>
    public static IndexSchema Schema { get; } = new(Name, Fields, Columns);
}
