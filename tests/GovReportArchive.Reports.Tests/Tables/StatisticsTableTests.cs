using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

public class StatisticsTableTests
{
    private const string Provincial = """
        附件：青垣市2010年政府信息公开情况统计表
        指标名称	计量单位	2010年度	历年累计
        主动公开信息数	条	425	1516
        其中：1.网站公开	条	418	1509
        2.政府公报公开	条	7	7
        受理依申请公开信息总数	条	5	9
        其中：1.当面申请数	条	2	3
        2.传真申请数	条	0	0
        3.电子邮件申请数	条	1	1
        4.网上申请数	条	2	5
        5.信函申请数	条	0	0
        6.其它形式申请数	条	0	0
        对申请的答复数	条	5	9
        其中：1.同意公开答复数	条	4	7
        2.同意部分公开答复数	条	0	1
        3.否决公开答复数	条	1	1
        网站专栏页面访问量	次	11460	30211
        行政复议数	条	0	1
        行政诉讼数	条	0	0
        行政申诉数	条	0	0
        """;

    [Theory]
    [InlineData("\t")]
    [InlineData(" ")]
    [InlineData(" | ")]
    public void Provincial_statistics_give_this_year_and_the_cumulative_column(string separator)
    {
        TableReading reading = Read(Provincial.Replace("\t", separator, StringComparison.Ordinal));

        Assert.Equal("free", reading.Form);
        Assert.Equal(17 + 2, reading.Counts.Count + 2);
        Assert.Equal((425m, 1516m), (reading.Counts["stats.disclosed.total"], reading.Cumulative["stats.disclosed.total"]));
        Assert.Equal((1m, 1m), (reading.Counts["stats.applications.email"], reading.Cumulative["stats.applications.email"]));
        Assert.Equal((0m, 1m), (reading.Counts["stats.review.total"], reading.Cumulative["stats.review.total"]));
        Assert.Equal((1m, 1m), (reading.Counts["stats.replies.denied"], reading.Cumulative["stats.replies.denied"]));
        Assert.Equal(["11460", "30211"], Assert.Single(reading.ExtraRows).Cells);
    }

    [Theory]
    [InlineData("统计指标\t单位\t统计数\n（一）主动公开政府信息数\t条\t120", 120)]
    [InlineData("统计指标 | 单位 | 统计数\n六、举报投诉数量 | 件 | 120", 120)]
    public void The_three_headings_of_the_form_make_a_table_of_one_row(string table, int value)
    {
        TableReading reading = Read("附表：政府信息公开情况统计表\n" + table);

        Assert.Equal((decimal)value, Assert.Single(reading.Counts).Value);
    }

    [Fact]
    public void A_row_for_two_replies_belongs_to_neither()
    {
        TableReading reading = Read("统计指标\t单位\t统计数\n（三）申请答复数\t件\t9\n1.属于已主动公开范围数\t件\t1\n2.同意公开和同意部分公开答复数\t件\t6\n6.申请信息不存在数\t件\t2");

        Assert.Equal((9m, 2m), (reading.Counts["stats.replies.total"], reading.Counts["stats.replies.notExisting"]));
        Assert.DoesNotContain("stats.replies.partlyGranted", reading.Counts.Keys);
    }

    private const string Coded = """
        某市政府信息公开情况统计报表
        指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计
        甲 | 乙 | 丙 | 1 | 2
        主动公开信息数 | 条 | 01 | 425 | 1516
        其中：全文电子化的主动公开信息数 | 条 | 02 | 400 | 1400
        申请总数 | 条 | 10 | 5 | 9
        其中：1.当面申请数 | 条 | 11 | 2 | 3
        2.传真申请数 | 条 | 12 | 0 | 0
        4.网上申请数 | 条 | 14 | 3 | 6
        行政复议数 | 件 | 32 | 0 | 1
        行政诉讼数 | 件 | 33 | 0 | 0
        """;

    public static TheoryData<string> Layouts => [.. WrittenTable.Layouts];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_column_of_codes_is_no_column_of_numbers(string layout)
    {
        TableReading reading = TableReader.Read(WrittenTable.Report(layout, Coded));

        Assert.Equal((425, 1516), (reading.Counts["stats.disclosed.total"], reading.Cumulative["stats.disclosed.total"]));
        Assert.Equal((5, 2, 0, 3, 0), (reading.Counts["stats.applications.total"], reading.Counts["stats.applications.inPerson"], reading.Counts["stats.applications.fax"],
            reading.Counts["stats.applications.online"], reading.Counts["stats.review.total"]));
        Assert.Equal(["400", "1400"], Assert.Single(reading.ExtraRows).Cells);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Codes_of_a_blank_form_are_no_counts(string layout)
    {
        string table = System.Text.RegularExpressions.Regex.Replace(Coded, @"(\| \d\d) \| \d+ \| \d+", "$1 | |");

        TableReading reading = TableReader.Read(WrittenTable.Report(layout, table));

        Assert.Empty(reading.Counts);
        Assert.Empty(reading.Cumulative);
        Assert.Equal("blank", reading.Cells["stats.applications.total"].State);
    }

    [Theory]
    [InlineData("0 | 0", "number")]
    [InlineData("/ | ", "number")]
    [InlineData("0 | 3", "undecided")]
    public void Cells_too_many_behind_a_number_count_only_where_they_are_no_filling(string behind, string state)
    {
        TableReading reading = TableReader.Read(WrittenTable.Report("grid", $"""
            政府信息公开情况统计表
            统计指标 | 单位 | 统计数
            （一）主动公开政府信息数 | 条 | 812 | {behind}
            （一）收到申请数 | 件 | 7
            （二）申请办结数 | 件 | 7
            四、行政复议数量 | 件 | 0
            """));

        Assert.Equal(state, reading.Counts.ContainsKey("stats.disclosed.total") ? "number" : reading.Cells["stats.disclosed.total"].State);
        Assert.Equal(7, reading.Counts["stats.completed.total"]);
    }

    [Theory]
    [InlineData("上年数 | 本年数")]
    [InlineData("去年同期 | 本年")]
    [InlineData("数量 | 比上期增减")]
    public void A_zero_beside_a_number_is_no_filling_where_the_headings_name_another_period(string headings)
    {
        TableReading reading = TableReader.Read(WrittenTable.Report("grid", $"""
            政府信息公开情况统计表
            统计指标 | 单位 | {headings}
            （一）主动公开政府信息数 | 条 | 12 | 0
            （一）收到申请数 | 件 | 7 | 4
            （二）申请办结数 | 件 | 7 | 4
            四、行政复议数量 | 件 | 1 | 0
            """));

        Assert.Empty(reading.Counts);
        Assert.Equal("undecided", reading.Cells["stats.disclosed.total"].State);
    }

    [Theory]
    [InlineData("tabs")]
    [InlineData("spaces")]
    public void A_row_without_a_code_among_coded_ones_keeps_its_number(string layout)
    {
        TableReading reading = TableReader.Read(WrittenTable.Report(layout, """
            某市政府信息公开情况统计报表
            指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计
            主动公开信息数 | 条 | 01 | 425 | 1516
            申请总数 | 条 | 10 | 9 | 19
            其中：1.当面申请数 | 条 | 5
            2.传真申请数 | 条 | 12 | 0 | 0
            3.电子邮件申请数 | 条 | 13 | 1 | 2
            4.网上申请数 | 条 | 14 | 3 | 6
            5.信函申请数 | 条 | 15 | 0 | 0
            对申请的答复数 | 条 | 20 | 8 | 17
            其中：1.同意公开答复数 | 条 | 21 | 6 | 11
            2.同意部分公开答复数 | 条 | 22 | 1 | 4
            3.否决公开答复数 | 条 | 23 | 1 | 2
            行政复议数 | 件 | 32 | 0 | 1
            行政诉讼数 | 件 | 33 | 0 | 0
            """));

        Assert.Equal((9, 5, 0), (reading.Counts["stats.applications.total"], reading.Counts["stats.applications.inPerson"], reading.Counts["stats.applications.fax"]));
        Assert.Equal(19, reading.Cumulative["stats.applications.total"]);
    }

    [Fact]
    public void The_same_table_on_one_line_is_the_same_table()
    {
        TableReading lines = Read(Provincial);
        TableReading line = Read("一、概述 2010年共公开信息425条。" + Provincial.ReplaceLineEndings(" ").Replace('\t', ' ') + "附件下载");

        Assert.Equal(lines.Counts, line.Counts);
        Assert.Equal(lines.Cumulative, line.Cumulative);
    }

    [Fact]
    public void A_table_title_in_the_prose_and_the_prose_around_it_are_no_table()
    {
        TableReading reading = Read("本报告附政府信息公开情况统计表。全年主动公开政府信息数为425条，收到申请5件，行政复议0件。");

        Assert.Empty(reading.Counts);
        Assert.Empty(reading.Taken);
    }

    [Fact]
    public void A_column_of_codes_is_not_read_as_numbers()
    {
        SampleCounts sample = SampleCounts.Of("2014", 3);
        int code = 100;
        IEnumerable<string> lines = ReportText.Lines(sample, "tabs").Split('\n').Select(line =>
            line.Contains('\t', StringComparison.Ordinal) && !line.StartsWith("统计指标", StringComparison.Ordinal) ? $"{code++}\t{line}" : line);

        AssertAll(sample, Read(string.Join('\n', lines)));
    }

    [Fact]
    public void A_column_of_codes_between_label_and_unit_is_not_read_as_numbers()
    {
        SampleCounts sample = SampleCounts.Of("2014", 4);
        int code = 100;
        IEnumerable<string> lines = ReportText.Lines(sample, "tabs without merged cells").Split('\n').Select(line =>
            line.Split('\t') is { Length: 3 } cells && cells[0] != "统计指标" ? $"{cells[0]}\t{code++}\t{cells[1]}\t{cells[2]}" : line);

        AssertAll(sample, Read(string.Join('\n', lines)));
    }

    [Fact]
    public void Last_years_column_without_a_word_about_it_leaves_the_row_undecided()
    {
        IEnumerable<string> lines = ReportText.Lines(SampleCounts.Of("2014", 5), "tabs without merged cells").Split('\n')
            .Select(line => line.Split('\t').Length == 3 ? line + "\t77" : line);

        TableReading reading = Read(string.Join('\n', lines));

        Assert.Empty(reading.Counts);
        Assert.Equal("undecided", reading.Cells["stats.disclosed.total"].State);
    }

    [Fact]
    public void Labels_that_mean_one_thing_under_reviews_and_another_under_lawsuits_are_told_apart()
    {
        SampleCounts sample = SampleCounts.Of("2014", 6);
        sample.Numbers["stats.review.other"] = 17;
        sample.Numbers["stats.litigation.other"] = 4;
        foreach (string layout in (string[])["tabs", "one cell a line", "spaces", "page text"])
        {
            TableReading reading = Read(ReportText.Lines(sample, layout));

            Assert.Equal((17m, 4m), (reading.Counts["stats.review.other"], reading.Counts["stats.litigation.other"]));
        }
    }

    [Theory]
    [InlineData("同意公开答复数", "未同意公开答复数")]
    [InlineData("收到申请数", "应收到申请数")]
    public void A_label_that_only_ends_like_a_known_one_is_an_extra_row(string label, string other)
    {
        SampleCounts sample = SampleCounts.Of("2014", 7);
        string text = ReportText.Lines(sample, "tabs without merged cells").Replace("." + label, "." + other, StringComparison.Ordinal)
            .Replace("）" + label, "）" + other, StringComparison.Ordinal);

        TableReading reading = Read(text);

        Assert.Contains(reading.ExtraRows, row => row.Label.Contains(other, StringComparison.Ordinal));
        Assert.DoesNotContain(label == "收到申请数" ? "stats.applications.total" : "stats.replies.granted", reading.Counts.Keys);
    }

    [Fact]
    public void Amounts_printed_in_yuan_become_ten_thousands()
    {
        SampleCounts sample = SampleCounts.Of("2014", 8);
        sample.Numbers["stats.fees.amount"] = 35_000;
        string text = ReportText.Change(ReportText.Lines(sample, "tabs without merged cells"), "依申请公开信息收取的费用",
            line => line.Replace("万元", "元", StringComparison.Ordinal));

        TableReading reading = Read(text);

        Assert.Equal(3.5m, reading.Counts["stats.fees.amount"]);
        Assert.Equal(("remark", "35000"), (reading.Cells["stats.fees.amount"].State, reading.Cells["stats.fees.amount"].Raw));
    }

    [Fact]
    public void Unfilled_rows_are_blank_and_heading_rows_with_dashes_are_nothing()
    {
        SampleCounts sample = SampleCounts.Of("2014", 9);
        string text = ReportText.Change(ReportText.Lines(sample, "tabs without merged cells"), "举报投诉数量", _ => "六、举报投诉数量\t件\t");
        text = ReportText.Change(text, "主动公开情况", _ => "一、主动公开情况\t——\t——");

        TableReading reading = Read(text);

        Assert.Equal("blank", reading.Cells["stats.complaints.total"].State);
        Assert.Equal(CountCatalog.All.Count(definition => definition.Forms.Contains("2014")) - 1, reading.Counts.Count);
        Assert.Empty(reading.ExtraRows);
    }

    private static void AssertAll(SampleCounts sample, TableReading reading) =>
        Assert.All(sample.Numbers, pair => Assert.Equal((pair.Key, pair.Value), (pair.Key, reading.Counts.GetValueOrDefault(pair.Key, -1))));

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
