using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>What the ledger says about one report.</summary>
/// <param name="Previous">Id of the report that it continues; null where none is held or none can be named.</param>
/// <param name="Next">Id of the report that continues it.</param>
/// <param name="Findings">Findings that belong to the report, then those of the next report that speak of this one.</param>
/// <param name="Chosen">Rows that the reader left open and the neighbouring years decide. They are no counts.</param>
/// <param name="Figures">The numbers that are looked for first, beside those of the report that it continues.</param>
public sealed record ReportLedger(string? Previous, string? Next, IReadOnlyList<LedgerFinding> Findings, IReadOnlyList<ChosenRow> Chosen, KeyFigures Figures)
{
    /// <summary>Of a report without neighbours.</summary>
    public static ReportLedger Alone(ReportRecord record) => new(null, null, [], [], KeyFigures.Of(record, null));
}

/// <summary>Findings summed up.</summary>
public static class LedgerFindings
{
    /// <summary>Whether a finding says that two printed numbers contradict each other.</summary>
    public static bool IsBreak(LedgerFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.State == CheckRunner.Fail && LedgerRules.Find(finding.Rule) is { IsBreak: true };
    }

    /// <summary>The values of the column <c>check</c> that a report's findings give: <c>RULE:STATE</c>, and <c>ledger:STATE</c> for all rules
    /// that compare printed numbers: <c>fail</c> where one fails, else <c>ok</c> where one holds.</summary>
    public static IEnumerable<string> CheckValues(IReadOnlyList<LedgerFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string[] states = [.. findings.Where(finding => LedgerRules.Find(finding.Rule) is { IsBreak: true }).Select(finding => finding.State)];
        IEnumerable<string> summary = states.Length == 0 ? []
            : [LedgerRules.Summary + ":" + (states.Contains(CheckRunner.Fail) ? CheckRunner.Fail : states.Contains(CheckRunner.Ok) ? CheckRunner.Ok : CheckRunner.NotAssessable)];
        return findings.Select(finding => $"{finding.Rule}:{finding.State}").Concat(summary).Distinct(StringComparer.Ordinal);
    }
}
