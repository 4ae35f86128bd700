using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Lays out a table whose merges are written as grid spans and as cells that continue the one above.</summary>
internal static class DocxTableReader
{
    private const int MaxSpan = 63;

    /// <summary>The grid of the table.</summary>
    public static Reports.Documents.Table Read(Table table, Func<OpenXmlElement, string> read)
    {
        int[] edges = GridEdges(table);
        return Extraction.TableGrid.LayOut([.. Rows(table).Select(row => Place(row, edges, read))]);
    }

    /// <summary>Rows that remain once changes are accepted, also those inside content controls.</summary>
    public static IEnumerable<TableRow> Rows(OpenXmlElement container)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            if (element is TableRow row)
            {
                if (row.TableRowProperties?.GetFirstChild<Deleted>() is null) yield return row;
            }
            else if (element is SdtRow or SdtContentRow or CustomXmlRow)
            {
                foreach (TableRow inner in Rows(element)) yield return inner;
            }
        }
    }

    /// <summary>Cells that remain once changes are accepted, also those inside content controls.</summary>
    public static IEnumerable<TableCell> Cells(OpenXmlElement container)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            if (element is TableCell cell)
            {
                if (cell.TableCellProperties?.GetFirstChild<CellDeletion>() is null) yield return cell;
            }
            else if (element is SdtCell or SdtContentCell or CustomXmlCell)
            {
                foreach (TableCell inner in Cells(element)) yield return inner;
            }
        }
    }

    private static List<PlacedCell> Place(TableRow row, int[] edges, Func<OpenXmlElement, string> read)
    {
        List<PlacedCell> placed = [];
        int column = Math.Clamp(row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0, 0, MaxSpan);
        List<TableCell> cells = [.. Cells(row)];
        int[] spans = [.. cells.Select(cell => Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, MaxSpan))];
        if (column + spans.Sum() < edges.Length - 1 && ByWidth(cells, edges, column) is int[] measured) spans = measured;
        for (int i = 0; i < cells.Count; i++)
        {
            TableCellProperties? properties = cells[i].TableCellProperties;
            if (properties?.HorizontalMerge is HorizontalMerge side && side.Val?.Value != MergedCellValues.Restart && placed.Count > 0)
            {
                placed[^1] = placed[^1] with { ColumnSpan = placed[^1].ColumnSpan + spans[i] };
            }
            else
            {
                bool merges = properties?.VerticalMerge is not null;
                bool continues = merges && properties!.VerticalMerge!.Val?.Value != MergedCellValues.Restart;
                placed.Add(new PlacedCell(read(cells[i]), column, spans[i], merges, continues));
            }

            column += spans[i];
        }

        return placed;
    }

    /// <summary>Some programs write no spans, only widths: the grid lines that the cells then end at; null where they meet none.</summary>
    private static int[]? ByWidth(List<TableCell> cells, int[] edges, int column)
    {
        int[] spans = new int[cells.Count];
        double x = edges[column];
        for (int i = 0; i < cells.Count; i++)
        {
            TableCellWidth? width = cells[i].TableCellProperties?.TableCellWidth;
            bool absolute = width?.Type is null || width.Type.Value == TableWidthUnitValues.Dxa;
            if (!absolute || !double.TryParse(width?.Width?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double wide)) return null;
            x += wide;
            int nearest = Enumerable.Range(0, edges.Length).MinBy(e => Math.Abs(edges[e] - x));
            int narrowest = Math.Max(1, edges.Length < 2 ? 1 : edges.Zip(edges.Skip(1), (a, b) => b - a).Min());
            if (nearest <= column || Math.Abs(edges[nearest] - x) > narrowest / 2.0) return null;
            spans[i] = nearest - column;
            column = nearest;
        }

        return spans;
    }

    private static int[] GridEdges(Table table)
    {
        List<int> edges = [0];
        foreach (GridColumn column in table.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.TableGrid>()?.Elements<GridColumn>().Take(200) ?? [])
        {
            if (!int.TryParse(column.Width?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int width) || width is <= 0 or > 100_000) return [0];
            edges.Add(edges[^1] + width);
        }

        return [.. edges];
    }
}
