using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Ledger;

namespace GovReportArchive.Archive;

/// <content>What an agency's reports say over the years.</content>
public sealed partial class ReportArchive
{
    /// <summary>The ledger of an agency by id; null where the archive knows no such agency.</summary>
    public AgencyLedger? LedgerOf(string agency) => _catalog.Read(connection =>
    {
        if (AgencyQueries.One(connection, agency) is not AgencyInfo info) return null;
        IReadOnlyList<LedgerYear> years = new LedgerReader(new CatalogReader(connection)).Series(info.Id);
        return new AgencyLedger(
            info,
            [.. years.SelectMany(year => year.Reports).Select(report => new LedgerEntry(
                report.Id, report.Year, report.Record.Title, report.Record.Form, report.Record.Scope, report.Record.Published?.Date))],
            LedgerReader.Findings(years),
            MetricSeries.Of(years));
    });

    /// <summary>What the ledger says about a report: what it continues, and what continues it.</summary>
    public ReportLedger LedgerOf(StoredReport report) => _catalog.Read(connection =>
    {
        LedgerReader reader = new(new CatalogReader(connection));
        if (reader.Subject(report) is not LedgerReport subject) return ReportLedger.Empty;
        LedgerPredecessor before = reader.Predecessor(subject);
        LedgerPredecessor after = reader.Successor(subject);
        // The next year continues the newest version, not an old one that is looked at.
        bool newest = reader.IsNewest(report);
        IEnumerable<LedgerFinding> later = !newest || after.Report is not LedgerReport next ? []
            : LedgerEvaluation.Of(next, reader.Predecessor(next)).Where(finding => finding.Previous == subject.Id);
        IReadOnlyList<ChosenRow> chosen = CandidateChooser.Choose(subject, Beside(before.Report, subject.Year - 1), Beside(after.Report, subject.Year + 1));
        return new ReportLedger(before.Report?.Id, after.Report?.Id, [.. LedgerEvaluation.Of(subject, before), .. later], chosen);
    });

    private static LedgerReport? Beside(LedgerReport? report, int year) => report?.Year == year ? report : null;

    /// <summary>Ids of the agencies that a text names: by id, else by exactly one of their names, else by a part of one.</summary>
    /// <param name="text">Id, name or short name.</param>
    /// <param name="most">Ids given at most.</param>
    public IReadOnlyList<string> AgenciesNamed(string text, int most = 20) => _catalog.Read<IReadOnlyList<string>>(connection =>
        AgencyQueries.One(connection, text) is AgencyInfo agency ? [agency.Id]
        : AgencyQueries.IdsOf(connection, text) is { Count: > 0 } named ? [.. named.Take(most)]
        : AgencyQueries.IdsContaining(connection, text, most));

    /// <summary>Ids of all agencies with a report that stands, in order; memory does not grow with their number.</summary>
    public IEnumerable<string> AgencyIds()
    {
        for (string last = ""; ;)
        {
            string after = last;
            List<string> page = _catalog.Read(connection => new CatalogReader(connection).AgenciesAfter(after, 500));
            foreach (string id in page) yield return id;
            if (page.Count == 0) yield break;
            last = page[^1];
        }
    }
}
