using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>GET /agencies/{id}</c>.</summary>
[Operation(ApiTags.Agencies, "一个机关", "One agency: what is held of it, and what it reports over the years",
    "机关页面的数据：名称，历年报告（repeats：正文或数字与上一份相同），各年度的收录情况（years，同 /coverage），以及公民常问的指标（figures）：每个指标的历年序列（series，同 /metrics/{key}/series，"
    + "机关自己的数在前，汇总的数另成一列），与同省同层级同类机关（peers；省级和国家级机关为全国）每年的四分位数。印有数字的机关不足五个的年度没有四分位数。跨年勾稽见 /agencies/{id}/ledger。")]
[Answer(200, "机关。")]
[Answer(404, "没有这个标识的机关。")]
internal sealed record GetAgency : ApiRequest<GetAgency>
{
    [Path("机关标识；其中的斜线写作 %2F。", "230717%2F民政局")]
    public string Id { get; init; } = "";

    // The framework leaves an encoded slash encoded.
    public string Agency => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The ledger of an agency, whose id mostly has a slash inside.</summary>
[Answer(200, "跨年勾稽。")]
[Answer(404, "没有这个标识的机关。")]
internal abstract record LedgerRequest<TSelf> : ApiRequest<TSelf>
    where TSelf : LedgerRequest<TSelf>
{
    protected const string Description =
        "同一机关历年报告之间应当衔接的数字：findings 逐条列出规则（rule）、位置（place）、年度、两边的指标与数值（left、right）和结果（state：ok、fail、notAssessable，"
        + "后者的 reason 是原因）。规则：ledger.carried 上年结转等于上一年度的结转下年度；ledger.inForce 现行有效件数；ledger.items 2020年度的上一年项目数量；"
        + "ledger.cumulative 历年累计；ledger.missing 其间未收录的年度（notAssessable，reason 为 notHeld）；ledger.late 所载发布日期晚于期限；ledger.jump 与上年相差五倍以上。每条归后一年度的报告（report）。"
        + "空白不当作 0。series 是跨表式可比的指标，不可比的各成一列。";

    /// <summary>Id of the agency.</summary>
    public abstract string Agency { get; }
}

/// <summary><c>GET /agencies/{id}/ledger</c>.</summary>
[Operation(ApiTags.Agencies, "一个机关的跨年勾稽", "What must agree between an agency's years", Description)]
internal sealed record GetLedger : LedgerRequest<GetLedger>
{
    [Path("机关标识；其中的斜线写作 %2F，或用下一个地址。", "230717%2F民政局")]
    public string Id { get; init; } = "";

    // The framework leaves an encoded slash encoded.
    public override string Agency => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary><c>GET /agencies/{place}/{name}/ledger</c>.</summary>
[Operation(ApiTags.Agencies, "一个机关的跨年勾稽（标识带斜线）", "What must agree between an agency's years, for an id with a slash", Description)]
internal sealed record GetLedgerOfPlace : LedgerRequest<GetLedgerOfPlace>
{
    [Path("机关标识中斜线以前的部分，多为行政区划代码。", "230717")]
    public string Place { get; init; } = "";
    [Path("机关标识中斜线以后的部分。", "民政局")]
    public string Name { get; init; } = "";

    public override string Agency => (Place + "/" + Name).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which reports are laid side by side.</summary>
internal sealed record Pair : RequestPart
{
    /// <summary>The value of <see cref="With"/> that stands for the agency's report before.</summary>
    public const string Previous = "previous";

    public ReportAddress Report { get; init; } = new();
    [Query("与哪一份对照：previous 为同一机关上一份报告，或另一份报告的标识。", Previous)]
    public string With { get; init; } = Previous;
    [Query("本报告的版本号；缺省为最新版本。", "2", Minimum = 1)]
    public int? Version { get; init; }
    [Query("with 所指报告的版本号；缺省为最新版本。with 为本报告自己的标识时，并列的是同一份报告的两个版本。", "1", Minimum = 1)]
    public int? WithVersion { get; init; }
}

/// <summary><c>GET /reports/{id}/compare</c>, and its page.</summary>
[Operation(ApiTags.Reports, "与上一份报告对照", "A report beside the one before",
    "两份报告并列。sections 按本报告的次序，逐句说明：kept 未变、moved 移动、changed 改写（parts 是逐词差异，数字整个算一个词）、new 新增、dropped 删去（位于原处）；"
    + "prose.share 是本报告正文中沿用的字数之比，isRepeated 为至少 95%；figures 是表格数字相同之比；counts 是表格数字并列，metrics 是表式不同时可比的指标。")]
[Answer(200, "对照。")]
internal sealed record CompareReports : ApiRequest<CompareReports>
{
    public Pair Pair { get; init; } = new();
}

/// <summary><c>GET /reports/{id}/compare.csv</c>.</summary>
[Operation(ApiTags.Reports, "下载对照（CSV）", "A report beside the one before as CSV",
    "每行一句或一个指标：kind 为 sentence（句子）、count（表格数字）或 metric（表式不同时可比的指标），state 是句子的变动，was 与 now 是两份报告中的文字或数字。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "kind,place,state,was,now,difference\r\nsentence,一、总体情况,changed,全年发布信息98条。,全年发布信息121条。,\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportComparison : ApiRequest<ExportComparison>
{
    public Pair Pair { get; init; } = new();
    public TableForm Form { get; init; } = new();
}

/// <summary><c>GET /reports/{id}/compare.xlsx</c>.</summary>
[Operation(ApiTags.Reports, "下载对照（Excel）", "A report beside the one before as a workbook", "每行一句或一个指标，列同 CSV。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportComparisonWorkbook : ApiRequest<ExportComparisonWorkbook>
{
    public Pair Pair { get; init; } = new();
    public WorkbookForm Form { get; init; } = new();
}
