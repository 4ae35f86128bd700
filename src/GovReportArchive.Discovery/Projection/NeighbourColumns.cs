using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Histories;

namespace GovReportArchive.Discovery.Projection;

/// <summary>What the columns of a report say that follows from the agency's neighbouring years.</summary>
/// <remarks>Law: it follows from the report and from what <see cref="YearNeighbours"/> touches when it changes, so that an index that followed
/// the feed equals one that was built anew.</remarks>
internal static class NeighbourColumns
{
    /// <summary>The columns that hold such values, beside others or alone.</summary>
    public static IReadOnlyList<string> Names { get; } = ["check", "repeats"];

    /// <summary>Whether a value of a column follows from neighbouring years.</summary>
    public static bool Owns(string column, string value) =>
        column != "check" || value.StartsWith(LedgerRules.Summary, StringComparison.Ordinal);

    /// <summary>Keyword columns and their values; empty where the report has no neighbours that could be looked at.</summary>
    public static IReadOnlyList<(string Column, string Value)> Of(StoredReport report, CatalogReader catalog)
    {
        LedgerReader reader = new(catalog);
        if (reader.Subject(report) is not LedgerReport subject) return [];
        return Of(subject, reader.Predecessor(subject));
    }

    /// <summary>Keyword columns and their values for a report and its predecessor.</summary>
    public static IReadOnlyList<(string Column, string Value)> Of(LedgerReport report, LedgerPredecessor before)
    {
        List<(string, string)> values = [.. LedgerFindings.CheckValues(LedgerEvaluation.Of(report, before)).Select(value => ("check", value))];
        if (before.Report is not { } previous) return values;
        if (ReportComparer.RepeatsProse(previous.Record, report.Record)) values.Add(("repeats", "prose"));
        if (FigureComparer.Repeats(previous.Record, report.Record)) values.Add(("repeats", "figures"));
        return values;
    }
}
