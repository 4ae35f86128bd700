using GovReportArchive.Extraction.Pages;
using GovReportArchive.PdfReader;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A cell of a table on a page.</summary>
internal sealed record PdfCell(string Text, int Row, int RowSpan, int Column, int ColumnSpan, int Page, Box Box);

/// <summary>A table read from a ruled grid: cells, and the column edges by which it may go on upon the next page.</summary>
internal sealed record PdfTable(double[] Columns, int RowCount, IReadOnlyList<PdfCell> Cells)
{
    /// <summary>Puts each word into the cell that holds it; a word that runs over a line is cut there.</summary>
    public static PdfTable Read(RuledGrid grid, IEnumerable<PdfWord> words, int page)
    {
        Dictionary<int, List<PdfWord>> byCell = [];
        foreach (PdfWord piece in words.SelectMany(word => Cut(word, grid)))
        {
            int cell = grid.CellAt(piece.Box.CenterX, piece.Box.CenterY) ?? 0;
            if (!byCell.TryGetValue(cell, out List<PdfWord>? own)) byCell[cell] = own = [];
            own.Add(piece);
        }

        List<PdfCell> cells = [];
        foreach ((int cell, int row, int rowSpan, int column, int columnSpan) in grid.Cells())
        {
            Box box = grid.BoxOf(row, rowSpan, column, columnSpan);
            string text = byCell.TryGetValue(cell, out List<PdfWord>? own) ? CellText.Read(own, box) : "";
            cells.Add(new PdfCell(text, row, rowSpan, column, columnSpan, page, box));
        }

        return new PdfTable(grid.Columns, grid.RowCount, cells);
    }

    public Table ToTable() => TableGrid.Tighten(new Table([.. Enumerable.Range(0, RowCount).Select(row => new TableRow(
        [.. InRow(row).Select(cell => new TableCell(cell.Text, cell.Column, cell.ColumnSpan, cell.RowSpan))]))]));

    /// <summary>The cells that begin in a row, from the left: as they stand in <see cref="ToTable"/>.</summary>
    public IEnumerable<PdfCell> InRow(int row) => Cells.Where(cell => cell.Row == row).OrderBy(cell => cell.Column);

    /// <summary>Neighbouring cells with little between them come as one word; each character goes to the cell it stands in.</summary>
    private static List<PdfWord> Cut(PdfWord word, RuledGrid grid)
    {
        if (word.Text.Length < 2 || word.IsVertical) return [word];
        double[] widths = [.. word.Text.Select(c => PdfLine.IsWide(c) ? 2.0 : 1.0)];
        double unit = word.Box.Width / widths.Sum();
        List<PdfWord> pieces = [];
        double x = word.Box.Left;
        int start = 0;
        double from = x;
        int? cell = null;
        for (int i = 0; i < word.Text.Length; i++)
        {
            double wide = widths[i] * unit;
            int? here = grid.CellAt(x + (wide / 2), word.Box.CenterY);
            if (i > 0 && here != cell)
            {
                pieces.Add(word with { Text = word.Text[start..i], Box = word.Box with { Left = from, Right = x } });
                start = i;
                from = x;
            }

            cell = here;
            x += wide;
        }

        pieces.Add(word with { Text = word.Text[start..], Box = word.Box with { Left = from } });
        return pieces;
    }
}
