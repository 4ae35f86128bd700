using System.Text;
using GovReportArchive.Collecting.Sites;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Collecting.Tests.Sites;

public sealed class SiteReaderTests
{
    public static TheoryData<int, string> Shapes
    {
        get
        {
            TheoryData<int, string> data = new();
            for (int i = 0; i < SiteShapes.All.Count; i++) data.Add(i, SiteShapes.All[i].Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_page_leads_where_its_shape_says(int shape, string name)
    {
        Assert.True(SiteShapes.All[shape].Leads.SequenceEqual(SiteShapes.All[shape].Found()), $"{name}:\n{string.Join('\n', SiteShapes.All[shape].Found())}");
    }

    [Fact]
    public void What_belongs_to_another_is_told_and_not_followed()
    {
        SiteReading reading = SiteShapes.All.Single(shape => shape.Name == "hosts beside and strangers").Read();
        Assert.Equal(["http://www.other.gov.cn/2.html", "http://www.qinghe.gov.cn:8080/3.html"], reading.Outside.Select(address => address.AbsoluteUri));
    }

    [Fact]
    public void Pages_that_only_a_script_elsewhere_turns_are_told()
    {
        SiteReading reading = Read("http://www.qinghe.gov.cn/nb/", """<a href="javascript:__doPostBack('Pager','2')">2</a>""");
        Assert.Contains("[[adapter]]", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_date_of_a_line_is_that_of_its_report()
    {
        SiteReading reading = Read("http://www.qinghe.gov.cn/nb/", """<ul><li><a href="1.html">2023年政府信息公开工作年度报告</a> [2024-1-9]</li></ul>""");
        Assert.Equal("2024-01-09", Assert.Single(reading.Links).Date);
    }

    [Fact]
    public void A_question_is_asked_in_the_encoding_of_the_page()
    {
        Encoding gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        byte[] page = gbk.GetBytes("""<html><head><meta charset="gb2312"><title>政府信息公开年报</title></head><a href="/看.asp?名=年报">2023年政府信息公开年度报告</a></html>""");
        Uri address = new("http://www.qinghe.gov.cn/nb/");
        Assert.Equal("http://www.qinghe.gov.cn/%E7%9C%8B.asp?%C3%FB=%C4%EA%B1%A8", Assert.Single(SiteReader.Read(new CollectSource(address), PageView.Read(page, address), 2023).Links).Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://www.qinghe.gov.cn/", "https://xxgk.qinghe.gov.cn/a", true)]
    [InlineData("http://www.qinghe.gov.cn/", "http://www.liuhe.gov.cn/a", false)]
    [InlineData("http://qinghe.sd.gov.cn/", "http://liuhe.sd.gov.cn/", false)]
    [InlineData("http://qinghe.sd.gov.cn/", "http://www.qinghe.sd.gov.cn/", true)]
    [InlineData("http://127.0.0.1:8001/", "http://127.0.0.1:8001/a", true)]
    [InlineData("http://127.0.0.1:8001/", "http://127.0.0.1:8002/a", false)]
    [InlineData("http://127.0.0.1:8001/", "http://127.0.0.1/a", false)]
    [InlineData("http://www.qinghe.gov.cn/", "http://www.qinghe.gov.cn:81/", false)]
    [InlineData("http://www.qinghe.gov.cn/", "http://www.qinghe.gov.cn.evil.example/", false)]
    [InlineData("http://localhost/", "http://evil.localhost/", false)]
    public void A_source_holds_what_its_owner_has(string source, string address, bool holds) =>
        Assert.Equal(holds, SiteScope.Holds(new CollectSource(new Uri(source)), new Uri(address)));

    [Fact]
    public void Hosts_that_the_operator_names_belong_to_a_source()
    {
        CollectSource source = new(new Uri("http://www.qinghe.gov.cn/")) { Hosts = ["files.example:8080", "*.liuhe.example"] };
        Assert.True(SiteScope.Holds(source, new Uri("http://files.example:8080/1.pdf")));
        Assert.True(SiteScope.Holds(source, new Uri("https://www.liuhe.example/")));
        Assert.False(SiteScope.Holds(source, new Uri("http://files.example/1.pdf")));
        Assert.False(SiteScope.Holds(source, new Uri("http://liuhe.example/")));
    }

    private static SiteReading Read(string address, string markup) => SiteReader.Read(new CollectSource(new Uri(address)), PageView.Read(Encoding.UTF8.GetBytes(markup), new Uri(address)), 2023);
}
