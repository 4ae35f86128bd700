using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>What is repeated, and by whom.</summary>
internal sealed record RepeatSelection : RequestPart
{
    [Query("什么与上一份报告相同：{0}。", "prose", Among = nameof(Choices.Repeated))]
    public string What { get; init; } = RepeatQuestion.Any;
    public AgencySelection Agencies { get; init; } = new();

    public RepeatQuestion Question => new(Agencies.Question, What);
}

/// <summary><c>GET /repeats</c>, and its page.</summary>
[Operation(ApiTags.Metrics, "连年与上一份报告相同", "Agencies whose reports repeat the report before, year after year",
    "按连续多少年的报告与同一机关的上一份报告相同排列机关：prose 是正文至少 95% 相同，figures 是表格数字全部相同（不全是 0）。上一份是本库所收该机关此前最近一个年度的报告，before 是其年度；page 是两份的对照。"
    + "每个机关取其最长的一段，同长的取最近的；其间缺一个年度就中断，缺的年度不说明没有发布。")]
[Answer(200, "一页机关。")]
internal sealed record GetRepeats : ApiRequest<GetRepeats>
{
    public RepeatSelection Selected { get; init; } = new();
    public AgencyPaging Page { get; init; } = new();

    public RepeatQuestion Question => Selected.Question with { Agencies = Page.Of(Selected.Question.Agencies) };
}

/// <summary><c>GET /repeats.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载连年相同的报告（CSV）", "Reports that repeat the report before, as CSV", "每行一份报告，含义与 /repeats 相同；不分页。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "rank,agency,agencyId,years,year,repeats\r\n1,伊美区民政局,230717/民政局,1,2025,prose\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportRepeats : TableRequest<ExportRepeats, RepeatSelection>;

/// <summary><c>GET /repeats.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载连年相同的报告（Excel）", "Reports that repeat the report before, as a workbook", "每行一份报告，列同 CSV。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportRepeatsWorkbook : WorkbookRequest<ExportRepeatsWorkbook, RepeatSelection>;
