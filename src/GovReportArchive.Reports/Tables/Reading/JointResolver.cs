using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Decides between the readings of several rows at once by all columns of the applications table together.</summary>
/// <remarks>A reading stays only if it is part of some choice of readings for which （七）总计 is the sum of its rows and the balance holds in every
/// column that can be checked. Where no choice fits, the printed table is wrong itself and nothing is decided.</remarks>
internal static class JointResolver
{
    /// <summary>Sums kept at most for one step; beyond this the rows stay undecided.</summary>
    private const int MostStates = 20_000;

    private const int MostBalances = 20_000;

    /// <summary>Narrows the undecided rows of a table.</summary>
    public static void Resolve(TableReadingPart part)
    {
        FormRowReading[] open = [.. part.Rows.Where(IsOpen)];
        if (open.Length == 0)
            return;
        int[] columns = [.. Enumerable.Range(0, ApplicationsForm.Columns.Length).Where(column => part.Rows.TrueForAll(row => HasNumbers(row, column)))];
        if (columns.Length == 0)
            return;
        FormRowReading[] results = [.. part.Rows.Where(row => IsResult(row.RowKey))];
        FormRowReading? Row(string stem) => part.Rows.Find(row => row.RowKey == "applications." + stem);
        if (Row("concluded") is not { } concluded || Row("received") is not { } received || Row("carriedIn") is not { } carriedIn || Row("carriedOut") is not { } carriedOut)
            return;
        HashSet<ColumnSums>[]? reached = Forward(results, columns);
        if (reached is null || Balanced(received, carriedIn, carriedOut, concluded, columns, reached[^1]) is not { Count: > 0 } fitting)
            return;
        List<(FormRowReading Row, HashSet<RowOption> Kept)> kept =
            [.. Backward(results, columns, reached, [.. fitting.Select(choice => ColumnSums.Of(choice[3], columns))])];
        FormRowReading[] outer = [received, carriedIn, carriedOut, concluded];
        for (int i = 0; i < outer.Length; i++)
            kept.Add((outer[i], [.. fitting.Select(choice => choice[i])]));
        foreach ((FormRowReading row, HashSet<RowOption> options) in kept)
        {
            if (options.Count == 0 || options.Count == row.Reading!.Options.Count)
                continue;
            row.Reading = row.Reading with { Options = [.. row.Reading.Options.Where(options.Contains)] };
            row.Basis = IsResult(row.RowKey) ? "applications.concluded" : "applications.balance";
        }
    }

    private static bool IsOpen(FormRowReading row) => row is { Reading: { IsDecided: false, SeparatorsLost: true }, IsDoubtful: false };

    private static bool IsResult(string key) =>
        Array.Find(ApplicationsForm.Rows, row => row.Key == key) is { IsResult: true };

    private static bool HasNumbers(FormRowReading row, int column) =>
        row is { Reading: { } reading, IsDoubtful: false } && reading.Options.All(option => option.Numbers[column] is not null);

    /// <summary>After each result row every sum that can be reached; null where there are too many.</summary>
    private static HashSet<ColumnSums>[]? Forward(FormRowReading[] rows, int[] columns)
    {
        HashSet<ColumnSums>[] reached = new HashSet<ColumnSums>[rows.Length + 1];
        reached[0] = [default];
        for (int i = 0; i < rows.Length; i++)
        {
            reached[i + 1] = [];
            foreach (RowOption option in rows[i].Reading!.Options)
            {
                ColumnSums add = ColumnSums.Of(option, columns);
                foreach (ColumnSums sum in reached[i])
                    reached[i + 1].Add(sum.Plus(add));
                if (reached[i + 1].Count > MostStates)
                    return null;
            }
        }
        return reached;
    }

    /// <summary>For each result row the options on some way to a wanted sum.</summary>
    private static List<(FormRowReading Row, HashSet<RowOption> Kept)> Backward(
        FormRowReading[] rows, int[] columns, HashSet<ColumnSums>[] reached, HashSet<ColumnSums> wanted)
    {
        List<(FormRowReading, HashSet<RowOption>)> kept = [];
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            HashSet<RowOption> options = [];
            HashSet<ColumnSums> before = [];
            foreach (RowOption option in rows[i].Reading!.Options)
            {
                ColumnSums add = ColumnSums.Of(option, columns);
                foreach (ColumnSums sum in wanted)
                {
                    ColumnSums rest = sum.Minus(add);
                    if (reached[i].Contains(rest) && before.Add(rest) | options.Add(option))
                        continue;
                }
            }
            kept.Add((rows[i], options));
            wanted = before;
        }
        return kept;
    }

    /// <summary>Every choice of received, carriedIn, carriedOut, concluded (in this order) that balances with a sum that can be reached.</summary>
    private static List<RowOption[]>? Balanced(
        FormRowReading received, FormRowReading carriedIn, FormRowReading carriedOut, FormRowReading concluded, int[] columns, HashSet<ColumnSums> sums)
    {
        long choices = 1L * received.Reading!.Options.Count * carriedIn.Reading!.Options.Count
            * carriedOut.Reading!.Options.Count * concluded.Reading!.Options.Count;
        if (choices > MostBalances)
            return null;
        List<RowOption[]> fitting = [];
        foreach (RowOption end in concluded.Reading.Options)
        {
            ColumnSums done = ColumnSums.Of(end, columns);
            if (!sums.Contains(done))
                continue;
            foreach (RowOption @new in received.Reading.Options)
            {
                foreach (RowOption old in carriedIn.Reading.Options)
                {
                    ColumnSums left = ColumnSums.Of(@new, columns).Plus(ColumnSums.Of(old, columns)).Minus(done);
                    fitting.AddRange(carriedOut.Reading.Options
                        .Where(option => ColumnSums.Of(option, columns) == left)
                        .Select(option => (RowOption[])[@new, old, option, end]));
                }
            }
        }
        return fitting;
    }

    /// <summary>One number for each column that is checked; the others are 0.</summary>
    private readonly record struct ColumnSums(decimal A, decimal B, decimal C, decimal D, decimal E, decimal F, decimal G)
    {
        public static ColumnSums Of(RowOption option, int[] columns)
        {
            decimal At(int column) => Array.IndexOf(columns, column) >= 0 ? option.Numbers[column]!.Value : 0;
            return new ColumnSums(At(0), At(1), At(2), At(3), At(4), At(5), At(6));
        }

        public ColumnSums Plus(ColumnSums o) => new(A + o.A, B + o.B, C + o.C, D + o.D, E + o.E, F + o.F, G + o.G);

        public ColumnSums Minus(ColumnSums o) => new(A - o.A, B - o.B, C - o.C, D - o.D, E - o.E, F - o.F, G - o.G);
    }
}
