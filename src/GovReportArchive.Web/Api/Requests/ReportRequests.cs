using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>The filters of reports.</summary>
internal sealed record ReportNarrowing : Narrowing
{
    [Filters(SearchKinds.Reports)]
    public override IReadOnlyList<ReportFilter> Filters { get; init; } = [];
}

/// <summary><c>GET /reports</c>, and the search page.</summary>
[Operation(ApiTags.Reports, "检索报告", "Search reports",
    "检索式、筛选、指标条件、分面、排序、分页。答复的 total 精确；highlights 的 text 是原文片段，marks 是命中的起点与长度（UTF-16 单位）；"
    + "按指标排序时，命中的 sorted 是该指标：数字 value 或格中的内容 state，及其永久地址；分面的 missing 是没有该值的报告数，other 是未列出的值所含的报告数；没有命中时 help 说明原因（terms 与 filters 各部分单独的 total 和去掉它之后的 without，spellings 是相近的写法）；命中不足十份而检索式是几个词语时，broader 另给出含任一词语的报告：query 是其检索式，total 是不在命中之内的份数，items 是其中最相关的，填满最后一页为止；它们不计入 total、分面和导出；synonyms=true 时，synonyms 列出报告中的其他说法（word、query、total）；next 是下一页的 cursor，末页不出现。")]
[Answer(200, "一页命中。")]
internal sealed record SearchReports : ApiRequest<SearchReports>
{
    public Selection<ReportNarrowing> Selected { get; init; } = new();
    [Query("要计数的分面，可重复。计数为精确值，不受本分面自身所选值限制。", "year,agencyType", Among = nameof(Choices.ReportFacets), Commas = true)]
    public IReadOnlyList<string> Facet { get; init; } = [];
    public Counting Counting { get; init; } = new();
    public Paging Page { get; init; } = new();
    [Query("命中另带的内容，可重复。记录中的同名项：{0}（archive 除外，为 versions、changed 与 page）；或任一指标键（见 /api/v1/counts），列在 values 中：state 为 number（数字）、noTable（没有该表）或格中的内容（blank 空白、slash “/”等），page 是永久地址。"
        + "报告没有说的不出现。带有任一项时另有 version。至多 40 项。sections 每页至多约四百万字：超过时这一页提前结束，由 next 继续。", "applications.received.total", Listed = nameof(Choices.HitFields), Pattern = "^[A-Za-z0-9.]+$")]
    public IReadOnlyList<HitField> Fields { get; init; } = [];
    [Query("true：检索式是几个词语时，synonyms 列出报告中的其他说法及各能找到的份数；它们不计入任何计数。", "true")]
    public bool Synonyms { get; init; }

    public ReportQuery Query => Counting.Of(Selected.Query, Facet) with { Limit = Page.Limit, Cursor = Page.Cursor, Fields = Fields, OffersSynonyms = Synonyms };
}

/// <summary><c>GET /reports.ndjson</c>.</summary>
[Operation(ApiTags.Reports, "下载全部命中（NDJSON）", "All reports that match as NDJSON records", "每行一份报告的完整记录（govreport-record/1），可由 govreport import 读入。逐条发送，不限条数。" + TextForm.Whole)]
[Answer(200, "每行一条记录。", "{\"schema\":\"govreport-record/1\",\"id\":\"230717-民政局-2025\",\"title\":\"……\"}\n", MediaType = FileAnswer.Lines)]
internal sealed record ExportRecords : LinesRequest<ExportRecords, Selection<ReportNarrowing>>;

/// <summary><c>GET /reports.csv</c>.</summary>
[Operation(ApiTags.Reports, "下载全部命中（CSV）", "All reports that match as CSV", "每行一份报告：标识、标题、机关、年度、地区等，以及全部指标。报告没有印出数字的格为空，不是 0。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "id,title,agency,year\r\n230717-民政局-2025,……,伊美区民政局,2025\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportCsv : TableRequest<ExportCsv, Selection<ReportNarrowing>>;

/// <summary><c>GET /reports.xlsx</c>.</summary>
[Operation(ApiTags.Reports, "下载全部命中（Excel）", "All reports that match as a workbook", "每行一份报告，列同 CSV。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportReportsWorkbook : WorkbookRequest<ExportReportsWorkbook, Selection<ReportNarrowing>>;

/// <summary><c>GET /suggest</c>.</summary>
[Operation(ApiTags.Reports, "输入提示", "Suggestions while somebody types",
    "键入时的提示：机关（含曾用名、简称、印出的名称）、地区、常见词语。从名称中间的文字也能找到；依次为全等、开头、包含、简称，同类按报告数。"
    + "value 用作同名筛选的值（agency、region），term 用作检索词；matched 是所匹配的另一名称；marks 是匹配之处在 matched（没有则在 label）中的起点与长度；count 是选它之后的报告数。")]
[Answer(200, "提示，最合适的在前。")]
[OwnFreshness]
internal sealed record Suggest : ApiRequest<Suggest>
{
    [Query("已键入的文字，一个词或名称的任一部分；也可以是简称（如 市科委）或拼音首字母（如 rsj）。", "市科委", Name = "q")]
    public string? Typed { get; init; }
    [Query("只要这些种类：agency（机关）、region（地区）、term（词语）。可重复；缺省为全部。", "agency", Among = nameof(Choices.SuggestionKinds), Commas = true)]
    public IReadOnlyList<string> Kind { get; init; } = [];
    [Query("至多几条，0 至 50。", "10", Maximum = ReportSuggester.LargestLimit)]
    public int Limit { get; init; } = 10;
}

/// <summary><c>GET /reports/{id}</c>.</summary>
[Operation(ApiTags.Reports, "一份报告的记录", "The record of a report",
    "报告的完整记录，另有 archive 一项：版本、变更序号、各地址，同一机关前后两份报告（previous、next），以及 chosen：原件中数字连写、读取时未能判定的行，由相邻年度的勾稽判定的读法及其依据；这是本库的推断，不在 counts 中，不参与检索、排序与导出；figures 是最常要看的六个数字，各由 keys 所列的格相加，旁边是所衔接的上一份报告（with）的数字，表式或统计范围不同而不能比的不给。更正已覆盖其上并列于 corrections。"
    + "figures 是正文中的数字：what 计的是什么，key 是所对应的指标（或几个指标之和），scope 是谁的数（own 本机关、本级，aggregate 全市、各部门；没有说明的不出现），"
    + "comparator 为 =、>（余、超过）、<（不足）、~（约）或 all（均、全部），未收到、未发生作 0；state 为 matched（与表格或句中算术相符）、contradicted（不符，checks 中必有同一处的 fail）"
    + "或 unassigned（没有可比的数），against 是所比的数。quote 在 section 的 start 处。支持 ETag 与 If-None-Match。")]
[Answer(200, "记录。")]
[Answer(200, "请求头 Accept 要 text/csv 时，指标与描述为 CSV 的一行。", "id,title,agency,year\r\n230717-民政局-2025,……,伊美区民政局,2025\r\n", MediaType = FileAnswer.Table)]
[Answer(303, "请求头 Accept 首先要 text/html；Location 是报告的网页。")]
[Answer(304, "自所给 ETag 或 Last-Modified 以来没有变动。")]
[Answer(406, "请求头 Accept 所列的格式都不提供；allowed 是可用的格式。")]
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能下载为 CSV。")]
[OwnFreshness]
internal sealed record GetReport : VersionRequest<GetReport>;

/// <summary><c>GET /reports/{id}/versions</c>.</summary>
[Operation(ApiTags.Reports, "一份报告的各版本", "The versions of a report", "每个不同的原件是一个版本，旧版本永久保留。")]
[Answer(200, "各版本，由旧到新。")]
internal sealed record ListVersions : ReportRequest<ListVersions>;

/// <summary><c>GET /reports/{id}/original</c>.</summary>
[Operation(ApiTags.Reports, "原件", "The original file of a report", "收录时的文件，逐字节不变，一律作为附件下载；Repr-Digest 是其 SHA-256。支持 Range 与 ETag。")]
[Answer(200, "原件的字节。", MediaType = FileAnswer.Bytes)]
[Answer(206, "原件的一段。", MediaType = FileAnswer.Bytes)]
[OwnFreshness]
internal sealed record GetOriginal : VersionRequest<GetOriginal>;

/// <summary><c>GET /reports/{id}/original/place</c>, and the page of the original.</summary>
[Operation(ApiTags.Reports, "原件中的位置", "Where in the original something stands",
    "原件按本库读出的文字（blocks：段落或表格），标出一个条目（section 与 item）或一个指标（key）所在之处；都不给则只有文字。state 为 found（已标出）、several（文字不止一处，都已标出）、row（只知是哪一行，已标出该行）、"
    + "notFound（重新读取后没有找到，什么也不标）、none（没有要找的）或 unreadable（problem 说明原因）。PDF 另给出页数 pages 与 areas：所在的页及四边在页面长宽中的比例，页面的图片见 original/pages/{page}。原件是图片的，不重新识别，没有位置。过长的只给出所标之处前后（isCut）。")]
[Answer(200, "原件的文字与位置。")]
[OwnFreshness]
internal sealed record GetOriginalPlace : VersionRequest<GetOriginalPlace>
{
    [Query("部分在报告中的序号，与 item 一起给。", "5", Minimum = 1)]
    public int? Section { get; init; }
    [Query("条目在部分中的序号，从 1 起，小标题不计。", "2", Minimum = 1)]
    public int? Item { get; init; }
    [Query("条目文字的指纹，同条目的永久地址。", "Yx3kQmZ0", Name = "f")]
    public string? Fingerprint { get; init; }
    [Query("指标的键，见 /api/v1/counts。", "applications.received.total", Pattern = "^[A-Za-z0-9.]+$")]
    public string? Key { get; init; }
    [Query("网页显示 PDF 的第几页；缺省为所标之处。", "1", Minimum = 1)]
    public int? Page { get; init; }
}

/// <summary><c>GET /reports/{id}/original/pages/{page}</c>.</summary>
[Operation(ApiTags.Reports, "原件一页的图片", "A page of an original as a picture", "原件为 PDF 时一页的图片（PNG，长边 1600 点），由可选程序 pdftoppm 画出；没有安装、没有这一页或画不出来时答 404 并说明原因。页面的内容照原件，不作改动。")]
[Answer(200, "图片。", MediaType = FileAnswer.Bytes)]
[Answer(304, "自所给 ETag 以来没有变动。")]
[OwnFreshness]
internal sealed record GetOriginalPage : VersionRequest<GetOriginalPage>
{
    [Path("第几页，从 1 起。", "1")]
    public int Page { get; init; }
}

/// <summary>What a report's page is asked with: it marks the hits of <c>q</c>, or the report's own sentences.</summary>
internal sealed record ShowReport : ApiRequest<ShowReport>
{
    public VersionChoice At { get; init; } = new();
    [Query("检索式。", "公众号", Name = "q")]
    public string? Text { get; init; }
    [Query("true：标出本报告自有的句子。", "true")]
    public bool Own { get; init; }
    [Query("true：列出写得最相近的报告。", "true")]
    public bool Similar { get; init; }
}
