using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Analysis.Statistics;
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
    public static IReadOnlyList<string> Names { get; } = ["check", "repeats", Uncounted.Column];

    /// <summary>Whether a value of a column follows from neighbours that can be told apart.</summary>
    public static bool Owns(string column, string value) =>
        column == "check" ? value.StartsWith(LedgerRules.Summary, StringComparison.Ordinal) : value != Uncounted.Unnamed;

    /// <summary>Keyword columns and their values; empty where the report has no neighbours that could be looked at.</summary>
    public static IReadOnlyList<(string Column, string Value)> Of(StoredReport report, CatalogReader catalog)
    {
        LedgerReader reader = new(catalog);
        if (reader.Subject(report) is not LedgerReport subject) return report.Record.Year is null ? [] : [(Uncounted.Column, Uncounted.Unnamed)];
        return Of(subject, reader.Predecessor(subject), reader.SameYear(subject));
    }

    /// <summary>Keyword columns and their values for a report, its predecessor, and all reports of the agency about its year.</summary>
    public static IReadOnlyList<(string Column, string Value)> Of(LedgerReport report, LedgerPredecessor before, IReadOnlyList<LedgerReport> sameYear)
    {
        List<(string, string)> values = [.. LedgerFindings.CheckValues(LedgerEvaluation.Of(report, before)).Select(value => ("check", value))];
        if (Uncounted.IsSecond(report.Id, report.Record, sameYear.Select(other => (other.Id, other.Record)))) values.Add((Uncounted.Column, Uncounted.Second));
        if (before.Report is not { } previous) return values;
        if (ReportComparer.RepeatsProse(previous.Record, report.Record)) values.Add(("repeats", "prose"));
        if (FigureComparer.Repeats(previous.Record, report.Record)) values.Add(("repeats", "figures"));
        return values;
    }
}
