using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>A row that the reader left open, and the one reading of it that the neighbouring years allow.</summary>
/// <param name="Row">Row key.</param>
/// <param name="Raw">The row's digits as printed.</param>
/// <param name="Candidate">Which of the record's candidates it is, from 0.</param>
/// <param name="Of">How many candidates there are.</param>
/// <param name="Values">Its numbers by count key. They are the archive's inference: no counts, and in no filter, order or export.</param>
/// <param name="Cumulative">The number of the column 历年累计, where the row has one.</param>
/// <param name="Basis">The rules that hold with it, and that every other candidate breaks.</param>
public sealed record ChosenRow(
    string Row,
    string Raw,
    int Candidate,
    int Of,
    IReadOnlyDictionary<string, decimal> Values,
    decimal? Cumulative,
    IReadOnlyList<LedgerFinding> Basis);

/// <summary>Chooses among the readings of a row by what the years before and after say.</summary>
/// <remarks>
/// Law: a reading is chosen only where it breaks no equation with a neighbouring year, holds at least one, and every other reading breaks one.
/// Neighbours count as they were read: what was chosen for them is not looked at. Pure and thread-safe.
/// </remarks>
internal static class CandidateChooser
{
    // The reader lists no more than this; what is cut off could fit as well.
    private const int MostCandidates = 24;

    /// <summary>The rows that can be decided, by row key.</summary>
    /// <param name="report">The report.</param>
    /// <param name="before">The report on the year before, if held.</param>
    /// <param name="after">The report on the year after, if held.</param>
    public static IReadOnlyList<ChosenRow> Choose(LedgerReport report, LedgerReport? before, LedgerReport? after) =>
    [
        .. report.Record.Rows.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => Choose(report, row.Key, row.Value, before, after)).OfType<ChosenRow>(),
    ];

    private static ChosenRow? Choose(LedgerReport report, string rowKey, UndecidedRow row, LedgerReport? before, LedgerReport? after)
    {
        if (row.Candidates.Count is < 2 or >= MostCandidates) return null;
        string[] keys = Keys(rowKey, report.Record.Form);
        // A correction has put a number into it.
        if (keys.Any(key => report.Record.Cells.GetValueOrDefault(key) is not { State: "undecided" })) return null;
        List<(int Index, LedgerReport Read, LedgerFinding[] Findings)> fitting = [];
        for (int i = 0; i < row.Candidates.Count; i++)
        {
            if (Read(report, keys, row.Candidates[i]) is not LedgerReport read) return null;
            LedgerFinding[] findings = [.. Equations(read, before, after).Where(finding => Concerns(finding, report.Id, keys))];
            if (!findings.Any(finding => finding.State == CheckRunner.Fail)) fitting.Add((i, read, findings));
        }

        if (fitting is not [var (index, chosen, basis)] || !basis.Any(finding => finding.State == CheckRunner.Ok)) return null;
        return new ChosenRow(
            rowKey,
            row.Raw,
            index,
            row.Candidates.Count,
            new SortedDictionary<string, decimal>(keys.ToDictionary(key => key, key => chosen.Record.Counts[key]), StringComparer.Ordinal),
            HasCumulative(keys, row.Candidates[index]) ? row.Candidates[index][1] : null,
            [.. basis.Where(finding => finding.State == CheckRunner.Ok)]);
    }

    private static IEnumerable<LedgerFinding> Equations(LedgerReport report, LedgerReport? before, LedgerReport? after) =>
        (before is null ? [] : LedgerEvaluation.Equations(report, before)).Concat(after is null ? [] : LedgerEvaluation.Equations(after, report));

    private static bool Concerns(LedgerFinding finding, string report, string[] keys) =>
        finding.Left.Concat(finding.Right).Any(term => term.Report == report && keys.Contains(term.Key));

    /// <summary>The report as it would be with one reading; null where the reading has another shape than the row.</summary>
    private static LedgerReport? Read(LedgerReport report, string[] keys, IReadOnlyList<decimal> candidate)
    {
        bool cumulative = HasCumulative(keys, candidate);
        if (candidate.Count != keys.Length && !cumulative) return null;
        Dictionary<string, decimal> counts = new(report.Record.Counts, StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++) counts[keys[i]] = candidate[i];
        Dictionary<string, decimal> totals = new(report.Record.Cumulative, StringComparer.Ordinal);
        if (cumulative) totals[keys[0]] = candidate[1];
        return report with { Record = report.Record with { Counts = counts, Cumulative = totals } };
    }

    // Statistics of provinces: the number of the year, and that of all years.
    private static bool HasCumulative(string[] keys, IReadOnlyList<decimal> candidate) => keys.Length == 1 && candidate.Count == 2;

    private static string[] Keys(string rowKey, string form) => CountCatalog.Find(rowKey) is not null
        ? [rowKey]
        :
        [
            .. CountCatalog.All.Where(count => count.Forms.Contains(form) && count.Key.StartsWith(rowKey + ".", StringComparison.Ordinal)
                && count.Key.IndexOf('.', rowKey.Length + 1) < 0).Select(count => count.Key),
        ];
}
