using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Checks;

/// <summary>Prose against tables: a contradiction is reported where it is one, and nowhere else.</summary>
public class ProseChecksTests
{
    [Theory]
    [InlineData("2023年，我局共收到政府信息公开申请14件。", "applications.received.total", "ok")]
    [InlineData("2023年，我局共收到政府信息公开申请15件。", "applications.received.total", "fail")]
    [InlineData("全年收到政府信息公开申请17件，均按时答复。", "applications.received.total", null)]
    [InlineData("全年收到政府信息公开申请17件，均按时答复。", "applications.handled.total", "ok")] // 14 + 3 carried in
    [InlineData("2023年度我局未收到政府信息公开申请。", "applications.received.total", "fail")]
    [InlineData("第三季度未收到政府信息公开申请。", "applications.received.total", "notAssessable")]
    [InlineData("2023年未发生因政府信息公开引起的行政复议、行政诉讼案件。", "review.total", "fail")]
    [InlineData("2023年未发生因政府信息公开引起的行政复议、行政诉讼案件。", "litigation.total", "ok")]
    [InlineData("收到政府信息公开申请14件，均予以公开。", "applications.disclosed.total", "ok")] // 8 + 6 in part
    [InlineData("县河道管理所收到政府信息公开申请6件。", "applications.received.total", "notAssessable")]
    [InlineData("2022年，我局共收到政府信息公开申请21件。2023年，我局共收到政府信息公开申请14件。", "applications.received.total", "ok")]
    [InlineData("2022年，我局共收到政府信息公开申请21件。", "applications.received.total", "notAssessable")]
    [InlineData("上半年收到政府信息公开申请6件。", "applications.received.total", "notAssessable")]
    [InlineData("局办公室收到政府信息公开申请6件，下属单位收到政府信息公开申请8件。", "applications.received.total", null)]
    [InlineData("因政府信息公开引发行政复议5件。", "review.total", "fail")]
    [InlineData("因政府信息公开引发行政复议4件。", "review.total", "ok")]
    [InlineData("政府信息公开答复不及时，造成1件行政复议。", "review.total", "notAssessable")]
    [InlineData("在政府信息公开中被纠正的行政复议1件。", "review.total", "notAssessable")]
    [InlineData("全年收到行政复议案件126件，审理质量不断提高。", "review.total", "notAssessable")]
    [InlineData("全年作出行政处罚决定30件。", "disclosure.penalties.decisions", "fail")]
    [InlineData("全年作出行政处罚决定37件。", "disclosure.penalties.decisions", "ok")]
    [InlineData("全年办理行政处罚案件52件。", "disclosure.penalties.decisions", "notAssessable")]
    [InlineData("全年制发规范性文件9件。", "disclosure.normativeDocuments.made", "fail")]
    [InlineData("以县政府名义制发规范性文件9件。", "disclosure.normativeDocuments.made", "notAssessable")]
    [InlineData("计划制定规范性文件9件。", "disclosure.normativeDocuments.made", "notAssessable")]
    [InlineData("备案行政规范性文件9件，其余制定规范性文件9件。", "disclosure.normativeDocuments.made", "notAssessable")]
    public void A_statement_is_a_contradiction_only_if_it_can_be_nothing_else(string prose, string key, string? state)
    {
        ReportRecord record = Read(prose);

        Assert.Equal(state, record.Checks.SingleOrDefault(check => check.Rule == "prose." + key)?.State);
    }

    [Theory]
    [InlineData("望岚县清河镇人民政府", "2023年我镇未收到政府信息公开申请。", "fail")]
    [InlineData("望岚县清河镇人民政府", "2023年全镇共收到政府信息公开申请9件。", "fail")]
    [InlineData("望岚县人民政府", "2023年我县未收到政府信息公开申请。", "notAssessable")] // itself, where the table may count all
    [InlineData("望岚县人民政府", "县人民政府收到政府信息公开申请9件。", "notAssessable")]
    [InlineData("望岚县人民政府", "2023年全县共收到政府信息公开申请9件。", "fail")]
    [InlineData("望岚县人民政府", "2023年全县共收到政府信息公开申请90件。", "notAssessable")] // the table may count the government alone
    public void A_government_speaks_for_itself_or_for_all_below_it_a_township_for_itself(string agency, string prose, string state)
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of(
            Text(prose, "一是解读形式较少，二是业务培训不足。", "无", 0).Replace("望岚县水务局", agency, StringComparison.Ordinal).Replace("我局认真", "认真", StringComparison.Ordinal))).Record;

        Assert.Equal(state, record.Checks.SingleOrDefault(check => check.Rule == "prose.applications.received.total")?.State);
    }

    [Fact]
    public void A_case_told_among_the_problems_is_no_statement_of_the_years_number()
    {
        ReportRecord record = Read("", "一是答复不够规范，2023年造成1件行政复议；二是因政府信息公开引发行政复议1件，被责令重新答复。");

        Assert.DoesNotContain(record.Checks, check => check.Rule == "prose.review.total");
    }

    [Theory]
    [InlineData("其中，予以公开8件，占办结总数的57.14%。", "ok")]
    [InlineData("其中，予以公开8件，占办结总数的57.1%。", "ok")]
    [InlineData("其中，予以公开8件，占办结总数的51.7%。", "fail")]
    [InlineData("其中，予以公开8件，占47.06%。", "ok")] // of the 17 received and carried in
    [InlineData("其中，予以公开8件，占66.67%。", "notAssessable")]
    [InlineData("主动公开政府信息42件，占51.7%。", null)]
    public void A_share_fails_only_where_its_total_is_named(string prose, string? state)
    {
        ReportRecord record = Read(prose);

        Assert.Equal(state, record.Checks.SingleOrDefault(check => check.Rule == "shares.applications")?.State);
    }

    [Theory]
    [InlineData("一是解读形式较少，二是业务培训不足，今后将加以改进。", "ok")]
    [InlineData("无", "fail")]
    [InlineData("无明显问题。", "fail")]
    public void Problems_must_be_told(string problems, string state)
    {
        Assert.Equal(state, Read("", problems).Checks.Single(check => check.Rule == "sections.problems").State);
    }

    [Theory]
    [InlineData("五、存在的主要问题及改进情况", "", "notAssessable", "sectionNotFound")] // the heading and its text are lost
    [InlineData("五、存在的主要问题及改进情况\n一是解读形式较少，二是业务培训不足。\n六、其他需要报告的事项\n无", "五、存在的主要问题及改进情况\n六、其他需要报告的事项", "notAssessable", "sectionCutOff")] // headings alone
    [InlineData("五、存在的主要问题及改进情况\n一是解读形式较少，二是业务培训不足。", "", "notAssessable", "sectionNotFound")]
    [InlineData("2023年，我局认真落实各项工作。", "2023年，我局认真落实各项工作。\n（二）主要问题\n一是年历栏目无人照看。二是窗口讲解要等半天。", "ok", null)]
    public void A_section_that_was_not_found_is_not_said_to_be_empty(string printed, string instead, string state, string? reason)
    {
        const string five = "五、存在的主要问题及改进情况\n一是解读形式较少，二是业务培训不足。\n";
        string text = Text("2023年，我局认真落实各项工作。", "一是解读形式较少，二是业务培训不足。", "无", 0).ReplaceLineEndings("\n");
        Assert.Contains(printed, text, StringComparison.Ordinal);
        text = text.Replace(printed, instead, StringComparison.Ordinal);
        if (state == "ok") text = text.Replace(five, "", StringComparison.Ordinal);

        Check check = ReportReader.Read(TextDocument.Of(text)).Record.Checks.Single(check => check.Rule == "sections.problems");

        Assert.Equal((state, reason), (check.State, check.Reason));
        Assert.DoesNotContain("没有实质内容", CheckText.Open(check) + CheckReasons.Text(check), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("无", 2, "fail")]
    [InlineData("无其他需要报告的事项。", 2, "fail")]
    [InlineData("本年度发出收费通知2件，均未缴纳。", 2, "ok")]
    [InlineData("无", 0, null)]
    public void Section_six_does_not_deny_processing_fees(string other, int unpaid, string? state)
    {
        Assert.Equal(state, Read("", "一是解读形式较少，二是业务培训不足。", other, unpaid).Checks.SingleOrDefault(check => check.Rule == "sections.fees")?.State);
    }

    private static ReportRecord Read(string prose, string problems = "一是解读形式较少，二是业务培训不足。", string other = "无", int unpaid = 0) =>
        ReportReader.Read(TextDocument.Of(Text(prose, problems, other, unpaid))).Record;

    private static string Text(string prose, string problems, string other, int unpaid) =>
        $"""
            望岚县水务局2023年政府信息公开工作年度报告
            一、总体情况
            2023年，我局认真落实各项工作。
            {prose}
            二、主动公开政府信息情况
            第二十条第（一）项
            信息内容|本年制发件数|本年废止件数|现行有效件数
            规章|0|0|0
            行政规范性文件|3|1|12
            第二十条第（六）项
            信息内容|本年处理决定数量||
            行政处罚|37||
            行政强制|0||
            三、收到和处理政府信息公开申请情况
            一、本年新收政府信息公开申请数量|14|0|0|0|0|0|14
            二、上年结转政府信息公开申请数量|3|0|0|0|0|0|3
            三、本年度办理结果（一）予以公开|8|0|0|0|0|0|8
            （二）部分公开（区分处理的，只计这一情形，不计其他情形）|{6 - unpaid}|0|0|0|0|0|{6 - unpaid}
            （六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|0|0|0|0|0|0|0
            2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|{unpaid}|0|0|0|0|0|{unpaid}
            3.其他|0|0|0|0|0|0|0
            （七）总计|14|0|0|0|0|0|14
            四、结转下年度继续办理|3|0|0|0|0|0|3
            四、政府信息公开行政复议、行政诉讼情况
            行政复议|||||行政诉讼||||||||||
            结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉||||
            |||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
            3|1|0|0|4|0|0|0|0|0|0|0|0|0|0
            五、存在的主要问题及改进情况
            {problems}
            六、其他需要报告的事项
            {other}
            """;
}
