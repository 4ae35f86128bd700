using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Finds the values of lost cells that the table's own arithmetic forces.</summary>
internal static class ImpliedCells
{
    /// <summary>Turns <c>missing</c> cells into <c>implied</c> where every rule that can tell gives the same natural number.</summary>
    /// <remarks>Implied values never serve to imply others, so each rests on printed numbers alone.</remarks>
    public static void Mark(TableReading reading)
    {
        // Only the official arithmetic of the newer forms forces a value; sums of the older statistics are usual, not laid down.
        if (reading.Form is not (FormIds.Form2021 or FormIds.Form2019))
            return;
        SumRule[] rules = [.. SumRules.Of(reading.Form, reading.Counts, reading.Cells)];
        Dictionary<string, CellState> implied = new(StringComparer.Ordinal);
        foreach (string key in reading.Cells.Where(pair => pair.Value.State == "missing").Select(pair => pair.Key))
        {
            (decimal Value, string Rule)[] forced =
                [.. rules.Select(rule => (Force(rule, key, reading.Counts), rule.Name)).Where(x => x.Item1 is not null).Select(x => (x.Item1!.Value, x.Name))];
            if (forced.Length > 0 && forced.All(x => x.Value == forced[0].Value) && forced[0].Value >= 0)
                implied[key] = new CellState("implied", null, forced[0].Value, forced[0].Rule);
        }
        foreach ((string key, CellState state) in implied)
            reading.Cells[key] = state;
    }

    /// <summary>The value that a rule needs in a cell, or null where another cell of the rule is no number either.</summary>
    private static decimal? Force(SumRule rule, string key, SortedDictionary<string, decimal> counts)
    {
        bool onLeft = rule.Left.Contains(key);
        if (!onLeft && !rule.Right.Contains(key))
            return null;
        decimal balance = 0;
        foreach (string other in rule.Left)
        {
            if (other == key)
                continue;
            if (!counts.TryGetValue(other, out decimal value))
                return null;
            balance += value;
        }
        foreach (string other in rule.Right)
        {
            if (other == key)
                continue;
            if (!counts.TryGetValue(other, out decimal value))
                return null;
            balance -= value;
        }
        return onLeft ? -balance : balance;
    }
}
