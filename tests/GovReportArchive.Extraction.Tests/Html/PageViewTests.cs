using System.Text;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Extraction.Tests.Html;

public sealed class PageViewTests
{
    private static readonly Uri Address = new("http://www.qinghe.gov.cn/nb/index.html");

    [Theory]
    [InlineData("a.html", "http://www.qinghe.gov.cn/nb/a.html")]
    [InlineData(" /a b.html\r\n", "http://www.qinghe.gov.cn/a%20b.html")]
    [InlineData("/年报/1.html", "http://www.qinghe.gov.cn/%E5%B9%B4%E6%8A%A5/1.html")]
    [InlineData("..\\x\\1.html", "http://www.qinghe.gov.cn/x/1.html")]
    [InlineData("../../../1.html", "http://www.qinghe.gov.cn/1.html")]
    [InlineData("//FILES.qinghe.gov.cn:80/1.pdf#p2", "http://files.qinghe.gov.cn/1.pdf")]
    [InlineData("?page=2&amp;JSESSIONID=4", "http://www.qinghe.gov.cn/nb/index.html?page=2")]
    [InlineData("1.html;jsessionid=0AF?x=%C4%EA", "http://www.qinghe.gov.cn/nb/1.html?x=%C4%EA")]
    [InlineData("http://青禾.政务/1", "http://xn--2lzs91d.xn--zfr164b/1")]
    [InlineData("http://[::1]:8080/1", "http://[::1]:8080/1")]
    [InlineData("#top", null)]
    [InlineData("mailto:a@example.org", null)]
    [InlineData("data:text/html,1", null)]
    [InlineData("http://user:word@www.qinghe.gov.cn/", null)]
    [InlineData("http://", null)]
    [InlineData("http://a b/", null)]
    [InlineData("http://xn--中.example/", null)]
    [InlineData("http://\u200d.example/", null)]
    public void An_address_is_that_which_a_browser_asks_for(string written, string? address) =>
        Assert.Equal(address, Read($"<a href=\"{written}\">x</a>").Links.SingleOrDefault(link => link.Address is not null)?.Address?.AbsoluteUri);

    [Fact]
    public void A_page_tells_of_its_links_forms_scripts_and_itself()
    {
        PageView page = Read("""
            <html><head><title>年报_青禾市</title><meta name="ArticleTitle" content="青禾市2023年报"><meta name="PubDate" content="2024-01-20"></head><body>
            <div class="nav"><a href="/">首页</a></div>
            <ul><li><a href="1.html" title="全文">甲<b>乙</b></a> 2024-01-19</li><li><a href="javascript:go(1)"><img alt="图" src="x.gif"></a></li></ul>
            <form action="s.do"><input name="q" value="1"><input type="password" name="w" value="geheim"></form><script>var a = "</a>";</script></body></html>
            """);
        Assert.Equal(("青禾市2023年报", "年报_青禾市", "2024-01-20", true), (page.Title, page.Head, page.Date, page.AsksPassword));
        Assert.Equal(["首页", "甲乙", "图"], page.Links.Select(link => link.Text));
        Assert.Equal([true, false, false], page.Links.Select(link => link.IsFurniture));
        Assert.Equal(("全文", "甲乙 2024-01-19"), (page.Links[1].Title, page.Links[1].Around));
        Assert.Equal((LinkOrigin.Click, null, "go(1);"), (page.Links[2].Origin, page.Links[2].Address, page.Links[2].Script));
        Assert.Equal(page.Links[1].List, page.Links[2].List);
        Assert.NotEqual(page.Links[0].List, page.Links[1].List);
        Assert.Equal(["q=1"], Assert.Single(page.Forms).Fields.Select(field => $"{field.Key}={field.Value}"));
        Assert.Contains("var a", page.Script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_in_gb18030_asks_in_it_though_its_header_says_otherwise()
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("<meta charset=gbk><a href='?q=年'>年报</a>");
        PageLink link = Assert.Single(PageView.Read(bytes, Address, "utf-8").Links);
        Assert.Equal(("年报", "http://www.qinghe.gov.cn/nb/index.html?q=%C4%EA"), (link.Text, link.Address!.AbsoluteUri));
    }

    [Fact]
    public void The_header_says_the_encoding_where_bytes_and_page_do_not() =>
        Assert.Equal("big5", PageView.Read("<a href=a>x</a>"u8, Address, "big5").Charset.WebName);

    public static TheoryData<string, string> Hostile => new()
    {
        { "more links than are read", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<a href={i}>{i}</a>")) },
        { "a list of one line", "<li>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a href={i}>{i}</a>")) + "</li>" },
        { "boxes in boxes, each clicked", string.Concat(Enumerable.Repeat("<div onclick=\"a('1')\">x", 5_000)) },
        { "texts without end", "<a href=1>" + new string('年', 500_000) + "</a>" },
        { "scripts without end", "<script>" + string.Concat(Enumerable.Repeat("location.href='a' + x;function f(a){location=", 10_000)) + "</script>" },
        { "lists of lists", "{\"a\":" + new string('[', 50_000) },
        { "pieces without end", "<?xml version=\"1.0\"?>" + string.Concat(Enumerable.Repeat("<![CDATA[", 50_000)) },
        { "nothing", "" },
    };

    [Fact]
    public void A_page_larger_than_one_that_is_read_is_refused() =>
        Assert.Equal("file.tooLarge", Assert.Throws<ExtractionException>(() => PageView.Read(Enumerable.Repeat((byte)' ', (int)ExtractionLimits.Default.MaxMarkupBytes + 1).ToArray(), Address)).Code);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_page_takes_bounded_time_and_room(string kind, string markup)
    {
        PageView page = await Task.Run(() => Read(markup));
        Assert.True(page.Links.Count <= PageView.MostLinks && page.Links.All(link => link.Text.Length <= 300 && link.Around.Length <= 300 && link.Script.Length <= 1_000), kind);
    }

    private static PageView Read(string markup) => PageView.Read(Encoding.UTF8.GetBytes(markup), Address);
}
