using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Prose;

public class YearAndContactTests
{
    [Fact]
    public void The_day_of_publication_before_a_title_on_one_line_is_not_its_year() =>
        Assert.Equal(2014, ReportReader.Read(Tables.TextDocument.Of("公开日期: 2015-03-05 沐阳县水利局2014年度政府信息公开工作年度报告 2014年，我局推进公开工作。 一、概述 平稳。 二、主动公开政府信息情况 三条。")).Record.Year);

    private const string Period2016 = "本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。";

    [Theory]
    [InlineData(new[] { 2016 }, Period2016, null, 2016)]
    [InlineData(new[] { 2016 }, "由我局编制的2017年度政府信息公开年度报告。2016年，我局工作平稳。2017年全年公开信息三条。", "2017-01-24", 2016)]
    [InlineData(new[] { 2017 }, Period2016 + "2016年，我局工作平稳。2016年公开三条。2016年没有申请。", "2017-02-01", 2016)]
    [InlineData(new int[0], Period2016, null, 2016)]
    [InlineData(new int[0], "2013年，我局共公开信息六条。2013年没有收费。2012年也没有。", null, 2013)]
    [InlineData(new int[0], "二〇〇九年，我局共公开信息六条。", null, 2009)]
    [InlineData(new int[0], "统计期限自202111日起至20211230日止。2021年公开三条。", null, 2021)]
    [InlineData(new[] { 2009 }, "样政办发〔2010〕3号。本报告数据统计期限自2009年1月1日起至2009年12月31日止。二〇一〇年一月十九日", null, 2009)]
    [InlineData(new[] { 2020 }, "本报告所列数据统计期限自2021年1月1日起至12月31日止。2021年度，我镇认真落实条例。截止2021年12月31日公开八十八条。", null, 2021)]
    [InlineData(new int[0], "统计期限自2022年1月1日起，至2022年12月31日止。我委公开三条。", null, 2022)]
    [InlineData(new int[0], "没有年份的文字。", null, null)]
    [InlineData(new int[0], "没有年份的文字。", "2022-01-20", 2021)]
    public void The_report_year_is_weighed_from_all_that_names_one(int[] titles, string text, string? published, int? expected) =>
        Assert.Equal(expected, YearReader.Decide(titles, text, published, []));

    [Fact]
    public void A_contradiction_is_warned_of()
    {
        List<ReadingWarning> warnings = [];
        YearReader.Decide([2016], Period2016.Replace("2016", "2017", StringComparison.Ordinal) + "2016年公开三条。2016年没有申请。2016年没有收费。", null, warnings);
        Assert.Equal("year.conflict", Assert.Single(warnings).Code);
    }

    [Theory]
    [InlineData("（联系地址：样例市建设街188号，邮编：153000，电话：0458-3600000）", "样例市建设街188号", "153000", "0458-3600000", "0458")]
    [InlineData("(地址:样例市大道1号;邮编:542800;电话:5123000;电子邮箱:yangli@example.com)", "样例市大道1号", "542800", "5123000", null)]
    [InlineData("地址：样例县人民路 90 号 ， 邮 编 ： 223100 ， 电 话 ： 0517-87220000 ，", "样例县人民路90号", "223100", "0517-87220000", "0517")]
    [InlineData("电话（传真）：0557-3020000", null, null, "0557-3020000", "0557")]
    [InlineData("联系电话:010—64070000", null, null, "010—64070000", "010")]
    public void Contact_data_are_read_with_and_without_blanks(string text, string? address, string? postcode, string? phone, string? areaCode)
    {
        Contact contact = Assert.IsType<Contact>(ContactReader.Read(text));
        Assert.Equal((address, postcode, phone), (contact.Address, contact.Postcode, contact.Phone));
        Assert.Equal(areaCode, ContactReader.AreaCodeOf(contact.Phone));
    }

    [Fact]
    public void A_text_without_contact_data_gives_none() => Assert.Null(ContactReader.Read("全年接听热线电话12345转办件三十件，办结率100%。"));
}
