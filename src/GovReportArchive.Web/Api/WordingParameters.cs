using GovReportArchive.Discovery.Facets;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Web.Api;

/// <summary>The query parameters of wordings.</summary>
internal static class WordingParameters
{
    private static readonly ApiParameter Query = new("q", ParameterKind.Text, "措辞的任一变体中含有的文字（忽略全半角、大小写、繁简差异）。", "形式单一");

    /// <summary>The filters, described as those of passages.</summary>
    public static readonly ApiParameter[] Filters =
    [
        .. FacetTable.In(FacetScope.Wordings).Select(name => ApiParameters.PassageFilters.First(parameter => parameter.Name == name.Name)),
    ];

    private static readonly ApiParameter Sort = new("sort", ParameterKind.Choice,
        "排序：" + string.Join("、", WordingOrders.All.Select(sort => $"{sort.Name}（{sort.Label}）")) + "。near、type、level 分别需要参数 near、sameType、sameLevel。缺省为 used，给出后三者之一时为其排序。", "newest")
    { Allowed = [.. WordingOrders.All.Select(sort => sort.Name)] };

    private static readonly ApiParameter Near = new("near", ParameterKind.Text, "地区代码或名称：同县用过的在前，其次同市、同省。", "230717");

    private static readonly ApiParameter SameType = new("sameType", ParameterKind.Text, "机关类型：此类机关用得多的在前。", "民政");

    private static readonly ApiParameter SameLevel = new("sameLevel", ParameterKind.Choice, "机关层级：此层级用得多的在前。", "county") { Allowed = ApiParameters.Levels };

    private static readonly ApiParameter Formula = new("formula", ParameterKind.Choice,
        "1 只列格式用语：依据、统计期限、联系方式、无其他事项等由格式或法规规定的话（" + string.Join("、", Formulas.All.Select(rule => rule.Label)) + "）。缺省为 0，只列其余，格式用语另计数。", "1")
    { Allowed = ["0", "1"], Default = "0" };

    private static readonly ApiParameter[] Selection = [Query, .. Filters, Sort, Near, SameType, SameLevel, Formula];

    public static readonly ApiParameter[] List = [.. Selection, ApiParameters.Limit, ApiParameters.Cursor];

    /// <summary>What the page hands on.</summary>
    public static readonly ApiParameter[] Page = [.. Selection, ApiParameters.Cursor];

    public static readonly ApiParameter[] Ndjson = [.. Selection, ApiParameters.Bom];

    public static readonly ApiParameter[] Csv = [.. Selection, ApiParameters.Bom, ApiParameters.Headers];

    public static readonly ApiParameter[] Detail = [ApiParameters.ListLimit, ApiParameters.ListStart];

    private static readonly ApiParameter[] ReportFilters = [.. Filters.Where(filter => filter.Name is not ("section" or "role"))];

    private static readonly ApiParameter Share = new("share", ParameterKind.Choices, "套话占比的范围（百分数，不含上限；最后一段含 100）。可重复或以逗号分隔。", "80-100")
    { Repeats = true, Allowed = BoilerplateShares.Ranges };

    private static readonly ApiParameter Lowest = new("sort", ParameterKind.Choice, "share 占比由低到高，-share 由高到低。", "-share")
    { Allowed = ["share", "-share"], Default = "-share" };

    private static readonly ApiParameter[] BoilerplateSelection = [.. ReportFilters, Share, Lowest];

    public static readonly ApiParameter[] Boilerplate = [.. BoilerplateSelection, ApiParameters.Limit, ApiParameters.ListStart];

    public static readonly ApiParameter[] BoilerplateNdjson = [.. BoilerplateSelection, ApiParameters.Bom];

    public static readonly ApiParameter[] BoilerplateCsv = [.. BoilerplateSelection, ApiParameters.Bom, ApiParameters.Headers];

    /// <summary>Reports by share, as a checked query string asks.</summary>
    public static BoilerplateAnswer Reports(BoilerplateSearch search, QueryStringReader values) => search.Search(
        Chosen(values), values.All(Share), values.One(Lowest) == "share", (int)(values.Number(ApiParameters.ListStart) ?? 0), (int)(values.Number(ApiParameters.Limit) ?? 20));

    /// <summary>All of them, as a checked query string asks.</summary>
    public static IEnumerable<BoilerplateReport> AllReports(BoilerplateSearch search, QueryStringReader values) =>
        search.Stream(Chosen(values), values.All(Share), values.One(Lowest) == "share");

    private static ReportFilter[] Chosen(QueryStringReader values) =>
        [.. ReportFilters.Select(filter => new ReportFilter(filter.Name, values.All(filter))).Where(filter => filter.Values.Count > 0)];

    /// <summary>The question of a checked query string.</summary>
    public static WordingQuery Of(QueryStringReader values) => new()
    {
        Text = values.One(Query),
        Filters = [.. Filters.Select(filter => new ReportFilter(filter.Name, values.All(filter))).Where(filter => filter.Values.Count > 0)],
        Sort = values.One(Sort),
        Near = values.One(Near),
        SameType = values.One(SameType),
        SameLevel = values.One(SameLevel),
        Formula = values.One(Formula) == "1",
    };

    /// <summary>The question with its page.</summary>
    public static WordingQuery Paged(QueryStringReader values) => Of(values) with
    {
        Limit = (int)(values.Number(ApiParameters.Limit) ?? 20),
        Cursor = values.One(ApiParameters.Cursor),
    };
}
