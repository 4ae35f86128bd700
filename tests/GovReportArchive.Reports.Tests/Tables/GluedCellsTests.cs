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
        TableReading reading = TableReader.Read(TextDocument.Of(Statistics.Replace("全年主动公开政府信息317条。", "", StringComparison.Ordinal)));

        Assert.DoesNotContain("stats.disclosed.website", reading.Counts.Keys);
        Assert.Equal("undecided", reading.Cells["stats.disclosed.website"].State);
        Assert.Contains(reading.Rows["stats.disclosed.website"].Candidates, candidate => candidate is [315, 4800]);
    }

    [Fact]
    public void A_channel_gives_no_more_than_all_channels_in_either_column()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Statistics));

        Assert.Equal(315, reading.Counts["stats.disclosed.website"]);
        Assert.Equal(4800, reading.Cumulative["stats.disclosed.website"]);
        Assert.Equal("stats.sum", reading.Explanations["stats.disclosed.website"].Basis);
    }

    [Fact]
    public void Parts_add_up_to_the_whole_in_both_columns()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Applied("2424", "2121", "33")));

        Assert.Equal((24, 21, 3), ((int)reading.Counts["stats.applications.total"], (int)reading.Counts["stats.applications.inPerson"], (int)reading.Counts["stats.applications.online"]));
        Assert.Equal(24, reading.Cumulative["stats.applications.total"]);
    }

    [Fact]
    public void A_row_without_a_key_among_the_parts_leaves_room_between_them_and_the_whole()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Applied("2929", "2121", "33", "3、信函、传真申请数条55")));

        // 2/929, 21/21 and 3/3 fit a whole of 29/29 and leave 5 for letters; 2/121 does not fit beside 29.
        Assert.Equal(21, reading.Counts["stats.applications.inPerson"]);
        Assert.Equal(29, reading.Counts["stats.applications.total"]);
    }

    [Fact]
    public void Three_changes_and_counts_that_ran_together_keep_their_minus_in_every_candidate()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(
            "第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可152-38214其他对外管理服务事项000第二十条第（六）项行政处罚000行政强制000"));

        Assert.All(reading.Rows["disclosure.licences"].Candidates, candidate => Assert.Equal((152m, true), (candidate[0], candidate[1] < 0)));
        Assert.Contains(reading.Rows["disclosure.licences"].Candidates, candidate => candidate.SequenceEqual([152m, -38, 214]));
    }

    [Fact]
    public void One_long_run_of_digits_among_rows_with_blanks_between_is_given_with_its_readings()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(
            "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 5128307\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 88"));

        Assert.Equal([51m, 28, 307], reading.Rows["disclosure.normativeDocuments"].Candidates[0]);
        Assert.DoesNotContain("disclosure.normativeDocuments.made", reading.Counts.Keys);
        Assert.Equal(88, reading.Counts["disclosure.licences.decisions"]);
    }

    private static string Applied(string all, string inPerson, string online, string others = "") =>
        "五、政府信息公开情况统计表指标名称计量单位2016年度历年累计主动公开文件数条00受理政府信息依申请公开总数条" + all
        + "其中：1、当面申请数条" + inPerson + "2、网上申请数条" + online + others + "对申请的答复总数条00行政复议数件00行政诉讼数件00";
}
