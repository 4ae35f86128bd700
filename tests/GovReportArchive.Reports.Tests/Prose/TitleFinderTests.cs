using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Prose;

public class TitleFinderTests
{
    private static List<Title> Find(params string[] lines) =>
        TitleFinder.Find(PageReader.Read(ProseLines.Of(TextDocument.Of(string.Join('\n', lines)), [])).Lines);

    [Theory]
    [InlineData("样例区民政局2025年政府信息公开工作年度报告")]
    [InlineData("样例区民政局|2025 年政府信息公开工作年度报告")]
    [InlineData("样例市退役军人事务局2020年政府信息|公开工作年度报告")]
    [InlineData("样例市人民政府2016年|政府信息公开工作年度报告")]
    [InlineData("2024 年样例市科委政府信息公开工作|年度报告")]
    [InlineData("样例省水利厅|2015年度|政府信息公开|年度报告")]
    public void A_title_may_take_several_lines(string broken)
    {
        Title title = Assert.Single(Find([.. broken.Split('|'), "", "一、总体情况", "工作平稳。"]));
        Assert.Equal(broken.Replace("|", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), title.Text);
        Assert.Equal(broken.Split('|').Length, title.Count);
    }

    [Fact]
    public void The_notice_that_carries_the_report_is_told_from_its_own_title()
    {
        List<Title> titles = Find(
            "样例市人民政府办公室关于公布", "样例市2009年度政府信息公开工作年度报告的通知", "(样政办发〔2010〕3号)", "各县（区）人民政府：", "现予公布。",
            "样例市2009年度政府信息公开工作年度报告", "根据条例，编制本报告。");
        Assert.Equal([true, false], titles.Select(t => t.Carrier));
        Assert.Equal("样例市2009年度政府信息公开工作年度报告", titles[1].Text);
    }

    [Fact]
    public void Navigation_above_the_title_does_not_belong_to_it()
    {
        Assert.Equal("样例区2016年政府信息公开工作年度报告", Assert.Single(Find("政府信息公开年报", "样例区2016年政府信息公开工作年度报告", "来源：区办 时间：2017-01-12")).Text);
        Assert.Equal("样例区2016年政府信息公开工作年度报告", Assert.Single(Find("首页政务公开政府信息公开政府信息公开年报", "样例区2016年政府信息公开工作年度报告")).Text);
    }

    [Theory]
    [InlineData("本报告根据《政府信息公开条例》编制，全文可在网站下载。")]
    [InlineData("现将我局2020年政府信息公开工作年度报告公布如下")]
    [InlineData("关于做好2020年政府信息公开工作年度报告编制工作的通知")]
    [InlineData("样例市政府信息公开工作年度报告制度")]
    [InlineData("样例市2023年工作报告")]
    public void Sentences_and_other_documents_are_no_title(string line) => Assert.Empty(Find(line, "正文从这里开始。"));
}
