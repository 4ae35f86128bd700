using GovReportArchive.Drafts;
using GovReportArchive.Drafts.Desk;
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

/// <summary><c>POST /desk</c>, without its body; the page of the same name asks the same.</summary>
[Operation(ApiTags.Drafts, "写稿：逐句先例与核查", "Help with writing the part on problems",
    "写“存在的主要问题及改进情况”这一部分时的参考。请求体为 {\"text\":\"……\"}，至多 8000 个字符，可以为空。last 是该机关上一份报告提出的问题和写下的措施，again 说明稿件是否再提（same 很相近，similar 有些相近）；"
    + "没有可对照的报告时 obstacle 说明原因。sentences 逐句（列举的各项分开）给出作用 role、措辞最接近的先例 precedents（只取各报告的同一部分，同一作用的在前）、wording（shared 为套话：除数字和名称外至少 3 个其他机关的报告有这一句；repeated 为本机关其他年度的报告有这一句；formula 为格式用语）、"
    + "measure（问题的第一句：answered 稿件的措施 remedy 应对它，open 有措施而没有逐条对应的，none 没有措施）和涉及它的核查结果 findings。from、to 只限定查先例的句子，其余照答。check 与 /check 相同，按报告的一部分核查。所提交的文字不存储、不记入日志。")]
[Answer(200, "上年的问题、逐句的先例和核查结果。")]
[Answer(400, "请求体、稿件或参数不可用；parameter 是所涉参数，code 是原因。")]
[Answer(413, "稿件太长。")]
[Answer(415, "请求体不是 application/json。")]
internal sealed record LookAtDraft : ApiRequest<LookAtDraft>
{
    [Query("稿件的机关：标识、全称或其一部分；缺省不与较早的报告对照。", "230717/民政局")]
    public string? Agency { get; init; }
    [Query("报告年度。", "2025", Minimum = DraftBody.FirstYear, Maximum = DraftBody.LastYear)]
    public int? Year { get; init; }
    [Query("true：先例只取与该机关同级、同类的机关。", "true")]
    public bool Alike { get; init; }
    [Query("只对此处之后的句子查先例：文字中的位置，以 UTF-16 单元计。", "0")]
    public int From { get; init; }
    [Query("只对此处之前的句子查先例；缺省至末尾。", "400")]
    public int? To { get; init; }
    [Query("每句最多几条先例，1 至 10。", "3", Minimum = 1, Maximum = 10)]
    public int Limit { get; init; } = 3;

    /// <summary>As the desk is asked.</summary>
    public DeskDraft Of(string text) => new(text, new DraftChoice(Agency, Year)) { Alike = Alike, From = From, To = To ?? int.MaxValue, Limit = Limit };
}
