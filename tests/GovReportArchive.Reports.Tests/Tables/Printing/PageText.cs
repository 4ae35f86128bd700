using System.Globalization;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>A table as the text of a page: columns by blanks, labels wrapped and centred on their rows, headings again after a page break.</summary>
internal static class PageText
{
    private const int ValueWidth = 9;
    private const int RowsOnPage = 12;

    /// <param name="table">The table.</param>
    /// <param name="labelWidth">Characters of a label on one line.</param>
    /// <param name="wide">True to align by screen columns, where a Chinese character takes two.</param>
    /// <param name="pageBreaks">True to break pages inside the table.</param>
    public static IEnumerable<string> Print(PrintedTable table, int labelWidth, bool wide, bool pageBreaks)
    {
        int valueColumns = table.Rows.Max(row => row.Count(cell => cell.IsValue));
        int labels = Math.Max(1, table.Width - valueColumns);
        int page = 2;
        int printed = 0;
        List<string> headings = [];
        foreach (List<PrintedCell> row in table.Rows)
        {
            if (row[0].IsHeading)
            {
                IEnumerable<string> heading = Heading(row, labels, labelWidth, wide);
                headings.AddRange(heading);
                foreach (string line in heading)
                    yield return line;
                continue;
            }
            if (pageBreaks && printed > 0 && printed % RowsOnPage == 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{new string(' ', 40)}- {page++} -");
                yield return "\f";
                foreach (string line in headings)
                    yield return line;
            }
            printed++;
            foreach (string line in Row(row, labels, labelWidth, wide))
                yield return line;
        }
    }

    private static List<string> Heading(List<PrintedCell> row, int labels, int labelWidth, bool wide)
    {
        List<string[]> parts = [.. row.Select(cell => cell.Text.Chunk(Math.Max(4, labelWidth / 2)).Select(part => new string(part)).ToArray())];
        List<string> lines = [];
        for (int line = 0; line < parts.Max(part => part.Length); line++)
        {
            string text = "";
            for (int i = 0; i < row.Count; i++)
            {
                int column = row[i].Column < labels ? row[i].Column * labelWidth : (labels * labelWidth) + ((row[i].Column - labels) * ValueWidth);
                text = PadTo(text, column, wide) + (line < parts[i].Length ? parts[i][line] : "");
            }
            lines.Add(text);
        }
        return lines;
    }

    /// <summary>The values stand on the middle line of the tallest label.</summary>
    private static IEnumerable<string> Row(List<PrintedCell> row, int labels, int labelWidth, bool wide)
    {
        List<(int Column, string[] Lines)> wrapped =
            [.. row.Where(cell => !cell.IsValue).Select(cell => (cell.Column, cell.Text.Chunk(labelWidth).Select(part => new string(part)).ToArray()))];
        int height = wrapped.Count == 0 ? 1 : wrapped.Max(label => label.Lines.Length);
        int middle = (height - 1) / 2;
        for (int line = 0; line < height; line++)
        {
            string text = "";
            foreach ((int column, string[] lines) in wrapped)
            {
                int from = middle - ((lines.Length - 1) / 2);
                if (line >= from && line - from < lines.Length)
                    text = PadTo(text, column * labelWidth, wide) + lines[line - from];
            }
            if (line == middle)
            {
                int column = 0;
                foreach (PrintedCell cell in row.Where(cell => cell.IsValue))
                    text = PadTo(text, (labels * labelWidth) + 4 + (column++ * ValueWidth), wide) + cell.Text;
            }
            yield return text;
        }
    }

    private static string PadTo(string text, int column, bool wide)
    {
        int width = wide ? text.Sum(c => c > '\u2e80' ? 2 : 1) : text.Length;
        int target = wide ? column * 2 : column;
        return text.Length == 0 && target == 0 ? text : text + new string(' ', Math.Max(text.Length == 0 ? 0 : 1, target - width));
    }
}
