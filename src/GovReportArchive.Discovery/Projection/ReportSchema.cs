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

    private const string Version = "reports/7";

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

    /// <summary>The counts of the statutory tables.</summary>
    internal static readonly Column[] Counts = [.. CountCatalog.All.Select(count => new Column(count.Key, ColumnKind.Number, [.. CountKeys.NamesOf(count)]))];

    private static readonly Column[] Columns =
    [
        .. FacetTable.ColumnsOf(SearchKinds.Reports),
        new(Changed, ColumnKind.Number),
        .. Counts,
    ];

    /// <summary>The schema without a catalog: enough to parse queries and to highlight.</summary>
    public static IndexSchema Schema { get; } = new(Version, Fields, Columns);
}
