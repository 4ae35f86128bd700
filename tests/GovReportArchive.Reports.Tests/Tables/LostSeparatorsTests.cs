using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Digits of neighbouring cells that ran together.</summary>
public class LostSeparatorsTests
{
    private const string Opening =
        "二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件";

    private const string Ending =
        "第二十条第（五）项信息内容本年处理决定数量行政许可10690第二十条第（六）项信息内容本年处理决定数量行政处罚2113行政强制0" +
        "第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费9116.36三、收到和处理政府信息公开申请情况";

    [Fact]
    public void A_row_without_a_sum_is_undecided_with_its_readings_most_plausible_first()
    {
        TableReading reading = Read(Opening + "6233440" + Ending);

        Assert.Equal("6233440", reading.Rows["disclosure.normativeDocuments"].Raw);
        Assert.Equal([62m, 33m, 440m], reading.Rows["disclosure.normativeDocuments"].Candidates[0]);
        Assert.Contains(reading.Rows["disclosure.normativeDocuments"].Candidates, candidate => candidate.SequenceEqual([62m, 334m, 40m]));
        foreach (string column in (string[])["made", "repealed", "inForce"])
        {
            Assert.DoesNotContain("disclosure.normativeDocuments." + column, reading.Counts.Keys);
            Assert.Equal("undecided", reading.Cells["disclosure.normativeDocuments." + column].State);
        }
        Assert.Single(reading.Warnings, warning => warning.Code == "table.separatorsLost");
        Assert.Equal(0, reading.Counts["disclosure.rules.inForce"]);
        Assert.Equal(9116.36m, reading.Counts["disclosure.fees.amount"]);
    }

    [Fact]
    public void The_prose_of_the_same_file_decides_where_it_leaves_one_reading()
    {
        TableReading reading = Read("本年度制发规范性文件62件，现行有效规范性文件440件。" + Opening + "6233440" + Ending);

        Assert.Equal(62, reading.Counts["disclosure.normativeDocuments.made"]);
        Assert.Equal(33, reading.Counts["disclosure.normativeDocuments.repealed"]);
        Assert.Equal(440, reading.Counts["disclosure.normativeDocuments.inForce"]);
        Assert.Equal("prose", reading.Explanations["disclosure.normativeDocuments.repealed"].Basis);
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void Prose_that_leaves_several_readings_decides_nothing()
    {
        TableReading reading = Read("本年度制发规范性文件62件。" + Opening + "6233440" + Ending);

        Assert.DoesNotContain("disclosure.normativeDocuments.made", reading.Counts.Keys);
        Assert.All(reading.Rows["disclosure.normativeDocuments"].Candidates, candidate => Assert.Equal(62, candidate[0]));
    }

    [Fact]
    public void Prose_that_contradicts_every_reading_decides_nothing()
    {
        TableReading reading = Read("本年度制发规范性文件9件。" + Opening + "6233440" + Ending);

        Assert.DoesNotContain("disclosure.normativeDocuments.made", reading.Counts.Keys);
        Assert.NotEmpty(reading.Rows);
    }

    [Theory]
    [InlineData("713000074", 71, 3)]
    [InlineData("71 3 0 0 0 0 74", 71, 3)]
    [InlineData("713 000074", 71, 3)]
    [InlineData("230 000023", 23, 0)]
    public void The_sum_of_a_row_decides_its_borders(string digits, int? person, int? business)
    {
        TableReading reading = Read(Applications("（一）予以公开", digits));

        Assert.Equal(person, Number(reading, "applications.granted.person"));
        Assert.Equal(business, Number(reading, "applications.granted.business"));
    }

    [Fact]
    public void The_number_of_the_next_label_is_no_digit_of_the_row()
    {
        TableReading reading = Read(Applications("4.保护第三方合法权益", "370000037"));

        Assert.Equal(37, reading.Counts["applications.denied.thirdParty.person"]);
        Assert.Equal(37, reading.Counts["applications.denied.thirdParty.total"]);
        Assert.Equal(0, reading.Counts["applications.denied.internal.total"]);
    }

    [Theory]
    [InlineData("11 1 0 0 0 0 12", 11, 1)]
    [InlineData("1 11 0 0 0 0 12", 1, 11)]
    public void The_columns_decide_between_readings_that_all_have_the_right_sum(string concluded, int person, int business)
    {
        // 1 11 0 0 0 0 12 and 11 1 0 0 0 0 12 look alike once they are glued.
        TableReading reading = Read(Applications(
            ("一、本年新收政府信息公开申请数量", "111000012"), ("（一）予以公开", "111000012"), ("（七）总计", concluded)));

        Assert.Equal((person, business), (Number(reading, "applications.granted.person"), Number(reading, "applications.granted.business")));
        Assert.Equal((person, business), (Number(reading, "applications.received.person"), Number(reading, "applications.received.business")));
        Assert.Contains(reading.Explanations["applications.granted.person"].Basis, (string[])["applications.concluded", "applications.balance"]);
    }

    [Fact]
    public void Rows_that_could_all_be_read_both_ways_stay_undecided()
    {
        TableReading reading = Read(Applications(
            ("一、本年新收政府信息公开申请数量", "111000012"), ("（一）予以公开", "111000012"), ("（七）总计", "111000012")));

        Assert.All((string[])["received", "granted", "concluded"], row =>
        {
            Assert.Contains(reading.Rows["applications." + row].Candidates, candidate => candidate.SequenceEqual([1m, 11, 0, 0, 0, 0, 12]));
            Assert.Contains(reading.Rows["applications." + row].Candidates, candidate => candidate.SequenceEqual([11m, 1, 0, 0, 0, 0, 12]));
            Assert.Null(Number(reading, $"applications.{row}.total"));
        });
        Assert.Equal(0, Number(reading, "applications.partlyGranted.person"));
    }

    [Fact]
    public void Where_no_reading_has_the_right_sum_the_row_is_undecided()
    {
        TableReading reading = Read(Applications("（一）予以公开", "35000009"));

        Assert.DoesNotContain("applications.granted.person", reading.Counts.Keys);
        Assert.Equal("undecided", reading.Cells["applications.granted.total"].State);
    }

    [Fact]
    public void Fifteen_glued_numbers_are_told_apart_by_their_three_sums()
    {
        const string Heading = "四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉" +
            "结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计";
        TableReading reading = Read(Heading + "1200012" + new string('0', 10) + "五、存在的主要问题及改进情况");

        Assert.Equal(12, reading.Counts["review.upheld"]);
        Assert.Equal(12, reading.Counts["review.total"]);
        Assert.Equal(0, reading.Counts["litigation.afterReview.total"]);
    }

    private static string Applications(string row, string digits) => Applications((row, digits));

    /// <summary>A glued table of zeros with some rows given.</summary>
    private static string Applications(params (string Row, string Digits)[] given)
    {
        PrintedTable table = PrintedTable.Of(ReportText.Zeros("2021"), PrintStyle.Plain)[1];
        IEnumerable<string> rows = table.Rows.Select(row =>
        {
            string labels = string.Concat(row.Where(cell => !cell.IsValue).Select(cell => cell.Text));
            string values = string.Concat(row.Where(cell => cell.IsValue).Select(cell => cell.Text));
            string? digits = given.FirstOrDefault(pair => labels.EndsWith(pair.Row, StringComparison.Ordinal)).Digits;
            return labels + (digits ?? values);
        });
        return "三、收到和处理政府信息公开申请情况" + string.Concat(rows) + "四、政府信息公开行政复议、行政诉讼情况";
    }

    private static int? Number(TableReading reading, string key) => reading.Counts.TryGetValue(key, out decimal number) ? (int)number : null;

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
