using System.Text;
using GovReportArchive.Extraction.Tests.Doc;
using GovReportArchive.Extraction.Tests.Docx;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Records;
using static GovReportArchive.Extraction.Tests.Docx.DocxFile;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>The mark of a note behind a number is no digit of it, in every file type.</summary>
public sealed class NoteMarksTests
{
    private const string Super = "<w:vertAlign w:val='superscript'/>";

    [Theory]
    [InlineData("48<sup>1</sup>", "48¹")]
    [InlineData("48<sup>12</sup>", "48¹²")]
    [InlineData("<p>48<sup><a href='#n'>1</a></sup></p>", "48¹")]
    [InlineData("48<span style='font-size:9pt;vertical-align:super'>2</span>", "48²")]
    [InlineData("48<sup>[1]</sup>", "48[1]")]
    [InlineData("48<sup>①</sup>", "48①")]
    [InlineData("48<sup>注1</sup>", "48〔注1〕")]
    [InlineData("48<sup>（含修订2件）</sup>", "48（含修订2件）")]
    [InlineData("48<sup>*</sup>", "48*")]
    public async Task A_raised_mark_of_a_page_is_a_remark_on_the_number(string cell, string raw)
    {
        ReportRecord record = await ReadAsync("page.html", Encoding.UTF8.GetBytes(Page(cell)));

        AssertRemark(record, 48, raw);
    }

    [Theory]
    [InlineData("<sup>48</sup>")]
    [InlineData("<sup>4</sup><sup>8</sup>")]
    [InlineData("<p> <sup>48</sup> </p>")]
    public async Task A_number_that_is_raised_altogether_is_a_number(string cell)
    {
        ReportRecord record = await ReadAsync("page.html", Encoding.UTF8.GetBytes(Page(cell)));

        Assert.Equal(48, record.Counts["disclosure.licences.decisions"]);
        Assert.False(record.Cells.ContainsKey("disclosure.licences.decisions"));
    }

    [Fact]
    public async Task A_raised_run_of_a_document_is_a_remark_on_the_number()
    {
        AssertRemark(await ReadDocxAsync($"<w:p>{R("48")}{R("1", Super)}</w:p>"), 48, "48¹");
        AssertRemark(await ReadDocxAsync($"<w:p>{R("4")}{R("8")}{R("1", Super)}{R("2", Super)}</w:p>"), 48, "48¹²");
        AssertRemark(await ReadDocxAsync($"<w:p>{R("48")}{R("1", "<w:rStyle w:val='N'/>")}</w:p>"), 48, "48¹");
        AssertRemark(await ReadDocxAsync($"<w:p>{R("48")}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"), 48, "48[1]");
        AssertRemark(await ReadDocxAsync($"<w:p>{R("48")}<w:r><w:rPr>{Super}</w:rPr><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>①</w:t></w:r></w:p>"), 48, "48[1]①");
        Assert.Equal(48, (await ReadDocxAsync($"<w:p>{R("4", Super)}{R("8", Super)}</w:p>")).Counts["disclosure.licences.decisions"]);
    }

    [Fact]
    public async Task A_raised_run_of_an_old_document_is_a_remark_on_the_number()
    {
        byte[] raised = DocWriter.Sprm(0x2A48, 1);
        var document = await new DocWriter().Paragraph("第二十条第（五）项").Paragraph("信息内容\t本年处理决定数量").Run("行政许可\t48").Run("1", raised).End('\r', 0)
            .Paragraph("第二十条第（六）项").Paragraph("信息内容\t本年处理决定数量").Paragraph("行政处罚\t5").Paragraph("行政强制\t0").ReadAsync();

        AssertRemark(ReportReader.Read(document).Record, 48, "48¹");
    }

    [Theory]
    [InlineData("48{\\super 1}", "48¹")]
    [InlineData("48{\\super 1}{\\super 2}", "48¹²")]
    [InlineData("48{\\super [1]}", "48[1]")]
    public async Task A_raised_run_of_rich_text_is_a_remark_on_the_number(string cell, string raw) => AssertRemark(await ReadAsync("report.rtf", Rtf(cell)), 48, raw);

    [Fact]
    public async Task A_number_of_rich_text_that_is_raised_altogether_is_a_number()
    {
        ReportRecord record = await ReadAsync("report.rtf", Rtf("{\\super 4}{\\super 8}"));

        Assert.Equal(48, record.Counts["disclosure.licences.decisions"]);
        Assert.False(record.Cells.ContainsKey("disclosure.licences.decisions"));
    }

    [Theory]
    [InlineData("行政许可\t48¹")]
    [InlineData("行政许可 48¹")]
    [InlineData("行政许可 | 48¹ |")]
    [InlineData("行政许可\n48¹")]
    public async Task A_raised_character_of_a_text_is_a_remark_on_the_number(string row)
    {
        string text = $"第二十条第（五）项\n信息内容 本年处理决定数量\n{row}\n第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 5\n行政强制 0\n";

        AssertRemark(await ReadAsync("report.txt", Encoding.UTF8.GetBytes(text)), 48, "48¹");
    }

    [Fact]
    public async Task A_mark_between_a_number_of_the_prose_and_its_unit_leaves_the_number_whole()
    {
        string page = "<html><head><meta charset='utf-8'></head><body><h1>沐阳县民政局2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年主动公开政府信息63<sup>1</sup>条，面积12m<sup>2</sup>。</p></body></html>";

        ReportRecord record = await ReadAsync("page.html", Encoding.UTF8.GetBytes(page));

        Assert.Equal(63, Assert.Single(record.Figures).Value);
        Assert.Contains("63¹条，面积12m²", record.Sections[0].Text, StringComparison.Ordinal);
    }

    private static void AssertRemark(ReportRecord record, decimal number, string raw)
    {
        Assert.Equal(number, record.Counts["disclosure.licences.decisions"]);
        Assert.Equal(new CellState("remark", raw), record.Cells["disclosure.licences.decisions"]);
        Assert.Equal(5, record.Counts["disclosure.penalties.decisions"]);
    }

    private static byte[] Rtf(string cell)
    {
        (string, string)[] rows = [("第二十条第（五）项", ""), ("信息内容", "本年处理决定数量"), ("行政许可", cell), ("第二十条第（六）项", ""), ("信息内容", "本年处理决定数量"), ("行政处罚", "5"), ("行政强制", "0")];
        string table = string.Concat(rows.Select(row => $"\\trowd\\cellx3000\\cellx6000\\pard\\intbl {row.Item1}\\cell {row.Item2}\\cell\\row"));
        string body = $"\\pard 沐阳县民政局2022年政府信息公开工作年度报告\\par{table}\\pard\\par";
        return OtherFiles.Rtf(string.Concat(body.Select(c => c < 128 ? c.ToString() : $"\\u{(short)c}?")));
    }

    private static string Page(string cell) => $"""
        <html><head><meta charset='utf-8'></head><body><h1>沐阳县民政局2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p>
        <table><tr><td colspan=2>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{cell}</td></tr>
        <tr><td colspan=2>第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>5</td></tr><tr><td>行政强制</td><td>0</td></tr></table></body></html>
        """;

    private static async Task<ReportRecord> ReadDocxAsync(string cell) => ReportReader.Read(await DocxFile.ReadAsync(
        P("沐阳县民政局2022年政府信息公开工作年度报告") + "<w:tbl>"
        + Row(Cell("第二十条第（五）项"), Cell("")) + Row(Cell("信息内容"), Cell("本年处理决定数量")) + Row(Cell("行政许可"), Cell(cell))
        + Row(Cell("第二十条第（六）项"), Cell("")) + Row(Cell("信息内容"), Cell("本年处理决定数量")) + Row(Cell("行政处罚"), Cell("5")) + Row(Cell("行政强制"), Cell("0")) + "</w:tbl>",
        styles: $"<w:style w:type='character' w:styleId='N'><w:name w:val='footnote reference'/><w:rPr>{Super}</w:rPr></w:style>",
        footnotes: $"<w:footnote w:id='2'>{P("含委托办理")}</w:footnote>")).Record;

    private static async Task<ReportRecord> ReadAsync(string name, byte[] bytes) => ReportReader.Read(await FileExtractor.ExtractAsync(name, bytes, default)).Record;
}
