using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Prose;

public class PageReaderTests
{
    private static (List<string> Lines, PageFacts Facts) Read(params string[] lines)
    {
        (List<ProseLine> kept, PageFacts facts) = PageReader.Read(ProseLines.Of(TextDocument.Of(string.Join('\n', lines)), []));
        return ([.. kept.Select(l => l.Text)], facts);
    }

    [Fact]
    public void The_metadata_block_of_a_saved_page_is_read_and_removed()
    {
        (List<string> lines, PageFacts facts) = Read(
            "标题: 样例区2022年度政府信息公开工作年度报告", "发布时间: 2023-02-20 15:07", "文号: 样政办〔2023〕5号", "发布机构: 样例区政府办公室", "栏目: 政府信息公开年报",
            "原文链接: https://www.example.gov.cn/a/80629.htm", "==================== 正文 ====================", "本报告根据条例编制，数据截至年底，欢迎查阅和监督。");
        Assert.Equal(["本报告根据条例编制，数据截至年底，欢迎查阅和监督。"], lines);
        Assert.Equal("样例区2022年度政府信息公开工作年度报告", facts.Title);
        Assert.Equal(("2023-02-20", "样例区政府办公室", "样政办〔2023〕5号"), (facts.Date, facts.Publisher, facts.DocumentNumber));
        Assert.Equal("https://www.example.gov.cn/a/80629.htm", facts.Url);
    }

    [Theory]
    [InlineData("名称 样例市水利局2022年政府信息公开工作年度报告")]
    [InlineData("标 题 样例市水利局2022年政府信息公开工作年度报告 ")]
    public void A_label_that_lost_its_colon_is_no_part_of_the_title(string line)
    {
        (List<string> lines, PageFacts facts) = Read(line, "一、总体情况", "平稳。");
        Assert.Equal(["一、总体情况", "平稳。"], lines);
        Assert.Equal("样例市水利局2022年政府信息公开工作年度报告", facts.Title);
    }

    [Theory]
    [InlineData("2017-01-24 来源: 样例县水利局", "2017-01-24", "样例县水利局")]
    [InlineData("发布日期：2020-01-31", "2020-01-31", null)]
    [InlineData("发布时间：2014年3月27日 阅读次数：12 字号：大 中 小", "2014-03-27", null)]
    [InlineData("信息来源:样例镇 作者:佚名 发布时间:2022-01-26 16:32 【 字体:", "2022-01-26", "样例镇")]
    [InlineData("发布机构 | 样例县水利局 | 发文日期 | 2018-02-28 |", "2018-02-28", "样例县水利局")]
    [InlineData("| 生成日期 | 2023-01-06 16:24:38 | 是否有效 |", "2023-01-06", null)]
    [InlineData("| 关键词 | 发布机构 | 样例街道办事处 | 公开日期 | 2023-01-06 |", "2023-01-06", "样例街道办事处")]
    [InlineData("来源：本网 时间：2023/1/5", "2023-01-05", null)]
    [InlineData("阅读次数：0次 发布者：admin 发布日期：2022-01-14", "2022-01-14", null)]
    [InlineData("成文日期：2018-02-20 | 发布日期：2018-02-28", "2018-02-28", null)]
    [InlineData("公开方式 主动公开 发布日期 2018-02-28 发布机构 样例镇", "2018-02-28", "样例镇")]
    [InlineData("發布時間:2018-2-8 09:00 瀏覽次數:", "2018-02-08", null)]
    [InlineData("发表时间：2018-02-28", "2018-02-28", null)]
    [InlineData("发布于 2018-02-28 10:02", "2018-02-28", null)]
    [InlineData("*发布日期：2018-02-28*", "2018-02-28", null)]
    [InlineData("信息提供日期 : 2018-02-28 16:48来源 : 样例镇", "2018-02-28", "样例镇")]
    [InlineData("[ 成文日期 ] | 2018-02-26 | [ 公开日期 ] | 2018-02-28 | [ 有 效 性 ] | 有效", "2018-02-28", null)]
    [InlineData("2018年02月28日来源:样例镇", "2018-02-28", "样例镇")]
    [InlineData("> 发布日期：2018-02-28", "2018-02-28", null)]
    [InlineData("更新时间:2026-01-28 14:53 发布时间:2018-02-28 14:50 来源:样例镇", "2018-02-28", "样例镇")]
    [InlineData("样例市人民政府门户网站 www.example.gov.cn 2018-02-28", "2018-02-28", null)]
    public void Date_lines_say_when_and_who(string line, string date, string? publisher)
    {
        (List<string> lines, PageFacts facts) = Read("样例县水利局2013年政府信息公开工作年度报告", line, "一、总体情况", "平稳。");
        Assert.Equal(["样例县水利局2013年政府信息公开工作年度报告", "一、总体情况", "平稳。"], lines);
        Assert.Equal((date, publisher), (facts.Date ?? facts.Made, facts.Publisher));
    }

    [Theory]
    [InlineData("采集时间：2025-11-30T21:37:37+08:00")]
    [InlineData("抓取时间: 2025-11-30 21:37")]
    [InlineData("下载时间：2025年11月30日")]
    [InlineData("打印时间：2025年11月30日 09:12")]
    [InlineData("更新时间：2025-11-30")]
    [InlineData("最后修改日期：2025/11/30")]
    [InlineData("系统导出时间 2025.11.30")]
    [InlineData("抓取于 2025-11-30 08:00:01")]
    [InlineData("訪問時間：2025-11-30")]
    public void When_a_page_was_fetched_printed_or_changed_is_not_when_it_was_published(string line)
    {
        const string title = "样例县水利局2023年政府信息公开工作年度报告";
        (List<string> lines, PageFacts facts) = Read(title, line, "发布日期：2024-01-17", "一、总体情况", "平稳。");
        Assert.Equal([title, "一、总体情况", "平稳。"], lines);
        Assert.Equal(("2024-01-17", null), (facts.Date, facts.Made));
        Assert.Equal((null, null), (Read(title, line, "一、总体情况", "平稳。").Facts.Date, facts.Made));
        Assert.Null(ReportReader.Read(TextDocument.Of($"{title}\n{line}\n一、总体情况\n平稳。")).Record.Published);
        if (line.StartsWith('訪')) return;
        Assert.Null(ReportReader.Read(TextDocument.Of($"{title}\n一、总体情况\n平稳。\n{line}")).Record.Published);
    }

    [Fact]
    public void Several_times_on_one_line_are_told_apart()
    {
        (_, PageFacts facts) = Read("样例县水利局2023年政府信息公开工作年度报告", "来源：样例县水利局 更新时间：2025-11-30 发布时间：2024-01-17 打印时间：2025-12-01", "一、总体情况", "平稳。");
        Assert.Equal(("2024-01-17", "样例县水利局"), (facts.Date, facts.Publisher));
    }

    [Theory]
    [InlineData("- 3 -")]
    [InlineData("—12—")]
    [InlineData("第 3 页 共 9 页")]
    [InlineData("3/9")]
    [InlineData("打印本页 关闭窗口")]
    [InlineData("上一篇：关于放假的通知")]
    [InlineData("主办单位：样例县人民政府办公室")]
    [InlineData("样ICP备05000001号")]
    [InlineData("样例县民政局2020年政府信息公开工作年度报告.docx")]
    public void Page_numbers_and_buttons_do_not_stand_in_the_text(string line) =>
        Assert.Equal(["一、总体情况", "平稳。", "完了。"], Read("一、总体情况", "平稳。", line, "完了。").Lines);

    [Theory]
    [InlineData("您当前所在位置: 首页 > 乡镇信息公开 > 样例乡 > 政务信息公开年报")]
    [InlineData("首页/ 政府信息公开 / 政府信息公开年报 / 镇街 / 2021年 / 正文")]
    [InlineData("当前位置： 首页>> 工作动态>> 样例县水利局")]
    public void A_breadcrumb_is_kept_as_evidence_only(string line)
    {
        (List<string> lines, PageFacts facts) = Read(line, "样例乡2020年政府信息公开工作年度报告", "一、总体情况");
        Assert.Equal(2, lines.Count);
        Assert.Equal([line], facts.Trail);
    }

    [Theory]
    [InlineData("来源于群众的意见是我们改进工作的动力，全年共收集意见二十条，逐条研究。")]
    [InlineData("编辑队伍不稳定。")]
    public void Sentences_that_begin_like_furniture_stay(string line) => Assert.Contains(line, Read("一、总体情况", "平稳。", line).Lines);

    [Theory]
    [InlineData("组配分类 政府信息公开年报")]
    [InlineData("• 中文名：2013年度政府信息公开年度报告")]
    public void A_line_of_page_facts_is_no_title(string line) =>
        Assert.Equal(["一、总体情况"], Read("发布时间：2014-01-05", line, "一、总体情况").Lines);

    [Fact]
    public void The_day_a_report_was_made_stands_in_only_where_none_of_publication_is_given()
    {
        PageFacts facts = Read("成文日期：2018-02-20", "发文机关：样例镇", "一、总体情况").Facts;
        Assert.Equal((null, "2018-02-20"), (facts.Date, facts.Made));
    }

    [Fact]
    public void The_number_of_a_notice_is_read()
    {
        Assert.Equal("样政办发〔2010〕3号", Read("样例市政府办公室关于公布年报的通知", "(样政办发〔2010〕3号)", "一、总体情况").Facts.DocumentNumber);
    }
}
