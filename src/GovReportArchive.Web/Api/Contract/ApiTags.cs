namespace GovReportArchive.Web.Api.Contract;

/// <summary>The parts that the description of the API has.</summary>
internal static class ApiTags
{
    public const string Reports = "reports";
    public const string Passages = "passages";
    public const string Wordings = "wordings";
    public const string Metrics = "metrics";
    public const string Agencies = "agencies";
    public const string Drafts = "drafts";
    public const string Permanent = "permanent";
    public const string Following = "following";
    public const string Bulk = "bulk";
    public const string Catalog = "catalog";

    /// <summary>All of them, in the order of the description, each with what it is about.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        (Reports, "报告：检索、记录、版本、原件、对照。Reports: search, records, versions, originals, comparison."),
        (Passages, "条目：措辞查找与先例。Passages: items of the sections, and precedents for a text."),
        (Wordings, "措辞沿革与套话。Wordings that stand more than once, and boilerplate."),
        (Metrics, "指标统计：分布、序列、排名、收录情况。Statistics of the counts: distributions, series, rankings, coverage."),
        (Agencies, "机关、地区与跨年勾稽。Agencies, regions, and what must agree between years."),
        (Drafts, "稿件核查。The check of a draft."),
        (Permanent, "永久地址：所引的条目与指标。Permanent addresses of what was quoted."),
        (Following, "跟踪：变更、订阅源、订阅。Changes, feeds and subscriptions."),
        (Bulk, "整库下载。The whole archive as files."),
        (Catalog, "指标目录、规则与运行状况。Count keys, rules, and how the server is."),
    ];
}
