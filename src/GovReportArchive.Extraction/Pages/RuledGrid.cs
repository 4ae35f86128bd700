using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pages;

/// <summary>A table's grid: its column and row edges, and which slots are one cell because no line parts them.</summary>
internal sealed class RuledGrid
{
    private const double Snap = 3;
    private const double ColumnSnap = 4.5;
    private const double RowSnap = 3;
    private const double LongestGap = 3;
    private const double ShortestLine = 9;
    private const double NarrowestSlot = 8;
    private const int FewestOpenEnds = 3;
    private const int MostLines = 1500;

    /// <summary>More cells than a page can show are a drawing or made to cost.</summary>
    private const long MostSlots = 20_000;

    private readonly int[] _cellOfSlot;

    private RuledGrid(double[] columns, double[] rows, int[] cellOfSlot)
    {
        Columns = columns;
        Rows = rows;
        _cellOfSlot = cellOfSlot;
        Box = new Box(columns[0], rows[0], columns[^1], rows[^1]);
    }

    /// <summary>Left edges of the columns, and the right edge of the last.</summary>
    public double[] Columns { get; }

    /// <summary>Upper edges of the rows, and the lower edge of the last.</summary>
    public double[] Rows { get; }

    public Box Box { get; }

    public int ColumnCount => Columns.Length - 1;

    public int RowCount => Rows.Length - 1;

    /// <summary>The cell that holds the point, as the number of its first slot; null outside of the grid.</summary>
    public int? CellAt(double x, double y)
    {
        int column = Slot(Columns, x);
        int row = Slot(Rows, y);
        return column < 0 || row < 0 ? null : _cellOfSlot[(row * ColumnCount) + column];
    }

    /// <summary>Every cell with the slots it covers.</summary>
    public IEnumerable<(int Cell, int Row, int RowSpan, int Column, int ColumnSpan)> Cells()
    {
        foreach (IGrouping<int, int> slots in Enumerable.Range(0, _cellOfSlot.Length).GroupBy(slot => _cellOfSlot[slot]))
        {
            int top = slots.Min(s => s / ColumnCount), bottom = slots.Max(s => s / ColumnCount);
            int left = slots.Min(s => s % ColumnCount), right = slots.Max(s => s % ColumnCount);
            yield return (slots.Key, top, bottom - top + 1, left, right - left + 1);
        }
    }

    /// <summary>The box of a cell.</summary>
    public Box BoxOf(int row, int rowSpan, int column, int columnSpan) => new(Columns[column], Rows[row], Columns[column + columnSpan], Rows[row + rowSpan]);

    /// <summary>Grids of at least two columns and two cells among the lines of a page, top first.</summary>
    public static List<RuledGrid> Find(IReadOnlyList<Ruling> pieces)
    {
        List<Ruling> across = Merge([.. pieces.Where(p => p.IsHorizontal)]);
        List<Ruling> down = Merge([.. pieces.Where(p => !p.IsHorizontal)]);
        if (across.Count > MostLines || down.Count > MostLines) return [];
        int[] parent = [.. Enumerable.Range(0, across.Count + down.Count)];
        for (int h = 0; h < across.Count; h++)
        {
            for (int v = 0; v < down.Count; v++)
            {
                if (Covers(across[h], down[v].At) && Covers(down[v], across[h].At)) parent[Root(parent, h)] = Root(parent, across.Count + v);
            }
        }

        return [.. Enumerable.Range(0, parent.Length).GroupBy(line => Root(parent, line))
            .Select(group => Build([.. group.Where(l => l < across.Count).Select(l => across[l])], [.. group.Where(l => l >= across.Count).Select(l => down[l - across.Count])]))
            .OfType<RuledGrid>().OrderBy(grid => grid.Rows[0]).ThenBy(grid => grid.Columns[0])];
    }

    private static RuledGrid? Build(List<Ruling> across, List<Ruling> down)
    {
        if (across.Count < 2 || down.Count < 2) return null;
        double[] columns = WithOpenEnds(Cluster(down.Select(line => line.At), ColumnSnap), across);
        double[] rows = WithOpenEnds(Cluster(across.Select(line => line.At), RowSnap), down);
        int wide = columns.Length - 1, high = rows.Length - 1;
        if (wide < 2 || high < 1 || (long)wide * high > MostSlots) return null;
        int[] parent = [.. Enumerable.Range(0, wide * high)];
        for (int r = 0; r < high; r++)
        {
            for (int c = 0; c < wide; c++)
            {
                double x = (columns[c] + columns[c + 1]) / 2, y = (rows[r] + rows[r + 1]) / 2;
                if (c + 1 < wide && !down.Exists(line => Math.Abs(line.At - columns[c + 1]) <= ColumnSnap && Covers(line, y))) Join((r * wide) + c, (r * wide) + c + 1);
                if (r + 1 < high && !across.Exists(line => Math.Abs(line.At - rows[r + 1]) <= RowSnap && Covers(line, x))) Join((r * wide) + c, ((r + 1) * wide) + c);
            }
        }

        int[] cells = [.. parent.Select((_, slot) => Root(parent, slot))];
        return cells.Distinct().Count() < 2 ? null : new RuledGrid(columns, rows, cells);

        void Join(int a, int b)
        {
            int first = Root(parent, a), second = Root(parent, b);
            parent[Math.Max(first, second)] = Math.Min(first, second);
        }
    }

    /// <summary>A page may cut a table without drawing its closing line, and sides may be left open: the other lines then run on to an edge.</summary>
    private static double[] WithOpenEnds(double[] edges, List<Ruling> crossing)
    {
        List<double> all = [.. edges];
        double first = crossing.Min(line => line.From), last = crossing.Max(line => line.To);
        if (edges[0] - first > NarrowestSlot && crossing.Count(line => line.From - first <= Snap) >= FewestOpenEnds) all.Insert(0, first);
        if (last - edges[^1] > NarrowestSlot && crossing.Count(line => last - line.To <= Snap) >= FewestOpenEnds) all.Add(last);
        return [.. all];
    }

    /// <summary>Pieces on one axis become one line where they touch; short ones that touch nothing are strokes of letters.</summary>
    private static List<Ruling> Merge(List<Ruling> pieces)
    {
        List<Ruling> merged = [];
        pieces.Sort((a, b) => a.At.CompareTo(b.At));
        for (int i = 0; i < pieces.Count;)
        {
            int end = i + 1;
            while (end < pieces.Count && pieces[end].At - pieces[end - 1].At <= 0.8 && pieces[end].At - pieces[i].At <= Snap) end++;
            List<Ruling> axis = pieces.GetRange(i, end - i);
            axis.Sort((a, b) => a.From.CompareTo(b.From));
            Ruling current = axis[0];
            foreach (Ruling next in axis.Skip(1))
            {
                if (next.From - current.To <= LongestGap) current = current with { To = Math.Max(current.To, next.To) };
                else Keep(current, out current, next);
            }

            Keep(current, out _, current);
            i = end;
        }

        return merged;

        void Keep(Ruling done, out Ruling current, Ruling next)
        {
            if (done.Length >= ShortestLine) merged.Add(done);
            current = next;
        }
    }

    private static bool Covers(Ruling line, double position) => position >= line.From - Snap && position <= line.To + Snap;

    private static double[] Cluster(IEnumerable<double> positions, double snap)
    {
        List<(double Sum, int Count)> clusters = [];
        foreach (double position in positions.Order())
        {
            if (clusters.Count > 0 && position - (clusters[^1].Sum / clusters[^1].Count) <= snap) clusters[^1] = (clusters[^1].Sum + position, clusters[^1].Count + 1);
            else clusters.Add((position, 1));
        }

        return [.. clusters.Select(cluster => cluster.Sum / cluster.Count)];
    }

    private static int Slot(double[] edges, double position)
    {
        if (position < edges[0] - Snap || position > edges[^1] + Snap) return -1;
        int found = Array.FindLastIndex(edges, edge => edge <= position);
        return Math.Clamp(found, 0, edges.Length - 2);
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
}
