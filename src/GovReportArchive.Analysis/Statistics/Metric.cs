using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Analysis.Statistics;

/// <summary>A number by which reports are compared: a metric of the crosswalk, or a single count.</summary>
/// <param name="Key">Name of the crosswalk's entry, or key of the count.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Kind"><c>metric</c> or <c>count</c>.</param>
/// <param name="Unit">Unit of its numbers.</param>
/// <param name="Keys">Per form the keys whose sum it is; a form without an entry does not count it.</param>
/// <param name="Comparable">How far numbers of different forms mean the same: <c>exact</c>, <c>near</c> or <c>none</c>.</param>
/// <param name="Note">What differs between the forms, in Chinese; empty where nothing does.</param>
public sealed record Metric(
    string Key, string Label, string Kind, string Unit, IReadOnlyDictionary<string, IReadOnlyList<string>> Keys, string Comparable, string Note)
{
    // An outcome is a part of what was concluded in the year; what a court or review decided, of the cases that it had.
    private static readonly (string Whole, string[] Parts)[] Parts =
    [
        ("applicationsConcluded", ["applicationsGranted", "applicationsPartlyGranted", "applicationsDenied", "deniedStateSecret", "deniedSecurity", "notHeld", "unclear", "closed"]),
        ("review", ["reviewUpheld", "reviewCorrected"]),
        ("litigation", ["litigationUpheld", "litigationCorrected"]),
    ];

    private static readonly Dictionary<string, Metric> ByKey;

    static Metric()
    {
        All = [.. Crosswalk.All.Select(Of), .. CountCatalog.All.Select(Of)];
        ByKey = All.ToDictionary(metric => metric.Key, StringComparer.Ordinal);
    }

    /// <summary>All metrics: those of the crosswalk, then the counts in the order of the forms.</summary>
    public static IReadOnlyList<Metric> All { get; }

    /// <summary>A metric by key; null where there is none.</summary>
    public static Metric? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The metric of which this one counts a part; null where it is none.</summary>
    public static Metric? WholeOf(Metric metric) => Array.Find(Parts, whole => whole.Parts.Contains(metric.Key, StringComparer.Ordinal)).Whole is { } key ? ByKey[key] : null;

    /// <summary>The keys near to a text that is none; empty where none is.</summary>
    public static IReadOnlyList<string> Nearest(string text) => CountKeys.Near(text, ByKey.Keys);

    /// <summary>How far numbers of some forms may be put together.</summary>
    public string ComparableAmong(IEnumerable<string> forms) =>
        forms.Where(Keys.ContainsKey).Select(form => FormFamily.Of(Keys, form)).Distinct(StringComparer.Ordinal).Skip(1).Any() ? Comparable : Comparability.Exact;

    private static Metric Of(CrosswalkEntry entry) =>
        new(entry.Metric, entry.Label, "metric", CountCatalog.Find(entry.Keys.Values.First()[0])!.Unit, entry.Keys, entry.Comparable, entry.Note);

    private static Metric Of(CountDefinition count) => new(
        count.Key, count.Label, "count", count.Unit, count.Forms.ToDictionary(form => form, _ => (IReadOnlyList<string>)[count.Key], StringComparer.Ordinal), Comparability.Exact, "");
}
