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
        if (OptionSums.Of(results, columns, MostStates) is not { } sums || Balanced(received, carriedIn, carriedOut, concluded, columns, sums.All) is not { Count: > 0 } fitting)
            return;
        FormRowReading[] outer = [received, carriedIn, carriedOut, concluded];
        foreach ((FormRowReading row, HashSet<RowOption> options) in sums.LeadingTo([.. fitting.Select(choice => ColumnSums.Of(choice[3], columns))]))
            row.Keep(options.Contains, "applications.concluded");
        for (int i = 0; i < outer.Length; i++)
        {
            HashSet<RowOption> options = [.. fitting.Select(choice => choice[i])];
            outer[i].Keep(options.Contains, "applications.balance");
        }
    }

    private static bool IsOpen(FormRowReading row) => row is { Reading: { IsDecided: false, SeparatorsLost: true }, IsDoubtful: false };

    private static bool IsResult(string key) =>
        Array.Find(ApplicationsForm.Rows, row => row.Key == key) is { IsResult: true };

    private static bool HasNumbers(FormRowReading row, int column) =>
        row is { Reading: { } reading, IsDoubtful: false } && reading.Options.All(option => option.Numbers[column] is not null);

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
}
