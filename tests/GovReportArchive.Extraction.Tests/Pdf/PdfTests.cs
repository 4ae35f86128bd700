using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Pdf;

public sealed class PdfTests
{
    private const string Full = "云溪镇政府坚持公开为常态不公开为例外，依法公开各类信息，";

    [Fact]
    public async Task Broken_lines_are_rejoined_also_over_a_page_and_between_number_and_unit()
    {
        PdfFile file = new PdfFile().Page().Text(150, 60, 20, "样例县云溪镇人民政府").Text(120, 92, 20, "2023年政府信息公开工作年度报告")
            .Lines(80, 140, 16, 28, "　　" + Full[..^2], Full, "全年公开信息", "　　" + Full[..^2], Full).Text(290, 800, 10, "- 1 -")
            .Page().Lines(80, 70, 16, 28, "共公开1136", "　　一、总体情况", "　　" + Full[..^2], Full[..^1] + "3").Text(290, 800, 10, "— 2 —")
            .Page().Lines(80, 70, 16, 28, "件。").Text(290, 800, 10, "第3页 共3页");
        SourceDocument document = await ReadAsync(file);
        Assert.Equal(
            ["样例县云溪镇人民政府", "2023年政府信息公开工作年度报告", Full[..^2] + Full + "全年公开信息", Full[..^2] + Full + "共公开1136", "一、总体情况", Full[..^2] + Full[..^1] + "3件。"],
            document.Paragraphs());
        Assert.Equal("application/pdf", document.MediaType);
    }

    [Fact]
    public async Task Running_heads_are_left_out_and_paragraphs_know_where_a_page_starts()
    {
        PdfFile file = new();
        for (int i = 1; i <= 4; i++) file.Page().Text(200, 40, 9, $"样例县文件 第{i}期").Text(80, 80, 16, $"（{"一二三四"[i - 1]}）公开").Text(80, 110, 16, "短句。").Text(290, 800, 10, $"{i}");
        SourceDocument document = await ReadAsync(file);
        Assert.Equal(["（一）公开", "短句。", "（二）公开", "短句。", "（三）公开", "短句。", "（四）公开", "短句。"], document.Paragraphs());
        Assert.Equal([false, false, true, false, true, false, true, false], document.Blocks.Cast<Paragraph>().Select(p => p.StartsPage));
    }

    [Fact]
    public async Task Ruled_cells_become_a_grid_with_merges_in_both_directions()
    {
        PdfFile file = new PdfFile().Page()
            .Cell(80, 100, 140, 172, "三、本年度", "办理结果").Cell(140, 100, 320, 118, "（一）予以公开").Cell(320, 100, 380, 118, "12").Cell(380, 100, 440, 118, "")
            .Cell(140, 118, 200, 172, "（二）不", "予公开").Cell(200, 118, 320, 136, "1.国家秘密").Cell(320, 118, 380, 136, "0").Cell(380, 118, 440, 136, "/")
            .Cell(200, 136, 320, 172, "2.其他法律行政法规禁", "止公开").Cell(320, 136, 380, 172, "", "3").Cell(380, 136, 440, 172, "", "-");
        Assert.Equal(
            ["0v3:三、本年度办理结果|1+2:（一）予以公开|3:12|4:", "1v2:（二）不予公开|2:1.国家秘密|3:0|4:/", "2:2.其他法律行政法规禁止公开|3:3|4:-"],
            (await ReadAsync(file)).Table().Show());
    }

    [Fact]
    public async Task A_table_goes_on_over_pages_without_its_repeated_header_page_numbers_and_missing_closing_line()
    {
        double[] edges = [80, 240, 300, 360];
        string[] head = ["情形", "自然人", "总计"];
        PdfFile file = new PdfFile().Page().Text(80, 600, 16, "三、申请情况").Rows(700, edges, head, ["（一）予以公开", "3", "3"], ["（二）部分公开", "4", "4"])
            .Down(80, 754, 772).Down(240, 754, 772).Down(300, 754, 772).Down(360, 754, 772).Lines(83, 757, 9, 12, "（三）其他").Text(243, 757, 9, "5").Text(303, 757, 9, "5").Text(290, 800, 10, "- 1 -")
            .Page().Rows(70, edges, head, ["（四）总计", "12", "12"], ["四、结转", "0", "0"]).Text(80, 200, 16, "四、复议诉讼");
        SourceDocument document = await ReadAsync(file);
        Assert.Equal(
            ["0:情形|1:自然人|2:总计", "0:（一）予以公开|1:3|2:3", "0:（二）部分公开|1:4|2:4", "0:（三）其他|1:5|2:5", "0:（四）总计|1:12|2:12", "0:四、结转|1:0|2:0"],
            document.Table().Show());
        Assert.Equal(["三、申请情况", "四、复议诉讼"], document.Paragraphs());
    }

    [Fact]
    public async Task A_label_over_many_rows_and_a_row_cut_by_the_page_are_whole_again()
    {
        PdfFile file = new PdfFile().Page().Text(80, 600, 16, "三、申请情况")
            .Cell(80, 700, 110, 772, "办", "理").Rows(700, [110, 300, 340, 380], ["1.重复申请", "3", "3"], ["2.出版物", "4", "4"], ["3.大量", "5", "5"], ["4.要求行政机关确认或重新", "6", "6"])
            .Page().Cell(80, 70, 110, 106, "结", "果").Rows(70, [110, 300, 340, 380], ["出具已获取信息", "", ""], ["5.其他", "7", "7"]);
        Assert.Equal(
            ["0v5:办理结果|1:1.重复申请|2:3|3:3", "1:2.出版物|2:4|3:4", "1:3.大量|2:5|3:5", "1:4.要求行政机关确认或重新出具已获取信息|2:6|3:6", "1:5.其他|2:7|3:7"],
            (await ReadAsync(file)).Table().Show());
    }

    [Fact]
    public async Task Numbers_broken_by_narrow_cells_are_whole_and_words_of_neighbours_are_parted()
    {
        PdfFile file = new PdfFile().Page().Cell(80, 100, 98, 130, "结果", "维持").Cell(98, 100, 116, 130, "结果", "纠正").Cell(116, 100, 180, 130, "总计")
            .Cell(80, 130, 98, 160, "103", "42").Cell(98, 130, 116, 160, "7").Cell(116, 130, 180, 160, "12", "34");
        Assert.Equal(["0:结果维持|1:结果纠正|2:总计", "0:10342|1:7|2:12⏎34"], (await ReadAsync(file)).Table().Show());
    }

    [Fact]
    public async Task Columns_without_lines_keep_their_places()
    {
        PdfFile file = new PdfFile().Page().Lines(80, 60, 16, 28, Full, Full).Text(80, 140, 12, "行政许可").Text(200, 140, 12, "3").Text(300, 140, 12, "14").Text(80, 160, 12, "行政处罚决定").Text(200, 160, 12, "5").Text(300, 160, 12, "0");
        string[] paragraphs = (await ReadAsync(file)).Paragraphs();
        Assert.Equal(["行政许可", "3", "14"], paragraphs[^2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["行政处罚决定", "5", "0"], paragraphs[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(paragraphs[^1].Split("  ", StringSplitOptions.RemoveEmptyEntries).Length == 3);
    }

    [Fact]
    public async Task A_frame_around_prose_is_no_table()
    {
        SourceDocument document = await ReadAsync(new PdfFile().Page().Cell(60, 60, 560, 400, "").Text(80, 80, 16, "一、总体情况").Text(80, 110, 16, "公开12条。"));
        Assert.Equal(["一、总体情况", "公开12条。"], document.Paragraphs());
        Assert.Empty(document.Blocks.OfType<Table>());
    }

    [Fact]
    public async Task Pages_without_text_are_reported_and_a_file_without_any_has_no_blocks()
    {
        SourceDocument scanned = await ReadAsync(new PdfFile().Page().Across(100, 50, 500).Page());
        Assert.Empty(scanned.Blocks);
        Assert.Equal("pdf.noTextLayer", Assert.Single(scanned.Warnings).Code);

        SourceDocument partly = await ReadAsync(new PdfFile().Page().Text(80, 80, 16, "一、总体情况").Page().Picture());
        Assert.Equal("pdf.pagesWithoutText", Assert.Single(partly.Warnings).Code);
    }

    [Fact]
    public async Task Encrypted_and_damaged_files_say_so()
    {
        string zeros = new('0', 64);
        byte[] encrypted = new PdfFile().Page().Text(80, 80, 16, "密").ToBytes($"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{zeros}> /U <{zeros}> /P -4 >> /ID [<00> <00>]");
        Assert.Equal("pdf.encrypted", await Extracted.ErrorCodeAsync(encrypted));
        Assert.Equal("pdf.damaged", await Extracted.ErrorCodeAsync("%PDF-1.7\nnothing"u8.ToArray()));
    }

    [Fact]
    public async Task Radicals_that_fonts_name_in_place_of_characters_are_read_as_the_characters()
    {
        SourceDocument document = await ReadAsync(new PdfFile().Page().Text(80, 80, 16, "⼆、⽤⼾⼯作，⻓期公开").Text(80, 120, 16, "⼝"));
        Assert.Equal(["二、用户工作，长期公开", "口"], document.Paragraphs());
    }

    [Theory]
    [InlineData("1", 6.4, 0, "26¹")]
    [InlineData("[1]", 8.5, 0, "26[1]")]
    [InlineData("1", 10.7, -3, "26¹")]
    [InlineData("1", 6.4, 4, "26 1")]
    public async Task The_raised_mark_of_a_note_is_no_digit_of_the_number(string mark, double size, double down, string expected)
    {
        SourceDocument document = await ReadAsync(new PdfFile().Page().Text(100, 100, 11, "26").Text(111.4, 98 + down, size, mark));
        Assert.Equal([expected], document.Paragraphs());
    }

    [Fact]
    public async Task A_statutory_heading_begins_a_paragraph_below_a_line_that_fills_the_page()
    {
        SourceDocument document = await ReadAsync(new PdfFile().Page().Lines(60, 100, 12, 16, "青石县民政局2022年政府信息公开工作年度报告", "二、主动公开政府信息情况", "二〇二二年度本局没有制发行政规范性文件。"));
        Assert.Equal(["青石县民政局2022年政府信息公开工作年度报告", "二、主动公开政府信息情况"], document.Paragraphs().Take(2));
    }

    [Fact]
    public async Task Letters_drawn_twice_to_look_bold_are_one()
    {
        SourceDocument document = await ReadAsync(new PdfFile().Page().Text(80, 80, 16, "一、总体情况11").Text(80.4, 80, 16, "一、总体情况11"));
        Assert.Equal(["一、总体情况11"], document.Paragraphs());
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_page_that_is_shown_turned_is_read_as_it_is_shown(int turn)
    {
        PdfFile file = new PdfFile { Turn = turn }.Page().Sideways(turn, page => page.Text(80, 60, 16, "三、申请情况").Rows(100, [80, 240, 300, 360], ["情形", "自然人", "总计"], ["（一）予以公开", "3", "4"]));
        SourceDocument document = await ReadAsync(file);
        Assert.Equal(["三、申请情况"], document.Paragraphs());
        Assert.Equal(["0:情形|1:自然人|2:总计", "0:（一）予以公开|1:3|2:4"], document.Table().Show());
    }

    [Theory]
    [InlineData(90)]
    [InlineData(270)]
    public async Task A_table_laid_sideways_on_an_upright_page_is_read_upright(int turn)
    {
        PdfFile file = new PdfFile().Page().Sideways(turn, page => page.Text(80, 60, 16, "三、申请情况").Rows(100, [80, 240, 300, 360], ["情形", "自然人", "总计"], ["（一）予以公开", "3", "4"]));
        SourceDocument document = await ReadAsync(file);
        Assert.Equal(["三、申请情况"], document.Paragraphs());
        Assert.Equal(["0:情形|1:自然人|2:总计", "0:（一）予以公开|1:3|2:4"], document.Table().Show());
    }

    [Fact]
    public async Task A_page_with_nothing_on_it_is_not_missed()
    {
        SourceDocument document = await ReadAsync(new PdfFile().Page().Text(80, 80, 16, "一、总体情况").Page());
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public async Task A_letter_whose_font_does_not_say_what_it_is_cannot_be_read()
    {
        byte[] file = RawPdf.OnePage("BT /F0 12 Tf 80 700 Td <0031003200030010> Tj ET", "/Font << /F0 5 0 R >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /S /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R >>",
            "<< /Type /FontDescriptor /FontName /S /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>");
        SourceDocument document = await FileExtractor.ExtractAsync("report.pdf", file, default);
        Assert.Equal(["\uFFFD\uFFFD\uFFFD\uFFFD"], document.Paragraphs());
        Assert.Equal("pdf.unreadableText", Assert.Single(document.Warnings).Code);
    }

    [Fact]
    public async Task Text_behind_parts_that_call_each_other_is_read()
    {
        string calls = string.Concat(Enumerable.Repeat("/A Do ", 30));
        byte[] file = RawPdf.OnePage(calls + "/T Do", "/XObject << /A 5 0 R /T 7 0 R >>", RawPdf.Form("/B Do", "/B 6 0 R"), RawPdf.Form("/A Do", "/A 5 0 R"),
            RawPdf.Stream("BT /F0 12 Tf 80 700 Td (Report 2023) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"));
        SourceDocument document = await FileExtractor.ExtractAsync("report.pdf", file, default);
        Assert.Equal(["Report 2023"], document.Paragraphs());
    }

    private static Task<SourceDocument> ReadAsync(PdfFile file) => FileExtractor.ExtractAsync("report.pdf", file.ToBytes(), default);
}
