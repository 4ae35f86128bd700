using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>The filters of one search.</summary>
internal abstract record Narrowing : RequestPart
{
    public abstract IReadOnlyList<ReportFilter> Filters { get; init; }
}

/// <summary>What selects reports, or passages of reports, and puts them in order.</summary>
internal sealed record Selection<TNarrowing> : RequestPart
    where TNarrowing : Narrowing, new()
{
    [Query("检索式。加引号为原文包含（忽略全半角、大小写、繁简与标点形态差异），不加引号按词检索；支持 AND OR NOT、括号、字段（如 问题:\"形式单一\"）、\"甲 乙\"~10 邻近。语法见 /help。", "\"政策解读\" AND 公众号", Name = "q")]
    public string? Text { get; init; }
    public TNarrowing Narrowed { get; init; } = new();
    [Query("指标条件：KEY 后接 = != < <= > >= 和数字，或 KEY:missing（报告中没有该数字）。只对印有该数字的报告成立：=0 不含空白。重复为“且”。KEY 见 /api/v1/counts。", "applications.received.total>=1",
        Pattern = "^[A-Za-z0-9.]+((=|!=|<|<=|>|>=)-?[0-9]+(\\.[0-9]+)?|:missing)$")]
    public IReadOnlyList<CountCondition> Where { get; init; } = [];
    [Query("排序：score（相关度）、year、agency、changed（最近变动），或任一指标 KEY；前加 - 为降序。没有该数字的报告总在最后；并列者按 id。缺省：有检索式时为 score，否则为 -year。", "-applications.received.total", Pattern = "^-?[A-Za-z0-9.]+$")]
    public string? Sort { get; init; }
    [Query("只要此变更序号之后有变动的报告（变更序号见 /api/v1/healthz 的 change 及报告记录的 changed）。维护一份副本请用 /api/v1/changes，它也列出撤下的。", "0")]
    public long? ChangedSince { get; init; }
    [Query("检索式的语法。缺省为本站检索式；lucene 为 Lucene 经典语法（如 title:公开^2 +问题 -\"形式单一\"），供熟悉它的人用：筛选与分面相同，但结果不带标记，也不作改进建议。", "lucene", Among = nameof(Choices.Syntaxes))]
    public string? Syntax { get; init; }

    /// <summary>As the archive asks it; without page and facets.</summary>
    public ReportQuery Query => new() { Text = Text, Syntax = Syntax, Filters = Narrowed.Filters, Where = Where, Sort = Sort, ChangedSince = ChangedSince };
}

/// <summary>How facets are counted, apart from which.</summary>
internal sealed record Counting : RequestPart
{
    /// <summary>Values that one facet lists.</summary>
    private const int UsualValues = 50;

    // Every rule in every state: what fails is rare and would be cut off.
    private const int CheckValues = 1000;

    [Query("在分面的值中查找：分面名、冒号、文字，只列出名称（机关含其他名称，地区含上级名称）或代码中有此文字的值；分面由此加入，不必另写 facet。每个分面一次。", "agency:民政")]
    public IReadOnlyList<SoughtValue> FacetContains { get; init; } = [];
    [Query("每个分面至多列几个值，1 至 1000，缺省 50；其余计入 other。", "50", Minimum = 1, Maximum = 1000)]
    public int? FacetLimit { get; init; }
    [Query("按指标数值分段计数：KEY 或 KEY:由小到大的界限。结果列在 facets 的 KEY 下，value 可直接接在检索式的 KEY: 之后；小于第一个界限的计入 other，没有读到数字的计入 missing；不受对该指标自身的条件限制。", "applications.received.total:0,1,10,100")]
    public IReadOnlyList<CountRanges> Range { get; init; } = [];

    [Query("1：分面的每个值附一份样例 example（report、title、page、url）：命中之中带有该值的一份，条目检索为一条；总是 id 最小的那一份。", "1", Maximum = 1)]
    public int Examples { get; init; }

    /// <summary>A query with its facets.</summary>
    /// <param name="query">The query.</param>
    /// <param name="names">Facets to count beside those among whose values something is sought.</param>
    public ReportQuery Of(ReportQuery query, IEnumerable<string> names)
    {
        Dictionary<string, RequestedFacet> facets = [];
        foreach (string name in names) facets[name] = Facet(name);
        foreach (SoughtValue sought in FacetContains) facets[sought.Facet] = Facet(sought.Facet) with { Containing = sought.Text };
        return query with { Examples = Examples > 0, Facets = [.. facets.Values], Ranges = [.. Range.DistinctBy(ranges => ranges.Key, StringComparer.Ordinal)] };
    }

    // Years and shares in descending order, other facets by count.
    private RequestedFacet Facet(string name) =>
        new(name, FacetLimit ?? (name == "check" ? CheckValues : UsualValues), ByValue: name is "year" or "boilerplate");
}

/// <summary>What is sought among the values of a facet: <c>agency:民政</c>.</summary>
internal sealed record SoughtValue(string Facet, string Text)
{
    /// <exception cref="QueryParameterException">No facet stands before it.</exception>
    public static SoughtValue Parse(string text) => text.Split([':', '：'], 2) is [string name, string sought]
        ? new SoughtValue(name, sought)
        : throw new QueryParameterException("facetContains", $"facetContains 的值“{text}”应写作 分面名:文字，例如 agency:民政。");
}

/// <summary>A page of hits.</summary>
internal sealed record Paging : RequestPart
{
    [Query("每页条数，0 至 200；0 只要总数与分面。", "20", Maximum = 200)]
    public int Limit { get; init; } = 20;
    [Query("上一页答复中的 next，原样传回；其他参数须与上一页相同。", "eyJ…")]
    public string? Cursor { get; init; }
}

/// <summary>A page of a list that is counted through.</summary>
internal sealed record ListPaging : RequestPart
{
    public const string CursorDescription = "上一页答复中的 next，原样传回。";

    [Query("每页条数，0 至 1000。", "200", Maximum = 1000)]
    public int Limit { get; init; } = 200;
    [Query(CursorDescription, "200")]
    public int? Cursor { get; init; }
}

/// <summary>How all hits are written as a file of text.</summary>
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能下载。")]
internal abstract record TextForm : RequestPart
{
    /// <summary>What descriptions of files end with.</summary>
    public const string Whole = "完整发送的文件以 trailer 给出条数 Item-Count 与 SHA-256 Unencoded-Digest（按未压缩的文件计）；没有发送完的，连接中断，不会正常结束。";

    [Query("true：文件以 UTF-8 BOM 开头，Excel 才能正确显示中文。", "true")]
    public bool Bom { get; init; }
}

/// <summary>How all hits are written as lines.</summary>
internal sealed record LinesForm : TextForm
{
    [Query("true：末行为 {\"end\":{\"count\":条数,\"sha256\":此前全部字节的 SHA-256}}，供看不到 trailer 的程序核对是否完整；govreport import 认得这一行。", "true")]
    public bool End { get; init; }
}

/// <summary>A workbook of all hits.</summary>
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能下载。")]
internal sealed record WorkbookForm : RequestPart
{
    public const string Answer = "Excel 工作簿（.xlsx）。";

    /// <summary>What descriptions of workbooks end with.</summary>
    public const string About = "表头为中文，指标附单位，数字为数值；非数字的格照报告所印，与 0 不同。末一张表“说明”写明查询条件、变更序号与没有导出的内容。超过一张表的行写在下一张，超过一格的文字截断并注明。";
}

/// <summary>How all hits are written as a table.</summary>
internal sealed record TableForm : TextForm
{
    public const string Answer = "CSV（RFC 4180），UTF-8。";

    /// <summary>What descriptions of tables end with.</summary>
    public const string Safe = "以 = + - @（也包括全角）或控制字符开头的文字前加撇号，不会被当作公式。" + Whole;

    [Query("表头：keys 为英文键名，labels 为中文名称。", "labels", Among = nameof(Choices.Headers))]
    public string Headers { get; init; } = "keys";
}

/// <summary>A report in the address.</summary>
[Answer(308, "标识已改；Location 是现用地址。")]
[Answer(404, "没有这个标识或版本。", """
    { "type": "/help#problem-not-found", "title": "没有找到", "status": 404, "code": "not-found", "detail": "没有标识为 230717-某局-2025 的报告。" }
    """)]
[Answer(410, "报告已撤下，reason 是原因。", """
    { "type": "/help#problem-withdrawn", "title": "报告已撤下", "status": 410, "code": "withdrawn", "detail": "报告 230717-民政局-2025 已撤下：含个人信息", "reason": "含个人信息" }
    """)]
internal abstract record OfReport : RequestPart;

/// <summary>A report, whatever its version.</summary>
internal sealed record ReportAddress : OfReport
{
    [Path("报告标识；曾用标识（aliases）会重定向到现用标识。", "230717-民政局-2025")]
    public string Id { get; init; } = "";
}

/// <summary>One version of a report, for good.</summary>
internal sealed record VersionAddress : OfReport
{
    [Path("报告标识；曾用标识会重定向到现用标识。标识中的斜线写作 %2F。", "230717-民政局-2025")]
    public string Id { get; init; } = "";
    [Path("版本号，从 1 起。", "1")]
    public int Version { get; init; }
}

/// <summary>One version of a report, or the newest.</summary>
internal sealed record VersionChoice : RequestPart
{
    [Query("版本号，从 1 起；缺省为最新版本。", "1", Minimum = 1)]
    public int? Version { get; init; }
}
