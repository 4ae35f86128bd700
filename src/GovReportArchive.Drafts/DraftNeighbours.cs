using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>What the archive holds around a draft.</summary>
/// <param name="Record">The draft, under the agency's id and name of the archive where that is known.</param>
/// <param name="Agency">The agency of the archive that it is taken for; null where there is none or it is open which.</param>
/// <param name="Agencies">Agencies that could be meant where it is open which; else empty.</param>
/// <param name="Earlier">Earlier reports of the agency, the latest first.</param>
/// <param name="Before">The report that the ledger looks at.</param>
/// <param name="Stored">That report as it is stored; null where there is none.</param>
/// <param name="IsChosen">Whether that report was chosen, and not found.</param>
internal sealed record DraftNeighbours(
    ReportRecord Record,
    AgencyInfo? Agency,
    IReadOnlyList<AgencyInfo> Agencies,
    IReadOnlyList<DraftEarlier> Earlier,
    LedgerPredecessor Before,
    StoredReport? Stored,
    bool IsChosen)
{
    /// <summary>Of a draft that is checked without an archive.</summary>
    public static DraftNeighbours None(ReportRecord record) => new(record, null, [], [], LedgerPredecessor.None, null, false);

    /// <summary>Whether <see cref="Stored"/> is about the year before: only then is it called last year's.</summary>
    public bool IsYearBefore => Stored?.Record.Year is int year && year == Record.Year - 1;

    /// <summary>What <see cref="Stored"/> is called in messages, with its year.</summary>
    public string Called => FormattableString.Invariant(
        $"{(IsYearBefore ? "上年" : IsChosen ? "所选的较早" : "档案中最近的较早")}报告（{Stored?.Record.Year}年度）");
}
