using System.Globalization;
using System.Text;

namespace GovReportArchive.Extraction.Tests.Pdf;

/// <summary>Writes small PDFs with text at given places and straight lines; y is counted from the top of the page.</summary>
/// <remarks>The font is not embedded: each code is its own Unicode character, Chinese one em wide, ASCII half an em.</remarks>
internal sealed class PdfFile
{
    private const double PageWidth = 595;
    private const double PageHeight = 842;

    private readonly List<StringBuilder> _pages = [];

    /// <summary>Degrees by which every page is turned when it is shown.</summary>
    public int Turn { get; init; }

    public PdfFile Page()
    {
        _pages.Add(new StringBuilder("0.5 w\n"));
        return this;
    }

    public PdfFile Text(double left, double top, double size, string text)
    {
        string codes = string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
        return Draw($"BT /F0 {N(size)} Tf {N(left)} {N(PageHeight - top - (size * 0.88))} Td <{codes}> Tj ET");
    }

    /// <summary>Lines of text below each other.</summary>
    public PdfFile Lines(double left, double top, double size, double pitch, params string[] lines)
    {
        for (int i = 0; i < lines.Length; i++) Text(left, top + (i * pitch), size, lines[i]);
        return this;
    }

    public PdfFile Across(double y, double from, double to) => Draw($"{N(from)} {N(PageHeight - y)} m {N(to)} {N(PageHeight - y)} l S");

    public PdfFile Down(double x, double from, double to) => Draw($"{N(x - 0.25)} {N(PageHeight - to)} 0.5 {N(to - from)} re f");

    /// <summary>A cell with its four lines; its text stands in lines from its upper left corner.</summary>
    public PdfFile Cell(double left, double top, double right, double bottom, params string[] lines) =>
        Across(top, left, right).Across(bottom, left, right).Down(left, top, bottom).Down(right, top, bottom).Lines(left + 3, top + 3, 9, 12, lines);

    /// <summary>Rows of plain cells under each other, each 18 high, between the given column edges.</summary>
    public PdfFile Rows(double top, double[] columns, params string[][] rows)
    {
        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < rows[r].Length; c++) Cell(columns[c], top + (18 * r), columns[c + 1], top + (18 * (r + 1)), rows[r][c]);
        }

        return this;
    }

    /// <summary>What is drawn stands upright for who turns the page by so many degrees to the right.</summary>
    public PdfFile Sideways(int turn, Action<PdfFile> draw)
    {
        Draw(turn switch
        {
            90 => $"q 0 1 -1 0 {N(PageHeight)} 0 cm",
            180 => $"q -1 0 0 -1 {N(PageWidth)} {N(PageHeight)} cm",
            _ => $"q 0 -1 1 0 0 {N(PageWidth)} cm",
        });
        draw(this);
        return Draw("Q");
    }

    /// <summary>A grey picture of one pixel, as large as the page.</summary>
    public PdfFile Picture() => Draw($"q {N(PageWidth)} 0 0 {N(PageHeight)} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q");

    /// <summary>The file.</summary>
    /// <param name="encryption">An /Encrypt dictionary, or none.</param>
    public byte[] ToBytes(string encryption = "")
    {
        const string toUnicode = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end";
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select((_, i) => $"{7 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 [{string.Join(' ', Enumerable.Repeat("500", 95))}]] >>",
            "<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
            Stream(toUnicode),
        ];
        for (int i = 0; i < _pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {N(PageWidth)} {N(PageHeight)}] /Rotate {Turn} /Resources << /Font << /F0 3 0 R >> >> /Contents {8 + (2 * i)} 0 R >>");
            objects.Add(Stream(_pages[i].ToString()));
        }

        StringBuilder file = new("%PDF-1.7\n");
        List<int> offsets = [];
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R {encryption} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private PdfFile Draw(string operators)
    {
        _pages[^1].Append(operators).Append('\n');
        return this;
    }

    private static string Stream(string content) => FormattableString.Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
