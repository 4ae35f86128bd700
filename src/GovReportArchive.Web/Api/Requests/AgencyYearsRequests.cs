using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>Which agencies, and which years of theirs.</summary>
internal sealed record AgencySelection : RequestPart
{
    [Filters(SearchKinds.Agencies)]
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    [Query("只取本库收有此前年度、没有收录这一年度报告的机关；没有收录不说明没有发布。", "2024", Minimum = 1900, Maximum = 2200)]
    public int? NotHeldIn { get; init; }

    public AgencyQuestion Question => new() { Filters = Filters, NotHeldIn = NotHeldIn };
}

/// <summary>A page of agencies with their years.</summary>
internal sealed record AgencyPaging : RequestPart
{
    [Query("每页机关数，1 至 200。", "50", Minimum = 1, Maximum = 200)]
    public int Limit { get; init; } = 50;
    [Query("上一页答复中的 next，原样传回；其他参数须与上一页相同。", "eyJ…")]
    public string? Cursor { get; init; }

    public AgencyQuestion Of(AgencyQuestion question) => question with { Limit = Limit, Cursor = Cursor };
}

/// <summary>One metric of single agencies over the years.</summary>
internal sealed record SeriesOfMetric : RequestPart
{
    public MetricAddress At { get; init; } = new();
    public AgencySelection Agencies { get; init; } = new();
    [Query("true：校验不符所涉及的数字不取，情形为 doubted。", "true")]
    public bool Checked { get; init; }
}

/// <summary><c>GET /metrics/{key}/series</c>.</summary>
[Operation(ApiTags.Metrics, "一个指标的历年序列", "One metric of single agencies over the years",
    "所选机关（agency、region、agencyType、level：其任一份报告相符即选入）逐年的数。每年一点：state 为 number 时有 value，否则说明为何没有（空白、斜线、没有这张表等；notHeld 本库没有收录，不说明没有发布；"
    + "otherScope 收录的报告是另一统计范围）；report 是所出的报告和表格单元。break 为 true：该年表式所计的单元与前一个数不同。机关自己的数与其汇总的数各成一列：scope 为 own（各份报告都写明本机关）、unknown（有的没有说明）或 aggregate（汇总）。"
    + "没有写 year 时，年度从该机关收录的第一年到最后一年；写了则为所写的年度（限于本库收录的年度之间）。")]
[Answer(200, "一页机关的序列。")]
internal sealed record GetSeries : ApiRequest<GetSeries>
{
    public SeriesOfMetric Selected { get; init; } = new();
    public AgencyPaging Page { get; init; } = new();
}

/// <summary><c>GET /metrics/{key}/series.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载一个指标的历年序列（CSV）", "One metric of single agencies over the years, as CSV",
    "每行一个机关的一年，含义与 /metrics/{key}/series 相同；不分页。没有数字的年度 value 为空，state 说明原因。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "agency,agencyId,series,year,state,value\r\n伊美区民政局,230717/民政局,own,2025,number,4\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportSeries : TableRequest<ExportSeries, SeriesOfMetric>;

/// <summary><c>GET /metrics/{key}/series.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载一个指标的历年序列（Excel）", "One metric of single agencies over the years, as a workbook", "每行一个机关的一年，列同 CSV，永久地址为链接。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportSeriesWorkbook : WorkbookRequest<ExportSeriesWorkbook, SeriesOfMetric>;

/// <summary><c>GET /coverage</c>.</summary>
[Operation(ApiTags.Metrics, "收录情况", "Coverage: which years of which agencies are held",
    "机关 × 年度：哪些年度收有报告（held），哪些没有（notHeld：本库没有收录，不说明没有发布），哪些晚于期限（late），哪些收有不止一个原件（changed：发布后又有改动，或以另一种文件再次发布）。"
    + "期限按《条例》：2019年度起部门为次年1月31日、县级以上地方政府为次年3月31日，2018年度及以前一律为次年3月31日；published 是已知的发布日期，publishedBasis 是其依据，网页日期（page）可能是后来重新发布的；"
    + "说不出早晚的没有 late，reason 说明原因（见 /rules 的 reasons）。years 是所选全部机关的合计：held 等于 inTime、late、undecided 之和。没有写 year 时，每个机关从收录的第一年到最后一年；"
    + "写了则为所写的年度（限于本库收录的年度之间）。一年收有几份的，取计入统计的一份，reports 是份数。excluded 是所选而不在表中的报告：unnamed 机关名称不足以分辨，noYear 没有年度。")]
[Answer(200, "一页机关。")]
internal sealed record GetCoverage : ApiRequest<GetCoverage>
{
    public AgencySelection Selected { get; init; } = new();
    public AgencyPaging Page { get; init; } = new();
}

/// <summary><c>GET /coverage.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载收录情况（CSV）", "Coverage as CSV", "每行一个机关的一年，含义与 /coverage 相同；不分页。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "agency,agencyId,year,state\r\n伊美区民政局,230717/民政局,2025,held\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportCoverage : TableRequest<ExportCoverage, AgencySelection>;

/// <summary><c>GET /coverage.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载收录情况（Excel）", "Coverage as a workbook", "每行一个机关的一年，列同 CSV。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportCoverageWorkbook : WorkbookRequest<ExportCoverageWorkbook, AgencySelection>;

/// <summary>What is ranked, and how.</summary>
internal sealed record RankingForm : RequestPart
{
    [Query("指标：/metrics 列出的 key。必写。", "applicationsReceived")]
    public string? Metric { get; init; }
    [Query("排什么：{0}。", "agency", Among = nameof(Choices.Ranked))]
    public string By { get; init; } = RankingQuestion.Agency;
    [Query("地区按其机关的什么数排：{0}。by=agency 时不起作用。", "sum", Among = nameof(Choices.RankedBy))]
    public string Of { get; init; } = "sum";
    [Query("次序：{0}。", "desc", Among = nameof(Choices.RankingOrders))]
    public string Order { get; init; } = "desc";
    [Query("true：按占总数的比例排，而不按数值。只用于结果指标：不予公开等占办结申请，维持、纠错占复议、诉讼；总数不足 10 的不排。地区一律用合计。", "true")]
    public bool Share { get; init; }
    [Query("地区按中位数或平均数排时，印有数字的机关不足此数的不排（notRanked 的 tooFew）；同类同级机关不足此数的，不给在其中的位置（peers）。", "5", Minimum = 1, Maximum = 1000)]
    public int AtLeast { get; init; } = MetricQuestion.UsualAtLeast;

    /// <summary>The question.</summary>
    /// <exception cref="QueryParameterException">No metric is named, or one that there is not.</exception>
    public RankingQuestion Question(CountedReports counted)
    {
        if (Metric is null) throw new QueryParameterException("metric", "须以 metric 写明指标，例如 metric=applicationsReceived；全部指标见 /api/v1/metrics。");
        if (Analysis.Statistics.Metric.Find(Metric) is { } metric) return new RankingQuestion(counted.Of(metric) with { AtLeast = AtLeast }, By, Of, Order == "asc", Share);
        IReadOnlyList<string> nearest = Analysis.Statistics.Metric.Nearest(Metric);
        throw new QueryParameterException("metric", $"没有指标“{Metric}”{CountKeys.Offered(nearest)}。全部指标见 /api/v1/metrics。", nearest);
    }
}

/// <summary>A ranking, and the reports that count in it.</summary>
internal sealed record RankingSelection : RequestPart
{
    public RankingForm Form { get; init; } = new();
    public CountedReports Counted { get; init; } = new();

    /// <summary>The question, without a page.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="RankingForm.Question"/>.</exception>
    public RankingQuestion Ranked() => Form.Question(Counted);
}

/// <summary><c>GET /rankings</c>.</summary>
[Operation(ApiTags.Metrics, "排名", "Who has most of a metric in one year",
    "一个指标（metric）在一个年度（year，必写，只写一个）的排名。数相同的名次相同，其后的名次空出（1、2、2、4）。没有数字的不参与排名：notRanked 按原因列出各有几个"
    + "（机关同 /metrics/{key}/values 的 state；地区为 none 没有机关印有数字、tooFew 机关太少、noPlace 不属于任何一地或地区不明的报告数）。所涉表式不可比（comparable 为 none）时不排名，请加 form。机关的名次附：change 与上年相比（两年都印有数字、统计范围相同、可比；上年不足 10 的没有 ratio），"
    + "peers 同类同级的其他机关有几个、其中几个的数较小，share 占总数（whole 的指标）的比例，总数不足 10 或小于该数的没有。地区不与上年相比：合计随收录的机关而变。"
    + "按比例排（share=true）而不排的：noWhole 没有印总数，smallWhole 总数不足 10，overWhole 大于总数。notHeld 是本库收有其他年度而没有这一年度报告的机关，不说明没有发布。哪些报告计入，与 /metrics/{key} 相同。")]
[Answer(200, "一页名次。")]
internal sealed record GetRankings : ApiRequest<GetRankings>
{
    public RankingSelection Selected { get; init; } = new();
    public MetricPaging Page { get; init; } = new();

    /// <summary>The question.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="RankingSelection.Ranked"/>.</exception>
    public RankingQuestion Question()
    {
        RankingQuestion question = Selected.Ranked();
        return question with { Counted = Page.Of(question.Counted) };
    }
}

/// <summary><c>GET /rankings.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载排名（CSV）", "A ranking as CSV", "每行一个名次，含义与 /rankings 相同；不分页，没有名次的不列。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "rank,label,id,value\r\n1,伊美区民政局,230717/民政局,4\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportRanking : TableRequest<ExportRanking, RankingSelection>;

/// <summary><c>GET /rankings.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载排名（Excel）", "A ranking as a workbook", "每行一个名次，列同 CSV，永久地址为链接。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportRankingWorkbook : WorkbookRequest<ExportRankingWorkbook, RankingSelection>;
