using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Statistics of the counts.</summary>
internal static class MetricEndpoints
{
    public static Ok<MetricList> List(ListMetrics _, MetricSearch metrics, CancellationToken cancellationToken) => TypedResults.Ok(metrics.List(cancellationToken));

    public static IResult Groups(GetMetric asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        asked.Question is { } question ? TypedResults.Ok(metrics.Groups(question, cancellationToken)) : NoMetric(asked.At);

    public static IResult GroupTable(ExportMetric asked, MetricSearch metrics, CancellationToken cancellationToken) => asked.Question is { } question
        ? FileAnswer.OfTable(question.Metric.Key, asked.Form, MetricCsv.GroupsBy(question.By), _ => metrics.AllGroups(question, cancellationToken))
        : NoMetric(asked.At);

    public static IResult Values(ListMetricValues asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        asked.Question is { } question ? TypedResults.Ok(metrics.Values(question, cancellationToken)) : NoMetric(asked.At);

    public static IResult ValueTable(ExportMetricValues asked, MetricSearch metrics, CancellationToken cancellationToken) => asked.Question is { } question
        ? FileAnswer.OfTable(question.Metric.Key + "-values", asked.Form, MetricCsv.Values, _ => metrics.AllValues(question, cancellationToken))
        : NoMetric(asked.At);

    /// <summary>Says that there is no such metric.</summary>
    public static ProblemAnswer NoMetric(MetricAddress at) =>
        Problems.NotFound($"没有指标“{at.Key}”；相近的有 {string.Join("、", Metric.Nearest(at.Key))}。全部指标见 /api/v1/metrics。");
}
