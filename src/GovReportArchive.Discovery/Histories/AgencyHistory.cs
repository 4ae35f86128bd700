using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Discovery.Histories;

/// <summary>An agency's reports over the years: its ledger, and reports side by side.</summary>
/// <remarks>Each answer comes from one state of the catalog. Thread-safe.</remarks>
public sealed class AgencyHistory(CatalogDatabase catalog)
{
    /// <summary>The ledger of an agency by id; null where the archive knows no such agency.</summary>
    public AgencyLedger? LedgerOf(string agency) => catalog.Read(reader =>
    {
        if (reader.Agencies.One(agency) is not AgencyInfo info) return null;
        IReadOnlyList<LedgerYear> years = new LedgerReader(reader).Series(info.Id);
        return new AgencyLedger(
            info,
            [.. years.SelectMany(year => year.Reports).Select(report => new LedgerEntry(
                report.Id, report.Year, report.Record.Title, report.Record.Form, report.Record.Scope, report.Record.Published?.Date))],
            LedgerReader.Findings(years),
            MetricSeries.Of(years));
    });

    /// <summary>What the ledger says about a report: what it continues, and what continues it.</summary>
    public ReportLedger LedgerOf(StoredReport report) => catalog.Read(reader =>
    {
        LedgerReader ledger = new(reader);
        if (ledger.Subject(report) is not LedgerReport subject) return ReportLedger.Alone(report.Record);
        LedgerPredecessor before = ledger.Predecessor(subject);
        LedgerPredecessor after = ledger.Successor(subject);
        // The next year continues the newest version, not an old one that is looked at.
        bool newest = ledger.IsNewest(report);
        IEnumerable<LedgerFinding> later = !newest || after.Report is not LedgerReport next ? []
            : LedgerEvaluation.Of(next, ledger.Predecessor(next)).Where(finding => finding.Previous == subject.Id);
        IReadOnlyList<ChosenRow> chosen = CandidateChooser.Choose(subject, Beside(before.Report, subject.Year - 1), Beside(after.Report, subject.Year + 1));
        return new ReportLedger(before.Report?.Id, after.Report?.Id, [.. LedgerEvaluation.Of(subject, before), .. later], chosen, KeyFigures.Of(report.Record, before.Report));
    });

    /// <summary>Lays a report beside the report of the same agency before it.</summary>
    /// <returns>Null where no earlier year is held. Where several reports of that year could be meant, the first that came is taken.</returns>
    public ReportComparison? CompareWithPrevious(StoredReport report) => catalog.Read(reader =>
    {
        LedgerReader ledger = new(reader);
        if (report.Record.Year is not int year || reader.YearBeside(report.Record.Agency.Id, year, after: false) is not int before) return null;
        StoredReport previous = ledger.Subject(report) is LedgerReport subject && ledger.Predecessor(subject).Report is LedgerReport own
            ? reader.Stored(reader.Report(own.Id)!)
            : reader.Stored(reader.StandingOf(report.Record.Agency.Id, before, 1)[0]);
        return ReportComparer.Compare(previous.Record, report.Record);
    });

    private static LedgerReport? Beside(LedgerReport? report, int year) => report?.Year == year ? report : null;
}
