using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction;

/// <summary>A cell before it has its place; a row span of 0 reaches to the last row.</summary>
internal readonly record struct LooseCell(string Text, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>A cell at its grid column. Merges over rows are told as word processors store them: a cell that begins one, and cells below that continue it.</summary>
/// <param name="Text">Its text; that of a continuing cell is never shown.</param>
/// <param name="Column">First grid column.</param>
/// <param name="ColumnSpan">Grid columns covered.</param>
/// <param name="Merges">Takes part in a merge over rows.</param>
/// <param name="Continues">Only prolongs the cell above.</param>
internal readonly record struct PlacedCell(string Text, int Column, int ColumnSpan, bool Merges, bool Continues);

/// <summary>Lays cells out to a grid, as browsers and word processors do.</summary>
internal static class TableGrid
{
    /// <summary>Columns up to which merges are followed; what stands further right keeps its order only.</summary>
    private const int MaxColumns = 1000;

    /// <summary>Places each row's cells from the left, past what is covered from above. Row spans end with the table.</summary>
    public static Table LayOut(IReadOnlyList<IReadOnlyList<LooseCell>> rows)
    {
        int[] coveredTo = new int[MaxColumns];
        List<TableRow> placed = new(rows.Count);
        for (int r = 0; r < rows.Count; r++)
        {
            List<TableCell> cells = new(rows[r].Count);
            int column = 0;
            foreach (LooseCell cell in rows[r])
            {
                while (column < MaxColumns && coveredTo[column] > r) column++;
                int left = rows.Count - r;
                int rowSpan = cell.RowSpan == 0 ? left : Math.Clamp(cell.RowSpan, 1, left);
                int span = 0;
                while (span < cell.ColumnSpan && column + span < MaxColumns && coveredTo[column + span] <= r) coveredTo[column + span++] = r + rowSpan;
                cells.Add(span > 0 ? new TableCell(cell.Text, column, span, rowSpan) : new TableCell(cell.Text, column));
                column += Math.Max(1, span);
            }

            placed.Add(new TableRow(cells));
        }

        return Tighten(new Table(placed));
    }

    /// <summary>Turns continuing cells into row spans. One that continues nothing is a cell of its own.</summary>
    public static Table LayOut(IReadOnlyList<IReadOnlyList<PlacedCell>> rows)
    {
        List<TableRow> laidOut = new(rows.Count);
        for (int r = 0; r < rows.Count; r++)
        {
            List<TableCell> cells = [];
            foreach (PlacedCell cell in rows[r])
            {
                if (cell.Continues && r > 0 && rows[r - 1].Any(above => above.Column == cell.Column && above.Merges)) continue;
                int rowSpan = 1;
                while (cell.Merges && r + rowSpan < rows.Count && rows[r + rowSpan].Any(below => below.Column == cell.Column && below.Continues)) rowSpan++;
                cells.Add(new TableCell(cell.Text, cell.Column, cell.ColumnSpan, rowSpan));
            }

            laidOut.Add(new TableRow(cells));
        }

        return Tighten(new Table(laidOut));
    }

    /// <summary>Removes grid columns at which no cell begins, so that a column number counts columns that are seen.</summary>
    public static Table Tighten(Table table)
    {
        SortedSet<int> starts = [.. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Column)];
        if (starts.Count == 0 || (starts.Max == starts.Count - 1 && table.Rows.SelectMany(row => row.Cells).All(cell => cell.Column + cell.ColumnSpan <= starts.Count)))
        {
            return table;
        }

        int[] begins = [.. starts];
        return new Table([.. table.Rows.Select(row => new TableRow([.. row.Cells.Select(Narrow)]))]);

        TableCell Narrow(TableCell cell)
        {
            int first = Array.BinarySearch(begins, cell.Column);
            int after = Array.BinarySearch(begins, cell.Column + cell.ColumnSpan);
            return cell with { Column = first, ColumnSpan = Math.Max(1, (after < 0 ? ~after : after) - first) };
        }
    }
}
