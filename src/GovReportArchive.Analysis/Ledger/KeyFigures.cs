using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>The six numbers that a reader looks for first, beside those of the report that it continues.</summary>
/// <param name="With">Id of that report; null where none is held, or where it gives the numbers of another scope.</param>
/// <param name="WithYear">Its year.</param>
/// <param name="Items">Received, granted, partly granted, denied, reviewed, sued; each stands here whether there is a number or not.</param>
public sealed record KeyFigures(string? With, int? WithYear, IReadOnlyList<KeyFigure> Items)
{
    private static readonly CrosswalkEntry[] Asked =
    [
        .. new[] { "applicationsReceived", "applicationsGranted", "applicationsPartlyGranted", "applicationsDenied", "review", "litigation" }
            .Select(metric => Crosswalk.All.First(entry => entry.Metric == metric)),
    ];

    /// <summary>The figures of a report.</summary>
    /// <param name="record">The report.</param>
    /// <param name="before">The report that it continues; null for none.</param>
    internal static KeyFigures Of(ReportRecord record, LedgerReport? before)
    {
        // What an agency did itself and what it adds up for those below it are two different things; what does not say which it is may be either.
        LedgerReport? with = before?.Record.Scope == record.Scope ? before : null;
        return new KeyFigures(with?.Id, with?.Year, [.. Asked.Select(entry => KeyFigure.Of(entry, record, with?.Record))]);
    }
}

/// <summary>One of them.</summary>
/// <param name="Metric">Name of the crosswalk's entry.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="State"><c>number</c>; <c>notInForm</c> where the form does not count it, <c>noTable</c> where the report has not the table; else what stands in the first of its cells
/// that has no number.</param>
/// <param name="Value">The number that is printed, or the sum of those of its cells; null where any of them is none: never 0 for a blank.</param>
/// <param name="Keys">The counts that it is the sum of, in this form.</param>
/// <param name="Before">The number of the report before; null where it has none, or one that is not comparable.</param>
/// <param name="Change">By how much it grew.</param>
/// <param name="Note">What differs between the forms of the two, in Chinese; null where nothing does.</param>
public sealed record KeyFigure(string Metric, string Label, string Unit, string State, decimal? Value, IReadOnlyList<string> Keys, decimal? Before, decimal? Change, string? Note)
{
    private const string Number = "number", NotInForm = "notInForm", NoTable = "noTable";

    internal static KeyFigure Of(CrosswalkEntry entry, ReportRecord record, ReportRecord? with)
    {
        Metric metric = Statistics.Metric.Find(entry.Metric)!;
        IReadOnlyList<string> keys = entry.Keys.GetValueOrDefault(record.Form) ?? [];
        decimal? value = MetricSeries.Value(entry, record);
        string comparable = with is null ? Comparability.Exact : metric.ComparableAmong([record.Form, with.Form]);
        decimal? before = with is null || comparable == Comparability.None ? null : MetricSeries.Value(entry, with);
        return new KeyFigure(
            entry.Metric, entry.Label, metric.Unit, value is null ? WhyNone(keys, record) : Number, value, keys, before, value - before,
            before is null || comparable == Comparability.Exact ? null : entry.Note);
    }

    private static string WhyNone(IReadOnlyList<string> keys, ReportRecord record) => keys.Count == 0 ? NotInForm
        : keys.Where(key => !record.Counts.ContainsKey(key)).Select(key => record.Cells.GetValueOrDefault(key)?.State).FirstOrDefault() ?? NoTable;
}
