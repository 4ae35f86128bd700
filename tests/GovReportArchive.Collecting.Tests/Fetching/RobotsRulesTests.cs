using System.Text;
using GovReportArchive.Collecting.Fetching;

namespace GovReportArchive.Collecting.Tests.Fetching;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /xxgk/", "/xxgk", true)]
    [InlineData("User-agent: *\nDisallow: /xxgk", "/xxgknb.html", false)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /xxgk/", "/xxgk/1.html", true)]
    [InlineData("User-agent: *\nAllow: /xxgk/\nDisallow: /", "/zwgk/1.html", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/nb/2023.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/nb/2023.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*?", "/list?page=2", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/axxbxxc/d", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/abcabd", true)]
    [InlineData("User-agent: *\nDisallow: /a*c$", "/acxc", false)]
    [InlineData("User-agent: *\nDisallow: /exact$", "/exact", false)]
    [InlineData("User-agent: *\nDisallow: /exact$", "/exactly", true)]
    [InlineData("User-agent: *\nDisallow: *", "/a", false)]
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: GovReportArchive\nDisallow: /\nUser-agent: *\nDisallow:", "/a", false)]
    [InlineData("User-agent: govreportarchive/1.0\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: GovReportArchiveOther\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Other\nUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\n\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nUser-agent: Other\nDisallow: /b\nUser-agent: *\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: *\nDisallow: /a\nUser-agent: Other\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: *\nSitemap: http://site.example/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a\r", "/a", false)]
    [InlineData("User-agent: *\r\nDisallow: /a # the old part\r\n", "/a", false)]
    [InlineData("user-AGENT : *\ndisALLOW : /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /%7Ejoe", "/~joe", false)]
    [InlineData("User-agent: *\nDisallow: /~joe", "/%7ejoe", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /年报", "/%E5%B9%B4%E6%8A%A5/1", false)]
    [InlineData("User-agent: *\nDisallow: /%e5%b9%b4", "/年报", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("<html><body>User-agent: *\nDisallow: /</body></html>", "/a", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void A_file_says_what_may_be_asked(string file, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsRules.Read(Encoding.UTF8.GetBytes(file)).Forbids(new Uri("http://site.example" + path)) is null);

    [Fact]
    public void Of_bytes_in_another_encoding_the_bytes_are_compared()
    {
        byte[] file = [.. "User-agent: *\nDisallow: /"u8, 0xC4, 0xEA];
        Assert.NotNull(RobotsRules.Read(file).Forbids(new Uri("http://site.example/%c4%eab.html")));
    }

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nUser-agent: GovReportArchive\nCrawl-delay: 7", 7.0)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: Other\nCrawl-delay: 9", null)]
    public void A_file_says_how_long_to_wait(string file, double? seconds) => Assert.Equal(seconds, RobotsRules.Read(Encoding.UTF8.GetBytes(file)).CrawlDelay?.TotalSeconds);

    [Fact]
    public void What_stands_behind_the_bound_does_not_count_not_even_half_a_line()
    {
        string file = "User-agent: *\nDisallow: /a\n" + new string('#', RobotsRules.Longest - 37) + "\nDisallow: /bcdef";
        RobotsRules rules = RobotsRules.Read(Encoding.UTF8.GetBytes(file));
        Assert.NotNull(rules.Forbids(new Uri("http://site.example/a")));
        Assert.Null(rules.Forbids(new Uri("http://site.example/b")));
    }
}
