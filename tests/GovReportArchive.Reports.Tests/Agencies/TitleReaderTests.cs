using GovReportArchive.Reports.Agencies;

namespace GovReportArchive.Reports.Tests.Agencies;

public class TitleReaderTests
{
    [Theory]
    [InlineData("样例市教育局2022年政府信息公开工作年度报告", "样例市教育局", 2022)]
    [InlineData("样例省教育厅2022年度政府信息公开工作年度报告", "样例省教育厅", 2022)]
    [InlineData("2016年样例市公安局甲区分局政府信息公开工作年度报告", "样例市公安局甲区分局", 2016)]
    [InlineData("2016年度样例县政府信息公开年报", "样例县", 2016)]
    [InlineData("样例县2016年政府信息公开工作报告", "样例县", 2016)]
    [InlineData("样例县人民政府信息公开2016年度报告", "样例县人民政府", 2016)]
    [InlineData("样例县人民政府2016年政府信息公开工作年度报告", "样例县人民政府", 2016)]
    [InlineData("样例县人民政府办公室2016年政务公开工作年度报告", "样例县人民政府办公室", 2016)]
    [InlineData("关于样例市水务局2014年度政府信息公开工作的报告", "样例市水务局", 2014)]
    [InlineData("样例市水务局关于2014年度政府信息公开年度报告的函", "样例市水务局", 2014)]
    [InlineData("样例市人民政府办公室关于公布样例市2009年度政府信息公开工作年度报告的通知", "样例市", 2009)]
    [InlineData("样例市人民政府办公室关于印发2009年度政府信息公开工作年度报告的通知", "样例市人民政府办公室", 2009)]
    [InlineData("样例市二〇一二年政府信息公开工作年度报告", "样例市", 2012)]
    [InlineData("样例市二○○九年度政府信息公开年度报告", "样例市", 2009)]
    [InlineData("2023年政府信息公开工作年度报告", null, 2023)]
    [InlineData("政府信息公开工作年度报告", null, null)]
    [InlineData("2023年政府信息公开工作年度报告（样例区退役军人事务局）", "样例区退役军人事务局", 2023)]
    [InlineData("样例街道办事处政府信息公开工作年度报告", "样例街道办事处", null)]
    [InlineData("样例镇2021年政府信息公开工作年度报告", "样例镇", 2021)]
    [InlineData("样例经济技术开发区管理委员会2022年度政府信息公开工作年度报告", "样例经济技术开发区管理委员会", 2022)]
    [InlineData("样例高新区（经开区）管委会2022年度政府信息公开工作报告", "样例高新区（经开区）管委会", 2022)]
    [InlineData("国家税务总局样例市税务局2022年政府信息公开工作年度报告", "国家税务总局样例市税务局", 2022)]
    [InlineData("教育部2019年政府信息公开工作年度报告", "教育部", 2019)]
    [InlineData("样例大学2018年信息公开工作年度报告", "样例大学", 2018)]
    [InlineData("樣例市水利廳2015年政府信息公開工作年度報告", "样例市水利厅", 2015)]
    [InlineData("样例区民政局2025年政府信息公开工作年度报告（本级）", "样例区民政局", 2025)]
    public void Agency_and_year_are_read(string title, string? agency, int? year)
    {
        TitleAgency read = TitleAgency.Read(title);
        Assert.Equal(agency, read.Agency);
        Assert.Equal(year, read.Year);
    }

    [Theory]
    [InlineData("样例区民政局2025年政府信息公开工作年度报告（本级）", "own")]
    [InlineData("样例市2020年政府信息公开工作年度报告（汇总）", "aggregate")]
    [InlineData("样例市2020年政府信息公开工作年度报告", null)]
    public void The_scope_is_read_where_the_title_says_it(string title, string? scope) => Assert.Equal(scope, TitleAgency.Read(title).Scope);
}
