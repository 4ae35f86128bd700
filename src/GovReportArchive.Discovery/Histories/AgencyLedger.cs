using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;

namespace GovReportArchive.Discovery.Histories;

/// <summary>What an agency's reports say over the years: its members, in camelCase, are the API's JSON.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Reports">Its reports with a year, ascending.</param>
/// <param name="Findings">Every rule applied, report by report.</param>
/// <param name="Series">Metrics over the years and across forms.</param>
public sealed record AgencyLedger(
    AgencyInfo Agency, IReadOnlyList<LedgerEntry> Reports, IReadOnlyList<LedgerFinding> Findings, IReadOnlyList<MetricSeries> Series)
{
    /// <summary>Whether two printed numbers contradict each other anywhere.</summary>
    public bool HasBreaks => Findings.Any(LedgerFindings.IsBreak);
}

/// <summary>One report of an agency's ledger.</summary>
public sealed record LedgerEntry(string Id, int Year, string Title, string Form, string Scope, string? Published);
