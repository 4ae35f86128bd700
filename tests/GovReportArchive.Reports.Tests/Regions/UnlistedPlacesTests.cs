using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Regions;

public class UnlistedPlacesTests
{
    private const string Body =
        "\n本报告中所列数据的统计期限自2022年1月1日起至12月31日止。\n一、总体情况\n2022年，平稳。\n二、主动公开政府信息情况\n三条。\n五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。";

    [Theory]
    [InlineData("霁溪县教育局2022年政府信息公开工作年度报告", null, null, "霁溪县", null, "county", "霁溪县/教育局")]
    [InlineData("岚渚市人民政府2022年政府信息公开工作年度报告", null, "岚渚市", null, null, "city", "岚渚市/人民政府")]
    [InlineData("霁云省水利厅2022年政府信息公开工作年度报告", "霁云省", null, null, null, "province", "霁云省/水利厅")]
    [InlineData("霁云省岚渚市霁溪县教育局2022年政府信息公开工作年度报告", "霁云省", "岚渚市", "霁溪县", null, "county", "霁溪县/教育局")]
    [InlineData("霁溪县鹭洲镇2022年政府信息公开工作年度报告", null, null, "霁溪县", "鹭洲镇", "township", "霁溪县/鹭洲镇人民政府")]
    [InlineData("岚澜区松月街道办事处2022年政府信息公开工作年度报告", null, null, "岚澜区", "松月街道", "township", "岚澜区/松月街道办事处")]
    public void Places_that_no_list_knows_keep_their_printed_names_and_get_no_code(
        string title, string? province, string? city, string? county, string? township, string level, string agency)
    {
        ReportRecord record = Read(title + Body);
        Region region = Assert.IsType<Region>(record.Region);
        Assert.Equal((null, province, city, county, township), (region.Code, region.Province, region.City, region.County, region.Township));
        Assert.Equal((level, agency), (record.Agency.Level, record.Agency.Id));
        Assert.Contains(record.Warnings, w => w.Code == "region.unlisted" && w.Message.Contains(county ?? city ?? province!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("（地址：霁云省岚渚市霁溪县临江街2号）", "霁云省", "岚渚市", "address", null)]
    [InlineData("霁溪县位于山区。地处岚渚市霁溪县的水库今年建成。", null, "岚渚市", "parent", null)]
    [InlineData("（地址：黑龙江省伊春市霁溪县临江街2号）", "黑龙江省", "伊春市", "address", "230700")]
    public void Names_above_are_taken_from_where_they_stand_before_the_place(string line, string? province, string city, string basis, string? code)
    {
        Region region = Assert.IsType<Region>(Read("霁溪县教育局2022年政府信息公开工作年度报告\n" + line + Body).Region);
        Assert.Equal((code, province, city, "霁溪县"), (region.Code, region.Province, region.City, region.County));
        Assert.Equal(["name", basis], region.Basis);
    }

    [Fact]
    public void A_real_place_that_the_text_only_mentions_is_not_that_of_an_unlisted_county()
    {
        ReportRecord record = Read("霁溪县教育局2022年政府信息公开工作年度报告" + Body.Replace("平稳。", "我县组织人员赴伊美区、卫东区考察，与伊美区结对。", StringComparison.Ordinal));
        Assert.Equal((null, "霁溪县"), (record.Region?.Code, record.Region?.County));
        Assert.Null(record.Region?.Province);
    }

    [Theory]
    [InlineData("伊羌区教育局2022年政府信息公开工作年度报告", "发布机构：伊美区教育局")]
    [InlineData("伊羙区教育局2022年政府信息公开工作年度报告", "（地址：伊春市伊美区样例街1号）")]
    public void A_misprinted_place_is_known_by_the_right_name_elsewhere(string title, string line)
    {
        ReportRecord record = Read(line + "\n" + title + Body);
        Assert.Equal(("230717", "伊美区教育局", "230717/教育局"), (record.Region?.Code, record.Agency.Name, record.Agency.Id));
        Assert.StartsWith("伊", record.Agency.Printed, StringComparison.Ordinal);
        Assert.Contains(record.Warnings, w => w.Code == "region.misprint");
    }

    [Theory]
    [InlineData("城市管理局")]
    [InlineData("社区服务中心")]
    [InlineData("市场监督管理局")]
    [InlineData("园区建设局")]
    public void Words_that_only_end_like_a_place_are_none(string agency)
    {
        ReportRecord record = Read(agency + "2022年政府信息公开工作年度报告" + Body);
        Assert.Null(record.Region);
        Assert.Contains(record.Warnings, w => w.Code == "region.unknown");
    }

    [Theory]
    [InlineData("新晃县教育局2022年政府信息公开工作年度报告", "431227", "新晃县教育局")]
    [InlineData("阿坝州水利局2022年政府信息公开工作年度报告", "513200", "阿坝州水利局")]
    [InlineData("2022年政府信息公开工作年度报告\n由州政府办公室编制而成。请与阿坝州政府信息公开办公室联系（地址：四川省阿坝州样例街1号）。", "513200", null)]
    public void A_shortened_name_that_keeps_its_suffix_is_a_listed_place(string head, string code, string? agency)
    {
        ReportRecord record = Read(head + Body);
        Assert.Equal(code, record.Region?.Code);
        if (agency is not null) Assert.Equal(agency, record.Agency.Name);
    }

    [Fact]
    public void A_place_whose_name_repeats_keeps_its_name_where_nothing_settles_which_it_is()
    {
        ReportRecord record = Read("鼓楼区教育局2022年政府信息公开工作年度报告" + Body);
        Assert.Equal((null, null, "鼓楼区"), (record.Region?.Code, record.Region?.Province, record.Region?.County));
        Assert.Equal("鼓楼区/教育局", record.Agency.Id);
    }

    [Theory]
    [InlineData("岚渚高新技术产业开发区管理委员会2022年政府信息公开工作年度报告\n（地址：岚渚市高新大道1号）", "岚渚市")]
    [InlineData("岚渚高新技术产业开发区管理委员会2022年政府信息公开工作年度报告\n高新区在岚渚市东郊。", "岚渚市")]
    [InlineData("岚渚高新技术产业开发区管理委员会2022年政府信息公开工作年度报告", null)]
    public void A_zone_that_no_list_knows_lies_in_the_city_that_the_file_names(string head, string? city)
    {
        ReportRecord record = Read(head + Body);
        Assert.Equal(("zone", city), (record.Agency.Level, record.Region?.City));
        Assert.Equal("岚渚高新技术产业开发区/管理委员会", record.Agency.Id);
    }

    [Fact]
    public void Every_warning_of_the_reader_is_Chinese()
    {
        string[] texts = ["", "教育局报告", "鼓楼区教育局2022年年报" + Body, "霁溪县教育局2022年政府信息公开工作年度报告" + Body, "卫东区教育局2019年政府信息公开工作年度报告" + Body];
        ReadingWarning[] warnings = [.. texts.SelectMany(t => Read(t).Warnings)];
        Assert.True(warnings.Select(w => w.Code).Distinct().Count() >= 5, string.Join(' ', warnings.Select(w => w.Code).Distinct()));
        Assert.All(warnings, w => Assert.DoesNotMatch("[A-Za-z]{3,}", w.Message));
    }

    private static ReportRecord Read(string text) => ReportReader.Read(TextDocument.Of(text)).Record;
}
