using AngleSharp.Dom;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Html;

/// <summary>Reads a table element whose cells are data into a grid.</summary>
internal static class HtmlTableReader
{
    private const int MaxSpan = 1000;

    /// <summary>The table as a grid, or null where it has no cell.</summary>
    public static Table? Read(IElement table, Func<IElement, bool> isSkipped)
    {
        List<IReadOnlyList<LooseCell>> rows = [];
        foreach (IElement section in Sections(table, isSkipped))
        {
            int first = rows.Count;
            foreach (IElement row in section.Children.Where(child => child.LocalName == "tr" && !isSkipped(child)))
            {
                rows.Add([.. row.Children.Where(cell => cell.LocalName is "td" or "th" && !isSkipped(cell)).Select(cell => Cell(cell, isSkipped))]);
            }

            // The standard ends a row span with its row group, as long as there is more than one.
            for (int r = first; r < rows.Count; r++)
            {
                int left = rows.Count - r;
                if (rows[r].Any(cell => cell.RowSpan == 0 || cell.RowSpan > left))
                {
                    rows[r] = [.. rows[r].Select(cell => cell.RowSpan == 0 || cell.RowSpan > left ? cell with { RowSpan = left } : cell)];
                }
            }
        }

        return rows.Any(row => row.Count > 0) ? TableGrid.LayOut(rows) : null;
    }

    private static IEnumerable<IElement> Sections(IElement table, Func<IElement, bool> isSkipped)
    {
        List<IElement> sections = [.. table.Children.Where(child => child.LocalName is "thead" or "tbody" or "tfoot" && !isSkipped(child))];
        return sections.OrderBy(section => section.LocalName switch { "thead" => 0, "tfoot" => 2, _ => 1 });
    }

    private static LooseCell Cell(IElement cell, Func<IElement, bool> isSkipped)
    {
        string text = string.Join('\n', new HtmlLinearizer(isSkipped, flatTables: true).Read(cell).Select(block => block.Text));
        return new LooseCell(text, Math.Max(1, Markup.Span(cell, "colspan", MaxSpan)), Markup.Span(cell, "rowspan", 65534));
    }
}
