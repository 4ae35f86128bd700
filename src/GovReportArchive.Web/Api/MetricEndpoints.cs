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

    public static IResult Series(GetSeries asked, SeriesSearch series, CancellationToken cancellationToken) => asked.At.Metric is { } metric
        ? TypedResults.Ok(series.Search(metric, asked.Page.Of(asked.Selected.Question), asked.Series.Checked, cancellationToken))
        : NoMetric(asked.At);

    public static IResult SeriesTable(ExportSeries asked, SeriesSearch series, CancellationToken cancellationToken) => asked.At.Metric is { } metric
        ? FileAnswer.OfTable(
            metric.Key + "-series", asked.Form, MetricCsv.Series, _ => MetricCsv.Points(series.All(metric, asked.Selected.Question, asked.Series.Checked, cancellationToken)))
        : NoMetric(asked.At);

    public static Ok<RankingAnswer> Rankings(GetRankings asked, RankingSearch rankings, CancellationToken cancellationToken) =>
        TypedResults.Ok(rankings.Search(asked.Question(), cancellationToken));

    public static Ok<CoverageAnswer> Coverage(GetCoverage asked, CoverageSearch coverage, CancellationToken cancellationToken) =>
        TypedResults.Ok(coverage.Search(asked.Page.Of(asked.Selected.Question), cancellationToken));

    public static FileAnswer CoverageTable(ExportCoverage asked, CoverageSearch coverage, CancellationToken cancellationToken) => FileAnswer.OfTable(
        "coverage", asked.Form, MetricCsv.Coverage, _ => MetricCsv.Cells(coverage.All(asked.Selected.Question, cancellationToken)));

    /// <summary>Says that there is no such metric.</summary>
    public static ProblemAnswer NoMetric(MetricAddress at) =>
        Problems.NotFound($"没有指标“{at.Key}”；相近的有 {string.Join("、", Metric.Nearest(at.Key))}。全部指标见 /api/v1/metrics。");
}
