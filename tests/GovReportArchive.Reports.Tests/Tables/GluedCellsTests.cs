using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Sample text with invented numbers, in the shape of pages whose cells ran together.</summary>
public sealed class GluedCellsTests
{
    private const string Disclosure =
        "二、主动公开政府信息情况第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章000规范性文件4411"
        + "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费42-7第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购00";

    private const string Statistics =
        "二、主动公开情况全年主动公开政府信息317条。六、政府信息公开情况统计表指标名称计量单位2016年度历年累计主动公开文件数条3174805"
        + "其中：1、政府网站公开数条31548002、政府公报公开数条25受理政府信息依申请公开总数条00其中：1、当面申请数条002、网上申请数条00行政复议数件00行政诉讼数件00";

    [Fact]
    public void A_minus_that_ran_together_with_the_cell_before_it_begins_the_next_cell()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Disclosure));

        Assert.Equal(42, reading.Counts["disclosure.fees.itemsLastYear"]);
        Assert.Equal(-7, reading.Counts["disclosure.fees.itemsChange"]);
    }

    [Fact]
    public void This_year_and_the_cumulative_column_that_ran_together_are_told_apart_by_the_prose()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Statistics));

        Assert.Equal(317, reading.Counts["stats.disclosed.total"]);
        Assert.Equal(4805, reading.Cumulative["stats.disclosed.total"]);
        Assert.Equal(0, reading.Counts["stats.applications.total"]);
        Assert.Equal(0, reading.Cumulative["stats.applications.total"]);
    }

    [Fact]
    public void A_row_that_counts_two_channels_together_is_neither_of_them()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Statistics.Replace("行政复议数件00", "3、信函、传真申请数条00行政复议数件00", StringComparison.Ordinal)));

        Assert.DoesNotContain("stats.applications.fax", reading.Counts.Keys);
        Assert.DoesNotContain("stats.applications.letter", reading.Counts.Keys);
        Assert.Contains(reading.ExtraRows, row => row.Label.Contains("信函、传真申请数", StringComparison.Ordinal));
    }

    [Fact]
    public void What_neither_prose_nor_sums_decide_stays_undecided_with_its_candidates()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Statistics));

        Assert.DoesNotContain("stats.disclosed.website", reading.Counts.Keys);
        Assert.Equal("undecided", reading.Cells["stats.disclosed.website"].State);
        Assert.Contains(reading.Rows["stats.disclosed.website"].Candidates, candidate => candidate is [315, 4800]);
    }
}
