using System.Text.RegularExpressions;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Joins the parts of a table that goes on over a page: the same columns, header rows repeated or not, cells cut by the page.</summary>
internal static partial class PdfTableJoiner
{
    private const double SameEdge = 8;
    private const double SameColumn = 5;

    /// <summary>True when the second table can be the first one's continuation.</summary>
    public static bool CanJoin(PdfTable first, PdfTable second) =>
        Math.Abs(first.Columns[0] - second.Columns[0]) <= SameEdge && Math.Abs(first.Columns[^1] - second.Columns[^1]) <= SameEdge;

    /// <summary>The whole table; rows of the second that repeat the header of the first are dropped.</summary>
    public static PdfTable Join(PdfTable first, PdfTable second)
    {
        double[] columns = Union(first.Columns, second.Columns);
        List<PdfCell> upper = [.. first.Cells.Select(cell => Move(cell, first.Columns, columns))];
        List<PdfCell> lower = [.. second.Cells.Select(cell => Move(cell, second.Columns, columns))];
        int repeated = Repeated(upper, lower, Math.Min(first.RowCount, second.RowCount));
        lower = [.. lower.Where(cell => cell.Row >= repeated).Select(cell => cell with { Row = cell.Row - repeated + first.RowCount })];
        int rows = first.RowCount + second.RowCount - repeated;
        if (CutsRow(upper, lower, first.RowCount)) return CloseRow(columns, rows, upper, lower, first.RowCount);
        return new PdfTable(columns, rows, ContinueGroups(upper, lower, first.RowCount));
    }

    private static double[] Union(double[] first, double[] second) =>
        [.. first.Concat(second.Where(edge => edge > first[0] + SameEdge && edge < first[^1] - SameEdge && !first.Any(known => Math.Abs(known - edge) <= SameColumn))).Order()];

    private static PdfCell Move(PdfCell cell, double[] from, double[] to)
    {
        int left = Nearest(to, from[cell.Column]);
        return cell with { Column = left, ColumnSpan = Math.Max(1, Nearest(to, from[cell.Column + cell.ColumnSpan]) - left) };
    }

    private static int Nearest(double[] edges, double position) => Enumerable.Range(0, edges.Length).MinBy(i => Math.Abs(edges[i] - position));

    /// <summary>How many rows at the top of both say the same; a header that its cells reach beyond is none.</summary>
    private static int Repeated(List<PdfCell> first, List<PdfCell> second, int most)
    {
        int repeated = 0;
        for (int rows = 1; rows < most && Says(first, rows - 1) == Says(second, rows - 1); rows++)
        {
            bool whole = !second.Exists(cell => cell.Row < rows && cell.Row + cell.RowSpan > rows);
            bool worded = second.Exists(cell => cell.Row < rows && cell.Text.Any(c => c >= '\u4E00'));
            if (whole && worded) repeated = rows;
        }

        return repeated;
    }

    private static string Says(List<PdfCell> cells, int row) =>
        string.Join('|', cells.Where(cell => cell.Row == row).OrderBy(cell => cell.Column).Select(cell => Blank().Replace(cell.Text, "")));

    /// <summary>A page may cut a row: then each column has its text on one side only, and what comes below begins no item of its own.</summary>
    private static bool CutsRow(List<PdfCell> upper, List<PdfCell> lower, int row)
    {
        List<PdfCell> above = [.. upper.Where(cell => cell.Row + cell.RowSpan == row && cell.RowSpan == 1)];
        List<PdfCell> below = [.. lower.Where(cell => cell.Row == row && cell.RowSpan == 1)];
        if (below.Count < 3 || below.TrueForAll(cell => cell.Text.Length == 0) || below.Exists(cell => ItemBegins().IsMatch(cell.Text))) return false;
        bool sameCells = below.TrueForAll(cell => above.Exists(a => a.Column == cell.Column && a.ColumnSpan == cell.ColumnSpan));
        bool numbersOnOneSide = !(above.Exists(IsNumber) && below.Exists(IsNumber)) && (above.Exists(IsNumber) || below.Exists(IsNumber));
        return sameCells && numbersOnOneSide;
    }

    private static bool IsNumber(PdfCell cell) => cell.Text.Length > 0 && cell.Text.All(c => char.IsAsciiDigit(c) || c is '.' or '/' or '-');

    private static PdfTable CloseRow(double[] columns, int rows, List<PdfCell> upper, List<PdfCell> lower, int row)
    {
        List<PdfCell> cells = [.. upper.Select(cell => cell.Row + cell.RowSpan == row && cell.RowSpan == 1
            && lower.Find(l => l.Row == row && l.Column == cell.Column) is PdfCell rest ? cell with { Text = cell.Text + rest.Text } : cell)];
        List<PdfCell> others = [];
        foreach (PdfCell cell in lower.Where(cell => cell.Row > row || cell.RowSpan > 1))
        {
            int begun = cells.FindIndex(a => a.Row + a.RowSpan == row && a.RowSpan > 1 && a.Column == cell.Column);
            if (cell.Row > row) others.Add(cell with { Row = cell.Row - 1 });
            else if (begun >= 0) cells[begun] = cells[begun] with { Text = cells[begun].Text + cell.Text, RowSpan = cells[begun].RowSpan + cell.RowSpan - 1 };
            else others.Add(cell with { RowSpan = cell.RowSpan - 1 });
        }

        return new PdfTable(columns, rows - 1, ContinueGroups(cells, others, row));
    }

    /// <summary>A label that spans rows on both sides of the break, and is not begun anew below, is one cell.</summary>
    private static List<PdfCell> ContinueGroups(List<PdfCell> upper, List<PdfCell> lower, int row)
    {
        List<PdfCell> joined = [.. upper];
        foreach (PdfCell cell in lower)
        {
            int above = joined.FindIndex(a => a.Row + a.RowSpan == row && a.Column == cell.Column && a.ColumnSpan == cell.ColumnSpan && (a.RowSpan > 1 || cell.RowSpan > 1));
            bool goesOn = above >= 0 && cell.Row == row && !IsNumber(joined[above]) && joined[above].Text.Length > 0 && !ItemBegins().IsMatch(cell.Text)
                && (cell.Text.Length == 0 || cell.RowSpan > 1);
            bool repeats = above >= 0 && cell.Row == row && cell.Text.Length > 0 && Blank().Replace(cell.Text, "") == Blank().Replace(joined[above].Text, "") && cell.RowSpan > 1;
            if (goesOn || repeats)
            {
                PdfCell begun = joined[above];
                joined[above] = begun with { RowSpan = begun.RowSpan + cell.RowSpan, Text = repeats ? begun.Text : begun.Text + cell.Text };
            }
            else
            {
                joined.Add(cell);
            }
        }

        return joined;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\s*([（(]?[一二三四五六七八九十]{1,3}[、.．）)]|\d{1,2}[.．、])")]
    private static partial Regex ItemBegins();
}
