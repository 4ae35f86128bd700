using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>One metric of one agency over the years, in the forms between which it can be compared.</summary>
/// <param name="Metric">Name of the crosswalk's entry.</param>
/// <param name="Label">Chinese name; with the form where the metric means something else in another form.</param>
/// <param name="Comparable">How far its points may be compared with one another: <c>exact</c> or <c>near</c>.</param>
/// <param name="Note">What differs between the forms, in Chinese; empty where nothing does.</param>
/// <param name="Points">One a report that has all numbers, ascending by year.</param>
public sealed record MetricSeries(string Metric, string Label, string Comparable, string Note, IReadOnlyList<MetricPoint> Points)
{
    /// <summary>The series of an agency. A metric that is not comparable across forms becomes one series for each form, so that no series mixes
    /// what is not comparable.</summary>
    internal static IReadOnlyList<MetricSeries> Of(IReadOnlyList<LedgerYear> years)
    {
        List<MetricSeries> all = [];
        LedgerReport[] reports = [.. years.SelectMany(year => year.Reports)];
        foreach (CrosswalkEntry metric in Crosswalk.All)
        {
            IEnumerable<MetricPoint> points = reports.Select(report => Point(metric, report)).OfType<MetricPoint>();
            // What an agency did itself and what it adds up for those below it are two different things.
            foreach (IGrouping<bool, MetricPoint> scope in points.GroupBy(point => point.Scope == "aggregate"))
                all.AddRange(OfScope(metric, [.. scope], scope.Key ? "（汇总）" : ""));
        }

        return all;
    }

    /// <summary>A metric of one report; null where its form does not count it or a number is not printed.</summary>
    internal static decimal? Value(CrosswalkEntry metric, ReportRecord record)
    {
        if (!metric.Keys.TryGetValue(record.Form, out IReadOnlyList<string>? keys) || keys.Count == 0) return null;
        decimal sum = 0;
        foreach (string key in keys)
        {
            if (!record.Counts.TryGetValue(key, out decimal value)) return null;
            sum += value;
        }

        return sum;
    }

    private static IEnumerable<MetricSeries> OfScope(CrosswalkEntry metric, MetricPoint[] points, string scope) => metric.Comparable != Comparability.None
        ? [Across(metric, points, scope)]
        : points.GroupBy(point => FormFamily.Of(metric.Keys, point.Form), StringComparer.Ordinal).Select(form => new MetricSeries(
            metric.Metric, $"{metric.Label}（{FormFamily.Label(form.Key)}）{scope}", Comparability.Exact, metric.Note, [.. form]));

    private static MetricSeries Across(CrosswalkEntry metric, MetricPoint[] points, string scope)
    {
        bool oneForm = points.Select(point => string.Join(',', metric.Keys[point.Form])).Distinct(StringComparer.Ordinal).Count() == 1;
        return new MetricSeries(metric.Metric, metric.Label + scope, oneForm ? Comparability.Exact : metric.Comparable, oneForm ? "" : metric.Note, points);
    }

    private static MetricPoint? Point(CrosswalkEntry metric, LedgerReport report) => Value(metric, report.Record) is decimal value
        ? new MetricPoint(report.Year, report.Id, report.Record.Form, report.Record.Scope, value, metric.Keys[report.Record.Form])
        : null;
}

/// <summary>A metric in one report.</summary>
/// <param name="Year">Report year.</param>
/// <param name="Report">The report.</param>
/// <param name="Form">Its form.</param>
/// <param name="Scope">Its scope: an agency's own numbers and an aggregate are not the same.</param>
/// <param name="Value">The sum of the keys.</param>
/// <param name="Keys">The count keys that were added up.</param>
public sealed record MetricPoint(int Year, string Report, string Form, string Scope, decimal Value, IReadOnlyList<string> Keys);
