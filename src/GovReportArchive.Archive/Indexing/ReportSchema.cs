using GovReportArchive.Archive.Wordings;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Indexing;

/// <summary>The fields and columns that reports are indexed under.</summary>
public static class ReportSchema
{
    /// <summary>Field of titles.</summary>
    public const string Title = "title";

    /// <summary>Field of section headings.</summary>
    public const string Heading = "heading";

    private const string Version = "reports/6";

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

    /// <summary>Short names for the counts that people ask for most; every count also answers to its full label.</summary>
    private static readonly Dictionary<string, string> CountAliases = new(StringComparer.Ordinal)
    {
        ["applications.received.total"] = "新收申请",
        ["applications.carriedIn.total"] = "上年结转",
        ["applications.carriedOut.total"] = "结转下年",
        ["applications.concluded.total"] = "办结",
        ["applications.granted.total"] = "予以公开",
        ["applications.partlyGranted.total"] = "部分公开",
        ["review.total"] = "复议总数",
        ["review.corrected"] = "复议纠正",
        ["litigation.direct.total"] = "直接诉讼",
        ["litigation.afterReview.total"] = "复议后诉讼",
        ["disclosure.licences.decisions"] = "行政许可",
        ["disclosure.penalties.decisions"] = "行政处罚",
        ["disclosure.coercion.decisions"] = "行政强制",
        ["disclosure.fees.amount"] = "收费金额",
        ["disclosure.normativeDocuments.made"] = "制发规范性文件",
        ["stats.applications.total"] = "收到申请",
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
    internal static readonly Column[] Counts = [.. CountCatalog.All.Select(count => new Column(count.Key, ColumnKind.Number, AliasesOf(count)))];

    private static readonly Column[] Columns =
    [
        .. Metadata,
        // Made beside the index, for all reports at once: it is set without putting them again.
        new(ReportShares.Column, ColumnKind.Keyword) { Updatable = BoilerplateSearch.Ranges },
        .. Counts,
    ];

    /// <summary>The schema without a catalog: enough to parse queries and to highlight.</summary>
    public static IndexSchema Schema { get; } = new(Version, Fields, Columns);

    private static string[] AliasesOf(CountDefinition count)
    {
        // Quotation marks and parentheses mean something in a query, so no name that people type can have them.
        string label = string.Concat(count.Label.Where(c => char.IsLetterOrDigit(c) || c == '·'));
        return CountAliases.TryGetValue(count.Key, out string? alias) ? [alias, label] : [label];
    }
}
