using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Rows that a source cut in the same way have lost the same columns.</summary>
internal static class ShapeConsistency
{
    /// <summary>Among rows of one shape keeps the readings that are possible for all of them.</summary>
    /// <param name="source">The document.</param>
    /// <param name="rows">Rows of one table.</param>
    /// <param name="sum">First and last column of the row sum.</param>
    public static void Narrow(TableText source, IReadOnlyList<FormRowReading> rows, (int First, int Last) sum)
    {
        IEnumerable<IGrouping<(int, int, int), FormRowReading>> shapes = rows
            .Where(row => row is { Source.Structured: true, Reading.SeparatorsLost: false } && row.Reading.Options.All(option => option.Offset is not null))
            .GroupBy(row => Shape(source, row.Source!));
        foreach (IGrouping<(int, int, int), FormRowReading> shape in shapes)
        {
            HashSet<int>? possible = null;
            foreach (FormRowReading row in shape)
            {
                IEnumerable<int> own = row.Reading!.Options.Where(option => IsPossible(option, sum)).Select(option => option.Offset!.Value);
                if (possible is null)
                    possible = [.. own];
                else
                    possible.IntersectWith(own);
            }
            if (possible is not { Count: > 0 })
                continue;
            foreach (FormRowReading row in shape)
                row.Keep(option => possible.Contains(option.Offset!.Value), "applications.rowSum");
        }
    }

    private static (int Cells, int FirstValue, int Values) Shape(TableText source, ValueRow row)
    {
        TextLine line = source.Lines[row.Line];
        return (line.Cells.Count, row.Items[0].Column, row.Items.Count);
    }

    /// <summary>A printed total is at least what its printed parts add up to, and equal where no part is lost.</summary>
    public static bool IsPossible(RowOption option, (int First, int Last) sum)
    {
        if (option.Numbers[sum.Last] is not { } total)
            return true;
        decimal parts = 0;
        bool isLost = false;
        for (int i = sum.First; i < sum.Last; i++)
        {
            parts += option.Numbers[i] ?? 0;
            isLost |= option.Cells[i] is null;
        }
        return isLost ? parts <= total : parts == total;
    }
}
