using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests;

/// <summary>Whole records. The reports are written for these tests; their places are real only where the gazetteer itself is tested.</summary>
public class ReportReaderTests
{
    [Theory]
    [InlineData("本页面最后修改于2025年3月5日", null)]
    [InlineData("沐阳县水利局2024年1月17日", "2024-01-17")]
    public void The_last_line_dates_a_report_unless_it_speaks_of_the_page(string last, string? day) =>
        Assert.Equal(day, ReportReader.Read(TextDocument.Of("沐阳县水利局2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n" + last)).Record.Published?.Date);

    [Theory]
    [InlineData("行政事业性收费 | 2 | 0 | 0", 2, 0)]
    [InlineData("行政事业性收费 | 2 | 1 | /", 2, 1)]
    [InlineData("行政事业性收费 | 2 | 0 | 5", null, null)]
    public void Cells_that_two_columns_have_too_many_are_told_by_their_zeros(string row, int? last, int? change)
    {
        IReadOnlyDictionary<string, decimal> counts = ReportReader.Read(TextDocument.Of(
            "沐阳县水利局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n规章 | 0 | 0 | 0 |\n规范性文件 | 3 | 2 | 17 |\n第二十条第（八）项 |\n信息内容 | 上一年项目数量 | 本年增/减 |\n" + row + " |")).Record.Counts;
        Assert.Equal((last, change), ((int?)Of("itemsLastYear"), (int?)Of("itemsChange")));

        decimal? Of(string cell) => counts.TryGetValue("disclosure.fees." + cell, out decimal value) ? value : null;
    }

    [Theory]
    [InlineData("本报告涵盖各县、区政府和市政府各工作部门的情况。\n一、总体情况\n平稳。", "aggregate")]
    [InlineData("本报告所列数据仅限松坡省气象局机关（以下简称机关）。\n一、总体情况\n平稳。", "own")]
    [InlineData("一、总体情况\n本报告涵盖全年情况（仅统计本部门制发的政府信息）。", "own")]
    [InlineData("一、总体情况\n汇总各部门信息后及时公开。", "unknown")]
    public void Whose_numbers_a_report_gives_is_told_by_its_introduction(string text, string scope) =>
        Assert.Equal(scope, ReportReader.Read(TextDocument.Of("松坡市水利局2022年政府信息公开工作年度报告\n" + text + "\n二、主动公开政府信息情况\n三条。")).Record.Scope);

    private const string Period = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。";
    private const string Six =
        "一、总体情况\n2022年，工作平稳有序。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
        + "五、存在的主要问题及改进情况\n一是人手不足。\n六、其他需要报告的事项\n无。";

    private static ReportRecord Read(string text) => ReportReader.Read(TextDocument.Of(text)).Record;

    [Fact]
    public void A_plain_report_gives_a_whole_record()
    {
        ReportRecord record = Read(
            "标题: 卫东区民政局2022年政府信息公开工作年度报告\n发布时间: 2023-01-18 09:00\n发布机构: 卫东区民政局\n原文链接: https://www.example.gov.cn/x/1.htm\n"
            + "卫东区民政局\n2022 年政府信息公开工作年度报告\n\n" + Period + "（联系地址：平顶山市样例街1号，邮编：467000，电话：0375-3600000）\n" + Six);
        Assert.Equal("410403-民政局-2022", record.Id);
        Assert.Equal("卫东区民政局2022年政府信息公开工作年度报告", record.Title);
        Assert.Equal(new Agency("410403/民政局", "卫东区民政局", "卫东区民政局", "民政", "county"), record.Agency);
        Assert.Equal(2022, record.Year);
        Assert.Equal(("河南省", "平顶山市", "卫东区"), (record.Region!.Province, record.Region.City, record.Region.County));
        Assert.Equal(new Published("2023-01-18", "page"), record.Published);
        Assert.Equal("卫东区民政局", record.Publisher);
        Assert.Equal("https://www.example.gov.cn/x/1.htm", record.Source.Url);
        Assert.Equal("0375-3600000", record.Contact!.Phone);
        Assert.Equal(7, record.Sections.Count);
        Assert.DoesNotContain(record.Sections, s => s.Text.Contains("发布机构", StringComparison.Ordinal));
        Assert.Equal(ReportRecord.CurrentSchema, record.Schema);
    }

    [Theory]
    // 朝阳区 stands for two places; each line of evidence alone settles which.
    [InlineData("朝阳区教育局2022年政府信息公开工作年度报告\n本报告由长春市朝阳区教育局编制。" + Period, "220104", "parent")]
    [InlineData("朝阳区教育局2022年政府信息公开工作年度报告\n（电话：0431-80000000）" + Period, "220104", "areaCode")]
    [InlineData("朝阳区教育局2022年政府信息公开工作年度报告\n（电话：010-80000000）" + Period, "110105", "areaCode")]
    [InlineData("朝阳区教育局2022年政府信息公开工作年度报告\n（邮编：100020）" + Period, "110105", "postcode")]
    [InlineData("朝阳区教育局2022年政府信息公开工作年度报告\n（地址：吉林省长春市样例路1号）" + Period, "220104", "address")]
    [InlineData("发布机构：长春市朝阳区教育局\n朝阳区教育局2022年政府信息公开工作年度报告\n" + Period, "220104", "publisher")]
    [InlineData("您所在的位置：长春市 > 朝阳区 > 信息公开年报\n朝阳区教育局2022年政府信息公开工作年度报告\n" + Period, "220104", "breadcrumb")]
    [InlineData("索引号：11220104000000123H/2023-00001\n朝阳区教育局2022年政府信息公开工作年度报告\n" + Period, "220104", "creditCode")]
    [InlineData("原文链接：https://jy.changchun.gov.cn/a/1.htm\n朝阳区教育局2022年政府信息公开工作年度报告\n" + Period, "220104", "host")]
    public void Where_a_name_repeats_the_rest_of_the_file_settles_it(string head, string code, string basis)
    {
        ReportRecord record = Read(head + "\n" + Six);
        Assert.Equal(code, record.Region?.Code);
        Assert.Contains(basis, record.Region!.Basis);
        Assert.Equal(code + "/教育局", record.Agency.Id);
    }

    [Fact]
    public void Where_nothing_settles_a_name_it_stands_without_a_code_and_with_a_warning()
    {
        ReportRecord record = Read("鼓楼区教育局2022年政府信息公开工作年度报告\n" + Period + "\n" + Six);
        Assert.Equal((null, "鼓楼区"), (record.Region?.Code, record.Region?.County));
        Assert.Contains(record.Warnings, w => w.Code == "region.ambiguous");
        Assert.Equal("鼓楼区教育局", record.Agency.Name);
        Assert.Equal("county", record.Agency.Level);
        Assert.Equal("鼓楼区-教育局-2022", record.Id);
    }

    [Theory]
    [InlineData("教育局2022年政府信息公开工作年度报告\n（地址：平顶山市卫东区样例街1号，电话：0375-3600000）我区工作平稳。", "卫东区教育局", "410403")]
    [InlineData("您当前所在位置: 首页 > 卫东区 > 教育局 > 年报\n教育局2022年政府信息公开工作年度报告", "卫东区教育局", "410403")]
    [InlineData("2022年政府信息公开工作年度报告\n本报告由卫东区教育局编制。", "卫东区教育局", "410403")]
    [InlineData("本年度报告在全面总结卫东区教育局2022年政府信息公开工作的基础上编制而成。", "卫东区教育局", "410403")]
    [InlineData("根据条例规定，现向社会公布2022年平顶山市教育局政府信息公开工作年度报告。", "平顶山市教育局", "410400")]
    [InlineData("如有疑问，请与平顶山市教育局办公室联系（电话：0375-3600000）。", "平顶山市教育局", "410400")]
    [InlineData("市教育局编制了2022年度政府信息公开年度报告。如有疑问，请与平顶山市教育局联系。", "平顶山市教育局", "410400")]
    public void Where_the_title_names_no_agency_or_no_place_the_text_does(string head, string name, string code)
    {
        ReportRecord record = Read(head + "\n" + Period + "\n" + Six);
        Assert.Equal(name, record.Agency.Name);
        Assert.Equal(code, record.Region?.Code);
    }

    [Theory]
    [InlineData("上海市科委2022年政府信息公开工作年度报告", "上海市科学技术委员会", "上海市科委", "科学技术", "province")]
    [InlineData("平顶山市2022年政府信息公开工作年度报告", "平顶山市人民政府", "平顶山市", "人民政府", "city")]
    [InlineData("平利县正阳镇2022年政府信息公开工作年度报告", "平利县正阳镇人民政府", "平利县正阳镇", "乡镇人民政府", "township")]
    [InlineData("厦门市思明区中华街道2022年政府信息公开工作年度报告", "厦门市思明区中华街道办事处", "厦门市思明区中华街道", "街道办事处", "township")]
    [InlineData("宿迁经开区管委会2022年政府信息公开工作年度报告", "宿迁经开区管理委员会", "宿迁经开区管委会", "管理委员会", "zone")]
    [InlineData("平顶山市卫健委2022年政府信息公开工作年度报告", "平顶山市卫生健康委员会", "平顶山市卫健委", "卫生健康", "city")]
    [InlineData("教育部2022年政府信息公开工作年度报告", "教育部", "教育部", "教育", "national")]
    [InlineData("卫东区政府办2022年政府信息公开工作年度报告", "卫东区人民政府办公室", "卫东区政府办", "政府办公室", "county")]
    public void Names_are_normalised_and_kept_as_printed(string title, string name, string printed, string type, string level)
    {
        Agency agency = Read(title + "\n" + Period + "\n" + Six).Agency;
        Assert.Equal((name, printed, type, level), (agency.Name, agency.Printed, agency.Type, agency.Level));
    }

    [Fact]
    public void A_ministry_has_no_region()
    {
        ReportRecord record = Read("教育部2022年政府信息公开工作年度报告\n" + Period + "（地址：北京市西城区样例街1号）\n" + Six);
        Assert.Null(record.Region);
        Assert.Equal("全国-教育部-2022", record.Id);
    }

    [Fact]
    public void A_report_that_another_agency_republished_stays_its_own()
    {
        ReportRecord record = Read("发布机构：平顶山市人民政府办公室\n卫东区教育局2022年政府信息公开工作年度报告\n" + Period + "\n" + Six);
        Assert.Equal("卫东区教育局", record.Agency.Name);
        Assert.Equal("平顶山市人民政府办公室", record.Publisher);
    }

    [Fact]
    public void A_zone_is_in_its_place_and_not_a_county()
    {
        ReportRecord record = Read("平潭综合实验区2022年度政府信息公开工作年度报告\n" + Period + "\n" + Six);
        Assert.Equal(("zone", "福建省", null), (record.Agency.Level, record.Region!.Province, record.Region.County));
        Assert.Equal("平潭综合实验区管理委员会", record.Agency.Name);
    }

    [Fact]
    public void A_notice_that_carries_a_report_is_read_as_the_report()
    {
        ReportRecord record = Read(
            "平顶山市人民政府办公室关于公布\n平顶山市2009年度政府信息公开工作年度报告的通知\n(平政办发〔2010〕3号)\n各县(区)人民政府：\n按照条例要求，现予公布。\n二〇一〇年一月十九日\n"
            + "平顶山市2009年度政府信息公开工作年度报告\n本报告中所列数据的统计期限自2009年1月1日起至2009年12月31日止。\n一、概述\n2009年，平稳。\n二、主动公开政府信息的情况\n三条。");
        Assert.Equal("平顶山市2009年度政府信息公开工作年度报告", record.Title);
        Assert.Equal((2009, "平顶山市人民政府", "平政办发〔2010〕3号"), (record.Year, record.Agency.Name, record.DocumentNumber));
    }

    [Fact]
    public void Names_of_places_are_those_of_the_report_year()
    {
        ReportRecord old = Read("襄樊市水利局2009年政府信息公开工作年度报告\n2009年，平稳。\n" + Six.Replace("2022", "2009", StringComparison.Ordinal));
        Assert.Equal(("420600", "襄樊市"), (old.Region!.Code, old.Region.City));
        ReportRecord moved = Read("增城市教育局2012年政府信息公开工作年度报告\n2012年，平稳。\n" + Six.Replace("2022", "2012", StringComparison.Ordinal));
        Assert.Equal(("440183", "增城市"), (moved.Region!.Code, moved.Region.County));
    }

    [Fact]
    public void A_text_in_traditional_characters_is_understood_and_kept()
    {
        ReportRecord record = Read(
            "廣州市水務局2012年政府信息公開工作年度報告\n一、概述\n2012年，我局工作平穩。\n二、主動公開政府信息情況\n三條。\n三、行政複議和行政訴訟情況\n無。\n四、存在的主要問題和改進措施\n人手不足。");
        Assert.Equal("廣州市水務局2012年政府信息公開工作年度報告", record.Title);
        Assert.Equal(("广州市水务局", "440100"), (record.Agency.Name, record.Region!.Code));
        Assert.Equal(["overview", "disclosure", "litigation", "problems"], record.Sections.Select(s => s.Kind));
        Assert.Equal("人手不足。", record.Sections[^1].Text);
        Assert.Contains("工作平穩", record.Sections[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_any_agency_says_so()
    {
        ReportRecord record = Read("一、概述\n2010年，我局继续公开信息。\n二、主动公开政府信息情况\n三条。\n三、存在的主要问题和改进措施\n人手不足。");
        Assert.Null(record.Agency.Printed);
        Assert.Contains(record.Warnings, w => w.Code == "agency.unnamed");
        Assert.Null(record.Region);
        Assert.Equal(2010, record.Year);
    }

    [Theory]
    [InlineData("样例市人民政府办公室关于做好2022年政府信息公开工作年度报告编制工作的通知\n各县区：\n请于1月31日前报送。\n一、编制内容\n按格式编制。\n二、报送要求\n按时报送。", "通知")]
    [InlineData("我县召开政务公开工作会议\n昨日，全县政务公开工作会议在县城召开，各单位负责人参加，会议要求做好明年工作。", "报道")]
    [InlineData("样例市办公厅关于2009年政府信息公开工作年度报告编制公布情况的通报\n各县区：\n现将有关情况通报如下：多数单位按时公布。", "通报")]
    [InlineData("XX市XX局20XX年政府信息公开工作年度报告\n一、总体情况\nXX局今年公开信息XX条，收到申请XX件。\n二、主动公开政府信息情况\n六、其他需要报告的事项\n（填写）", "空白格式")]
    [InlineData("《样例市统计局2022年政府信息公开工作年度报告》已经编制完成，现就年报内容进行如下解读。\n一、编制背景\n年度报告是条例确立的制度，政府信息公开工作全面推进。\n二、统计期限\n数据统计期限从2022年1月1日到2022年12月31日止。", "解读")]
    [InlineData("样例县召开2022年度政府信息公开工作年报编制部署会\n发布时间：2023-01-10\n为扎实做好年度报告编制工作，县政府召开部署会，对政府信息公开年报的撰写要求作了讲解。会议强调，政府信息公开工作年度报告要按时公布政府信息公开情况。", "报道")]
    [InlineData("样例局政府信息公开指南\n为方便公民获取政府信息，编制本指南。\n一、公开范围\n本局公开下列政府信息公开内容。\n二、申请方式\n政府信息公开申请表可当面领取，政府信息公开机构受理。", "指南")]
    [InlineData("样例省政府信息公开工作年度报告制度（试行）\n第一条 为规范政府信息公开工作年度报告的编制，制定本制度。\n第二条 政府信息公开工作年度报告于每年3月31日前公布。", "制度")]
    [InlineData("", "没有文字")]
    public void What_is_no_report_is_told_with_the_reason(string text, string reason)
    {
        ReadingResult result = ReportReader.Read(TextDocument.Of(text));
        Assert.Contains(reason, Assert.IsType<string>(result.NotAReport), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("卫东区教育局\n2023年1月18日", "2023-01-18")]
    [InlineData("二○二三年一月十九日", "2023-01-19")]
    [InlineData("2023年1月32日", null)]
    [InlineData("2023年1月18日印发的文件共三十份，都已公开，没有发生差错，也没有收到不同意见，群众反映良好。", null)]
    public void The_date_under_the_signature_is_that_of_publication_where_the_page_says_none(string end, string? date)
    {
        ReportRecord record = Read("卫东区教育局2022年政府信息公开工作年度报告\n" + Period + "\n" + Six + "\n" + end);
        Assert.Equal(date is null ? null : new Published(date, "text"), record.Published);
        Assert.Equal(2022, record.Year);
    }

    [Fact]
    public void A_page_that_declares_a_better_title_than_its_text_lends_it()
    {
        SourceDocument document = TextDocument.Of("2022年政府信息公开工作年度报告\n" + Period + "\n" + Six) with
        {
            DeclaredTitle = "卫东区教育局2022年政府信息公开工作年度报告_政府信息公开年报_平顶山市人民政府",
        };
        ReportRecord record = ReportReader.Read(document).Record;
        Assert.Equal(("卫东区教育局2022年政府信息公开工作年度报告", "卫东区教育局"), (record.Title, record.Agency.Name));
    }

    [Fact]
    public void A_preamble_that_speaks_of_organisation_and_society_is_no_news()
    {
        ReadingResult result = ReportReader.Read(TextDocument.Of(
            "现公布样例市国土资源局2018年度政府信息公开工作报告。本报告由概述、政府信息公开的组织领导和制度建设、回应社会关切等部分组成，政府信息公开情况如下。\n"
            + "一、概述\n2018年，我局政府信息公开工作平稳。\n二、组织领导和制度建设\n人员稳定。"));
        Assert.Null(result.NotAReport);
    }

    [Fact]
    public void A_report_is_taken_for_one() =>
        Assert.Null(ReportReader.Read(TextDocument.Of("卫东区教育局2022年政府信息公开工作年度报告\n" + Period + "\n" + Six)).NotAReport);

    [Fact]
    public void The_same_document_gives_the_same_record()
    {
        SourceDocument document = TextDocument.Of("卫东区教育局2022年政府信息公开工作年度报告\n" + Period + "\n" + Six);
        string first = RecordJson.Serialize(ReportReader.Read(document).Record);
        ReportReader.Read(TextDocument.Of("朝阳区民政局2019年政府信息公开工作年度报告\n" + Six));
        Assert.Equal(first, RecordJson.Serialize(ReportReader.Read(document).Record));
        Assert.Equal(first, RecordJson.Serialize(RecordJson.Deserialize(first)));
    }
}
