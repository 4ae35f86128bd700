using System.Globalization;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tables;

/// <summary>Keeps, of numbers that were recognised from pictures, those that the table's own sums confirm.</summary>
/// <remarks>
/// A digit that was taken for another breaks every sum that it takes part in, zeros too. A number stays where some sum holds with it; but where a sum of numbers that others confirm
/// fails, nothing tells which of them is wrong. The rest becomes undecided, with what was recognised beside it.
/// </remarks>
internal static class ConfirmedCounts
{
    /// <summary>Takes out what is not confirmed.</summary>
    public static void Keep(TableReading tables)
    {
        List<(string[] Keys, bool Holds)> sums = [];
        foreach (SumRule rule in SumRules.Of(tables.Form, tables.Counts, tables.Cells))
        {
            string[] keys = [.. rule.Left, .. rule.Right];
            if (Array.TrueForAll(keys, tables.Counts.ContainsKey)) sums.Add((keys, rule.Left.Sum(key => tables.Counts[key]) == rule.Right.Sum(key => tables.Counts[key])));
        }

        HashSet<string> confirmed = [.. sums.Where(sum => sum.Holds).SelectMany(sum => sum.Keys)];
        HashSet<string> disputed = [.. sums.Where(sum => !sum.Holds && Array.TrueForAll(sum.Keys, confirmed.Contains)).SelectMany(sum => sum.Keys)];
        string[] open = [.. tables.Counts.Keys.Where(key => !confirmed.Contains(key) || disputed.Contains(key))];
        foreach (IGrouping<string, string> row in Rows(open)) Open(tables, row.Key, [.. row]);
        tables.Cumulative.Clear();
        if (open.Length > 0) tables.Warnings.Add(new ReadingWarning("table.recognised", $"文字由图片识别，有 {open.Length} 个数字没有勾稽关系证实，未采用，只作为候选。"));
    }

    /// <summary>What was recognised stays as the candidate of a row that is open as a whole, and beside each cell.</summary>
    private static void Open(TableReading tables, string row, string[] keys)
    {
        string[] whole = [.. Rows(CountCatalog.All.Select(count => count.Key).Where(key => tables.Counts.ContainsKey(key) || tables.Cells.ContainsKey(key))).First(group => group.Key == row)];
        if (whole.Length > 1 && whole.Length == keys.Length && !tables.Rows.ContainsKey(row))
        {
            decimal[] numbers = [.. whole.Select(key => tables.Counts[key])];
            tables.Rows[row] = new UndecidedRow(string.Join(' ', numbers.Select(Written)), [numbers]);
        }

        foreach (string key in keys)
        {
            tables.Cells[key] = new CellState("undecided", Written(tables.Counts[key]));
            tables.Counts.Remove(key);
            tables.At.Remove(key);
            tables.Explanations.Remove(key);
        }
    }

    private static string Written(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Keys by their row: all that has one name before the column; reviews and lawsuits are one row.</summary>
    private static IEnumerable<IGrouping<string, string>> Rows(IEnumerable<string> keys) =>
        keys.GroupBy(key => LitigationForm.Keys.Contains(key) ? LitigationForm.Groups[0].Key : key[..key.LastIndexOf('.')], StringComparer.Ordinal);
}
