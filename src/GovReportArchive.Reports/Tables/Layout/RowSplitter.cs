using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Cuts a run of values without words between them into rows.</summary>
internal static class RowSplitter
{
    /// <summary>Lines of the table's width stay rows; shorter lines are joined until they have it; longer ones are cut where they are a multiple.</summary>
    /// <remarks>One value too many, each on a line of its own, is left in the row: only its sum can tell a page number from a cell.</remarks>
    public static IEnumerable<List<TableItem>> Split(List<TableItem> run, int width)
    {
        if (run.Count == width + 1 && run.Select(item => item.Line).Distinct().Count() == run.Count && run.TrueForAll(item => item.Value!.Value.HasNumber))
        {
            yield return [.. run];
            yield break;
        }
        List<TableItem> row = [];
        int weight = 0;
        foreach (IGrouping<int, TableItem> line in run.GroupBy(item => item.Line))
        {
            int lineWeight = line.Sum(Weight);
            if (row.Count > 0 && weight + lineWeight > width)
            {
                yield return row;
                (row, weight) = ([], 0);
            }
            if (row.Count == 0 && line.Count() > width && line.Count() % width == 0)
            {
                foreach (TableItem[] part in line.Chunk(width))
                    yield return [.. part];
                continue;
            }
            row.AddRange(line);
            weight += lineWeight;
        }
        if (row.Count > 0)
            yield return row;
    }

    /// <summary>How many cells a value stands for: 0000000 is seven.</summary>
    private static int Weight(TableItem item) => IsGlued(item.Value!.Value) ? item.Value.Value.Raw.Length : 1;

    /// <summary>True for digits that cannot be one number: no number is printed with a leading zero.</summary>
    public static bool IsGlued(CellValue value) =>
        value.Sign == CellSign.Number && value.Raw.Length > 1 && value.Raw[0] == '0' && value.Raw[1] != '.';

    /// <summary>True where digits of several cells ran together in some row.</summary>
    public static bool AnyGlued(IEnumerable<ValueRow> rows) => rows.Any(row => row.Items.Any(item => IsGlued(item.Value!.Value)));
}
