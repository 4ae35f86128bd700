using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Texts;

public sealed class PlainTextTests
{
    private const string Sample = "样例县云溪镇人民政府2023年政府信息公开工作年度报告\n　　一、总体情况\n公开信息1,204条。\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("GB18030", false)]
    [InlineData("gb2312", false)]
    public async Task Text_reads_the_same_in_every_encoding(string name, bool mark)
    {
        Encoding encoding = Known(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sample)];
        Assert.Equal(
            ["样例县云溪镇人民政府2023年政府信息公开工作年度报告", "　　一、总体情况", "公开信息1,204条。"],
            await LinesAsync(bytes));
    }

    [Fact]
    public async Task Rare_characters_survive_gb18030()
    {
        Assert.Equal(["样例县𠮷祥镇政务公开㕫"], await LinesAsync(Known("GB18030").GetBytes("样例县𠮷祥镇政务公开㕫")));
    }

    [Fact]
    public async Task Traditional_text_in_big5_is_read_without_being_declared()
    {
        const string text = "樣例縣雲溪鎮人民政府二○一○年政府資訊公開工作年度報告";
        Assert.Equal([text], await LinesAsync(Known("big5").GetBytes(text)));
    }

    [Fact]
    public async Task Invalid_bytes_are_replaced_and_reported_with_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sample), 0xE4, 0x41, .. Encoding.UTF8.GetBytes("次年继续推进公开工作。")];
        SourceDocument document = await FileExtractor.ExtractAsync("a.txt", bytes, default);
        Assert.Equal("\uFFFDA次年继续推进公开工作。", ((Paragraph)document.Blocks[3]).Text);
        ExtractionWarning warning = Assert.Single(document.Warnings);
        Assert.Equal(("text.invalidBytes", 3), (warning.Code, warning.Block));
    }

    [Fact]
    public async Task Every_line_end_ends_a_line_and_layout_blanks_stay()
    {
        string text = "甲\t乙  丙\r\n\r\n  丁\r\r\n戊\v己\u2028庚\u00A0辛\u200B壬\u0007癸";
        Assert.Equal(["甲\t乙  丙", "", "  丁", "戊", "己", "庚 辛壬癸"], await LinesAsync(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task A_form_feed_begins_a_line_that_starts_a_page()
    {
        SourceDocument document = await FileExtractor.ExtractAsync("a.txt", Encoding.UTF8.GetBytes("第一页\n- 1 -\n\f第二页\f第三页\n\f"), default);
        Assert.Equal(
            [("第一页", false), ("- 1 -", false), ("第二页", true), ("第三页", true)],
            document.Blocks.Cast<Paragraph>().Select(p => (p.Text, p.StartsPage)));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_before_it_is_read()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (FileStream file = File.Create(path)) file.SetLength(500L << 20);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ExtractionException error = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync(path, default));
            Assert.Equal("file.tooLarge", error.Code);
            Assert.Contains("500.0 MB，超过上限 100.0 MB", error.Message, StringComparison.Ordinal);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task An_empty_file_is_an_error_that_says_so()
    {
        ExtractionException error = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("空.txt", Array.Empty<byte>(), default));
        Assert.Equal("file.empty", error.Code);
    }

    private static async Task<IEnumerable<string>> LinesAsync(byte[] bytes) =>
        (await FileExtractor.ExtractAsync("a.txt", bytes, default)).Blocks.Cast<Paragraph>().Select(p => p.Text);

    private static Encoding Known(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
