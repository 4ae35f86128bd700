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

    /// <summary>What is known of a report and counted and filtered by, apart from its counts.</summary>
    internal static readonly Column[] Metadata =
    [
        new("year", ColumnKind.Keyword, "年份"),
        new("region", ColumnKind.Keyword, "地区代码"),
        new("province", ColumnKind.Keyword),
        new("city", ColumnKind.Keyword),
        new("county", ColumnKind.Keyword),
        new("township", ColumnKind.Keyword),
        new("place", ColumnKind.Keyword, "地区", "地名"),
        new("agency", ColumnKind.Keyword),
        new("agencyName", ColumnKind.Keyword, "机关"),
        new("agencyType", ColumnKind.Keyword, "机关类型"),
        new("level", ColumnKind.Keyword, "层级"),
        new("form", ColumnKind.Keyword, "表式"),
        new("scope", ColumnKind.Keyword),
        new("section", ColumnKind.Keyword, "部分"),
        new("check", ColumnKind.Keyword, "校验"),
        new("repeats", ColumnKind.Keyword),
        new("recognised", ColumnKind.Keyword, "文字识别"),
        new("changed", ColumnKind.Number),
    ];

    /// <summary>The counts of the statutory tables.</summary>
    internal static readonly Column[] Counts = [.. CountCatalog.All.Select(count => new Column(count.Key, ColumnKind.Number, [.. CountKeys.NamesOf(count)]))];

    private static readonly Column[] Columns =
    [
        .. Metadata,
        // Made beside the index, for all reports at once: it is set without putting them again.
        new(BoilerplateShares.Column, ColumnKind.Keyword) { Updatable = BoilerplateShares.Ranges },
        .. Counts,
    ];

    /// <summary>The schema without a catalog: enough to parse queries and to highlight.</summary>
    public static IndexSchema Schema { get; } = new(Version, Fields, Columns);
}
