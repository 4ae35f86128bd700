using System.Text;
using GovReportArchive.Collecting.Sites;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Corpus;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Tests;

namespace GovReportArchive.Collecting.Tests.Sources;

public sealed class SourceListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sources").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_list_in_toml_says_all_of_a_source()
    {
        SourceList list = Read("a.toml", """
            contact = "archive@example.org"
            delay = 3

            [[source]]
            name = "青禾市年报"
            agency = "青禾市人民政府"
            region = "青禾市"
            address = "HTTP://www.qinghe.gov.cn:80/nb/#top"
            hosts = ["files.qinghe.example", "*.liuhe.example:8080"]
            depth = 2
            max-pages = 40
            follow = '/art/\d+'

            [[source]]
            address = "http://www.liuhe.gov.cn/1.html"
            kind = "report"
            delay = 0.5
            adapter = "jpage"
            """);
        Assert.Equal("archive@example.org", list.Contact);
        CollectSource first = list.Sources[0];
        Assert.Equal("http://www.qinghe.gov.cn/nb/", first.Address.AbsoluteUri);
        Assert.Equal((SourceKind.Column, 4, "青禾市年报", "青禾市人民政府", "青禾市", 2, 40, TimeSpan.FromSeconds(3)), (first.Kind, first.Line, first.Name, first.Agency, first.Region, first.Depth, first.MostPages, first.Delay));
        Assert.Equal(["files.qinghe.example", "*.liuhe.example:8080"], first.Hosts);
        Assert.Matches(first.Follow!, "http://www.qinghe.gov.cn/art/7.html");
        Assert.Equal((SourceKind.Report, "jpage", TimeSpan.FromSeconds(0.5)), (list.Sources[1].Kind, list.Sources[1].Adapter, list.Sources[1].Delay));
    }

    [Fact]
    public void All_mistakes_are_told_at_once_each_with_its_line()
    {
        ArchiveException error = Assert.Throws<ArchiveException>(() => Read("a.toml", """
            contact = "nobody"
            [[source]]
            adress = "http://www.qinghe.gov.cn/"
            [[source]]
            address = "ftp://www.qinghe.gov.cn/"
            kind = "page"
            depth = 99
            hosts = ["http://x"]
            [[sources]]
            [[source]]
            address = "http://u:p@www.qinghe.gov.cn/"
            adapter = "jpag"
            follow = "(?=x)"
            """));
        Assert.Equal("sources.mistakes", error.Code);
        Assert.Contains("第 3 行：没有“adress”这一项。是不是 address？", error.Message, StringComparison.Ordinal);
        foreach (string told in new[] { "第 1 行：contact", "第 5 行：address", "第 6 行：kind", "第 7 行：depth", "第 8 行：hosts", "第 9 行：没有 [[sources]]", "第 11 行：address", "第 12 行：adapter", "第 13 行：follow" })
            Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[source]\naddress = 1", "第 1 行")]
    [InlineData("[source]\naddress = \"http://a.cn/\"", "[[source]]")]
    [InlineData("", "没有来源")]
    [InlineData("[[source]]\naddress = [1]", "第 2 行")]
    public void What_is_no_toml_is_told(string text, string told) =>
        Assert.Contains(told, Assert.Throws<ArchiveException>(() => Read("a.toml", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_has_headings_in_chinese_or_english()
    {
        SourceList list = Read("a.csv", "机关,地区,网址,类型,备注\n青禾市民政局,青禾市,http://www.qinghe.gov.cn/mz/,栏目,x\n,,http://www.qinghe.gov.cn/1.html,报告,\n\n青禾市水利局,青禾市,,,\n");
        Assert.Equal([("青禾市民政局", SourceKind.Column, 2), (null, SourceKind.Report, 3)], list.Sources.Select(source => (source.Agency, source.Kind, source.Line)));
        Assert.Equal(1, list.WithoutAddress);
        Assert.Contains("备注", Assert.Single(list.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_a_list_of_sources()
    {
        SourceList list = Read("missing.csv", "\uFEFFagency,name,region,year,type,address,kind\r\n青禾市民政局,青禾市民政局,440300,2022,部门,http://www.qinghe.gov.cn/mz/,column\r\n青禾市民政局,青禾市民政局,440300,2023,部门,http://www.qinghe.gov.cn/mz/,column\r\n青禾市水利局,青禾市水利局,440300,2023,部门,,\r\n");
        Assert.Equal("http://www.qinghe.gov.cn/mz/", Assert.Single(list.Sources).Address.AbsoluteUri);
        Assert.Equal(1, list.WithoutAddress);
        Assert.Contains(list.Notes, note => note.StartsWith("第 3 行", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_a_spreadsheet_may_be_in_gb18030()
    {
        string path = Path.Combine(_folder, "a.csv");
        File.WriteAllBytes(path, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("机关;网址\n青禾市民政局;http://www.qinghe.gov.cn/\n"));
        Assert.Equal("青禾市民政局", Assert.Single(SourceList.Read(path).Sources).Agency);
    }

    [Theory]
    [InlineData("机关,地区\n青禾市,青禾\n", "没有网址一列")]
    [InlineData("address,网址\nhttp://a.cn/,http://b.cn/\n", "两列")]
    [InlineData("address\nhttp://a.cn/,http://b.cn/\n", "第 2 行有 2 格")]
    [InlineData("address\n\"http://a.cn/\n", "引号")]
    [InlineData("address\nwww.a.cn\n", "第 2 行：address 应是以 http://")]
    public void What_is_wrong_with_a_table_is_told(string text, string told) =>
        Assert.Contains(told, Assert.Throws<ArchiveException>(() => Read("a.csv", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_that_is_not_there_or_of_no_known_type_is_told()
    {
        Assert.Equal("sources.missing", Assert.Throws<ArchiveException>(() => SourceList.Read(Path.Combine(_folder, "none.toml"))).Code);
        Assert.Equal("sources.type", Assert.Throws<ArchiveException>(() => Read("a.txt", "x")).Code);
    }

    [Fact]
    public void An_adapter_of_the_operator_goes_before_ours()
    {
        SourceList list = Read("a.toml", """
            [[source]]
            address = "http://www.qinghe.gov.cn/nb/"

            [[adapter]]
            name = "qinghe"
            find = '''showPages\((?<count>\d+)\)'''
            page = "?nr={n}"
            count = "{count}"

            [[adapter]]
            name = "qinghe"
            in = "click"
            find = '''zeige\('(?<id>\w+)'\)'''
            report = "/d/{id}.htm"
            """);
        Uri address = list.Sources[0].Address;
        PageView page = PageView.Read(Encoding.UTF8.GetBytes("""<script>showPages(3); var countPage = 9;</script><a onclick="zeige('a1')">看</a>"""), address);
        Assert.Equal(["Report /nb/d", "Page", "Page"], SiteReader.Read(list.Sources[0], page, 2023).Links.Select(link => link.Kind == LinkKind.Report ? "Report /nb/d" : "Page"));
        Assert.Equal(["/d/a1.htm", "/nb/?nr=2", "/nb/?nr=3"], SiteReader.Read(list.Sources[0], page, 2023).Links.Select(link => link.Address.PathAndQuery));
    }

    [Fact]
    public void An_adapter_without_its_parts_is_told()
    {
        string message = Assert.Throws<ArchiveException>(() => Read("a.toml", "[[adapter]]\nname = \"x\"\nfind = \"(\"\nin = \"head\"\n")).Message;
        foreach (string told in new[] { "第 3 行：find", "第 4 行：in", "第 1 行：适配器要写 page" }) Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```toml\n", "a.toml", 3)]
    [InlineData("```\n机关", "a.csv", 2)]
    public void The_lists_of_the_documentation_are_read(string beginning, string name, int sources)
    {
        string document = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Indexer", "COMMANDS.md"));
        int start = document.IndexOf(beginning, StringComparison.Ordinal);
        start = document.IndexOf('\n', start) + 1;
        Assert.Equal(sources, Read(name, document[start..document.IndexOf("```", start, StringComparison.Ordinal)]).Sources.Count);
    }

    private SourceList Read(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return SourceList.Read(path);
    }
}
