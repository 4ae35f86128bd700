using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>Names cells by the words that the form prints at the beginning of their row and above their column.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class CellPlaces
{
    private const int MostNamed = 3;
    private readonly Dictionary<string, (LayoutTable Table, string Row, string Column)> _cells = new(StringComparer.Ordinal);

    /// <summary>The cells of the tables that a record has, and of those that a form demands.</summary>
    public CellPlaces(ReportRecord record, string? demanded)
    {
        foreach (LayoutTable table in FormLayout.For(record).Tables) Enter(table);
        if (demanded is null) return;
        foreach (LayoutTable table in FormLayout.Of(demanded).Tables) Enter(table);
    }

    /// <summary>Where some cells are, all in one table; what no form has is left out.</summary>
    public DraftPlace Of(IReadOnlyCollection<string> keys, string? quote = null)
    {
        string[] known = [.. keys.Where(_cells.ContainsKey)];
        return known.Length == 0
            ? new DraftPlace(Quote: quote)
            : new DraftPlace(_cells[known[0]].Table.Title, Named(known.Select(key => _cells[key].Row), "行"), Named(known.Select(key => _cells[key].Column), "列"), quote, known);
    }

    private static string? Named(IEnumerable<string> names, string unit)
    {
        string[] distinct = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        return distinct.Length switch
        {
            0 => null,
            <= MostNamed => string.Join('、', distinct),
            _ => FormattableString.Invariant($"{string.Join('、', distinct.Take(MostNamed))}等 {distinct.Length} {unit}"),
        };
    }

    private void Enter(LayoutTable table)
    {
        LayoutCell?[][] grid = Grid(table);
        for (int row = 0; row < grid.Length; row++)
        {
            int first = Array.FindIndex(grid[row], cell => cell?.Key is not null);
            if (first < 0) continue;
            string label = string.Join(' ', grid[row][..first].OfType<LayoutCell>().Distinct(ReferenceEqualityComparer.Instance).Cast<LayoutCell>().Select(cell => cell.Text));
            for (int column = first; column < table.Columns; column++)
            {
                if (grid[row][column] is { Key: { } key, Cumulative: false }) _cells.TryAdd(key, (table, label, Above(grid, row, column, first)));
            }
        }
    }

    /// <summary>The labels above a cell, the highest first, without those that stand above all of the row.</summary>
    private static string Above(LayoutCell?[][] grid, int row, int column, int first)
    {
        int at = row - 1;
        while (at >= 0 && grid[at][column] is { Key: not null }) at--;
        List<string> labels = [];
        for (LayoutCell? last = null; at >= 0 && grid[at][column] is { Key: null } cell; at--)
        {
            if (ReferenceEquals(cell, last)) continue;
            last = cell;
            LayoutCell?[] line = grid[at];
            bool isAboveAll = line[first..].All(other => ReferenceEquals(other, cell)) && first < line.Length - 1;
            if (!isAboveAll) labels.Insert(0, cell.Text);
        }

        return string.Join('·', labels);
    }

    private static LayoutCell?[][] Grid(LayoutTable table)
    {
        LayoutCell?[][] grid = [.. table.Rows.Select(_ => new LayoutCell?[table.Columns])];
        for (int row = 0; row < grid.Length; row++)
        {
            int column = 0;
            foreach (LayoutCell cell in table.Rows[row].Cells)
            {
                while (column < table.Columns && grid[row][column] is not null) column++;
                for (int down = 0; down < cell.RowSpan && row + down < grid.Length; down++)
                    for (int right = 0; right < cell.ColumnSpan && column + right < table.Columns; right++) grid[row + down][column + right] = cell;
            }
        }

        return grid;
    }
}
