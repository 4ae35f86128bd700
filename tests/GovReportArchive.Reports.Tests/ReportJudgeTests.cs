using GovReportArchive.Reports.Tests.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests;

/// <summary>What looks like a report from afar and is none, with the reason; and reports that look like something else.</summary>
public class ReportJudgeTests
{
    private const string Outline = "\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n";

    private const string BlankTable = """
        第二十条第（一）项 | | |
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
        规章 | | |
        行政规范性文件 | | |
        第二十条第（五）项 | | |
        信息内容 | 本年处理决定数量 | |
        行政许可 | | |
        第二十条第（六）项 | | |
        信息内容 | 本年处理决定数量 | |
        行政处罚 | | |
        行政强制 | | |
        """;

    [Theory]
    [InlineData("沐阳县人民政府办公室关于报送2022年度政府信息公开工作年度报告的通知\n各镇人民政府，县政府各部门：\n请于2023年1月15日前将年度报告报送县政府办公室。" + Outline, "通知")]
    [InlineData("关于认真做好2010年度政府信息公开年报编制工作的通知\n各科室：\n年度报告应当包括下列内容：\n一、主动公开政府信息的情况\n二、依申请公开政府信息的情况(申请数量)\n三、政府信息公开的收费及减免情况\n四、行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n指标名称\n计量单位\n主动公开信息数", "通知")]
    [InlineData("关于填报2015年政府信息公开情况统计表的通知\n各单位：\n请认真填写下表。\n一、主动公开情况\n二、回应解读情况\n三、依申请公开情况\n统计指标 | 单位 | 统计数\n收到申请数 | 件 |", "通知")]
    [InlineData("沐阳市政务公开办关于催报政府信息公开工作年度报告的函\n各有关单位：\n截至目前仍有3家单位没有报送政府信息公开工作年度报告，请于1月20日前报送。" + Outline, "通知")]
    [InlineData("2022年政府信息公开工作年度报告" + Outline, "空白")]
    [InlineData("政府信息公开工作年度报告\n（2022年度）" + Outline, "空白")]
    [InlineData("关于2022年度政府信息公开工作年度报告第三方评估情况的报告\n受县政府办公室委托，课题组对45家单位的年度报告作了评估，平均86分。\n一、评估基本情况\n45家单位都公布了年度报告。\n二、存在的主要问题\n12家单位没有写出主要问题。\n三、改进建议\n加强政府信息公开工作培训。", "评估")]
    [InlineData("沐阳市各县区2023年政府信息公开年报数据对比分析\n一、主动公开情况\n青石县主动公开政府信息3210条，松坡区主动公开政府信息2044条。\n二、依申请公开情况\n青石县收到政府信息公开申请35件，松坡区收到政府信息公开申请18件。\n三、存在的问题\n部分县区数据前后不一。", "评估")]
    [InlineData("关于2021年度政府信息公开工作年度报告发布情况的通报\n各县区人民政府：\n现将有关情况通报如下。\n一、总体情况\n共有38家单位按时发布政府信息公开工作年度报告。\n二、存在的问题\n5家单位逾期。\n三、整改要求\n逾期单位立即发布。", "评估")]
    [InlineData("2022年政府信息公开工作年度报告质量评估结果\n一、总体情况\n共评估60份政府信息公开工作年度报告。\n二、主要问题\n数据错误9处。", "评估")]
    [InlineData("政府信息公开工作年度报告编制常见问题\n一、总体情况部分常见问题\n有的政府信息公开年报总体情况过于简单。\n二、主动公开政府信息情况常见问题\n表格漏填。\n三、存在的主要问题部分常见问题\n照搬上年内容。", "评估")]
    [InlineData("沐阳县发布2022年政府信息公开工作年度报告\n近日，沐阳县人民政府网站发布了年报。年报显示，2022年全县主动公开政府信息3000条，收到政府信息公开申请20件。", "报道")]
    [InlineData("沐阳县各部门政府信息公开年报全部上线\n本报讯（记者 张三）截至1月31日，我县42家单位的政府信息公开工作年度报告全部公开。", "报道")]
    [InlineData("沐阳县政府信息公开工作年度报告编制要点\n一、总体情况写什么\n按条例第五十条写政府信息公开工作。\n二、主要问题写什么\n不照搬。", "制度")]
    [InlineData("某省办公厅政府信息公开办公室\n关于政府信息公开工作年度报告\n有关事项的通知\n各市人民政府办公室：\n现就有关事项通知如下：\n一、内容要求\n（一）总体情况\n（二）主动公开政府信息情况\n（三）收到和处理政府信息公开申请情况\n（四）存在的主要问题及改进情况", "通知")]
    [InlineData("政府信息公开年度工作报告范文\n本年度报告根据条例要求，由市区编制。\n一、概述\n年5月1日起，本区开始开展政府信息公开工作。\n二、主动公开政府信息情况\n本区累计主动公开政府信息5928条。", "格式")]
    [InlineData("本年度报告根据条例要求，由XX镇人民政府编制。现将2020年工作情况报告如下：\n一、概述\n2020年，XX镇把公开工作纳入日程，我镇建立了机制。\n二、主动公开政府信息情况\n全镇共主动公开政府信息48条。\n三、依申请公开政府信息情况\nXX镇没有收到申请。", "空白")]
    [InlineData("第一条 各科室应于每年12月底前将政府信息公开年度报告报局办公室。\n第二条 报告的内容：\n（一）主动公开政府信息的情况\n1.本单位全年所开展的工作；\n（二）依申请公开情况\n（三）收费及减免情况\n（四）申请复议、提起行政诉讼情况", "制度")]
    [InlineData("某办公室关于政府信息公开年度报告有关项目填报问题的解释\n某市人民政府办公厅：\n来函收悉。现答复如下：\n行政诉讼案件数量，只计算原行为主体的政府信息公开案件。", "制度")]
    [InlineData("每年三月底是公布政府信息公开工作年度报告的节点。按条例规定，各级行政机关应公布政府信息公开工作年度报告。\n今年的年报不乏新气象\n编制和发布年度报告是接受社会监督的重要方面，政府信息公开不断进步。", "没有找到")]
    [InlineData("附件\n某市政府信息公开情况统计报表\n单位名称：\n指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计\n主动公开信息数 | 条 | 01 | |\n申请总数 | 条 | 10 | |\n其中：1.当面申请数 | 条 | 11 | |\n2.传真申请数 | 条 | 12 | |\n4.网上申请数 | 条 | 14 | |\n行政复议数 | 件 | 32 | |\n行政诉讼数 | 件 | 33 | |", "空白")]
    [InlineData("现将公开工作情况报告如下，由×××镇人民政府编制。\n一、概述\n2020年，我镇建立了机制。\n二、主动公开政府信息情况\n主动公开政府信息48条。\n三、依申请公开政府信息情况\n没有收到申请。", "格式")]
    [InlineData("松坡区商务局2023年政务公开工作总结\n松坡区商务局认真落实政府信息公开条例，现将政府信息公开工作总结如下：\n一、工作开展情况\n我局主动公开政府信息168条。\n二、下一步打算\n加强政府信息公开培训。", "总结")]
    [InlineData("青石县水利局2017年政府信息公开工作年度报告\nOverview. The report outlines the efforts of the bureau to enhance transparency and public engagement through the implementation of the disclosure plan. The bureau published administrative power lists, including approval items and various regulatory documents, to improve transparency in governance. A total of 1798 approval matters were processed, with a completion rate of 81 percent and a satisfaction rate of 100 percent. Public engagement: the bureau published 40 responses to suggestions.", "中文")]
    [InlineData("2022年，我市行政执法工作不断深化。现将全市2022年行政执法工作情况报告如下：\n一、全市行政执法基本情况\n办理行政处罚1370件，行政许可8096件。\n二、存在的主要问题\n人手不足。", "没有找到")]
    [InlineData("青石县政务公开领导小组办公室\n关于2023年政府信息公开工作年度报告编制工作的补充通知\n各乡镇人民政府：\n现就有关问题通知如下：\n一、总体情况控制在一千字以内。\n二、主动公开政府信息情况按表格填写。\n三、收到和处理政府信息公开申请情况与平台一致。", "通知")]
    [InlineData("政府信息公开年报\n青石县民政局2023年政府信息公开工作年度报告 2024-01-20\n青石县民政局2022年政府信息公开工作年度报告 2023-01-18\n青石县水利局2021年政府信息公开工作年度报告 2022-01-19", "列表")]
    [InlineData("青石县民政局政府信息公开指南\n（2023年版）\n本局编制了政府信息公开指南。\n一、主动公开\n公开范围见目录。\n二、依申请公开\n受理机构为办公室。\n三、监督\n可以依法申请行政复议或者提起行政诉讼。", "指南")]
    [InlineData("青石县2023年度法治政府建设情况报告\n2023年，青石县坚持依法行政，政府信息公开有序。\n一、主要做法\n主动公开政府信息5312条，办理政府信息公开申请135件。\n二、存在的主要问题\n力量不足。", "另一种")]
    public void It_is_told_what_a_file_is_instead(string text, string reason)
    {
        string? told = ReportReader.Read(TextDocument.Of(text)).NotAReport;

        Assert.Contains(reason, told ?? "（当作报告）", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("tabs")]
    [InlineData("bars")]
    public void A_form_whose_tables_nobody_filled_in_is_no_report(string layout) =>
        Assert.Contains("空白", ReportReader.Read(WrittenTable.Report(layout, "一、总体情况\n二、主动公开政府信息情况\n" + BlankTable + "\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项", "年政府信息公开工作年度报告")).NotAReport!, StringComparison.Ordinal);

    [Fact]
    public void An_assessment_with_a_table_of_numbers_is_still_none()
    {
        string numbers = BlankTable.Replace("行政许可 | | |", "行政许可 | 512 | |", StringComparison.Ordinal).Replace("行政处罚 | | |", "行政处罚 | 77 | |", StringComparison.Ordinal);

        Assert.NotNull(ReportReader.Read(WrittenTable.Report("tabs", numbers + "\n三、存在的主要问题\n部分单位数据有误。", "各部门2022年政府信息公开工作年度报告数据分析")).NotAReport);
    }

    [Theory]
    [InlineData("沐阳县人民政府办公室关于公布2022年政府信息公开工作年度报告的通知\n各镇人民政府，县政府各部门：\n现将2022年政府信息公开工作年度报告予以公布。\n一、总体情况\n2022年，我县主动公开政府信息3000条。\n二、收到和处理政府信息公开申请情况\n收到申请20件。")]
    [InlineData("沐阳县水利局关于报送2012年政府信息公开工作年度报告的函\n县政府办公室：\n现将我局2012年政府信息公开工作年度报告报送如下：\n一、概述\n2012年，我局主动公开政府信息42条。\n二、依申请公开情况\n没有收到申请。\n三、存在的主要问题\n人手不足。")]
    [InlineData("关于2009年度政府信息公开工作情况的报告\n现将我局2009年度情况报告如下：\n一、基本情况\n主动公开政府信息30条。\n二、存在的主要问题\n更新不及时。")]
    [InlineData("沐阳县教育局2022年政府信息公开工作年度报告\n一、总体情况\n我局召开政务公开工作会议2次，开展业务培训活动1次，对各学校年报进行检查。\n二、主动公开政府信息情况\n公开63条。")]
    [InlineData("沐阳县民政局2022年政府信息公开工作年度报告\n一、总体情况\n（见图片）\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无")]
    [InlineData("沐阳县公开2022年政府信息公开工作年度报告\n一、总体情况\n2022年，我县主动公开政府信息3000条。\n二、主动公开政府信息情况\n公开63条。\n三、收到和处理政府信息公开申请情况\n收到申请20件。")]
    [InlineData("本报告根据市政府办公厅\n《关于做好2016年度政府信息公开工作年度报告有关事项的通知》\n要求编制。\n一、概述\n2016年，我区各部门要求明确，主动公开政府信息320条。\n二、依申请公开情况\n收到申请5件。\n三、存在的主要问题\n更新不及时。")]
    [InlineData("按照条例的要求，现向社会公开《松坡市民政局2022年政府信息公开工作年度报告》。\n一、总体情况\n2022年，松坡市民政局规范政府信息公开制度，公开政务信息1450条。\n（二）依申请公开\n收到政府信息公开申请1件。")]
    [InlineData("编制本年度报告。\n一、总体情况\n2022年，我单位主动公开政府信息430条，政府信息公开平台运行正常，受理政府信息公开申请0件。")]
    [InlineData("一、总体情况\n2023年，松坡乡人民政府坚持公开。\n（一）主动公开\n2023年松坡乡人民政府共主动公开政府信息308条，政府信息公开平台正常。")]
    [InlineData("本年度报告根据条例要求，由松坡市财政局编制，电子版可在网站下载。\n一、总体情况\n截至年底，市财政局政府信息公开工作运行正常，政府信息公开咨询顺利。")]
    [InlineData("松坡市青石区水利局2017年政府信息公开工作年度报告(以下简称年报)是根据《政府信息公开条例》规定进行编制。\n一、概述\n2017年，我们的政府信息公开工作平稳。")]
    [InlineData("松坡市人民政府\n名称：政府信息公开年报\n现公布松坡县人民政府办公室2016年政府信息公开工作年度报告。\n一、综述\n2016年，县政府办公室认真做好政府信息公开工作，政府信息公开平台正常。")]
    public void A_report_that_looks_like_something_else_is_one(string text) => Assert.Null(ReportReader.Read(TextDocument.Of(text)).NotAReport);

    [Fact]
    public void A_report_with_blank_tables_that_speaks_of_itself_is_one_though_it_has_no_title() =>
        Assert.Null(ReportReader.Read(WrittenTable.Report("tabs", "我局认真做好政府信息公开工作。\n二、主动公开政府信息情况\n" + BlankTable + "\n五、存在的主要问题及改进情况\n公开内容不够全面。", "一、总体情况")).NotAReport);

    [Fact]
    public void A_report_with_blank_tables_and_an_agency_is_one() =>
        Assert.Null(ReportReader.Read(WrittenTable.Report("tabs", "一、总体情况\n2022年，我局认真做好政府信息公开工作，及时更新目录。\n二、主动公开政府信息情况\n" + BlankTable + "\n五、存在的主要问题及改进情况\n公开内容不够全面。")).NotAReport);
}
