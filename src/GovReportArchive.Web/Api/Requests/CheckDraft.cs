using GovReportArchive.Drafts;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>POST /check</c>, without its body.</summary>
[Operation(ApiTags.Drafts, "稿件核查", "Check a draft report",
    "核查尚未公布的年度报告稿：表格勾稽、缺漏、正文与表格、与本机关上年报告的衔接、沿用较早报告和套用他人的文字。请求体为 multipart/form-data（文件 file，txt、docx、html、doc、pdf，至多 16 MB；"
    + "或文字 text）、text/plain，或 application/json（{\"text\":\"……\"}，至多 400000 个字符）。severity 为 error（错误）或 reminder（提醒），错误在前。examined 说明正文的数核对了多少、未核对哪些；rules 是核对过的每条规则和处数，没有列出的没有核对；passed 是其中没有发现的处数，不表示稿件没有错误。只提交一部分（如第五部分）时 examined.fragment 说明是哪一部分，不查缺少什么。place.cells 是所涉指标。机关不能确定时 agencies 列出可能的机关；"
    + "earlier 列出该机关较早的报告；previous 是实际比较的一份，isYearBefore 说明它是否正是上一年度的。参数 agency、year、with 也可作为表单的字段。稿件不存储、不记入日志。")]
[Answer(200, "核查结果。")]
[Answer(400, "请求体、稿件或参数不可用；parameter 是所涉参数，code 是原因。")]
[Answer(413, "稿件太大。")]
[Answer(415, "请求体或文件的类型不可用；detail 说明可用的类型。")]
internal sealed record CheckDraft : ApiRequest<CheckDraft>
{
    [Query("稿件的机关：标识、全称或其一部分；缺省由稿件读出。", "230717/民政局")]
    public string? Agency { get; init; }
    [Query("报告年度；缺省由稿件读出。", "2025", Minimum = DraftBody.FirstYear, Maximum = DraftBody.LastYear)]
    public int? Year { get; init; }

    // A form's own field holds where this is not given.
    [Query("与哪一份较早的报告比较：previous 为该机关最近的较早报告，或一份报告的标识。", DraftChoice.Previous, Default = DraftChoice.Previous)]
    public string? With { get; init; }

    /// <summary>What is chosen here, and else what the body chooses.</summary>
    public DraftChoice Or(DraftChoice body) => new(Agency ?? body.Agency, Year ?? body.Year, With ?? body.With);
}
