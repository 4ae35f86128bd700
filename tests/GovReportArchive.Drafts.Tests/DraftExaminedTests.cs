namespace GovReportArchive.Drafts.Tests;

/// <summary>A part of a report is checked as a part, what was looked at is said, and what is rightly written is left alone.</summary>
public sealed class DraftExaminedTests
{
    private const string SectionFive = """
        五、存在的主要问题及改进情况
        一是公开内容不够全面，个别栏目更新不及时。二是解读形式单一。下一步，我局将细化公开目录，按季度检查栏目，制作图解和短视频。
        """;

    [Theory]
    [InlineData(SectionFive, "第五部分")]
    [InlineData("存在的主要问题：一是政府信息公开内容不够全面。二是政策解读形式单一。下一步将逐项改进。", "一段文字")]
    [InlineData("六、其他需要报告的事项\n2023年未收取信息处理费，没有其他需要报告的事项。", "第六部分")]
    public async Task A_part_of_a_report_lacks_nothing(string text, string called)
    {
        DraftAnswer answer = await CheckAsync(text);

        Assert.Equal(called, answer.Examined.Fragment);
        Assert.Contains("只核查这一部分", answer.Examined.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Findings.Select(finding => finding.Code + " " + finding.Message));
    }

    [Fact]
    public async Task A_table_alone_is_added_up_and_lacks_no_other_table()
    {
        string text = await DraftSlipTests.TextAsync();
        int from = text.IndexOf("（本列数据的勾稽关系", StringComparison.Ordinal), to = text.IndexOf("四、政府信息公开行政复议", StringComparison.Ordinal);

        DraftAnswer right = await CheckAsync(text[from..to]);
        DraftAnswer wrong = await CheckAsync(text[from..to].Replace("（七）总计\t11\t2\t0\t1\t1\t0\t15", "（七）总计\t11\t2\t0\t1\t1\t0\t16", StringComparison.Ordinal));

        Assert.Equal("申请情况表", right.Examined.Fragment);
        Assert.Empty(right.Findings);
        Assert.Contains(wrong.Findings, finding => finding.Code == "applications.concluded");
    }

    [Fact]
    public async Task Problems_under_a_heading_of_another_part_are_not_told_to_be_missing()
    {
        string text = await DraftSlipTests.TextAsync();
        int five = text.IndexOf("五、存在的主要问题", StringComparison.Ordinal), six = text.IndexOf("六、其他需要报告的事项\n", StringComparison.Ordinal);
        string moved = (text[..five] + "五" + text[(six + 1)..]).Replace(
            "二、主动公开政府信息情况\n", "（六）存在的主要问题\n一是公开不够及时，个别公示晚于发放。二是解读形式单一，图解和视频偏少。\n（七）改进措施\n明年将逐项改进。\n\n二、主动公开政府信息情况\n", StringComparison.Ordinal);

        DraftAnswer answer = await CheckAsync(moved);

        Assert.DoesNotContain(answer.Findings, finding => finding.Code == "section.missing");
        Assert.Equal("reminder", Assert.Single(answer.Findings, finding => finding.Code == "section.elsewhere").Severity);
    }

    [Fact]
    public async Task What_was_looked_at_is_said_number_by_number_and_rule_by_rule()
    {
        DraftAnswer answer = await CheckAsync(await DraftSlipTests.TextAsync());

        DraftExamined examined = answer.Examined;
        Assert.Null(examined.Fragment);
        Assert.StartsWith($"正文中 {examined.Numbers} 个数，核对 {examined.Checked} 个（", examined.Text, StringComparison.Ordinal);
        Assert.Equal(examined.Numbers - examined.Checked, examined.Unchecked.Count);
        Assert.Equal(examined.Checked, examined.By.Sum(by => by.Numbers));
        Assert.Contains(examined.Unchecked, number => number.Quote!.EndsWith("开展业务培训2期", StringComparison.Ordinal));
        Assert.DoesNotContain(examined.Unchecked, number => number.Quote!.Contains("予以公开9件", StringComparison.Ordinal));
        Assert.Equal((25, 0), answer.Rules.Where(rule => rule.Code == "applications.rowSum").Select(rule => (rule.Places, rule.Found)).Single());
        Assert.All(answer.Rules, rule => Assert.True(rule.Places > 0 && rule.Label.Length > 0));
        Assert.Equal(answer.Rules.Select(rule => rule.Code), answer.Rules.Select(rule => rule.Code).Distinct());
    }

    [Fact]
    public async Task A_rule_that_looked_at_nothing_is_no_pass()
    {
        DraftAnswer answer = await CheckAsync(SectionFive);

        Assert.DoesNotContain(answer.Passed, pass => pass.Code is "applications.balance" or "year.period" or "contact.malformed" or "law.cited" or "agency.other");
        Assert.DoesNotContain(answer.Rules, rule => rule.Code is "year.stale" or "era.stale" or "table.applications");
    }

    [Theory]
    [InlineData("与望澜县民政局联合开展培训1次。")]
    [InlineData("赴望澜县民政局学习交流，借鉴其公开目录编制经验。")]
    [InlineData("收到望澜县民政局转来的申请，已告知申请人。")]
    [InlineData("按照县政府办公室、市民政局要求规范公开专栏。")]
    [InlineData("配合槐安县财政局公开救助资金，由槐安县审计局牵头审计。")]
    [InlineData("本办法印发后，全市政务公开工作座谈会介绍了我县做法。")]
    [InlineData("对2022年度报告反映的问题逐项整改，较上年增加栏目2个。")]
    [InlineData("“十三五”时期以来形成的档案全部编目，原国土资源局移交的材料已归档。")]
    [InlineData("一件一件办理群众来信，公开公开栏位置，逐条逐项答复。")]
    [InlineData("1）公开目录；2）公开指南（含附录）。")]
    [InlineData("按照《中华人民共和国政府采购法实施条例》《中华人民共和国计算机信息系统安全保护条例》公开采购项目。")]
    [InlineData("公开环境信息（空气质量、水质）和救助信息（待遇标准），开通在线申请（填写申请表）。")]
    [InlineData("开设专栏（网址www.example.cn/ztbd/）。")]
    [InlineData("在2022年6月1日至2023年5月31日期间，清理历史数据，核对旧文。")]
    [InlineData("1月按时公布2022年政府信息公开工作年度报告。")]
    [InlineData("受理窗口地址：槐安县东桥路1号，邮编：890200 0605-6620135。")]
    public async Task What_is_rightly_written_is_left_alone(string sentence)
    {
        string text = (await DraftSlipTests.TextAsync()).Replace("培训86人次。", "培训86人次。" + sentence, StringComparison.Ordinal);

        DraftAnswer answer = await CheckAsync(text);

        Assert.Empty(answer.Findings.Select(finding => finding.Code + " " + finding.Message));
    }

    [Fact]
    public async Task Problems_that_are_taken_up_again_are_counted_in_the_list_and_not_in_the_headings()
    {
        string text = (await DraftSlipTests.TextAsync()).Replace("针对上述问题", "针对上述三个问题", StringComparison.Ordinal);

        Assert.Empty((await CheckAsync(text)).Findings.Select(finding => finding.Code + " " + finding.Message));
    }

    [Fact]
    public async Task The_end_of_the_word_for_a_year_is_no_part_of_a_name()
    {
        DraftAnswer answer = await CheckAsync("槐安县青溪乡人民政府2023年政府信息公开工作年度报告\n一、总体情况\n2023年度青溪乡未收到政府信息公开申请。\n二、主动公开政府信息情况\n三条。");

        Assert.DoesNotContain(answer.Findings, finding => finding.Code == "agency.other");
    }

    [Fact]
    public async Task One_slip_made_everywhere_is_listed_thirty_times()
    {
        string text = (await DraftSlipTests.TextAsync()).Replace("培训86人次。", "培训86人次。" + string.Concat(Enumerable.Range(1, 50).Select(n => $"\n印发材料{n}份，，送到村居。")), StringComparison.Ordinal);

        DraftAnswer answer = await CheckAsync(text);

        Assert.Equal(30, answer.Findings.Count(finding => finding.Code == "text.marks"));
        Assert.Contains(answer.Open, open => open.Contains("多于 30 处", StringComparison.Ordinal));
        DraftRule marks = answer.Rules.Single(rule => rule.Code == "text.marks");
        Assert.Equal(50, marks.Found);
        Assert.Equal(marks.Places - 50, answer.Passed.Single(pass => pass.Code == "text.marks").Places);
    }

    [Fact]
    public async Task What_stands_at_several_places_and_is_told_once_holds_at_none_of_them()
    {
        string text = (await DraftSlipTests.TextAsync()).Replace("培训86人次。", "培训86人次。素溪县民政局高度重视政务公开。素溪县民政局坚持以公开促落实。", StringComparison.Ordinal);

        DraftAnswer answer = await CheckAsync(text);

        DraftRule rule = answer.Rules.Single(rule => rule.Code == "agency.other");
        Assert.Equal(1, rule.Found);
        Assert.Equal(rule.Places - 2, answer.Passed.Single(pass => pass.Code == "agency.other").Places);
        Assert.Equal("error", answer.Findings.Single(finding => finding.Code == "agency.other").Severity);
    }

    [Fact]
    public async Task A_city_s_bureau_may_name_the_county_s_below_it()
    {
        string text = (await DraftSlipTests.TextAsync()).Replace("槐安县", "槐安市", StringComparison.Ordinal).Replace("培训86人次。", "培训86人次。望澜县民政局公开救助信息120条。", StringComparison.Ordinal);

        DraftAnswer answer = await CheckAsync(text);

        Assert.DoesNotContain(answer.Findings, finding => finding.Code == "agency.other" && finding.Severity == "error");
    }

    private static Task<DraftAnswer> CheckAsync(string text) => new DraftCheck(null, null).CheckTextAsync(text);
}
