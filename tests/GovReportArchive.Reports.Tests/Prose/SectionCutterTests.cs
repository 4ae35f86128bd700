using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Prose;

public class SectionCutterTests
{
    private static List<Section> Cut(params string[] lines) =>
        SectionCutter.Cut(LineJoiner.Join(Flattened.Split(ProseLines.Of(TextDocument.Of(string.Join('\n', lines)), []))));

    [Theory]
    [InlineData("一、总体情况", "overview")]
    [InlineData("一、概述", "overview")]
    [InlineData("一、本年度政府信息公开工作的基本情况", "overview")]
    [InlineData("二、主动公开政府信息情况", "disclosure")]
    [InlineData("二、行政机关主动公开政府信息情况", "disclosure")]
    [InlineData("三、收到和处理政府信息公开申请情况", "applications")]
    [InlineData("三、政府信息依申请公开工作情况", "applications")]
    [InlineData("三、依申请公开政府信息和不予公开政府信息的情况", "applications")]
    [InlineData("四、政府信息公开行政复议、行政诉讼情况", "litigation")]
    [InlineData("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "litigation")]
    [InlineData("四、政府信息公开行政法复议、行政诉讼情况", "litigation")]
    [InlineData("四、复议、诉讼和投诉情况", "litigation")]
    [InlineData("五、存在的主要问题及改进情况", "problems")]
    [InlineData("五、政府信息公开工作存在的主要问题及改进情况", "problems")]
    [InlineData("七、下一步工作打算", "problems")]
    [InlineData("六、其他需要报告的事项", "other")]
    [InlineData("四、政府信息公开的收费及减免情况", "fees")]
    [InlineData("五、谘詢處理情況", "responses")]
    [InlineData("三、回应解读情况", "responses")]
    [InlineData("六、机构建设和保障经费情况", "organisation")]
    [InlineData("二、政府信息主動公開情況", "disclosure")]
    [InlineData("六、行政複議和行政訴訟情況", "litigation")]
    [InlineData("一 概 述", "overview")]
    public void A_heading_tells_the_kind(string heading, string kind)
    {
        Section section = Assert.Single(Cut(heading, "我局今年的情况如下，没有变化。"), s => s.Heading is not null);
        Assert.Equal(kind, section.Kind);
        Assert.Equal(heading, section.Heading);
        Assert.Contains(SectionKinds.All, k => k.Kind == kind);
    }

    [Fact]
    public void Six_sections_are_cut_with_their_text_and_what_stands_before_is_a_preamble()
    {
        List<Section> sections = Cut(
            "本报告由样例县民政局编制，数据截至年底。", "一、总体情况", "工作平稳。", "（一）主动公开", "公开了清单。", "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况", "没有收到。", "四、政府信息公开行政复议、行政诉讼情况", "无。", "五、存在的主要问题及改进情况",
            "一是人少。", "二是钱少。", "六、其他需要报告的事项", "无。");
        Assert.Equal(
            ["preamble", "overview", "disclosure", "applications", "litigation", "problems", "other"], sections.Select(s => s.Kind));
        Assert.Equal(Enumerable.Range(1, 7), sections.Select(s => s.N));
        Assert.Equal("工作平稳。\n（一）主动公开\n公开了清单。", sections[1].Text);
        Assert.Equal("", sections[2].Text);
        Assert.Equal("一是人少。\n二是钱少。", sections[5].Text);
    }

    [Theory]
    [InlineData("六、其他需要报告的事项：无", "六、其他需要报告的事项", "无")]
    [InlineData("六、其他需要报告的事项。无。", "六、其他需要报告的事项", "无。")]
    [InlineData("一、总体情况2019年，我局认真落实条例，全年公开信息三十条，其中网站公开二十条，公众号公开十条，没有发生差错。", "一、总体情况", "2019年")]
    [InlineData("五、存在的主要问题及改进情况（一）存在的主要问题", "五、存在的主要问题及改进情况", "（一）存在的主要问题")]
    public void Text_glued_to_a_heading_is_cut_off(string paragraph, string heading, string rest)
    {
        Section section = Cut(paragraph).Last();
        Assert.Equal(heading, section.Heading);
        Assert.StartsWith(rest, section.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_on_one_line_is_cut_at_its_headings()
    {
        string page = "样例区2022年政府信息公开工作年度报告 来源：区政府办公室 时间：2023-01-20 10:00 微信 微博 本报告根据条例编制，数据截至2022年12月31日。 "
            + "一、总体情况 2022年，样例区坚持便民公开，全年工作平稳有序。 （一）主动公开方面 全年公开信息一百条，质量较好。 二、主动公开政府信息情况 "
            + "三、收到和处理政府信息公开申请情况 四、政府信息公开行政复议、行政诉讼情况 五、存在的主要问题及改进情况 一是解读形式不多。二是更新不快。 六、其他需要报告的事项 无。";
        List<Section> sections = Cut(page);
        Assert.Equal(["overview", "disclosure", "applications", "litigation", "problems", "other"], sections.Skip(1).Select(s => s.Kind));
        Assert.Equal("2022年，样例区坚持便民公开，全年工作平稳有序。\n（一）主动公开方面\n全年公开信息一百条，质量较好。", sections[1].Text);
        Assert.Equal("一是解读形式不多。二是更新不快。", sections[5].Text);
        Assert.Equal("无。", sections[6].Text);
    }

    [Fact]
    public void A_table_of_contents_gives_no_sections()
    {
        List<Section> sections = Cut(
            "一、概述", "二、主动公开政府信息情况", "三、依申请公开情况", "四、存在的主要问题和改进措施",
            "一、概述", "全年平稳。", "二、主动公开政府信息情况", "公开三条。", "三、依申请公开情况", "没有。", "四、存在的主要问题和改进措施", "人手少。");
        Assert.Equal(4, sections.Count);
        Assert.All(sections, s => Assert.NotEqual("", s.Text));
    }

    [Fact]
    public void A_numbered_list_inside_a_section_opens_none()
    {
        List<Section> sections = Cut(
            "一、总体情况", "工作平稳。", "二、主动公开政府信息情况", "公开三条。", "三、存在的主要问题及改进措施",
            "一、建立信息员队伍并定期轮训，把职责写进岗位说明。", "四、其他需要报告的事项", "无。");
        Assert.Equal(["overview", "disclosure", "problems", "other"], sections.Select(s => s.Kind));
    }

    [Fact]
    public void Where_the_problems_heading_is_lost_its_first_inner_heading_opens_the_section()
    {
        List<Section> sections = Cut(
            "一、总体情况", "平稳。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
            "（一）主要问题", "人手少。", "（二）改进情况", "补人。", "六、其他需要报告的事项", "无。");
        Section problems = Assert.Single(sections, s => s.Kind == "problems");
        Assert.Equal("人手少。\n（二）改进情况\n补人。", problems.Text);
    }

    [Fact]
    public void Headings_numbered_in_other_ways_are_sections_too()
    {
        Assert.Equal(["overview", "problems"], Cut("（一）总体情况", "平稳。", "（二）存在的主要问题及改进情况", "人少。").Select(s => s.Kind));
        Assert.Equal(["overview", "disclosure"], Cut("第一部分 概述", "平稳。", "第二部分 主动公开政府信息情况", "三条。").Select(s => s.Kind));
        Assert.Equal(["overview", "disclosure"], Cut("概述", "平稳。", "主动公开政府信息情况", "三条。").Select(s => s.Kind));
    }

    [Theory]
    [InlineData("附件 政府信息公开情况统计表")]
    [InlineData("附件1 样例县政府信息公开情况统计表")]
    [InlineData("附表：政府信息公开情况统计表")]
    public void An_attachment_opens_a_section_with_a_colon_or_without(string heading)
    {
        List<Section> sections = Cut("一、概述", "平稳。", "二、存在的主要问题", "人少。", heading, "主动公开信息数");
        Assert.Equal(["overview", "problems", "appendix"], sections.Select(s => s.Kind));
        Assert.Equal("人少。", sections[1].Text);
    }

    [Fact]
    public void A_text_without_headings_is_one_preamble()
    {
        Section only = Assert.Single(Cut("今年我局工作平稳，公开信息三条。", "明年继续努力。"));
        Assert.Equal(("preamble", null), (only.Kind, only.Heading));
    }
}
