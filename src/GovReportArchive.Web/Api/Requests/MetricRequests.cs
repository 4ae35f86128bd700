using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Api.Contract;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>GET /metrics</c>.</summary>
[Operation(ApiTags.Metrics, "指标一览", "Metrics, with how many reports have each",
    "可作统计的全部指标：先是跨表式的指标（kind 为 metric，如 applicationsReceived 收到申请数），再是各表的单项（kind 为 count，键同 /counts）。keys 是各表式中相加而成它的指标键，没有列出的表式不统计；"
    + "comparable 说明不同表式的数能否相比（exact 相同，near 相近，none 不可比），note 说明差别；reports 是印有该数的报告份数。统计见 /metrics/{key}。")]
[Answer(200, "全部指标。")]
internal sealed record ListMetrics : ApiRequest<ListMetrics>;

/// <summary>A metric in the address.</summary>
[Answer(404, "没有这个指标。")]
internal sealed record MetricAddress : RequestPart
{
    [Path("指标：/metrics 列出的 key，如 applicationsReceived 或 applications.received.total。", "applicationsReceived")]
    public string Key { get; init; } = "";

    /// <summary>The metric; null where there is none.</summary>
    public Metric? Metric => Metric.Find(Key);
}

/// <summary>Which reports count, and which of their numbers.</summary>
internal sealed record CountedReports : RequestPart
{
    [Query("检索式，与 /reports 相同：只统计命中的报告。", "公众号", Name = "q")]
    public string? Text { get; init; }
    public ReportNarrowing Narrowed { get; init; } = new();
    [Query("指标条件：KEY 后接 = != < <= > >= 和数字，或 KEY:missing；与 /reports 相同。重复为“且”。", "applications.received.total>=1",
        Pattern = "^[A-Za-z0-9.]+((=|!=|<|<=|>|>=)-?[0-9]+(\\.[0-9]+)?|:missing)$")]
    public IReadOnlyList<CountCondition> Where { get; init; } = [];
    [Query("检索式的语法。缺省为本站检索式；lucene 为 Lucene 经典语法。", "lucene", Among = nameof(Choices.Syntaxes))]
    public string? Syntax { get; init; }
    [Query("统计哪些统计范围的报告：{0}。缺省为 own 和 unknown。汇总报告已含下级机关自己的数字，所以 aggregate 只能单独选用，或以 by=scope 分开。重复为“或”。", "own", Among = nameof(Choices.Scopes))]
    public IReadOnlyList<string> Scope { get; init; } = [];
    [Query("true：校验不符所涉及的数字不取，按 doubted 计入没有数字的报告。缺省为照印出的取，另以 doubted 说明有几个。", "true")]
    public bool Checked { get; init; }

    /// <summary>The question about a metric.</summary>
    public MetricQuestion Of(Metric metric) => new()
    {
        Metric = metric,
        Reports = new ReportQuery { Text = Text, Syntax = Syntax, Filters = Narrowed.Filters, Where = Where },
        Scopes = Scope,
        OnlyChecked = Checked,
    };
}

/// <summary>How groups of reports are made and what is told of them.</summary>
internal sealed record Grouping : RequestPart
{
    [Query("按什么分组：{0}。可重复，如 by=year&by=province；缺省为不分组。", "year", Among = nameof(Choices.MetricDimensions))]
    public IReadOnlyList<string> By { get; init; } = [];
    [Query("印有数字的机关不足此数的组，只给合计与最小、最大，不给四分位数与平均（withheld 为 tooFew）。", "5", Minimum = 1, Maximum = 1000)]
    public int AtLeast { get; init; } = MetricQuestion.UsualAtLeast;

    public MetricQuestion Of(MetricQuestion question) => question with { By = By, AtLeast = AtLeast };
}

/// <summary>A page of a calculated list.</summary>
internal sealed record MetricPaging : RequestPart
{
    [Query("每页条数，1 至 1000。", "200", Minimum = 1, Maximum = 1000)]
    public int Limit { get; init; } = 200;
    [Query("上一页答复中的 next，原样传回；其他参数须与上一页相同。", "eyJ…")]
    public string? Cursor { get; init; }

    public MetricQuestion Of(MetricQuestion question) => question with { Limit = Limit, Cursor = Cursor };
}

/// <summary>One metric over groups of reports.</summary>
internal sealed record GroupedMetric : RequestPart
{
    public MetricAddress At { get; init; } = new();
    public Grouping Grouped { get; init; } = new();
    public CountedReports Counted { get; init; } = new();

    /// <summary>The question; null where there is no such metric.</summary>
    public MetricQuestion? Question => At.Metric is { } metric ? Grouped.Of(Counted.Of(metric)) : null;
}

/// <summary>One metric, report by report.</summary>
internal sealed record ListedMetric : RequestPart
{
    public MetricAddress At { get; init; } = new();
    [Query("只列这些情形的报告：{0}。重复为“或”；缺省为印有数字的。", "blank", Among = nameof(Choices.MetricStates))]
    public IReadOnlyList<string> State { get; init; } = [];
    public CountedReports Counted { get; init; } = new();

    /// <summary>The question; null where there is no such metric.</summary>
    public MetricQuestion? Question => At.Metric is { } metric ? Counted.Of(metric) with { States = State } : null;
}

/// <summary><c>GET /metrics/{key}</c>.</summary>
[Operation(ApiTags.Metrics, "一个指标的统计", "One metric over groups of reports",
    "一个指标在所选报告中的分布，按 by 分组。每组：reports 报告数，reporting 印有数字的，missing 没有数字的（空白、斜线等从不当作 0），states 逐项说明；agencies 是印有数字的机关数；"
    + "sum、min、q1、median、q3、max、mean；doubted 是其中校验不符所涉及的数字个数。四分位数用 Hyndman–Fan 第 7 种（同 Excel PERCENTILE.INC、R 与 NumPy 的缺省）。"
    + "scopes 是所选统计范围各有几份计入：unknown（未说明）中的政府报告，有的可能已含下级机关的数字。同一机关同一年度只计一份：收有几份的，先取写明是本机关（own）的，再取数字最多的，再取标识最小的；汇总报告（scope=aggregate）另计，缺省不计入。excluded 说明所选而未计入的报告："
    + "unnamed 机关名称不足以分辨，noYear 没有年度，aggregate 汇总报告，otherScope 其他统计范围，second 同一机关同一年度另有一份计入。"
    + "comparable 说明组内各表式的数能否合计：exact、near（note 说明差别）、none（不给合计，withheld 为 notComparable，请加 by=form）。withheld 为 none 是没有一份印有数字。"
    + "sources 是最小值、中位数、最大值所出的报告和表格单元（cells，附永久地址）；values 是列出全组数字的地址。组按值排列，_missing 为没有该值。")]
[Answer(200, "一页组。")]
internal sealed record GetMetric : ApiRequest<GetMetric>
{
    public GroupedMetric Selected { get; init; } = new();
    public MetricPaging Page { get; init; } = new();

    /// <summary>The question; null where there is no such metric.</summary>
    public MetricQuestion? Question => Selected.Question is { } question ? Page.Of(question) : null;
}

/// <summary><c>GET /metrics/{key}.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载一个指标的统计（CSV）", "One metric over groups of reports, as CSV",
    "每行一组，列为各分组项的值与名称、份数、合计与四分位数、中位数所出的报告及其永久地址。含义与 /metrics/{key} 相同；不分页。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "year,province,provinceName,reports,reporting,median\r\n2025,230000,黑龙江省,3,1,4\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportMetric : TableRequest<ExportMetric, GroupedMetric>;

/// <summary><c>GET /metrics/{key}.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载一个指标的统计（Excel）", "One metric over groups of reports, as a workbook", "每行一组，列同 CSV，永久地址为链接。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportMetricWorkbook : WorkbookRequest<ExportMetricWorkbook, GroupedMetric>;

/// <summary><c>GET /metrics/{key}/values</c>.</summary>
[Operation(ApiTags.Metrics, "一个指标的各份报告", "One metric, report by report",
    "逐份列出所选报告中的这个指标：数值、报告及版本、机关、年度、地区、表式，以及所由相加的表格单元（cells）和永久地址。state 不是 number 的没有 value：没有印出数字从不当作 0。"
    + "由大到小；没有数字的在后。哪些报告计入，与 /metrics/{key} 相同。")]
[Answer(200, "一页。")]
internal sealed record ListMetricValues : ApiRequest<ListMetricValues>
{
    public ListedMetric Selected { get; init; } = new();
    public MetricPaging Page { get; init; } = new();

    /// <summary>The question; null where there is no such metric.</summary>
    public MetricQuestion? Question => Selected.Question is { } question ? Page.Of(question) : null;
}

/// <summary><c>GET /metrics/{key}/values.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载一个指标的各份报告（CSV）", "One metric, report by report, as CSV",
    "每行一份报告，含义与 /metrics/{key}/values 相同；不分页。没有印出数字的格为空，不是 0，state 说明原因。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "report,version,agency,year,state,value\r\n230717-民政局-2025,1,伊美区民政局,2025,number,4\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportMetricValues : TableRequest<ExportMetricValues, ListedMetric>;

/// <summary><c>GET /metrics/{key}/values.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载一个指标的各份报告（Excel）", "One metric, report by report, as a workbook", "每行一份报告，列同 CSV，永久地址为链接。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportMetricValuesWorkbook : WorkbookRequest<ExportMetricValuesWorkbook, ListedMetric>;
