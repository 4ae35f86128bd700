using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>Lays the tables of two reports side by side.</summary>
internal static class FigureComparer
{
    private const int FewestRepeated = 10;

    /// <summary>How many numbers are the same.</summary>
    public static FigureComparison Sum(ReportRecord before, ReportRecord now)
    {
        int compared = 0, equal = 0;
        bool any = false;
        foreach ((string key, decimal value) in now.Counts)
        {
            if (!before.Counts.TryGetValue(key, out decimal was)) continue;
            compared++;
            if (was == value) equal++;
            any |= value != 0;
        }

        bool repeated = compared >= FewestRepeated && equal == compared && any && compared == now.Counts.Count && compared == before.Counts.Count;
        return new FigureComparison(compared == 0 ? 0 : Math.Round((double)equal / compared, 4), compared, equal, repeated);
    }

    /// <summary>Whether the later report repeats the numbers of the earlier one, as <see cref="Sum"/> says it: the first difference decides.</summary>
    public static bool Repeats(ReportRecord before, ReportRecord now)
    {
        if (now.Counts.Count < FewestRepeated || now.Counts.Count != before.Counts.Count) return false;
        bool any = false;
        foreach ((string key, decimal value) in now.Counts)
        {
            if (!before.Counts.TryGetValue(key, out decimal was) || was != value) return false;
            any |= value != 0;
        }

        return any;
    }

    /// <summary>Every cell that either report has, in the forms' order.</summary>
    public static IReadOnlyList<ComparedCount> Counts(ReportRecord before, ReportRecord now)
    {
        List<ComparedCount> counts = [];
        foreach (CountDefinition definition in CountCatalog.All)
        {
            (decimal? was, string? wasState, bool inBefore) = Cell(before, definition.Key);
            (decimal? value, string? state, bool inNow) = Cell(now, definition.Key);
            if (inBefore || inNow)
                counts.Add(new ComparedCount(definition.Key, definition.Label, definition.Unit, was, value, value - was, wasState, state));
        }

        return counts;
    }

    /// <summary>The metrics that both forms count, but in different cells.</summary>
    public static IReadOnlyList<ComparedMetric> Metrics(ReportRecord before, ReportRecord now) =>
    [
        .. Crosswalk.All
            .Where(metric => metric.Comparable != Comparability.None
                && metric.Keys.TryGetValue(before.Form, out IReadOnlyList<string>? old) && metric.Keys.TryGetValue(now.Form, out IReadOnlyList<string>? later)
                && !old.SequenceEqual(later, StringComparer.Ordinal))
            .Select(metric => (metric, was: MetricSeries.Value(metric, before), now: MetricSeries.Value(metric, now)))
            .Where(row => row is { was: not null, now: not null })
            .Select(row => new ComparedMetric(
                row.metric.Metric, row.metric.Label, row.metric.Comparable, row.metric.Note, row.was!.Value, row.now!.Value, row.now.Value - row.was.Value)),
    ];

    private static (decimal? Value, string? State, bool IsThere) Cell(ReportRecord record, string key)
    {
        decimal? value = record.Counts.TryGetValue(key, out decimal number) ? number : null;
        string? state = record.Cells.GetValueOrDefault(key)?.State;
        return (value, state, value is not null || state is not null);
    }
}
