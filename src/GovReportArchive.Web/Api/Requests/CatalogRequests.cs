using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>GET /api/v1</c>.</summary>
[Operation(ApiTags.Catalog, "入口", "What there is to ask", "全部地址及其参数，以及接口说明所在。archive.change 是档案的最近变更序号，可作增量同步的起点；sample 为 true 时展示的是样例。")]
[Answer(200, "入口。")]
internal sealed record GetRoot : ApiRequest<GetRoot>;

/// <summary><c>GET /counts</c>.</summary>
[Operation(ApiTags.Catalog, "全部指标", "Count keys and how they correspond across forms",
    "每个指标的键、中文名称、单位、所在表式、条例条款，以及跨表式对照（crosswalk：comparable 为 exact、near 或 none，note 说明差别）。末尾的 crosswalk 按表式列出全部可对照的指标及各自的键。")]
[Answer(200, "指标，按表中次序。")]
internal sealed record ListCounts : ApiRequest<ListCounts>
{
    [Query("只列此表式中的指标。重复为“或”。", "2021", Among = nameof(Choices.Forms))]
    public IReadOnlyList<string> Form { get; init; } = [];
}

/// <summary><c>GET /rules</c>.</summary>
[Operation(ApiTags.Catalog, "校验与认定的规则", "Rules by which the archive judges and names",
    "勾稽校验（checks）、跨年勾稽（ledger）、不能核对的原因（reasons）、条目的作用（roles）、认定作用的用词（roleRules）与地区认定的依据（regions），与 /rules 页相同。")]
[Answer(200, "全部规则。")]
internal sealed record ListRules : ApiRequest<ListRules>;

/// <summary><c>GET /agencies</c>, and its page.</summary>
[Operation(ApiTags.Agencies, "机关", "Agencies with the years held", "收有报告的机关及其收录年度，按名称或报告数排列；没有写明机关名称的报告所归集的（未署名机关）在最后。")]
[Answer(200, "一页机关。")]
internal sealed record ListAgencies : ApiRequest<ListAgencies>
{
    [Query("名称中包含的文字；没有时按简称或拼音首字母找。", "伊美", Name = "q")]
    public string? Name { get; init; }
    [Query("只列此地区及其下级的机关。", "230700", IsRegion = true)]
    public string? Region { get; init; }
    [Query("机关类型（职能）。重复为“或”。", "民政")]
    public IReadOnlyList<string> AgencyType { get; init; } = [];
    [Query("机关层级。重复为“或”。", "county", Among = nameof(Choices.Levels))]
    public IReadOnlyList<string> Level { get; init; } = [];
    [Query("次序：{0}。", AgencyList.ByName, Among = nameof(Choices.AgencySorts))]
    public string Sort { get; init; } = AgencyList.ByName;
    public ListPaging Page { get; init; } = new();
}

/// <summary><c>GET /regions</c>.</summary>
[Operation(ApiTags.Agencies, "地区", "Regions with the numbers of reports", "收有报告的地区，报告数含其下级。")]
[Answer(200, "地区，按代码排列。")]
[OwnFreshness]
internal sealed record ListRegions : ApiRequest<ListRegions>
{
    [Query("名称中包含的文字。", "伊美", Name = "q")]
    public string? Name { get; init; }
    [Query("只列此地区的直接下级；缺省为全部。", "230700", IsRegion = true)]
    public string? Parent { get; init; }
}

/// <summary><c>GET /healthz</c>.</summary>
[Operation(ApiTags.Catalog, "运行状况", "How the server is", "status 为 ok；索引落后于目录库时为 catchingUp；首次启动正在准备样例、尚不能答复时为 preparing（状态码 503）。change 可作 changedSince 的起点。", Id = "health")]
[Answer(200, "可以答复。")]
[OwnFreshness]
internal sealed record GetHealth : ApiRequest<GetHealth>;
