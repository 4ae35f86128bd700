using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>What several rows can add up to, each in one of the ways to read it, and which ways lead to a sum.</summary>
internal sealed class OptionSums
{
    private readonly FormRowReading[] _rows;
    private readonly int[] _columns;
    private readonly HashSet<ColumnSums>[] _reached;

    private OptionSums(FormRowReading[] rows, int[] columns)
    {
        (_rows, _columns, _reached) = (rows, columns, new HashSet<ColumnSums>[rows.Length + 1]);
        _reached[0] = [default];
    }

    /// <summary>All sums of all rows.</summary>
    public HashSet<ColumnSums> All => _reached[^1];

    /// <summary>The sums of some rows; null where there are too many.</summary>
    /// <param name="rows">The rows, whose ways to read them all have numbers in the columns.</param>
    /// <param name="columns">The columns that are added up.</param>
    /// <param name="most">So many sums are kept at most for one step.</param>
    public static OptionSums? Of(FormRowReading[] rows, int[] columns, int most)
    {
        OptionSums sums = new(rows, columns);
        for (int i = 0; i < rows.Length; i++)
        {
            HashSet<ColumnSums> next = sums._reached[i + 1] = [];
            foreach (ColumnSums add in rows[i].Reading!.Options.Select(option => ColumnSums.Of(option, columns)))
            {
                foreach (ColumnSums sum in sums._reached[i])
                    next.Add(sum.Plus(add));
                if (next.Count > most)
                    return null;
            }
        }
        return sums;
    }

    /// <summary>For each row the ways to read it that lead to one of the wanted sums.</summary>
    public IReadOnlyList<(FormRowReading Row, HashSet<RowOption> Options)> LeadingTo(HashSet<ColumnSums> wanted)
    {
        List<(FormRowReading, HashSet<RowOption>)> leading = [];
        for (int i = _rows.Length - 1; i >= 0; i--)
        {
            HashSet<RowOption> options = [];
            HashSet<ColumnSums> before = [];
            foreach (RowOption option in _rows[i].Reading!.Options)
            {
                ColumnSums add = ColumnSums.Of(option, _columns);
                foreach (ColumnSums rest in wanted.Select(sum => sum.Minus(add)).Where(_reached[i].Contains))
                {
                    before.Add(rest);
                    options.Add(option);
                }
            }
            leading.Add((_rows[i], options));
            wanted = before;
        }
        return leading;
    }
}

/// <summary>One number for each column that is added up; the others are 0.</summary>
internal readonly record struct ColumnSums(decimal A, decimal B, decimal C, decimal D, decimal E, decimal F, decimal G)
{
    public static ColumnSums Of(RowOption option, int[] columns)
    {
        decimal At(int column) => Array.IndexOf(columns, column) >= 0 ? option.Numbers[column]!.Value : 0;
        return new ColumnSums(At(0), At(1), At(2), At(3), At(4), At(5), At(6));
    }

    public ColumnSums Plus(ColumnSums o) => new(A + o.A, B + o.B, C + o.C, D + o.D, E + o.E, F + o.F, G + o.G);

    public ColumnSums Minus(ColumnSums o) => new(A - o.A, B - o.B, C - o.C, D - o.D, E - o.E, F - o.F, G - o.G);
}
