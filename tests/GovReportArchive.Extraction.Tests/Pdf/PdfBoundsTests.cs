using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Pdf;

/// <summary>A PDF made to cost much is refused, or read for little; the process that asked for it stays, and reads the next.</summary>
public sealed class PdfBoundsTests
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    private const string Pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>";

    private static readonly Dictionary<string, Func<byte[]>> Files = new()
    {
        ["an object that is a reference to itself"] = () => RawPdf.Of(Catalog, Pages, Page, "4 0 R"),
        ["pages within themselves"] = () => RawPdf.Of(Catalog, "<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R 2 0 R] >>", Page, RawPdf.Stream("q Q")),
        ["a length that names itself"] = () => RawPdf.Of(Catalog, Pages, Page, "<< /Length 4 0 R >>\nstream\nq Q\nendstream"),
        ["contents within themselves"] = () => RawPdf.Of(Catalog, Pages, Page, "[4 0 R 4 0 R]"),
        ["deep arrays"] = () => RawPdf.Of(Catalog, Pages, Page, new string('[', 200_000)),
        ["deep arrays on the page"] = () => RawPdf.Of(Catalog, Pages, Page, RawPdf.Stream(new string('[', 200_000))),
        ["deep dictionaries"] = () => RawPdf.Of(Catalog, Pages, Page, string.Concat(Enumerable.Repeat("<</A", 100_000))),
        ["a deep tree of pages"] = () => RawPdf.Of([Catalog, .. Tree(50_000), "<< /Type /Page /MediaBox [0 0 595 842] >>"]),
        ["a table of objects before itself"] = () => Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer << /Size 3 /Root 1 0 R /Prev 58 >>\nstartxref\n58\n%%EOF\n"),
        ["a stack that only grows"] = () => RawPdf.OnePage(string.Concat(Enumerable.Repeat("q ", 300_000)), ""),
        ["more pages than there are"] = () => RawPdf.Of(Catalog, "<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>", Page, RawPdf.Stream("q Q")),
        ["parts that call each other"] = () => RawPdf.OnePage("/A Do", "/XObject << /A 5 0 R >>", RawPdf.Form("/B Do", "/B 6 0 R"), RawPdf.Form("/A Do", "/A 5 0 R")),
        ["a font that names all codes there could be"] = () => RawPdf.OnePage("BT /F0 12 Tf 80 700 Td <4E00> Tj ET", "/Font << /F0 5 0 R >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
            RawPdf.Stream("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <4E00> endbfrange endcmap end"),
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /S /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>"),
    };

    private static readonly ExtractionLimits Short = new() { PdfTimeout = TimeSpan.FromSeconds(20) };

    /// <summary>Each sends a reader of PDFs round in circles, down the stack or through the memory. What comes out does not matter, only that something does.</summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_file_ends_nothing_but_its_own_reading(string what)
    {
        try
        {
            SourceDocument document = await FileExtractor.ExtractAsync("hostile.pdf", Files[what](), Short, default);
            Assert.True(document.Blocks.Count < 100);
        }
        catch (ExtractionException e)
        {
            Assert.Matches("^pdf[.](damaged|tooCostly|tooManyPages|timeout)$", e.Code);
        }

        SourceDocument next = await FileExtractor.ExtractAsync("report.pdf", new PdfFile().Page().Text(80, 80, 16, "一、总体情况").ToBytes(), default);
        Assert.Equal(["一、总体情况"], next.Paragraphs());
    }

    public static TheoryData<string> Hostile() => [.. Files.Keys];

    [Fact]
    public async Task Parts_that_multiply_at_each_step_are_ended_when_their_time_is_over()
    {
        Assert.Equal("pdf.timeout", await CodeAsync(Multiplying(), new ExtractionLimits { PdfTimeout = TimeSpan.FromSeconds(3) }));
    }

    [Fact]
    public async Task The_callers_end_is_heard_within_a_page()
    {
        using CancellationTokenSource caller = new();
        Task<SourceDocument> reading = FileExtractor.ExtractAsync("report.pdf", Multiplying(), caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task What_a_file_says_has_a_bound()
    {
        byte[] file = new PdfFile().Page().Text(80, 80, 16, "一、总体情况").ToBytes();
        Assert.Equal("pdf.tooMuchText", await CodeAsync(file, new ExtractionLimits { MaxHelperOutputBytes = 100 }));
    }

    private static IEnumerable<string> Tree(int depth) => Enumerable.Range(2, depth).Select(i => $"<< /Type /Pages /Count 1 /Kids [{i + 1} 0 R] >>");

    private static byte[] Multiplying()
    {
        string ten = string.Join(' ', Enumerable.Repeat("/P Do", 10));
        string[] forms = [.. Enumerable.Range(0, 12).Select(i => i == 11 ? RawPdf.Form("q Q") : RawPdf.Form(ten, $"/P {i + 6} 0 R"))];
        return RawPdf.OnePage(ten, "/XObject << /P 5 0 R >>", forms);
    }

    private static async Task<string> CodeAsync(byte[] file, ExtractionLimits limits) =>
        (await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("hostile.pdf", file, limits, default))).Code;
}
