using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Puts the fifteen numbers of table 四 in order where a converter printed them below each other, column by column or part by part.</summary>
/// <remarks>
/// Where the sums do not hold in the order read and hold in exactly one other order, that order is right, unless it takes apart a group whose sum holds as it was read. Where they
/// hold in none or in several nothing is decided, unless a sum of its own confirms the order read: then the table itself is wrong, and stays as it is printed.
/// </remarks>
internal static class LitigationOrders
{
    /// <summary>From so many lines on a row may be a list in any order.</summary>
    private const int ListLines = 3;

    private static readonly int Groups = LitigationForm.Groups.Length;
    private static readonly int GroupWidth = LitigationForm.Outcomes.Length;

    /// <summary>Orders in which converters print the table, as the form's columns in the order of printing.</summary>
    private static readonly int[][] Orders = [.. Printed().Select(order => order.ToArray())];

    /// <summary>The reading in its right order; with all orders as candidates where nothing tells which is right.</summary>
    public static RowReading Settle(ValueRow row, RowReading reading, IReadOnlyList<(int First, int Last)> sums)
    {
        RowOption read = reading.Options[0];
        if (!reading.IsDecided || read.Cells.Any(cell => cell is null) || !IsList(row) || AddsUp(read, sums)) return reading;
        (int First, int Last)[] confirmed = [.. sums.Where(sum => Confirms(read, sum))];
        List<RowOption> others = [];
        bool isTakenApart = false;
        foreach (int[] order in Orders)
        {
            PlacedValue?[] cells = new PlacedValue?[order.Length];
            for (int i = 0; i < order.Length; i++) cells[order[i]] = read.Cells[i];
            RowOption other = new(cells);
            if (others.Append(read).Any(known => known.Numbers.SequenceEqual(other.Numbers))) continue;
            others.Add(other);
            isTakenApart |= AddsUp(other, sums) && Array.Exists(confirmed, sum => Enumerable.Range(sum.First, sum.Last - sum.First + 1).Any(i => order[i] != i));
        }

        RowOption[] fitting = [.. others.Where(other => AddsUp(other, sums))];
        if (fitting.Length == 1 && !isTakenApart) return reading with { Options = fitting };
        if (fitting.Length == 0 && confirmed.Length > 0) return reading;
        return reading with { Options = fitting.Length > 0 ? [read, .. fitting] : [read, .. others], OrderLost = true };
    }

    /// <summary>Below each other, and not group by group on lines of their own.</summary>
    private static bool IsList(ValueRow row)
    {
        if (row.Structured || row.Items.Select(item => item.Line).Distinct().Count() < ListLines) return false;
        return row.Items.Chunk(GroupWidth).Any(group => group.Select(item => item.Line).Distinct().Count() > 1);
    }

    private static bool AddsUp(RowOption option, IReadOnlyList<(int First, int Last)> sums) => sums.All(sum => ShapeConsistency.IsPossible(option, sum));

    /// <summary>Zeros add up in any order.</summary>
    private static bool Confirms(RowOption option, (int First, int Last) sum) => option.Numbers[sum.Last] > 0 && ShapeConsistency.IsPossible(option, sum);

    private static IEnumerable<IEnumerable<int>> Printed()
    {
        int[] all = [.. Enumerable.Range(0, Groups * GroupWidth)];
        int[] review = all[..GroupWidth], suits = all[GroupWidth..];
        int[] results = [.. all.Where(column => Outcome(column) < GroupWidth - 1)], totals = [.. all.Where(column => Outcome(column) == GroupWidth - 1)];

        // Outcome by outcome: over all three groups, or over the two of lawsuits with the reviews before or after them.
        yield return all.OrderBy(Outcome);
        yield return review.Concat(suits.OrderBy(Outcome));
        yield return suits.OrderBy(Outcome).Concat(review);

        // The totals by themselves, behind or before the results, which stand in either order.
        yield return results.Concat(totals);
        yield return totals.Concat(results);
        yield return results.OrderBy(Outcome).Concat(totals);
        yield return totals.Concat(results.OrderBy(Outcome));

        // Each group from its total back, and all from the last to the first.
        yield return all.OrderBy(column => column / GroupWidth).ThenByDescending(Outcome);
        yield return all.Reverse();
    }

    private static int Outcome(int column) => column % GroupWidth;
}
