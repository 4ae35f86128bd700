using System.Text;
using GovReportArchive.Extraction.Tests.Doc;
using GovReportArchive.Extraction.Tests.Docx;
using GovReportArchive.Extraction.Tests.Pdf;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>Writes a sample report in every file type.</summary>
internal static class SampleFiles
{
    public static byte[] Html(SamplePart[] parts)
    {
        StringBuilder page = new("<!DOCTYPE html><html><head><meta charset=utf-8><title>样例</title></head><body><div id=nav><a href=/>首页</a><a href=/zw>政务公开</a></div><div class=main>");
        foreach (SamplePart part in parts)
        {
            if (part.Table is null) page.Append("<p>").Append(part.Text).Append("</p>");
            else page.Append("<table border=1>").AppendJoin("", part.Table.Select(row => $"<tr>{string.Concat(row.Select(c => $"<td rowspan={c.Rows} colspan={c.Columns}><p>{c.Text}</p></td>"))}</tr>")).Append("</table>");
        }

        return Encoding.UTF8.GetBytes(page.Append("</div><div class=foot>主办：样例县人民政府办公室</div></body></html>").ToString());
    }

    public static byte[] Docx(SamplePart[] parts)
    {
        StringBuilder body = new();
        foreach (SamplePart part in parts)
        {
            if (part.Table is null)
            {
                body.Append(DocxFile.P(part.Text));
                continue;
            }

            body.Append("<w:tbl>");
            foreach ((SampleCell Cell, bool Continues)[] row in Continued(part.Table))
            {
                body.Append(DocxFile.Row([.. row.Select(c => DocxFile.Cell(c.Continues ? "" : c.Cell.Text,
                    FormattableString.Invariant($"<w:gridSpan w:val='{c.Cell.Columns}'/>{(c.Cell.Rows == 1 ? "" : c.Continues ? "<w:vMerge/>" : "<w:vMerge w:val='restart'/>")}")))]));
            }

            body.Append("</w:tbl>");
        }

        return DocxFile.Make(body.ToString());
    }

    public static byte[] Doc(SamplePart[] parts)
    {
        DocWriter writer = new();
        foreach (SamplePart part in parts)
        {
            if (part.Table is null)
            {
                writer.Paragraph(part.Text);
                continue;
            }

            foreach ((SampleCell Cell, bool Continues)[] row in Continued(part.Table))
            {
                short right = 0;
                writer.Row(true, [.. row.Select(c => (c.Continues ? "" : c.Cell.Text, right += (short)(600 * c.Cell.Columns), (ushort)(c.Cell.Rows == 1 ? 0 : c.Continues ? 0x20 : 0x60)))]);
            }
        }

        return writer.ToBytes();
    }

    /// <summary>A PDF whose pages are cut wherever they are full, also inside tables.</summary>
    public static byte[] Pdf(SamplePart[] parts)
    {
        const double left = 80, bottom = 770, lineHeight = 24, rowHeight = 26;
        PdfFile file = new PdfFile().Page();
        double top = 70;
        foreach (SamplePart part in parts)
        {
            if (part.Table is null)
            {
                foreach (string line in ("　　" + part.Text).Chunk(27).Select(line => new string(line)))
                {
                    NextPageIfFull(lineHeight);
                    file.Text(left, top, 16, line);
                    top += lineHeight;
                }

                continue;
            }

            int columns = part.Table[0].Sum(cell => cell.Columns);
            double width = 435.0 / columns;
            foreach ((SampleCell Cell, bool Continues)[] row in Continued(part.Table))
            {
                NextPageIfFull(rowHeight);
                double x = left;
                foreach ((SampleCell cell, bool continues) in row)
                {
                    double right = x + (width * cell.Columns);
                    int perLine = Math.Max(2, (int)((right - x - 6) / 7));
                    string[] lines = continues ? [] : [.. cell.Text.Chunk(perLine).Select(line => new string(line))];
                    file.Down(x, top, top + rowHeight).Down(right, top, top + rowHeight);
                    if (!continues) file.Across(top, x, right);
                    file.Lines(x + 3, top + 2, 7, 24.0 / Math.Max(3, lines.Length), lines);
                    x = right;
                }

                top += rowHeight;
            }

            file.Across(top, left, left + 435);
            top += 20;
        }

        return file.ToBytes();

        void NextPageIfFull(double height)
        {
            if (top + height <= bottom) return;
            file.Page();
            top = 70;
        }
    }

    /// <summary>Plain text; each table row is a line of cells parted by the separator.</summary>
    public static byte[] Text(SamplePart[] parts, string separator) =>
        Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => part.Table is null ? part.Text
            : string.Join('\n', part.Table.Select(row => string.Join(separator, row.Select(cell => cell.Text)))))));

    /// <summary>The rows with the cells that a merge over rows covers put in, as word processors store them.</summary>
    public static IEnumerable<(SampleCell Cell, bool Continues)[]> Continued(SampleCell[][] table)
    {
        List<(SampleCell Cell, int Column, int LastRow)> open = [];
        for (int r = 0; r < table.Length; r++)
        {
            List<(SampleCell Cell, bool Continues)> row = [];
            int column = 0;
            foreach (SampleCell? cell in table[r].Append(null))
            {
                while (open.FirstOrDefault(o => o.Column == column && o.LastRow >= r) is { Cell: SampleCell above })
                {
                    row.Add((above, true));
                    column += above.Columns;
                }

                if (cell is null) break;
                row.Add((cell, false));
                if (cell.Rows > 1) open.Add((cell, column, r + cell.Rows - 1));
                column += cell.Columns;
            }

            yield return [.. row];
        }
    }
}
