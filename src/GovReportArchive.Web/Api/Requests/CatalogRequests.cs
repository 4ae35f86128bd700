using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>GET /counts</c>.</summary>
[Operation(ApiTags.Catalog, "全部指标", "Count keys and how they correspond across forms",
    "每个指标的键、中文名称、单位、所在表式、条例条款，以及跨表式对照（crosswalk：comparable 为 exact、near 或 none，note 说明差别）。末尾的 crosswalk 按表式列出全部可对照的指标及各自的键。")]
[Answer(200, "指标，按表中次序。", """
    { "items": [ { "key": "applications.received.total", "label": "本年新收·总计", "unit": "件", "forms": ["2021", "2019"], "allowsFraction": false,
      "crosswalk": [ { "metric": "applicationsReceived", "label": "收到申请数", "keys": { "2021": ["applications.received.total"], "2014": ["stats.applications.total"] },
      "comparable": "exact", "note": "" } ] } ],
      "crosswalk": [ { "metric": "applicationsReceived", "label": "收到申请数", "keys": { "2021": ["applications.received.total"], "2014": ["stats.applications.total"] },
      "comparable": "exact", "note": "" } ] }
    """)]
internal sealed record ListCounts : ApiRequest<ListCounts>
{
    [Query("只列此表式中的指标。重复为“或”。", "2021", Among = nameof(Choices.Forms))]
    public IReadOnlyList<string> Form { get; init; } = [];
}

/// <summary><c>GET /rules</c>.</summary>
[Operation(ApiTags.Catalog, "校验与认定的规则", "Rules by which the archive judges and names",
    "勾稽校验（checks）、跨年勾稽（ledger）、不能核对的原因（reasons）、条目的作用（roles）、认定作用的用词（roleRules）与地区认定的依据（regions），与 /rules 页相同。")]
[Answer(200, "全部规则。", """
    { "checks": [ { "name": "review.sum", "label": "行政复议合计", "meaning": "维持、纠正、其他结果、尚未审结之和等于总计。", "source": "表格本身：总计应等于各项之和" } ],
      "ledger": [ { "name": "ledger.carried", "label": "跨年结转", "fail": "跨年结转不衔接", "ok": "跨年结转衔接", "isBreak": true, "meaning": "上一年度报告的“结转下年度继续办理”应等于本年度报告的“上年结转”，逐列核对。" } ],
      "reasons": [ { "reason": "notANumber", "label": "所需的格没有读出数字，空白不当作 0" } ],
      "roles": [ { "value": "problem", "label": "问题", "meaning": "说哪里做得不够、有什么困难。" } ],
      "regions": [ { "value": "name", "label": "名称", "meaning": "机关名称、标题或正文中写明的地名，按报告年度的行政区划表查得。" } ],
      "roleRules": [ { "name": "noMore", "meaning": "说不再发生", "words": [ "未再发生", "不再发生" ] } ] }
    """)]
internal sealed record ListRules : ApiRequest<ListRules>;

/// <summary><c>GET /agencies</c>, and its page.</summary>
[Operation(ApiTags.Agencies, "机关", "Agencies with the years held", "收有报告的机关及其收录年度，按名称排列。")]
[Answer(200, "一页机关。", """
    { "total": 1, "items": [ { "id": "230717/民政局", "name": "伊美区民政局", "otherNames": [], "type": "民政", "level": "county",
      "region": "230717", "years": [2024, 2025], "reports": 2 } ] }
    """)]
internal sealed record ListAgencies : ApiRequest<ListAgencies>
{
    [Query("名称中包含的文字。", "伊美", Name = "q")]
    public string? Name { get; init; }
    [Query("只列此地区及其下级的机关。", "230700", IsRegion = true)]
    public string? Region { get; init; }
    [Query("机关类型（职能）。重复为“或”。", "民政")]
    public IReadOnlyList<string> AgencyType { get; init; } = [];
    [Query("机关层级。重复为“或”。", "county", Among = nameof(Choices.Levels))]
    public IReadOnlyList<string> Level { get; init; } = [];
    public ListPaging Page { get; init; } = new();
}

/// <summary><c>GET /regions</c>.</summary>
[Operation(ApiTags.Agencies, "地区", "Regions with the numbers of reports", "收有报告的地区，报告数含其下级。")]
[Answer(200, "地区，按代码排列。", """
    { "items": [ { "code": "230717", "name": "伊美区", "fullName": "黑龙江省伊春市伊美区", "level": "county", "parent": "230700", "reports": 3 } ] }
    """)]
internal sealed record ListRegions : ApiRequest<ListRegions>
{
    [Query("名称中包含的文字。", "伊美", Name = "q")]
    public string? Name { get; init; }
    [Query("只列此地区的直接下级；缺省为全部。", "230700", IsRegion = true)]
    public string? Parent { get; init; }
}

/// <summary><c>GET /healthz</c>.</summary>
[Operation(ApiTags.Catalog, "运行状况", "How the server is", "status 为 ok；索引落后于目录库时为 catchingUp；首次启动正在准备样例、尚不能答复时为 preparing（状态码 503）。change 可作 changedSince 的起点。", Id = "health")]
[Answer(200, "可以答复。", """{ "status": "ok", "change": 17, "indexed": 17, "sample": false }""")]
internal sealed record GetHealth : ApiRequest<GetHealth>;
