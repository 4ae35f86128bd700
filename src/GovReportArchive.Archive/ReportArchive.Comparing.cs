using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Comparing;
using GovReportArchive.Archive.Ledger;

namespace GovReportArchive.Archive;

/// <content>Reports side by side.</content>
public sealed partial class ReportArchive
{
    /// <summary>Lays a report beside the report of the same agency before it.</summary>
    /// <returns>Null where no earlier year is held. Where several reports of that year could be meant, the first that came is taken.</returns>
    public ReportComparison? CompareWithPrevious(StoredReport report) => _catalog.Read(connection =>
    {
        CatalogReader reader = new(connection);
        LedgerReader ledger = new(reader);
        if (report.Record.Year is not int year || reader.YearBeside(report.Record.Agency.Id, year, after: false) is not int before) return null;
        StoredReport previous = ledger.Subject(report) is LedgerReport subject && ledger.Predecessor(subject).Report is LedgerReport own
            ? reader.Stored(reader.Report(own.Id)!)
            : reader.Stored(reader.StandingOf(report.Record.Agency.Id, before, 1)[0]);
        return ReportComparer.Compare(previous.Record, report.Record);
    });

    /// <summary>Lays a report beside any other, which is taken for the earlier one whatever its year.</summary>
    public static ReportComparison Compare(StoredReport report, StoredReport with)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(with);
        return ReportComparer.Compare(with.Record, report.Record);
    }
}
