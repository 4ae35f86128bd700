namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>A table in the order in which a PDF stores its text: labels broken over lines with empty lines between, one row of numbers a line,
/// headings of narrow columns one or two characters a line.</summary>
internal static class RawText
{
    private const int LabelWidth = 13;
    private const int NarrowWidth = 2;

    public static IEnumerable<string> Print(PrintedTable table)
    {
        foreach (List<PrintedCell> row in table.Rows)
        {
            bool isNarrow = row[0].IsHeading && row.Count > 4;
            string pending = "";
            foreach (PrintedCell cell in row)
            {
                if (cell.IsValue)
                {
                    pending += (pending.Length > 0 ? " " : "") + cell.Text;
                    continue;
                }
                foreach (string line in Wrap(cell, isNarrow ? NarrowWidth : LabelWidth))
                {
                    if (pending.Length > 0)
                        yield return pending;
                    pending = line;
                    if (isNarrow || line.Length >= LabelWidth)
                        yield return "";
                }
            }
            if (pending.Length > 0)
                yield return pending;
        }
    }

    private static IEnumerable<string> Wrap(PrintedCell cell, int width) => cell.Text.Chunk(width).Select(part => new string(part));
}
