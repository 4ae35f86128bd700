using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Agencies;

/// <summary>Files without a title that names the agency: the sentences are written for these tests, the places are real.</summary>
public class AgencyOfTextTests
{
    private const string Rest = "\n一、总体情况\n2022年，工作平稳。\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。";

    private static ReportRecord Read(string head) => ReportReader.Read(TextDocument.Of(head + Rest)).Record;

    [Theory]
    [InlineData("本报告由平顶山市统计局根据条例编制本报告，数据截至2022年底。", "平顶山市统计局")]
    [InlineData("本报告是根据条例要求，由平顶山市统计局、平顶山市社会调查队编制的2022年度报告。", "平顶山市统计局")]
    [InlineData("按照市政府办公室《关于编制2022年年报的通知》要求，平顶山市统计局结合全年工作情况，编制发布本报告。", "平顶山市统计局")]
    [InlineData("平顶山市统计局2022年年报根据条例和有关规定编制而成。", "平顶山市统计局")]
    [InlineData("由市统计局办公室编制了平顶山市2022年政府信息公开工作年度报告。我局电话见网站。请与平顶山市统计局办公室联系。", "平顶山市统计局")]
    [InlineData("根据条例要求，编写卫东区2022年度政府信息公开工作年度报告。我区平稳。请与卫东区电子政务办公室联系。", "卫东区人民政府")]
    [InlineData("本报告由平顶山市人民政府信息公开工作领导小组办公室根据条例编制而成。", "平顶山市人民政府")]
    [InlineData("本报告由卫东区政府信息公开办公室根据条例编制而成。", "卫东区人民政府")]
    [InlineData("现将宿迁经济技术开发区教育局（以下简称教育局）2022年度信息公开工作报告如下：", "宿迁经济技术开发区教育局")]
    [InlineData("沐阳经开区管委会（沐阳物流园管委会）\n2023年1月8日\n本报告按格式编制。", "沐阳经开区管理委员会")]
    [InlineData("根据条例要求，云岫镇政府编制2022年政府信息公开年度报告。", "云岫镇人民政府")]
    [InlineData("本报告由卫东区人民政府办公室综合各部门年度报告编制而成。", "卫东区人民政府")]
    [InlineData("本报告由卫东区人民政府办公室编制。我办全年公开三条。我办没有收费。", "卫东区人民政府办公室")]
    [InlineData("今年，卫东区统计局坚持便民，卫东区统计局认真落实条例。", "卫东区统计局")]
    [InlineData("卫东区统计局坚持便民公开，我局全年公开三条。", "卫东区统计局")]
    [InlineData("通过卫东区政府网站公开。区统计局认真落实条例，我局全年公开三条。", "卫东区统计局")]
    [InlineData("今年，卫东区坚持便民公开。卫东区高度重视信息公开工作。", "卫东区人民政府")]
    [InlineData("修订完善《宿迁经济技术开发区政府信息公开指南》。开发区门户网站发布信息三十条。", "宿迁经济技术开发区管理委员会")]
    [InlineData("现公布2022年度我局政府信息公开工作年度报告。如有疑问，请与平顶山市统计局信息公开领导小组办公室联系（电话：5123168）。", "平顶山市统计局")]
    [InlineData("现编制并公布本单位2022年政府信息公开工作年度报告。如有疑问，请联系：平利县正阳镇信息公开领导小组办公室，电话8310000。", "平利县正阳镇人民政府")]
    [InlineData("现公布平顶山市统计局（以下简称我局）2022年政府信息公开工作年度报告。", "平顶山市统计局")]
    [InlineData("截至年底，正阳镇人民政府通过信息平台公开三条，我镇没有收到申请。", "正阳镇人民政府")]
    [InlineData("2022年，国家统计局认真落实条例。国家统计局机关全年公开三条。", "国家统计局")]
    [InlineData("今年以来，云岫镇进一步完善公开机制。2022年我镇公开三条。", "云岫镇人民政府")]
    [InlineData("2022年，青岚松坡经济开发区管理委员会认真贯彻条例，我委公开三条。", "青岚松坡经济开发区管理委员会")]
    [InlineData("2022年，卫东区清泉供水有限公司严格落实条例。公司全年公开三条。", "卫东区清泉供水有限公司")]
    [InlineData("如有疑问，请与云岫乡党政办公室联系（电话：5123168）。我乡公开三条。", "云岫乡人民政府")]
    [InlineData("我局通过平顶山市统计局网站公开三条，平顶山市统计局微信公众号发布两条。", "平顶山市统计局")]
    [InlineData("我乡完善《卫东区云岫乡人民政府信息公开指南》和《卫东区云岫乡人民政府信息公开目录》。", "卫东区云岫乡人民政府")]
    [InlineData("我镇公开三条。如有疑问，请与本单位联系，地址：卫东区云岫镇人民政府党政办公室。", "卫东区云岫镇人民政府")]
    [InlineData("受县人民政府委托，沐阳县政务公开办公室编制本报告。各乡镇公开三千条，我县深化公开。", "沐阳县人民政府")]
    [InlineData("我办没有收到申请。如有疑问，请与平顶山市人民政府办公室联系。", "平顶山市人民政府办公室")]
    [InlineData("现公开沐阳经济开发区信息公开2018年度报告。", "沐阳经济开发区管理委员会")]
    [InlineData("云岫镇结合实际，形成2022年度云岫镇政府信息公开年度报告。", "云岫镇人民政府")]
    [InlineData("2022年平顶山市政府信息公开工作年度报告根据条例编制并向社会公布。", "平顶山市人民政府")]
    [InlineData("2022年，平顶山市统计局突出重点，推进公开。现将市统计局2022年度政府信息公开工作报告如下：", "平顶山市统计局")]
    public void The_agency_is_found_in_what_the_text_says(string head, string agency) => Assert.Equal(agency, Read(head).Agency.Name);

    [Theory]
    [InlineData("一、总体情况\n根据条例要求，平顶山市卫东区建设路街道特编制2022年政府信息公开年度报告。", "平顶山市卫东区建设路街道办事处")]
    [InlineData("一、總體情況\n根據條例要求，現公布2022年平頂山市統計局政府信息公開工作年度報告。", "平顶山市统计局")]
    public void A_report_without_preamble_introduces_itself_in_its_first_section(string text, string agency) =>
        Assert.Equal(agency, ReportReader.Read(TextDocument.Of(text + "\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record.Agency.Name);

    [Theory]
    [InlineData("關於2022年度信息公開工作情況的報告\n現將我辦2022年度情況報告如下：")]
    [InlineData("2022年政府信息公开工作年度报告\n全镇认真落实条例，各村镇高度重视，我镇公开三条。")]
    [InlineData("2022年政府信息公开工作年度报告\n与清泉供水有限公司共建平台，我局公开三条。")]
    [InlineData("2022年政府信息公开工作年度报告\n渝快办\n我局公开三条。")]
    [InlineData("2022年政府信息公开工作年度报告\n特向社会公布2022年度我局政府信息公开工作年度报告。")]
    public void Words_around_the_report_are_no_agency(string head)
    {
        ReportRecord record = Read(head);
        Assert.Null(record.Agency.Printed);
    }

    [Theory]
    [InlineData("2023年，我镇认真落实条例。", "township")]
    [InlineData("2023年，我街道认真落实条例。", "township")]
    [InlineData("2023年，我县认真落实条例。", "county")]
    [InlineData("2023年，我局认真落实条例。", null)]
    public void Who_gives_no_name_has_the_level_that_he_calls_himself(string first, string? level)
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("一、总体情况\n" + first + "\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record;
        Assert.Equal((null, level), (record.Agency.Printed, record.Agency.Level));
    }

    [Theory]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，我局公开三条。", null)]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，我单位公开三条。", null)]
    [InlineData("来源：平顶山市大数据管理局", "2022年，公开三条。", null)]
    [InlineData("来源：平顶山日报", "2022年，公开三条。", null)]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，我镇公开三条。", null)]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，卫东区统计局共公开三条，卫东区统计局未收到申请。", "卫东区统计局")]
    [InlineData("来源：平顶山市统计局", "2022年，我局公开三条。", "平顶山市统计局")]
    [InlineData("来源：卫东区云岫镇", "2022年，我镇公开三条。", "卫东区云岫镇人民政府")]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，我市公开三千条。", "平顶山市人民政府")]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，区政府办公室认真落实条例。", "区政府办公室")]
    [InlineData("来源：卫东区人民政府办公室", "2022年，区政府办公室认真落实条例。", "卫东区人民政府办公室")]
    [InlineData("来源：平顶山市统计局", "2022年，公开三条。", "平顶山市统计局")]
    [InlineData("来源：平顶山市人民政府办公室", "2022年，我县公开三千条。", null)]
    public void Who_put_a_report_on_the_site_reports_only_where_he_is_of_the_kind_that_the_text_calls_itself(string source, string first, string? agency)
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("2022年政府信息公开工作年度报告\n" + source + " 时间：2023-01-15\n一、总体情况\n" + first + "\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record;
        Assert.Equal(agency, record.Agency.Printed is null ? null : record.Agency.Name);
    }

    [Theory]
    [InlineData("相关链接\n平顶山市人民政府\n主办：平顶山市人民政府办公室\n网站标识码：4104000001")]
    [InlineData("上一篇：平顶山市统计局2012年政府信息公开工作年度报告\n平顶山市人民政府\n版权所有：平顶山市人民政府")]
    [InlineData("平顶山市人民政府")]
    public void What_the_site_prints_below_a_report_signs_nothing(string below)
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("2022年政府信息公开工作年度报告\n一、总体情况\n2022年，我局公开三条。\n二、主动公开政府信息情况\n三条。\n六、其他需要报告的事项\n无。\n" + below)).Record;
        Assert.Null(record.Agency.Printed);
    }

    [Fact]
    public void A_signature_above_what_the_site_prints_counts() =>
        Assert.Equal("平顶山市统计局", ReportReader.Read(TextDocument.Of("2022年政府信息公开工作年度报告\n一、总体情况\n2022年，我局公开三条。\n六、其他需要报告的事项\n无。\n平顶山市统计局\n2023年1月5日\n上一篇：无\n平顶山市人民政府")).Record.Agency.Name);

    [Theory]
    [InlineData("", "卫东区统计局")]
    [InlineData("2022年政府信息公开工作年度报告\n", "卫东区统计局")]
    [InlineData("卫东区统计局\n2022年政府信息公开工作年度报告\n", "卫东区统计局")]
    public void The_menu_of_a_site_above_a_report_names_nobody(string title, string agency)
    {
        const string menu = "无障碍浏览 关怀版 登录 注册\n今天是2026年3月3日 星期二\n平顶山市人民政府\n首页\n要闻动态\n政务公开\n政务服务\n互动交流\n走进平顶山市\n您当前的位置：首页 > 政务公开 > 政府信息公开年报\n发布机构：平顶山市人民政府办公室　主题分类：综合政务\n";
        ReportRecord record = Read(menu + title + "本报告由卫东区统计局根据条例要求编制。如有疑问，请与卫东区统计局办公室联系。");
        Assert.Equal(agency, record.Agency.Name);
    }

    [Theory]
    [InlineData("spin188(中国)官方网站2022年政府信息公开工作年度报告")]
    [InlineData("某某APP下载2022年政府信息公开工作年度报告")]
    public void The_name_of_an_advertisement_is_no_agency(string title) => Assert.Null(Read(title).Agency.Printed);

    [Theory]
    [InlineData("松一中[2015]3号 签发人:李青山 2014年平顶山市第一中学政府信息公开工作年度报告", "平顶山市第一中学")]
    [InlineData("高新区管委会 2023-01-31 平顶山高新区2022年政府信息公开工作年度报告", "平顶山高新区管理委员会")]
    [InlineData("您访问的链接即将离开“ 市农业农村局 ”门户网站 是否继续?\n继续访问放弃\n平顶山市农业局2011年度\n政府信息公开工作年度报告", "平顶山市农业局")]
    [InlineData("2018 年度政府信息公开 年度报告 平顶山市统计局 2019.\n本报告由平顶山市统计局综合全年信息公开情况编制而成。", "平顶山市统计局")]
    [InlineData("街道 2018年平顶山市卫东区建设路街道办事处政府信息公开年度报告", "平顶山市卫东区建设路街道办事处")]
    [InlineData("卫东区人民政府\n卫东建设路街道办事处\n2018年政府信息公开工作年度报告", "卫东建设路街道办事处")]
    [InlineData("平顶山第二中学2022年政府信息公开工作年度报告\n地址：平顶山市新华区凌云路1号。", "平顶山第二中学")]
    public void What_stands_before_the_name_in_a_title_is_no_part_of_it(string title, string agency) => Assert.Equal(agency, Read(title).Agency.Name);

    [Fact]
    public void Where_a_school_stands_says_nothing_of_whose_it_is()
    {
        ReportRecord school = Read("平顶山第二中学2022年政府信息公开工作年度报告\n地址：平顶山市新华区凌云路1号。");
        Assert.Equal(("410402", null), (school.Region?.Code, school.Agency.Level));
        Assert.Equal("county", Read("统计局2022年政府信息公开工作年度报告\n地址：平顶山市新华区凌云路1号。我区统计局认真公开。").Agency.Level);
    }

    [Fact]
    public void A_government_that_gives_no_name_is_known_by_its_place_and_those_below_it()
    {
        const string text = "一、总体情况\n2008年本市制定《平顶山市政府信息公开规定》，平顶山市各级行政机关编制目录，{0}平顶山市成立领导小组。\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。";
        Agency known = ReportReader.Read(TextDocument.Of(text.Replace("{0}", "", StringComparison.Ordinal))).Record.Agency;
        Assert.Equal(("平顶山市人民政府", "city", null), (known.Name, known.Level, known.Printed));
        Assert.DoesNotContain("人民政府", ReportReader.Read(TextDocument.Of(text.Replace("{0}", "本局认真，", StringComparison.Ordinal))).Record.Agency.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void The_signature_at_the_end_names_the_agency()
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of(
            "关于2015年度政府信息公开工作情况的报告\n区政府：\n现将我局2015年度情况报告如下：\n一、基本情况\n2015年，主动公开三条。\n二、存在的主要问题\n人少。\n卫东区统计局\n2016年1月15日")).Record;
        Assert.Equal(("卫东区统计局", 2015), (record.Agency.Name, record.Year));
    }

    [Theory]
    [InlineData("阿里地区2022年政府信息公开工作年度报告", "阿里地区行政公署", "542500")]
    [InlineData("新疆生产建设兵团第八师石河子市2022年政府信息公开工作年度报告", "新疆生产建设兵团第八师石河子市", "659001")]
    [InlineData("江苏省淮安市统计局2022年政府信息公开工作年度报告", "江苏省淮安市统计局", "320800")]
    [InlineData("海关总署(本级机关)2022年政府信息公开工作年度报告", "海关总署", null)]
    [InlineData("中华人民共和国青岛海关2022年政府信息公开工作年度报告", "中华人民共和国青岛海关", "370200")]
    public void Unusual_names_are_understood(string title, string agency, string? code)
    {
        ReportRecord record = Read(title);
        Assert.Equal((agency, code), (record.Agency.Name, record.Region?.Code));
    }

    [Theory]
    [InlineData("2023年，在区委、区政府的领导下，松坡街道办事处认真落实条例。", "松坡街道办事处", "township")]
    [InlineData("2023年，松坡街道坚持便民公开。", "松坡街道办事处", "township")]
    [InlineData("2023年，云岫镇按照条例要求推进公开。", "云岫镇人民政府", "township")]
    [InlineData("2023年度，根据上级部署，沐阳县水利局高度重视信息公开。", "沐阳县水利局", "county")]
    [InlineData("（一）总体工作：2023年，沐阳县财政局严格落实条例。", "沐阳县财政局", "county")]
    [InlineData("今年以来，沐阳县认真贯彻条例。", "沐阳县人民政府", "county")]
    [InlineData("2023年，沐阳高新技术产业开发区管理委员会认真贯彻条例。", "沐阳高新技术产业开发区管理委员会", "zone")]
    [InlineData("2023年，沐阳新区松坡街道办事处切实履行职责。", "沐阳新区松坡街道办事处", "township")]
    [InlineData("现公布松坡街道办事处2023年度报告。", "松坡街道办事处", "township")]
    [InlineData("2023年是全面贯彻落实新要求的一年。松坡街道办事处认真落实条例。", "松坡街道办事处", "township")]
    [InlineData("2023年，松坡街道党工委、办事处高度重视。", "松坡街道办事处", "township")]
    [InlineData("2023年，沐阳县水利局党组高度重视。", "沐阳县水利局", "county")]
    [InlineData("2023年，沐阳经济开发区管委会（沐阳物流园管委会）深入贯彻条例。", "沐阳经济开发区管理委员会", "zone")]
    [InlineData("2023年，平顶山市生态环境局坚持公开。", "平顶山市生态环境局", "city")]
    [InlineData("2023年，国家国际发展合作署以服务大局为指导，公开三条。", "国家国际发展合作署", "national")]
    [InlineData("2023年，平顶山市人民政府办公室坚持以便民公开为指导，公开三条。", "平顶山市人民政府办公室", "city")]
    [InlineData("一年来，沐阳县人民政府办公室认真履行职责，我办公开三条。", "沐阳县人民政府办公室", "county")]
    [InlineData("2023年，松坡街道认真贯彻上级关于公开的部署和要求，公开三条。", "松坡街道办事处", "township")]
    public void The_subject_of_the_first_sentence_reports_where_nothing_else_names_the_agency(string first, string agency, string level)
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("一、总体情况\n" + first + "\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record;
        Assert.Equal((agency, level), (record.Agency.Name, record.Agency.Level));
    }

    [Theory]
    [InlineData("县卫健局", "county")]
    [InlineData("区教育局", "county")]
    [InlineData("省水利厅", "province")]
    [InlineData("自治区财政厅", "province")]
    [InlineData("区文委", "county")]
    [InlineData("市审计局", null)]
    public void A_name_that_only_says_whose_it_is_has_that_level(string name, string? level) =>
        Assert.Equal(level, ReportReader.Read(TextDocument.Of($"一、总体情况\n2023年，{name}认真落实条例。\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record.Agency.Level);

    [Theory]
    [InlineData("2023年，我局认真落实条例。")]
    [InlineData("2023年，市委、市政府高度重视。")]
    [InlineData("2023年，区委认真落实条例。")]
    [InlineData("2023年，机关党支部认真落实条例。")]
    [InlineData("2023年，各乡镇认真落实条例。")]
    [InlineData("2023年，信息公开工作领导小组办公室认真落实条例。")]
    [InlineData("2023年，我市坚持公开，市政府办公室认真组织培训。")]
    public void Who_does_not_report_is_no_agency_though_it_is_the_subject(string first) =>
        Assert.Null(ReportReader.Read(TextDocument.Of("一、总体情况\n" + first + "\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record.Agency.Printed);

    [Theory]
    [InlineData("本年度报告由沐阳市人民政府办公室编制。2023年，市政府办公室认真贯彻落实条例。", "沐阳市人民政府办公室", "政府办公室")]
    [InlineData("本年度报告由沐阳县人民政府办公室编制。县府办认真贯彻落实条例。", "沐阳县人民政府办公室", "政府办公室")]
    [InlineData("本年度报告由沐阳市人民政府办公厅编制。市政府办公厅坚持便民公开。", "沐阳市人民政府办公厅", "政府办公室")]
    [InlineData("本年度报告由沐阳市人民政府办公室编制。2023年，我市坚持公开。市政府办公室认真组织培训。", "沐阳市人民政府", "人民政府")]
    [InlineData("本年度报告由沐阳市人民政府办公室编制。2023年，公开工作平稳。", "沐阳市人民政府", "人民政府")]
    public void An_office_reports_itself_where_it_speaks_of_its_own_work(string first, string agency, string type)
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("一、总体情况\n" + first + "\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。")).Record;
        Assert.Equal((agency, type), (record.Agency.Name, record.Agency.Type));
    }

    [Fact]
    public void Whom_to_ask_at_the_end_names_the_agency_as_a_last_resort()
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("一、总体情况\n2023年，我局工作平稳。\n二、主动公开政府信息情况\n三条。\n三、收到和处理政府信息公开申请情况\n没有。\n如有疑问，请与沐阳县水利局办公室联系（电话：0000-7654321）。")).Record;
        Assert.Equal("沐阳县水利局", record.Agency.Name);
    }

    [Theory]
    [InlineData("宿迁", "宿迁市人民政府", "city", "321300")]
    [InlineData("宿迁人社局", "宿迁市人力资源和社会保障局", "city", "321300")]
    [InlineData("宿迁住建局", "宿迁市住建局", "city", "321300")]
    [InlineData("内蒙古水利厅", "内蒙古自治区水利厅", "province", "150000")]
    [InlineData("广西财政厅", "广西壮族自治区财政厅", "province", "450000")]
    [InlineData("吉林水利厅", "吉林省水利厅", "province", "220000")]
    [InlineData("平顶山市卫东区光华路街道办", "平顶山市卫东区光华路街道办事处", "township", "410403")]
    [InlineData("沭阳县翠湖管委会", "沭阳县翠湖管理委员会", "zone", "321322")]
    [InlineData("赣州市生态环境局青溪新区分局", "赣州市生态环境局青溪新区分局", "zone", "360700")]
    [InlineData("上海市公安局长宁分局", "上海市公安局长宁分局", "county", "310105")]
    public void Short_names_of_places_and_offices_are_resolved(string printed, string agency, string level, string code)
    {
        ReportRecord record = Read(printed + "2022年政府信息公开工作年度报告");
        Assert.Equal((printed, agency, level, code), (record.Agency.Printed, record.Agency.Name, record.Agency.Level, record.Region?.Code?[..6]));
    }

    [Theory]
    [InlineData("沭阳教育局", "沭阳县教育局", "沭阳县共有学校百余所。")]
    [InlineData("沭阳教育局", "沭阳教育局", "")]
    [InlineData("中山医院", "中山医院", "")]
    [InlineData("资源规划局", "资源规划局", "")]
    [InlineData("平安建设办公室", "平安建设办公室", "")]
    public void The_short_name_of_a_county_is_believed_only_where_the_text_prints_it_in_full(string printed, string agency, string text) =>
        Assert.Equal(agency, Read(printed + "2022年政府信息公开工作年度报告\n" + text).Agency.Name);

    [Theory]
    [InlineData("沐阳新区松坡街道办事处", "沐阳新区松坡街道办事处", "township", "街道办事处")]
    [InlineData("沐阳高新区松坡街道", "沐阳高新区松坡街道办事处", "township", "街道办事处")]
    [InlineData("沐阳经济开发区云岫镇人民政府", "沐阳经济开发区云岫镇人民政府", "township", "乡镇人民政府")]
    [InlineData("沐阳县新区街道办事处", "沐阳县新区街道办事处", "township", "街道办事处")]
    [InlineData("沐阳高新区管委会松坡街道办事处", "沐阳高新区管委会松坡街道办事处", "township", "街道办事处")]
    [InlineData("沐阳新区教育局", "沐阳新区教育局", "zone", "教育")]
    [InlineData("沐阳新区管委会", "沐阳新区管理委员会", "zone", "管理委员会")]
    public void A_town_or_street_of_a_zone_has_the_level_of_a_township(string printed, string agency, string level, string type)
    {
        ReportRecord record = Read(printed + "2022年政府信息公开工作年度报告");
        Assert.Equal((agency, level, type), (record.Agency.Name, record.Agency.Level, record.Agency.Type));
    }
}
