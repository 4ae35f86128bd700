using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Pdf;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Pdf;

public sealed class PageLayoutTests
{
    private static readonly double[] Edges = [80, 240, 300, 360];
    private static readonly string[] Head = ["情形", "自然人", "总计"];
    private static readonly string[] Granted = ["（一）予以公开", "3", "4"];

    private static async Task<(SourceDocument Document, PageLayout Layout)> ReadAsync(PdfFile file)
    {
        (SourceDocument document, PageLayout? layout) = await FileExtractor.ExtractWithPagesAsync("样例.pdf", file.ToBytes(), ExtractionLimits.Default, default);
        Assert.NotNull(layout);
        return (document, layout);
    }

    private static void Equal(PageArea? area, int page, double left, double top, double right, double bottom)
    {
        Assert.NotNull(area);
        Assert.Equal(page, area.Value.Page);
        Assert.All([(left, area.Value.Left), (right, area.Value.Right), (top, area.Value.Top), (bottom, area.Value.Bottom)], edge => Assert.Equal(edge.Item1, edge.Item2, 0.004));
    }

    [Fact]
    public async Task A_cell_has_its_place_on_the_page_that_it_stands_on_also_where_the_table_goes_on()
    {
        (SourceDocument document, PageLayout layout) = await ReadAsync(new PdfFile().Page().Text(80, 600, 16, "三、申请情况").Rows(700, Edges, Head, Granted).Page().Rows(60, Edges, Head, ["（二）部分公开", "5", "6"]));

        int block = document.Blocks.Index().Single(block => block.Item is Table).Index;
        Equal(layout.Cell(block, 1, 2), 1, 300 / 595.0, 718 / 842.0, 360 / 595.0, 736 / 842.0);
        Equal(layout.Cell(block, 2, 1), 2, 240 / 595.0, 78 / 842.0, 300 / 595.0, 96 / 842.0);
        Assert.Null(layout.Cell(block, 9, 9));
        Assert.Equal(2, layout.PageCount);
    }

    [Fact]
    public async Task Words_have_an_area_for_each_line_also_where_they_go_on_upon_the_next_page()
    {
        (_, PageLayout layout) = await ReadAsync(new PdfFile().Page().Text(80, 700, 16, "一是解读形式").Text(80, 728, 16, "比较单").Page().Text(80, 60, 16, "一。二是没有。"));

        IReadOnlyList<PageArea> lines = Assert.Single(layout.Find("解读形式比较单一。"));
        Assert.Equal([1, 1, 2], lines.Select(line => line.Page));
        Equal(lines[0], 1, (80 + 32) / 595.0, 700 / 842.0, (80 + 96) / 595.0, 716 / 842.0);
        Equal(lines[2], 2, 80 / 595.0, 60 / 842.0, (80 + 32) / 595.0, 76 / 842.0);
        Assert.Empty(layout.Find("没有这些字"));
    }

    [Fact]
    public async Task On_a_page_that_was_turned_to_be_read_areas_are_those_of_the_page_as_it_lies()
    {
        (SourceDocument document, PageLayout layout) = await ReadAsync(new PdfFile().Page().Sideways(90, page => page.Text(80, 60, 16, "三、申请情况").Rows(100, Edges, Head, Granted)));

        int block = document.Blocks.Index().Single(block => block.Item is Table).Index;
        Equal(layout.Cell(block, 1, 2), 1, 118 / 595.0, (842 - 360) / 842.0, 136 / 595.0, (842 - 300) / 842.0);
    }

    [SkippableFact]
    public async Task A_page_is_painted_within_its_bounds_and_a_page_that_is_not_there_is_none()
    {
        Skip.IfNot(PagePainter.IsAvailable, PagePainter.Advice);
        byte[] file = new PdfFile().Page().Text(80, 60, 16, "三").ToBytes();

        byte[]? picture = await PagePainter.PaintAsync("样例.pdf", file, 1, ExtractionLimits.Default, default);
        Assert.Equal(1600, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)));
        Assert.Null(await PagePainter.PaintAsync("样例.pdf", file, 7, ExtractionLimits.Default, default));
        Assert.Null(await PagePainter.PaintAsync("样例.pdf", "%PDF-1.7 damaged"u8.ToArray(), 1, ExtractionLimits.Default, default));
        await Assert.ThrowsAsync<ExtractionException>(() => PagePainter.PaintAsync("样例.pdf", file, 1, ExtractionLimits.Default with { MaxHelperOutputBytes = 100 }, default));
    }
}
