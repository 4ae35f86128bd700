using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>The filters of passages, of which one is the very wording.</summary>
internal sealed record PassageNarrowing : Narrowing
{
    [Filters(SearchKinds.Passages)]
    public override IReadOnlyList<ReportFilter> Filters { get; init; } = [];
    [Query("只要与此措辞逐字相同的条目；值取自条目的 wording。", "Yx3kQmZ0a1bC")]
    public string? Wording { get; init; }
}

/// <summary><c>GET /passages</c>, and its page.</summary>
[Operation(ApiTags.Passages, "措辞查找", "Search passages",
    "检索各部分的条目（一是……、（二）……、3.……；没有序号的为句子）。检索式、筛选、分面、排序与分页同检索报告；在条目及其上小标题的文字中检索；指标条件与按指标排序说的是条目所在的报告，后者的 sorted 是该报告的这一指标。"
    + "total 与分面计条目数。before、after 是前后条目；page 是永久地址。问题的 remedy 是同一报告中应对它的措施，basis 说明按什么对应（number 序号，wording 措辞，item 同一条中）；没有逐条对应的，measures 列出该部分的措施。")]
[Answer(200, "一页条目。")]
internal sealed record SearchPassages : ApiRequest<SearchPassages>
{
    public Selection<PassageNarrowing> Selected { get; init; } = new();
    [Query("true：逐字相同的条目（不计序号和末尾标点）合为一条，same 给出条目数、机关数与年度；total 与分面仍计全部条目。", "true")]
    public bool Fold { get; init; }
    [Query("要计数的分面，可重复。计数为精确值，不受本分面自身所选值限制。", "role,section", Among = nameof(Choices.PassageFacets), Commas = true)]
    public IReadOnlyList<string> Facet { get; init; } = [];
    public Counting Counting { get; init; } = new();
    public Paging Page { get; init; } = new();

    public ReportQuery Query => Counting.Of(Selected.Query, Facet) with { Limit = Page.Limit, Cursor = Page.Cursor };
}

/// <summary><c>GET /passages.ndjson</c>.</summary>
[Operation(ApiTags.Passages, "下载全部条目（NDJSON）", "All passages that match as NDJSON", "每行一个条目，形同 /passages 的 items。逐条发送，不限条数。" + TextForm.Whole)]
[Answer(200, "每行一个条目。", "{\"report\":\"230717-民政局-2025\",\"version\":1,\"text\":\"……\"}\n", MediaType = FileAnswer.Lines)]
internal sealed record ExportPassages : LinesRequest<ExportPassages, Selection<PassageNarrowing>>;

/// <summary><c>GET /passages.csv</c>.</summary>
[Operation(ApiTags.Passages, "下载全部条目（CSV）", "All passages that match as CSV", "每行一个条目，带机关、年度、部分、序号与永久地址。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "text,role,section\r\n二是解读形式单一。,问题,问题与改进\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportPassagesCsv : TableRequest<ExportPassagesCsv, Selection<PassageNarrowing>>;

/// <summary><c>GET /passages.xlsx</c>.</summary>
[Operation(ApiTags.Passages, "下载全部条目（Excel）", "All passages that match as a workbook", "每行一个条目，列同 CSV，永久地址为链接。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportPassagesWorkbook : WorkbookRequest<ExportPassagesWorkbook, Selection<PassageNarrowing>>;

/// <summary><c>GET /passages.docx</c>.</summary>
[Operation(ApiTags.Passages, "摘录条目（Word）", "Chosen passages as a document with citations",
    "每个条目照报告所印，其下注明出处与永久地址，末尾按 GB/T 7714 列出所引报告，并写明查询条件。条目由检索式与筛选选出（至多 limit 条，多出的在文中说明），或由 passage 逐条指定，按所给次序；二者不能同时使用。"
    + "同一 group 的条目在同一标题之下，按第一条的次序。")]
[Answer(200, "Word 文档（.docx）。", MediaType = FileAnswer.Document)]
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能下载。")]
internal sealed record ExportPassagesDocument : ApiRequest<ExportPassagesDocument>
{
    public const int Most = 300;

    public Selection<PassageNarrowing> Selected { get; init; } = new();
    [Query("逐条指定：条目的永久地址（答复中的 page 或 url，也可以是完整网址）。重复为多条，至多 300 条。", "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2")]
    public IReadOnlyList<ItemAddress> Passage { get; init; } = [];
    [Query("按此归在一起并加标题：{0}。缺省不归并。", "agency", Among = nameof(Choices.PassageGroups))]
    public string? Group { get; init; }
    [Query("至多几条，1 至 300。", "100", Minimum = 1, Maximum = Most)]
    public int Limit { get; init; } = 100;
}

/// <summary><c>POST /precedents</c>, without its body; and the form of the page of passages.</summary>
[Operation(ApiTags.Passages, "句子的先例", "Passages worded most like a text",
    "请求体为 {\"text\":\"……\"}，最多 4000 个字符、30 句。对每一句给出措辞最接近的条目：similarity 为相似度（0 至 1），sentenceMarks 与条目的 marks 标出两边共有的文字。"
    + "小标题（如“（二）依申请公开情况”）各报告都有，不查先例，heading 为 true。所提交的文字不存储、不记入日志。参数筛选参与比较的条目。")]
[Answer(200, "每句的先例，由近及远，同样措辞只列一条。")]
[Answer(413, "请求体太大。")]
[Answer(415, "请求体不是 application/json。")]
internal sealed record FindPrecedents : ApiRequest<FindPrecedents>
{
    [Filters(SearchKinds.Passages)]
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];
    [Query("true：每句的先例中相同或几乎相同的条目合为最相近的一条，same 给出条目数、机关数与年度，只有几处不同的另附文字。", "true")]
    public bool Fold { get; init; }
    [Query("每句最多几条，1 至 20。", "5", Minimum = 1, Maximum = 20)]
    public int Limit { get; init; } = 5;
}

/// <summary><c>GET /r/{id}/v/{version}/s/{section}/i/{item}</c>, and its page.</summary>
[Operation(ApiTags.Permanent, "一个条目（永久地址）", "One passage of one version",
    "地址写明版本，所引的内容不因报告再次发布而改变；newestVersion 大于条目的 version 时，报告已有新版本。"
    + "found 为 number（就在地址所写之处）、moved（条目仍在，序号已变）或 recut（文字仍在，条目的划分已变）；找不到所引的文字时答 404，section 为该部分的全文。"
    + "条目为问题时，remedy 是同一报告中应对它的措施：basis 为 number（序号对应）、wording（措辞对应）或 item（就在条目之中）；没有逐条对应的，measures 列出该部分的措施。")]
[Answer(200, "条目及其前后、应对措施。")]
internal sealed record GetItem : ApiRequest<GetItem>
{
    public VersionAddress Report { get; init; } = new();
    [Path("部分在报告中的序号，从 1 起。", "5")]
    public int Section { get; init; }
    [Path("条目在部分中的序号，从 1 起，小标题不计。", "2")]
    public int Item { get; init; }
    [Query("条目文字的指纹，本服务给出的永久地址都带有它：条目 wording 的前 8 个字符。序号处的条目不是所引的文字时（规则改变后重新解析），按指纹在同一版本中找到它。缺省：只按序号。", "Yx3kQmZ0", Name = "f")]
    public string? Fingerprint { get; init; }
    [Query("true：条目为问题时，另看同一机关下一年度的报告中此问题是否仍在。", "true")]
    public bool NextYear { get; init; }
}

/// <summary><c>GET /r/{id}/v/{version}/c/{key}</c>.</summary>
[Operation(ApiTags.Permanent, "一个指标（永久地址）", "One count of one version", "某一版本中的一个指标。value 只在报告印有数字时出现；cell 说明格中不是数字的内容。")]
[Answer(200, "指标。")]
internal sealed record GetCount : ApiRequest<GetCount>
{
    public VersionAddress Report { get; init; } = new();
    [Path("指标的键，见 /api/v1/counts。", "applications.received.total")]
    public string Key { get; init; } = "";
}
