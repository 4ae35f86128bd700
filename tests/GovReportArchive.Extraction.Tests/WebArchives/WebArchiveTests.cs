using System.Text;
using GovReportArchive.Extraction.Tests.Whole;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.WebArchives;

public sealed class WebArchiveTests
{
    private const string Page = "<html><head><title>样例县杨里镇2023年政府信息公开工作年度报告</title></head><body><p>一、总体情况</p><p>公开12条。</p></body></html>";

    [Theory]
    [InlineData("report.mht")]
    [InlineData("report.doc")]
    [InlineData("report.html")]
    public async Task A_page_saved_in_one_file_is_read_as_the_page_under_any_name(string name)
    {
        SourceDocument document = await FileExtractor.ExtractAsync(name, OtherFiles.WebArchive(Encoding.UTF8.GetBytes(Page)), default);
        Assert.Equal(["一、总体情况", "公开12条。"], document.Paragraphs());
        Assert.Equal(("multipart/related", "https://www.yangli.example.cn/report.html"), (document.MediaType, document.Url));
        Assert.Equal("样例县杨里镇2023年政府信息公开工作年度报告", document.DeclaredTitle);
        Assert.Null(document.DeclaredDate);
    }

    [Fact]
    public async Task The_charset_that_the_file_names_beats_the_one_in_the_page()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] page = Encoding.GetEncoding("GB18030").GetBytes(Page.Replace("<head>", "<head><meta charset=utf-8>", StringComparison.Ordinal));
        SourceDocument document = await FileExtractor.ExtractAsync("report.mht", OtherFiles.WebArchive(page, "gb2312"), default);
        Assert.Equal(["一、总体情况", "公开12条。"], document.Paragraphs());
    }

    [Fact]
    public async Task A_page_without_parts_is_read_too_and_one_that_only_frames_another_gives_the_other()
    {
        byte[] single = Encoding.UTF8.GetBytes("\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + Page);
        Assert.Equal(["一、总体情况", "公开12条。"], (await FileExtractor.ExtractAsync("a.mht", single, default)).Paragraphs());
        string frame = "------Part\r\nContent-Type: text/html\r\n\r\n<html><frameset><frame src=a></frameset></html>\r\n";
        Assert.Equal(["一、总体情况", "公开12条。"], (await FileExtractor.ExtractAsync("a.mht", OtherFiles.WebArchive(Encoding.UTF8.GetBytes(Page), before: frame), default)).Paragraphs());
    }

    [Fact]
    public async Task A_file_without_a_page_says_so_and_text_that_begins_like_a_header_stays_text()
    {
        Assert.Equal("mhtml.noPage", await Extracted.ErrorCodeAsync("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/css\r\n\r\np{}\r\n--x--\r\n"u8.ToArray()));
        Assert.Equal("text/plain", (await Extracted.FromTextAsync("Date: 2024-01-20\n\n样例县年度报告", "a.txt")).MediaType);
    }

    [Fact]
    public async Task Parts_within_parts_come_to_an_end()
    {
        string deep = string.Concat(Enumerable.Range(0, 3000).Select(i => $"Content-Type: multipart/related; boundary=b{i}\r\n\r\n--b{i}\r\n"));
        Assert.StartsWith("mhtml.", await Extracted.ErrorCodeAsync(Encoding.ASCII.GetBytes("MIME-Version: 1.0\r\n" + deep)), StringComparison.Ordinal);
    }
}
