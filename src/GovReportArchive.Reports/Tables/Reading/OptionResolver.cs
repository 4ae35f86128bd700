using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Lets the rest of the table and the prose of the same file decide between the readings of a row.</summary>
/// <remarks>A rule decides only where exactly one reading satisfies it; where none does, the printed table itself is wrong and nothing is decided.</remarks>
internal static class OptionResolver
{
    private const int MostPasses = 4;

    /// <summary>Decides by the column sums and the balance of the applications table.</summary>
    public static void ByColumns(TableReadingPart part)
    {
        if (!part.Rows.Exists(row => row.IsOpen))
            return;
        SumRule[] rules = [.. SumRules.ForApplications(part.ClosedAsOneRow).Where(rule => rule.Name is "applications.balance" or "applications.concluded")];
        for (int pass = 0; pass < MostPasses; pass++)
        {
            bool changed = false;
            Dictionary<string, decimal> known = part.Known();
            foreach (FormRowReading row in part.Rows.Where(row => row.IsOpen))
            {
                SumRule[] touching = [.. rules.Where(rule => rule.Left.Concat(rule.Right).Any(row.Keys.Contains))];
                changed |= row.Keep(option => touching.All(rule => Holds(rule, row, option, known)), touching.FirstOrDefault()?.Name);
            }
            if (!changed)
                return;
        }
    }

    /// <summary>Decides by numbers that the prose names together with what they count.</summary>
    public static void ByProse(TableReadingPart part, ProseNumbers prose)
    {
        foreach (FormRowReading row in part.Rows.Where(row => row.IsOpen))
        {
            for (int column = 0; column < row.Keys.Count; column++)
            {
                int place = column;
                HashSet<decimal> named = prose.For(row.Keys[column]);
                if (named.Count > 0)
                    row.Keep(option => option.Numbers[place] is { } number && named.Contains(number), "prose");
            }
        }
    }

    /// <summary>True where the rule holds with this option, or cannot be told.</summary>
    private static bool Holds(SumRule rule, FormRowReading row, RowOption option, Dictionary<string, decimal> known)
    {
        decimal? left = Sum(rule.Left, row, option, known);
        decimal? right = Sum(rule.Right, row, option, known);
        return left is null || right is null || left == right;
    }

    private static decimal? Sum(IReadOnlyList<string> keys, FormRowReading row, RowOption option, Dictionary<string, decimal> known)
    {
        decimal sum = 0;
        foreach (string key in keys)
        {
            int own = row.Keys.ToList().IndexOf(key);
            decimal? value = own >= 0 ? option.Numbers[own] : known.TryGetValue(key, out decimal number) ? number : null;
            if (value is null)
                return null;
            sum += value.Value;
        }
        return sum;
    }
}
