using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Ledger;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive;

/// <content>What stands before a draft that is in no archive.</content>
public sealed partial class ReportArchive
{
    /// <summary>The draft as the ledger looks at it, and the report that it continues. The catalog is only read.</summary>
    /// <param name="draft">A record that names its agency and its year.</param>
    /// <returns>The draft under the agency's id of the archive, where only its name is known there; its predecessor; and that as it is stored.</returns>
    internal (LedgerReport Draft, LedgerPredecessor Before, StoredReport? Stored) Continued(ReportRecord draft) => _catalog.Read(connection =>
    {
        CatalogReader reader = new(connection);
        Agency agency = draft.Agency;
        // A page names its place in more ways than a draft does, so the same agency may have got another id.
        if (AgencyQueries.One(connection, agency.Id) is null && AgencyQueries.IdsOf(connection, agency.Name) is [string only]) agency = agency with { Id = only };
        LedgerReport report = new(draft.Id, draft.Year!.Value, draft with { Agency = agency });
        LedgerPredecessor before = new LedgerReader(reader).Predecessor(report);
        return (report, before, before.Report is { } own ? reader.Stored(reader.Report(own.Id)!) : null);
    });
}
