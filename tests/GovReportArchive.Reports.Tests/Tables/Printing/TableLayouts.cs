using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>Prints a table the way a file type or a converter leaves it.</summary>
internal static class TableLayouts
{
    /// <summary>Every layout that keeps cells apart.</summary>
    public static readonly Dictionary<string, Func<PrintedTable, IEnumerable<Block>>> Separated = new(StringComparer.Ordinal)
    {
        ["grid"] = Grid,
        ["tabs"] = table => Lines(Expanded(table, "\t")),
        ["tabs without merged cells"] = table => Lines(table.Rows.Select(row => string.Join('\t', row.Select(cell => cell.Text)))),
        ["bars"] = table => Lines(Expanded(table, " | ").Select(line => "| " + line + " |")),
        ["bars with rules"] = table => Lines(Expanded(table, "|").SelectMany((line, i) => i == 0 ? ["|" + line + "|", Rule(table.Width)] : (string[])["|" + line + "|"])),
        ["one cell a line"] = table => Lines(table.Rows.SelectMany(row => row.Select(cell => cell.Text))),
        ["one cell a line, blank lines between"] = table => Lines(table.Rows.SelectMany(row => row.SelectMany(cell => (string[])[" " + cell.Text, ""]))),
        ["one cell a line behind tabs"] = OneCellBehindTabs,
        ["one cell a line before bars"] = table => Lines(table.Rows.SelectMany(row => row.Select((cell, i) => cell.Text + (i + 1 < row.Count ? " |" : " | ||")).Prepend("|"))),
        ["one cell a line, bars between"] = table => Lines(table.Rows.SelectMany(row => row.SelectMany(cell => (string[])[cell.Text, "|"]))),
        ["one cell a line, labels broken"] = table => Lines(table.Rows.SelectMany(row => row.SelectMany(cell => Broken(cell, 6)))),
        ["spaces"] = table => Lines(table.Rows.Select(row => string.Join(' ', row.Select(cell => cell.Text)))),
        ["one line with spaces"] = table => Lines([string.Join(' ', table.Rows.SelectMany(row => row.Select(cell => cell.Text)))]),
        ["one line, labels glued to numbers"] = table => Lines([LabelsGlued(table)]),
        ["page text"] = table => Lines(PageText.Print(table, 14, wide: false, pageBreaks: false)),
        ["page text with page breaks"] = table => Lines(PageText.Print(table, 11, wide: false, pageBreaks: true)),
        ["page text in screen columns"] = table => Lines(PageText.Print(table, 18, wide: true, pageBreaks: false)),
        ["page text, labels broken around the numbers"] = table => Lines(PageText.Print(table, 9, wide: false, pageBreaks: false)),
        ["raw page text"] = table => Lines(RawText.Print(table)),
    };

    /// <summary>Layouts that lose the borders between numbers.</summary>
    public static readonly Dictionary<string, Func<PrintedTable, IEnumerable<Block>>> Glued = new(StringComparer.Ordinal)
    {
        ["everything glued"] = table => Lines([string.Concat(table.Rows.SelectMany(row => row.Select(cell => cell.Text)))]),
        ["rows glued, a row a line"] = table => Lines(table.Rows.Select(row => string.Concat(row.Select(cell => cell.Text)))),
        ["numbers glued, labels apart"] = table => Lines([NumbersGlued(table)]),
    };

    public static IEnumerable<Block> Lines(IEnumerable<string> lines) => lines.Select(line => new Paragraph(line));

    private static IEnumerable<Block> Grid(PrintedTable table) =>
        [new Table([.. table.Rows.Select(row => new TableRow([.. row.Select(cell => new TableCell(cell.Text, cell.Column, cell.ColumnSpan, cell.RowSpan))]))])];

    /// <summary>Every grid position as a cell; the positions that a merge covers are empty.</summary>
    public static IEnumerable<string> Expanded(PrintedTable table, string separator)
    {
        foreach (List<PrintedCell> row in table.Rows)
        {
            string[] cells = new string[table.Width];
            Array.Fill(cells, "");
            foreach (PrintedCell cell in row)
                cells[cell.Column] = cell.Text;
            yield return string.Join(separator, cells);
        }
    }

    private static string Rule(int width) => "|" + string.Concat(Enumerable.Repeat("---|", width));

    private static IEnumerable<Block> OneCellBehindTabs(PrintedTable table)
    {
        foreach (List<PrintedCell> row in table.Rows)
        {
            int next = 0;
            foreach (PrintedCell cell in row)
            {
                // A cell merged from above still has its place in the row, without text.
                for (; next < cell.Column; next += table.Width)
                    yield return new Paragraph("\t");
                next = cell.Column + cell.ColumnSpan;
                yield return new Paragraph("\t" + cell.Text);
            }
            yield return new Paragraph("");
        }
    }

    public static IEnumerable<string> Broken(PrintedCell cell, int width) =>
        cell.IsValue || cell.Text.Length <= width ? [cell.Text] : cell.Text.Chunk(width).Select(part => new string(part));

    private static string LabelsGlued(PrintedTable table)
    {
        StringBuilder text = new();
        foreach (PrintedCell cell in table.Rows.SelectMany(row => row))
        {
            bool afterNumber = text.Length > 0 && char.IsLetterOrDigit(text[^1]) && !char.IsLetter(text[^1]);
            if (afterNumber && (cell.IsValue || char.IsAsciiDigit(cell.Text.FirstOrDefault())))
                text.Append(' ');
            text.Append(cell.Text);
        }
        return text.ToString();
    }

    private static string NumbersGlued(PrintedTable table)
    {
        StringBuilder text = new();
        bool wasValue = false;
        foreach (PrintedCell cell in table.Rows.SelectMany(row => row))
        {
            if (!(wasValue && cell.IsValue))
                text.Append(' ');
            text.Append(cell.Text);
            wasValue = cell.IsValue;
        }
        return text.ToString();
    }
}
