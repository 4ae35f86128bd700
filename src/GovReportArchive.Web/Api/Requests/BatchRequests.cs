using System.Text.Json.Serialization;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Moments;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>POST /batch</c>, without its body.</summary>
[Operation(ApiTags.Reports, "一批查询", "Many queries in one request",
    "请求体为 {\"queries\":[……]}，1 至 50 个查询。kind 说明是哪一种：reports（/reports）、passages（/passages）、metric（/metrics/{key}）或 metricValues（/metrics/{key}/values）；"
    + "parameters 是该地址的参数，名称相同，值一律是字符串的列表，路径中的 key 也写在其中；id 由调用者自定，各不相同。items 与查询同序，每项有 status，"
    + "以及与 kind 同名的答复或 problem：一项有误不影响其余。全部答复出自索引的同一次提交，state 写明所含的最后一次变更。"
    + "每个查询计作一次请求；整批共用一个请求的时间，来不及的项 status 为 503；全批的 sections 合计至多约四百万字。")]
[Answer(200, "每个查询的答复或问题，依次。")]
[Answer(413, "请求体太大。")]
[Answer(415, "请求体不是 application/json。")]
internal sealed record RunBatch : ApiRequest<RunBatch>;

/// <summary>Many queries.</summary>
/// <param name="Queries">One to fifty, each with an id of its own.</param>
internal sealed record BatchRequest(IReadOnlyList<BatchQuery> Queries);

/// <summary>One query of a batch.</summary>
/// <param name="Id">What the caller knows it by.</param>
/// <param name="Kind">Which route is asked.</param>
/// <param name="Parameters">The route's parameters by name, those of its path too.</param>
internal sealed record BatchQuery(string Id, BatchKind Kind, IReadOnlyDictionary<string, IReadOnlyList<string>>? Parameters = null);

/// <summary>What can be asked in a batch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchKind>))]
internal enum BatchKind
{
    /// <summary><c>/reports</c>.</summary>
    [JsonStringEnumMemberName("reports")]
    Reports,

    /// <summary><c>/passages</c>.</summary>
    [JsonStringEnumMemberName("passages")]
    Passages,

    /// <summary><c>/metrics/{key}</c>.</summary>
    [JsonStringEnumMemberName("metric")]
    Metric,

    /// <summary><c>/metrics/{key}/values</c>.</summary>
    [JsonStringEnumMemberName("metricValues")]
    MetricValues,
}

/// <summary>The answers of a batch.</summary>
/// <param name="Items">One for each query, in order.</param>
/// <param name="State">Which state of the archive all of them are of.</param>
internal sealed record BatchAnswer(IReadOnlyList<BatchItem> Items, SearchState State);

/// <summary>The answer of one query, or what was wrong with it.</summary>
/// <param name="Id">As it was asked.</param>
/// <param name="Kind">As it was asked; the answer is the member of this name.</param>
/// <param name="Status">The status that the route itself would have answered.</param>
internal sealed record BatchItem(string Id, BatchKind Kind, int Status)
{
    /// <summary>The answer of a search for reports.</summary>
    public ReportAnswer? Reports { get; init; }

    /// <summary>The answer of a search for passages.</summary>
    public PassageAnswer? Passages { get; init; }

    /// <summary>A metric over groups of reports.</summary>
    public MetricAnswer? Metric { get; init; }

    /// <summary>A metric report by report.</summary>
    public MetricValueList? MetricValues { get; init; }

    /// <summary>What was wrong; null where there is an answer.</summary>
    public Problem? Problem { get; init; }
}
