using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Histories;

/// <summary>Takes reports and their neighbours from the catalog, on one reader and so from one state of it.</summary>
internal sealed class LedgerReader(CatalogReader reader)
{
    private const int MostReports = 400;

    /// <summary>The years of which an agency has reports that stand, ascending.</summary>
    public IReadOnlyList<LedgerYear> Series(string agency) =>
        [.. reader.SeriesOf(agency, MostReports).GroupBy(row => row.Year!.Value).Select(year => Year(year.Key, [.. year]))];

    /// <summary>Every report of a series with its predecessor.</summary>
    public static IEnumerable<(LedgerReport Report, LedgerPredecessor Before)> Pairs(IReadOnlyList<LedgerYear> series) =>
        series.SelectMany((year, i) => year.Reports.Select(report => (report, LedgerPredecessor.Choose(report.Record, i == 0 ? null : series[i - 1]))));

    /// <summary>The findings of every report of a series.</summary>
    public static IReadOnlyList<LedgerFinding> Findings(IReadOnlyList<LedgerYear> series) =>
        [.. Pairs(series).SelectMany(pair => LedgerEvaluation.Of(pair.Report, pair.Before))];

    /// <summary>The report as the ledger looks at it; null where it has no year, or no agency that could have other reports.</summary>
    public LedgerReport? Subject(StoredReport report) =>
        report is { Withdrawn: null, Record: { Year: int year } record } && IsNamed(record)
        && YearNeighbours.InYear(reader, record.Agency.Id, year) is not null
            ? new LedgerReport(report.Id, year, record)
            : null;

    /// <summary>All reports of its agency about its year that can be looked at: a damaged one is left out, since it is shown nowhere.</summary>
    public IReadOnlyList<LedgerReport> SameYear(LedgerReport report) => YearNeighbours.InYear(reader, report.Record.Agency.Id, report.Year) is { Count: > 1 } rows
        ? [.. rows.Select(row => reader.Readable(row)).OfType<StoredReport>().Where(other => IsNamed(other.Record)).Select(other => new LedgerReport(other.Id, report.Year, other.Record))]
        : [report];

    /// <summary>Whether a report is shown in its newest version.</summary>
    public bool IsNewest(StoredReport report) => reader.Report(report.Id) is ReportRow row && row.Version == report.Version;

    /// <summary>The report of the nearest earlier year that a report continues.</summary>
    public LedgerPredecessor Predecessor(LedgerReport report) => Beside(report, after: false);

    /// <summary>The report of the nearest later year that continues a report.</summary>
    public LedgerPredecessor Successor(LedgerReport report) => Beside(report, after: true);

    private LedgerPredecessor Beside(LedgerReport report, bool after)
    {
        string agency = report.Record.Agency.Id;
        return reader.YearBeside(agency, report.Year, after) is int year
            ? LedgerPredecessor.Choose(report.Record, Year(year, reader.StandingOf(agency, year, YearNeighbours.MostInYear + 1)))
            : LedgerPredecessor.None;
    }

    private LedgerYear Year(int year, List<ReportRow> rows)
    {
        if (rows.Count > YearNeighbours.MostInYear) return new LedgerYear(year, [], LedgerReasons.SeveralReports);
        try
        {
            LedgerReport[] reports = [.. rows.Select(row => new LedgerReport(row.Id, year, reader.Stored(row).Record)).Where(report => IsNamed(report.Record))];
            return new LedgerYear(year, reports, reports.Length == 0 ? LedgerReasons.SeveralReports : null);
        }
        catch (DamagedReportException)
        {
            // One damaged record must not keep its neighbours from being shown; verify names it.
            return new LedgerYear(year, [], LedgerReasons.Unreadable);
        }
    }

    private static bool IsNamed(ReportRecord record) => !record.Warnings.Any(warning => warning.Code is "agency.unnamed");
}
