using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>Holds a report to what its predecessor said.</summary>
/// <remarks>Law: the findings of a report follow from the report and its predecessor alone. Numbers are taken as read, with corrections; a
/// cell without a number is never 0. Pure and thread-safe.</remarks>
internal static class LedgerEvaluation
{
    /// <summary>The findings that belong to a report: equations in their order, cumulative numbers, missing years, deadline, changes.</summary>
    public static IReadOnlyList<LedgerFinding> Of(LedgerReport report, LedgerPredecessor before)
    {
        List<LedgerFinding> findings = [];
        LedgerReport? yearBefore = before.Report is { } held && held.Year == report.Year - 1 ? held : null;
        if (yearBefore is not null)
        {
            findings.AddRange(Equations(report, yearBefore));
        }
        else
        {
            string reason = before.Year == report.Year - 1 ? before.Reason ?? LedgerReasons.SeveralReports : LedgerReasons.NoPrevious;
            findings.AddRange(Unassessable(report, reason));
        }

        if (before.Year is int year) findings.Add(Missing(report, before, year));
        if (LedgerDeadline.Finding(report) is { } late) findings.Add(late);
        if (yearBefore is not null) findings.AddRange(LedgerJumps.Of(report, yearBefore));
        return findings;
    }

    /// <summary>What the printed numbers of two successive years say of one another; nothing of calendar and plausibility.</summary>
    public static IEnumerable<LedgerFinding> Equations(LedgerReport report, LedgerReport before) =>
        LedgerEquations.All.Select(equation => Equation(equation, report, before)).OfType<LedgerFinding>().Concat(Cumulative(report, before));

    private static LedgerFinding? Equation(LedgerEquation equation, LedgerReport report, LedgerReport before)
    {
        if (!equation.Later.Contains(report.Record.Form) || !equation.Earlier.Contains(before.Record.Form)) return null;
        LedgerTerm[] left =
        [
            .. equation.Before.Select(key => Term(before, key)),
            .. equation.Added.Select(key => Term(report, key)),
            .. equation.Taken.Select(key => Term(report, key) with { Subtracted = true }),
        ];
        LedgerTerm[] right = [Term(report, equation.Result)];
        // A table that one of the two does not have is no broken promise.
        if (!equation.Before.Any(key => HasCell(before.Record, key)) || !HasCell(report.Record, equation.Result)) return null;
        return Compared(equation.Rule, equation.Place, report, before, left, right);
    }

    private static IEnumerable<LedgerFinding> Cumulative(LedgerReport report, LedgerReport before) =>
        report.Record.Cumulative.Keys.Where(before.Record.Cumulative.ContainsKey).Order(StringComparer.Ordinal).Select(key => Compared(
            LedgerRules.Cumulative,
            key,
            report,
            before,
            [new LedgerTerm(before.Id, before.Year, key, before.Record.Cumulative[key], Cumulative: true), Term(report, key)],
            [new LedgerTerm(report.Id, report.Year, key, report.Record.Cumulative[key], Cumulative: true)]));

    private static LedgerFinding Compared(
        string rule, string place, LedgerReport report, LedgerReport before, IReadOnlyList<LedgerTerm> left, IReadOnlyList<LedgerTerm> right)
    {
        LedgerFinding finding = new(rule, place, CheckRunner.Ok, [before.Year, report.Year], report.Id, before.Id, left, right);
        return (finding.LeftSum, finding.RightSum) switch
        {
            (decimal l, decimal r) => finding with { State = l == r ? CheckRunner.Ok : CheckRunner.Fail },
            _ => finding with { State = CheckRunner.NotAssessable, Reason = LedgerReasons.NotANumber },
        };
    }

    // Where the year before is not held, or not known which report it is, each rule says so once and not for each of its places.
    private static IEnumerable<LedgerFinding> Unassessable(LedgerReport report, string reason)
    {
        string formBefore = LedgerEquations.FormOf(report.Year - 1);
        foreach (string rule in LedgerEquations.All.Select(equation => equation.Rule).Distinct(StringComparer.Ordinal))
        {
            bool applies = LedgerEquations.All.Any(equation => equation.Rule == rule
                && equation.Later.Contains(report.Record.Form) && equation.Earlier.Contains(formBefore) && HasCell(report.Record, equation.Result));
            if (applies)
                yield return new LedgerFinding(rule, null, CheckRunner.NotAssessable, [report.Year - 1, report.Year], report.Id, null, [], [], reason);
        }
    }

    private static LedgerFinding Missing(LedgerReport report, LedgerPredecessor before, int year)
    {
        int[] missing = [.. Enumerable.Range(year + 1, report.Year - year - 1)];
        return missing.Length == 0
            ? new LedgerFinding(LedgerRules.Missing, null, CheckRunner.Ok, [year, report.Year], report.Id, before.Report?.Id, [], [])
            // A year that is not held is the archive's gap and nothing that a report could fail.
            : new LedgerFinding(LedgerRules.Missing, null, CheckRunner.NotAssessable, missing, report.Id, before.Report?.Id, [], [], LedgerReasons.NotHeld);
    }

    private static LedgerTerm Term(LedgerReport report, string key) =>
        new(report.Id, report.Year, key, report.Record.Counts.TryGetValue(key, out decimal value) ? value : null);

    private static bool HasCell(ReportRecord record, string key) => record.Counts.ContainsKey(key) || record.Cells.ContainsKey(key);
}

/// <summary>Numbers that changed more than is plausible from one year to the next.</summary>
internal static class LedgerJumps
{
    private const decimal Ratio = 5;

    // Below it a factor of five is chance: one application in one year, six in the next.
    private const decimal Floor = 50;

    private static readonly CrosswalkEntry[] Metrics =
    [
        .. new[] { "applicationsReceived", "applicationsConcluded", "licenceDecisions", "penaltyDecisions", "coercionDecisions", "review", "litigation" }
            .Select(metric => Crosswalk.All.First(entry => entry.Metric == metric)),
    ];

    /// <summary>One finding for each metric that both reports have numbers for, one of them above zero and one large enough to compare.</summary>
    public static IEnumerable<LedgerFinding> Of(LedgerReport report, LedgerReport before)
    {
        foreach (CrosswalkEntry metric in Metrics)
        {
            IReadOnlyList<LedgerTerm> now = Terms(metric, report), then = Terms(metric, before);
            LedgerFinding finding = new(
                LedgerRules.Jump, metric.Metric, CheckRunner.Ok, [before.Year, report.Year], report.Id, before.Id, then, now);
            if (finding is not { LeftSum: > 0 and decimal left, RightSum: > 0 and decimal right } || Math.Max(left, right) < Floor) continue;
            bool jumps = Math.Max(left, right) > Ratio * Math.Min(left, right);
            yield return jumps ? finding with { State = CheckRunner.Fail } : finding;
        }
    }

    private static LedgerTerm[] Terms(CrosswalkEntry metric, LedgerReport report) =>
        metric.Keys.TryGetValue(report.Record.Form, out IReadOnlyList<string>? keys)
            ? [.. keys.Select(key => new LedgerTerm(report.Id, report.Year, key, report.Record.Counts.TryGetValue(key, out decimal value) ? value : null))]
            : [];
}
