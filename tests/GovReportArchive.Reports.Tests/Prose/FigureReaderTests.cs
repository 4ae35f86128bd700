using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Prose;

public class FigureReaderTests
{
    private static List<Figure> Read(string text, Func<string, bool>? hasCell = null) =>
        FigureReader.Read([new Section(1, "overview", "一、总体情况", text)], hasCell ?? (key => !key.StartsWith("stats.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("全年收到政府信息公开申请9999999999999999999999999999件。")]
    [InlineData("全年收到政府信息公开申请超过70000000000000000000000000000件。")]
    [InlineData("主动公开政府信息9999999999999999999999999999万条。")]
    public void A_number_that_counts_nothing_is_no_figure(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("全年共收到政府信息公开申请14件，均已答复。", "applications.received.total", 14)]
    [InlineData("年初至今共收到依申请公开 14 件，办结 14 件。", "applications.received.total", 14)]
    [InlineData("上年结转政府信息公开申请2件。", "applications.carriedIn.total", 2)]
    [InlineData("转下年度办理121件。", "applications.carriedOut.total", 121)]
    [InlineData("结转下年度继续办理3件。", "applications.carriedOut.total", 3)]
    [InlineData("予以公开1191件、不予公开142件。", "applications.granted.total", 1191)]
    [InlineData("其他略，部分公开328件。", "applications.partlyGranted.total", 328)]
    [InlineData("发生行政复议案件2件。", "review.total", 2)]
    [InlineData("今年有1件涉及政府信息公开工作的行政复议，已维持。", "review.total", 1)]
    [InlineData("予以公开及部分公开41件。", "applications.disclosed.total", 41)]
    [InlineData("予以公开、部分公开共41件。", "applications.disclosed.total", 41)]
    [InlineData("因本机关不掌握等原因无法提供6件。", "applications.unavailable.total", 6)]
    [InlineData("因信息公开引发行政诉讼案件3件。", "litigation.total", 3)]
    [InlineData("信息公开类行政复议7件，诉讼9件。", "litigation.total", 9)]
    [InlineData("今年有1件涉及政府信息公开工作的行政诉讼，尚未开庭。", "litigation.total", 1)]
    [InlineData("集中公开现行有效行政规范性文件698件。", "disclosure.normativeDocuments.inForce", 698)]
    [InlineData("全市共收办政府信息公开申请案件3607件。", "applications.handled.total", 3607)]
    [InlineData("自然人申请33件，法人或其他组织申请7件。", "applications.received.person", 33)]
    [InlineData("自然人申请33件，法人或其他组织申请7件。", "applications.received.organisations", 7)]
    [InlineData("全年办结政府信息公开申请42件。", "applications.concluded.total", 42)]
    [InlineData("收到的40件政府信息公开申请由法规科登记。", "applications.received.total", 40)]
    [InlineData("收到政府信息公开申请两件。", "applications.received.total", 2)]
    [InlineData("全年未收到政府信息公开申请。", "applications.received.total", 0)]
    [InlineData("本年度政府信息公开零申请。", "applications.received.total", 0)]
    [InlineData("未发生因政府信息公开引发的行政复议、行政诉讼案件。", "review.total", 0)]
    [InlineData("未发生因政府信息公开引发的行政复议、行政诉讼案件。", "litigation.total", 0)]
    [InlineData("因政府信息公开引起的行政诉讼均未发生。", "litigation.total", 0)]
    [InlineData("收取行政事业性收费12.5万元。", "disclosure.fees.amount", 12.5)]
    [InlineData("制定规范性文件3件，废止1件，现行有效12件。", "disclosure.normativeDocuments.inForce", 12)]
    [InlineData("发生行政复议5件，其中维持3件、纠正1件。", "review.upheld", 3)]
    [InlineData("作出行政处罚决定1,024件。", "disclosure.penalties.decisions", 1024)]
    public void A_number_that_counts_what_a_cell_counts_bears_the_cells_key(string text, string key, decimal value)
    {
        Figure figure = Assert.Single(Read(text), f => f.What == key);
        Assert.Equal(value, figure.Value);
    }

    [Theory]
    [InlineData("部分公开、不予公开共5件。")]
    [InlineData("行政复议或诉讼案件2件。")]
    [InlineData("提起民事诉讼3件。")]
    [InlineData("行政复议、行政诉讼共2件。")]
    [InlineData("收到群众来信14件。")]
    [InlineData("其中网上收到政府信息公开申请3件。")]
    [InlineData("去年同期收到政府信息公开申请3件。")]
    [InlineData("有2件行政复议、行政诉讼案件。")]
    [InlineData("公开行政许可信息97条。")]
    public void A_wording_that_may_count_something_else_bears_no_cells_key(string text) =>
        Assert.DoesNotContain(Read(text), f => FigurePatterns.Counted.Any(p => p.Keys.Contains(f.What)));

    [Theory]
    [InlineData("收到政府信息公开申请300余件。", ">", 300)]
    [InlineData("收到政府信息公开申请超过300件。", ">", 300)]
    [InlineData("收到政府信息公开申请近300件。", "~", 300)]
    [InlineData("收到政府信息公开申请不足300件。", "<", 300)]
    [InlineData("收到政府信息公开申请300件。", "=", 300)]
    public void A_figure_says_how_its_number_compares(string text, string comparator, decimal value)
    {
        Figure figure = Assert.Single(Read(text));
        Assert.Equal(("applications.received.total", comparator, value), (figure.What, figure.Comparator, figure.Value));
    }

    [Fact]
    public void All_of_a_number_is_a_figure_of_what_became_of_it()
    {
        Figure all = Assert.Single(Read("收到政府信息公开申请14件，均已依法予以公开。"), figure => figure.Comparator == FigureComparators.All);
        Assert.Equal(("applications.disclosed.total", 14m, "均已依法予以公开"), (all.What, all.Value, all.Quote));
    }

    [Theory]
    [InlineData("我局收到政府信息公开申请14件。", "own")]
    [InlineData("全县各部门收到政府信息公开申请14件。", "aggregate")]
    [InlineData("全县水务系统收到申请很多，县政府本级收到政府信息公开申请14件。", "own")]
    [InlineData("我县收到政府信息公开申请14件。", null)]
    public void A_figure_says_whose_number_it_is(string text, string? scope) => Assert.Equal(scope, Assert.Single(Read(text)).Scope);

    [Fact]
    public void Older_statistics_are_named_by_their_own_key_where_the_report_has_them() =>
        Assert.Equal("stats.applications.total", Assert.Single(Read("收到政府信息公开申请5件。", k => k.StartsWith("stats.", StringComparison.Ordinal))).What);

    [Theory]
    [InlineData("在政府网站公开信息39条。", "website.posts", 39)]
    [InlineData("专人负责微信公众号的运营，定期更新，全年累计发布信息 121 条。", "wechat.posts", 121)]
    [InlineData("通过政府网站、政务新媒体等平台主动公开各类政府信息3550余条。", "disclosed.total", 3550)]
    [InlineData("向社会主动公开政府信息18万余条。", "disclosed.total", 180000)]
    [InlineData("收取信息处理费2950元。", "informationFee.amount", 2950)]
    [InlineData("接听咨询热线15次。", "接听咨询热线", 15)]
    [InlineData("按时办结率100%。", "按时办结率", 100)]
    public void Other_numbers_are_named_by_what_the_text_says(string text, string what, decimal value)
    {
        Figure figure = Assert.Single(Read(text));
        Assert.Equal((what, value), (figure.What, figure.Value));
    }

    [Fact]
    public void A_quote_is_the_text_at_its_offsets_and_contains_the_number()
    {
        string text = "2024 年，全区共收到申请 14 件，办结率100%。\n（一）培训：举办培训班3期，培训 120 人次；预算1166.07 万元，网站访问7,854,070人次。";
        List<Figure> figures = Read(text);
        Assert.True(figures.Count >= 5);
        Assert.All(figures, f => Assert.Equal(f.Quote, text.Substring(f.Start, f.Length)));
        Assert.Contains(figures, f => f is { Value: 1166.07m, Unit: "万元" });
        Assert.Contains(figures, f => f.Value == 7854070m);
    }

    [Theory]
    [InlineData("我局对外公开各类政府信息520条，其中通过“沐阳县政府门户网站”发布信息44条、“沐阳发布公众号”发布信息76条、通过公示公告栏等途径发布信息400条。", "520 对外公开各类政府信息; 44 website.posts; 76 wechat.posts; 400 board.posts")]
    [InlineData("通过政府网站发布信息44条，微信公众号发布信息76条，阅读量1200次，发布视频5条。", "44 website.posts; 76 wechat.posts; 1200 阅读量; 5 发布视频")]
    [InlineData("全年公开信息520条，其中网站44条、微信76条、公告栏400条。", "520 公开信息; 44 网站; 76 微信; 400 公告栏")]
    [InlineData("网站、微信公众号、微博分别发布信息44条、76条、8条。", "44 website.posts; 76 wechat.posts; 8 weibo.posts")]
    [InlineData("行政许可、行政处罚分别为44件和76件，举办培训3场。", "44 行政许可; 76 行政处罚; 3 举办培训")]
    [InlineData("网站、微信、微博分别发布信息44条、76条。", "")]
    [InlineData("专人负责微信公众号，定期更新，全年发布信息121条。", "121 wechat.posts")]
    [InlineData("專人負責網站，全年發布資訊121條、電子屏發布資訊9條。", "121 website.posts; 9 board.posts")]
    public void Each_number_of_an_enumeration_has_the_label_that_stands_before_it(string text, string figures) =>
        Assert.Equal(figures, string.Join("; ", Read(text).Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Value} {f.What}"))));

    [Theory]
    [InlineData("根据国办发〔2014〕32号文件要求，2016年1月1日起施行。")]
    [InlineData("自收到申请之日起20个工作日内答复。")]
    [InlineData("第3次会议。")]
    public void Dates_numbers_of_documents_and_deadlines_count_nothing(string text) => Assert.Empty(Read(text));
}
