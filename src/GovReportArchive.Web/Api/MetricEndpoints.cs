using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Missing;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Statistics of the counts.</summary>
internal static class MetricEndpoints
{
    public static Ok<MetricList> List(ListMetrics _, MetricSearch metrics, CancellationToken cancellationToken) => TypedResults.Ok(metrics.List(cancellationToken));

    public static IResult Groups(GetMetric asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        asked.Question is { } question ? TypedResults.Ok(metrics.Groups(question, cancellationToken)) : NoMetric(asked.Selected.At);

    public static IResult GroupTable(ExportMetric asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        asked.Selected.Question is { } question ? Table(question.Metric.Key, asked.Form, MetricCsv.GroupsBy(question.By), metrics.AllGroups(question, cancellationToken)) : NoMetric(asked.Selected.At);

    public static IResult GroupWorkbook(ExportMetricWorkbook asked, MetricSearch metrics, CancellationToken cancellationToken) => asked.Selected.Question is { } question
        ? Workbook(question.Metric.Key, question.Metric.Label, MetricCsv.GroupsBy(question.By), metrics.AllGroups(question, cancellationToken))
        : NoMetric(asked.Selected.At);

    public static IResult Values(ListMetricValues asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        asked.Question is { } question ? TypedResults.Ok(metrics.Values(question, cancellationToken)) : NoMetric(asked.Selected.At);

    public static IResult ValueTable(ExportMetricValues asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        asked.Selected.Question is { } question ? Table(question.Metric.Key + "-values", asked.Form, MetricCsv.Values, metrics.AllValues(question, cancellationToken)) : NoMetric(asked.Selected.At);

    public static IResult ValueWorkbook(ExportMetricValuesWorkbook asked, MetricSearch metrics, CancellationToken cancellationToken) => asked.Selected.Question is { } question
        ? Workbook(question.Metric.Key + "-values", question.Metric.Label, MetricCsv.Values, metrics.AllValues(question, cancellationToken))
        : NoMetric(asked.Selected.At);

    public static IResult Series(GetSeries asked, SeriesSearch series, CancellationToken cancellationToken) => asked.Selected.At.Metric is { } metric
        ? TypedResults.Ok(series.Search(metric, asked.Page.Of(asked.Selected.Agencies.Question), asked.Selected.Checked, cancellationToken))
        : NoMetric(asked.Selected.At);

    public static IResult SeriesTable(ExportSeries asked, SeriesSearch series, CancellationToken cancellationToken) =>
        asked.Selected.At.Metric is { } metric ? Table(metric.Key + "-series", asked.Form, MetricCsv.Series, Points(metric, asked.Selected, series, cancellationToken)) : NoMetric(asked.Selected.At);

    public static IResult SeriesWorkbook(ExportSeriesWorkbook asked, SeriesSearch series, CancellationToken cancellationToken) => asked.Selected.At.Metric is { } metric
        ? Workbook(metric.Key + "-series", metric.Label, MetricCsv.Series, Points(metric, asked.Selected, series, cancellationToken))
        : NoMetric(asked.Selected.At);

    public static Ok<RankingAnswer> Rankings(GetRankings asked, RankingSearch rankings, CancellationToken cancellationToken) =>
        TypedResults.Ok(rankings.Search(asked.Question(), cancellationToken));

    public static FileAnswer RankingTable(ExportRanking asked, RankingSearch rankings, CancellationToken cancellationToken) =>
        Table("ranking", asked.Form, MetricCsv.Ranking, rankings.All(asked.Selected.Ranked(), cancellationToken));

    public static FileAnswer RankingWorkbook(ExportRankingWorkbook asked, RankingSearch rankings, CancellationToken cancellationToken) =>
        Workbook("ranking", "排名", MetricCsv.Ranking, rankings.All(asked.Selected.Ranked(), cancellationToken));

    public static Ok<RepeatAnswer> Repeats(GetRepeats asked, RepeatSearch repeats, CancellationToken cancellationToken) => TypedResults.Ok(repeats.Search(asked.Question, cancellationToken));

    public static FileAnswer RepeatTable(ExportRepeats asked, RepeatSearch repeats, CancellationToken cancellationToken) =>
        Table("repeats", asked.Form, MetricCsv.Repeats, MetricCsv.Reports(repeats.All(asked.Selected.Question, cancellationToken)));

    public static FileAnswer RepeatWorkbook(ExportRepeatsWorkbook asked, RepeatSearch repeats, CancellationToken cancellationToken) =>
        Workbook("repeats", "连年相同", MetricCsv.Repeats, MetricCsv.Reports(repeats.All(asked.Selected.Question, cancellationToken)));

    public static Ok<CoverageAnswer> Coverage(GetCoverage asked, CoverageSearch coverage, CancellationToken cancellationToken) =>
        TypedResults.Ok(coverage.Search(asked.Page.Of(asked.Selected.Question), cancellationToken));

    public static FileAnswer CoverageTable(ExportCoverage asked, CoverageSearch coverage, CancellationToken cancellationToken) =>
        Table("coverage", asked.Form, MetricCsv.Coverage, MetricCsv.Cells(coverage.All(asked.Selected.Question, cancellationToken)));

    public static FileAnswer CoverageWorkbook(ExportCoverageWorkbook asked, CoverageSearch coverage, CancellationToken cancellationToken) =>
        Workbook("coverage", "收录情况", MetricCsv.Coverage, MetricCsv.Cells(coverage.All(asked.Selected.Question, cancellationToken)));

    public static Ok<MissingAnswer> Missing(ListMissing asked, MissingSearch missing) => TypedResults.Ok(missing.Search(asked.Question));

    public static FileAnswer MissingTable(ExportMissing asked, MissingSearch missing) => Table("missing", asked.Form, MissingCsv.Years, MissingCsv.Lines(missing.All(asked.Selected.Question)));

    public static FileAnswer MissingWorkbook(ExportMissingWorkbook asked, MissingSearch missing) =>
        Workbook("missing", "本库未收", MissingCsv.Years, MissingCsv.Lines(missing.All(asked.Selected.Question)));

    /// <summary>Says that there is no such metric.</summary>
    public static ProblemAnswer NoMetric(MetricAddress at) =>
        Problems.NotFound($"没有指标“{at.Key}”{CountKeys.Offered(Metric.Nearest(at.Key))}。全部指标见 /api/v1/metrics。");

    private static IEnumerable<(AgencySeries Series, SeriesPoint Point)> Points(Metric metric, SeriesOfMetric asked, SeriesSearch series, CancellationToken cancellationToken) =>
        MetricCsv.Points(series.All(metric, asked.Agencies.Question, asked.Checked, cancellationToken));

    private static FileAnswer Table<T>(string name, TableForm form, CsvTable<T> table, IEnumerable<T> rows) => FileAnswer.OfTable(name, form, table, _ => rows);

    private static FileAnswer Workbook<T>(string name, string title, CsvTable<T> table, IEnumerable<T> rows) => FileAnswer.OfWorkbook(name, title, table, _ => rows);
}
