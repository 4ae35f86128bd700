using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using GovReportArchive.Extraction.Tests.Doc;

namespace GovReportArchive.Extraction.Tests.Sheets;

/// <summary>Writes workbooks of one sheet, as Excel and WPS write them: a number is a number, everything else is text.</summary>
internal static class WorkbookFile
{
    /// <summary>An .xlsx; merges as <c>A1:C1</c>.</summary>
    public static byte[] Xlsx(string[][] rows, params string[] merges)
    {
        StringBuilder sheet = new("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int r = 0; r < rows.Length; r++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (int c = 0; c < rows[r].Length; c++)
            {
                string place = FormattableString.Invariant($"{(char)('A' + c)}{r + 1}");
                if (rows[r][c].Length == 0) continue;
                sheet.Append(IsNumber(rows[r][c]) ? $"<c r=\"{place}\"><v>{rows[r][c]}</v></c>" : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(rows[r][c])}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        sheet.Append("</sheetData>");
        if (merges.Length > 0) sheet.Append("<mergeCells>").Append(string.Concat(merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>"))).Append("</mergeCells>");
        return Zip(
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""),
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="统计表" sheetId="1" r:id="r1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/worksheets/sheet1.xml", sheet.Append("</worksheet>").ToString()));
    }

    /// <summary>An .xls (BIFF8, MS-XLS); merges as first row, last row, first column, last column, from 0.</summary>
    public static byte[] Xls(string[][] rows, params (int FromRow, int ToRow, int FromColumn, int ToColumn)[] merges)
    {
        MemoryStream book = new();
        Record(book, 0x0809, 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 0x0006, 0);
        Record(book, 0x0042, 1200);
        byte[] name = [.. BitConverter.GetBytes(0), 0, 0, 3, 1, .. Encoding.Unicode.GetBytes("统计表")];
        long bound = book.Position + 4;
        Record(book, 0x0085, name);
        Record(book, 0x000A);
        long sheet = book.Position;
        Record(book, 0x0809, 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 0x0006, 0);
        Record(book, 0x0200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows.Length), 0, 0, .. BitConverter.GetBytes((ushort)rows.Max(row => row.Length)), 0, 0]);
        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < rows[r].Length; c++)
            {
                byte[] place = [.. BitConverter.GetBytes((ushort)r), .. BitConverter.GetBytes((ushort)c), 0, 0];
                string text = rows[r][c];
                if (IsNumber(text)) Record(book, 0x0203, [.. place, .. BitConverter.GetBytes(double.Parse(text, CultureInfo.InvariantCulture))]);
                else if (text.Length > 0) Record(book, 0x0204, [.. place, .. BitConverter.GetBytes((ushort)text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
            }
        }

        if (merges.Length > 0)
        {
            ushort[] ranges = [.. merges.SelectMany(merge => new[] { (ushort)merge.FromRow, (ushort)merge.ToRow, (ushort)merge.FromColumn, (ushort)merge.ToColumn })];
            Record(book, 0x00E5, [(ushort)merges.Length, .. ranges]);
        }

        Record(book, 0x000A);
        byte[] bytes = book.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan((int)bound), (int)sheet);
        // Short streams are kept otherwise in compound files, which the writer of the tests does not do.
        return CompoundFileWriter.Write(("Workbook", [.. bytes, .. new byte[Math.Max(0, 4096 - bytes.Length)]]));
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static void Record(MemoryStream book, ushort type, params ushort[] values) => Record(book, type, [.. values.SelectMany(BitConverter.GetBytes)]);

    private static void Record(MemoryStream book, ushort type, byte[] content) => book.Write([.. BitConverter.GetBytes(type), .. BitConverter.GetBytes((ushort)content.Length), .. content]);

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                using Stream part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
