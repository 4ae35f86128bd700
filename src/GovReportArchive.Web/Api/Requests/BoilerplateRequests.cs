using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>What selects reports by their share of boilerplate and puts them in order.</summary>
internal sealed record ShareSelection : RequestPart
{
    [Filters(SearchKinds.Boilerplate)]
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];
    [Query("套话占比的范围（百分数，不含上限；最后一段含 100）。可重复。", "80-100", Among = nameof(Choices.Shares), Commas = true)]
    public IReadOnlyList<string> Share { get; init; } = [];
    [Query("share 占比由低到高，-share 由高到低。", "-share", Among = nameof(Choices.ShareSorts))]
    public string Sort { get; init; } = "-share";

    /// <summary>Whether the lowest share comes first.</summary>
    public bool IsAscending => Sort == "share";
}

/// <summary><c>GET /boilerplate</c>.</summary>
[Operation(ApiTags.Wordings, "套话占比", "Share of boilerplate, report by report",
    "各报告中有多少句子也见于至少三个其他机关的报告（数字、标点、序号、本机关与本地名称的差异不计）。shared 是这样的句子，repeated 是其余句子中本机关其他报告也有的，own 是都没有的；share 是 shared 所占比例；格式用语（依据、统计期限、联系方式、无其他事项等由格式或法规规定的话）不计入任何一项。"
    + "ranges 是分段计数，不受 share 自身所选范围限制。全部数字出自同一时刻的档案，见 state。")]
[Answer(200, "一页报告。")]
internal sealed record ListBoilerplate : ApiRequest<ListBoilerplate>
{
    public ShareSelection Selected { get; init; } = new();
    [Query("每页条数，0 至 200；0 只要总数与分面。", "20", Maximum = 200)]
    public int Limit { get; init; } = 20;
    [Query(ListPaging.CursorDescription, "200")]
    public int? Cursor { get; init; }
}

/// <summary><c>GET /boilerplate.ndjson</c>.</summary>
[Operation(ApiTags.Wordings, "下载全部套话占比（NDJSON）", "All shares of boilerplate as NDJSON", "每行一份报告，形同 /boilerplate 的 items。" + TextForm.Whole)]
[Answer(200, "每行一份报告。", "{\"report\":\"230717-民政局-2025\",\"agency\":\"伊美区民政局\",\"sentences\":42,\"shared\":30,\"share\":0.714}\n", MediaType = FileAnswer.Lines)]
internal sealed record ExportBoilerplate : LinesRequest<ExportBoilerplate, ShareSelection>;

/// <summary><c>GET /boilerplate.csv</c>.</summary>
[Operation(ApiTags.Wordings, "下载全部套话占比（CSV）", "All shares of boilerplate as CSV", "每行一份报告。" + TableForm.Safe)]
[Answer(200, TableForm.Answer,
    "report,agency,year,region,sentences,shared,repeated,own,share\r\n230717-民政局-2025,伊美区民政局,2025,黑龙江省伊春市伊美区,42,30,5,7,0.7143\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportBoilerplateCsv : TableRequest<ExportBoilerplateCsv, ShareSelection>;

/// <summary><c>GET /boilerplate.xlsx</c>.</summary>
[Operation(ApiTags.Wordings, "下载套话占比（Excel）", "Shares of boilerplate as a workbook", "每行一份报告，列同 CSV。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportBoilerplateWorkbook : WorkbookRequest<ExportBoilerplateWorkbook, ShareSelection>;

/// <summary><c>GET /reports/{id}/boilerplate</c>.</summary>
[Operation(ApiTags.Wordings, "一份报告的套话与自有语句", "A report's sentences: shared, repeated, its own",
    "逐句列出：agencies 是报告中有此句的其他机关数（截至 state 的 change），years 是本机关其他报告有此句的年度（现时），state 为 shared、repeated、own 或 formula（格式用语，只计入 formulas，不计入其余各数）。")]
[Answer(200, "逐句。")]
internal sealed record GetBoilerplate : ReportRequest<GetBoilerplate>;
