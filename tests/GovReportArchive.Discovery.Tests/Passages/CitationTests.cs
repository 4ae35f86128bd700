using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Tests.Passages;

public sealed class CitationTests
{
    private const string Site = "https://nianbao.example";

    private static readonly DateOnly Accessed = new(2031, 3, 9);

    private static PassageHit Whole { get; } = new(
        "990101-民政局-2029", 2, "临溪区民政局2029年政府信息公开工作年度报告", new ReportAgency("990101/民政局", "临溪区民政局", "民政", "county"), 2029, "2030-01-20", null,
        "problems", 5, "五、存在的主要问题及改进情况", "（一）存在的主要问题", 2, 2, "problem", "二是讲解场次偏少；", [], [], null, null, 1, "abcdefghijkl",
        "/r/990101-m/v/2/s/5/i/2?f=abcdefgh", "/api/v1/r/990101-m/v/2/s/5/i/2?f=abcdefgh", Source: "https://linxi.example/2029.html");

    [Fact]
    public void The_bibliographic_line_names_the_report_where_it_was_published_and_then_its_permanent_address() =>
        Assert.Equal(
            "临溪区民政局. 临溪区民政局2029年政府信息公开工作年度报告[R/OL]. (2030-01-20)[2031-03-09]. https://linxi.example/2029.html. 存档: https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh.",
            Citation.GbT7714(Cited.Of(Whole), Site, Accessed));

    [Fact]
    public void Without_a_date_of_publication_only_the_date_of_access_stands() =>
        Assert.Equal(
            "临溪区民政局. 临溪区民政局2029年政府信息公开工作年度报告[R/OL]. [2031-03-09]. https://linxi.example/2029.html. 存档: https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh.",
            Citation.GbT7714(Cited.Of(Whole with { Published = null }), Site, Accessed));

    [Fact]
    public void Without_a_known_agency_the_title_comes_first() =>
        Assert.Equal(
            "临溪区民政局2029年政府信息公开工作年度报告[R/OL]. (2030-01-20)[2031-03-09]. https://linxi.example/2029.html. 存档: https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh.",
            Citation.GbT7714(Cited.Of(Whole with { Agency = new ReportAgency("x/未署名机关", "未署名机关", null, null) }), Site, Accessed));

    [Fact]
    public void Without_a_source_the_permanent_address_stands_for_it() =>
        Assert.Equal(
            "临溪区民政局. 临溪区民政局2029年政府信息公开工作年度报告[R/OL]. (2030-01-20)[2031-03-09]. https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh.",
            Citation.GbT7714(Cited.Of(Whole with { Source = null }), Site, Accessed));

    [Theory]
    [InlineData("《临溪区年报》", 2029, "临溪区年报")]
    [InlineData("临溪区\n 年报。", 2029, "临溪区 年报")]
    [InlineData("", 2029, "2029年政府信息公开工作年度报告")]
    [InlineData(" ", null, "政府信息公开工作年度报告")]
    public void A_title_is_one_line_without_its_own_brackets(string title, int? year, string expected) =>
        Assert.StartsWith($"临溪区民政局. {expected}[R/OL]. ", Citation.GbT7714(Cited.Of(Whole with { Title = title, Year = year }), Site, Accessed), StringComparison.Ordinal);

    [Fact]
    public void Section_and_item_stand_in_the_sentence_that_quotes()
    {
        Assert.Equal(
            "临溪区民政局《临溪区民政局2029年政府信息公开工作年度报告》（2029年度）“五、存在的主要问题及改进情况”第2条，https://linxi.example/2029.html，存档 https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh",
            Citation.Plain(Cited.Of(Whole), Site));
        Assert.Equal(
            "《临溪区民政局2029年政府信息公开工作年度报告》“问题与改进”第2条，https://linxi.example/2029.html，存档 https://nianbao.example/r/990101-m/v/2/s/5/i/2?f=abcdefgh",
            Citation.Plain(Cited.Of(Whole with { Agency = new ReportAgency("x/未署名机关", "未署名机关", null, null), Year = null, SectionHeading = null }), Site));
        Assert.Equal("“五、 问题”第2条", Cited.Of(Whole with { SectionHeading = "五、\n问题" }).Place);
        Assert.StartsWith("二是讲解场次偏少；\n（临溪区民政局《", Citation.Quoted(Whole, Site), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("二是讲解场次偏少；", "讲解场次偏少。")]
    [InlineData("（十二）讲解场次偏少。", "讲解场次偏少。")]
    [InlineData("3.5万份手册没有发完；", "3.5万份手册没有发完。")]
    [InlineData("3.讲解场次偏少，", "讲解场次偏少。")]
    [InlineData("首先，讲解场次偏少、", "讲解场次偏少。")]
    [InlineData("讲解场次偏少", "讲解场次偏少")]
    [InlineData("④ 居民说“听不懂”！", "居民说“听不懂”！")]
    public void Copied_wording_has_no_number_and_ends_as_a_sentence(string text, string copied) => Assert.Equal(copied, Citation.Wording(text));
}
