using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Tables that a converter printed column by column: all labels, then the numbers.</summary>
public class ColumnOrderTests
{
    public static TheoryData<string, bool> Forms => new() { { FormIds.Form2021, false }, { FormIds.Form2021, true }, { FormIds.Form2019, false }, { FormIds.Form2019, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Columns_of_applications_are_read_where_every_sum_confirms_them(string form, bool headed)
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            SampleCounts sample = SampleCounts.Of(form, seed);
            TableReading reading = TableReader.Read(TextDocument.Of(Applications(sample, headed)));

            Assert.All(sample.Numbers.Where(pair => pair.Key.StartsWith("applications.", StringComparison.Ordinal)),
                pair => Assert.Equal(pair.Value, reading.Counts[pair.Key]));
        }
    }

    [Fact]
    public void Columns_that_do_not_add_up_give_no_number()
    {
        SampleCounts sample = SampleCounts.Of(FormIds.Form2021, 3);
        sample.Numbers["applications.granted.person"] += 7;

        TableReading reading = TableReader.Read(TextDocument.Of(Applications(sample, headed: false)));

        Assert.All(reading.Counts, pair => Assert.Equal(sample.Numbers[pair.Key], pair.Value));
    }

    [Fact]
    public void Numbers_of_disclosure_below_each_other_are_read_only_where_rows_and_columns_say_the_same()
    {
        const string Labels = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n";

        TableReading doubtful = TableReader.Read(TextDocument.Of(Labels + "0\n4\n31\n0\n9\n0\n0\n2\n0\n17"));
        TableReading zeros = TableReader.Read(TextDocument.Of(Labels + "0\n0\n0\n0\n0\n0\n0\n0\n0\n0"));

        Assert.Empty(doubtful.Counts);
        Assert.Equal(10, zeros.Counts.Count);
    }

    public static TheoryData<string, int[]> Orders => new()
    {
        { "outcome by outcome", [0, 5, 10, 1, 6, 11, 2, 7, 12, 3, 8, 13, 4, 9, 14] },
        { "lawsuits outcome by outcome", [0, 1, 2, 3, 4, 5, 10, 6, 11, 7, 12, 8, 13, 9, 14] },
        { "totals last", [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 4, 9, 14] },
        { "totals first, results outcome by outcome", [4, 9, 14, 0, 5, 10, 1, 6, 11, 2, 7, 12, 3, 8, 13] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Reviews_and_lawsuits_printed_below_each_other_are_put_right_by_their_sums(string order, int[] printed)
    {
        decimal[] numbers = [3, 1, 0, 7, 11, 2, 9, 4, 0, 15, 6, 0, 5, 8, 19];

        TableReading reading = TableReader.Read(TextDocument.Of(Litigation(printed.Select(column => numbers[column]))));

        Assert.True(numbers.SequenceEqual(LitigationForm.Keys.Select(key => reading.Counts.GetValueOrDefault(key, -1))), order);
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void The_order_read_stands_where_its_sums_hold_and_where_they_confirm_it_beside_a_wrong_one()
    {
        decimal[] right = [3, 1, 0, 7, 11, 2, 9, 4, 0, 15, 6, 0, 5, 8, 19], misprinted = [3, 1, 0, 7, 11, 2, 9, 4, 0, 16, 6, 0, 5, 8, 19];

        Assert.All((decimal[][])[right, misprinted], numbers =>
            Assert.Equal(numbers, LitigationForm.Keys.Select(key => TableReader.Read(TextDocument.Of(Litigation(numbers))).Counts.GetValueOrDefault(key, -1))));
    }

    [Theory]
    [InlineData("12 3 0 4 0 0 0 0 0 0 6 0 0 1 0")]
    [InlineData("19 8 5 0 6 15 0 4 9 2 11 7 0 1 3")]
    public void Where_no_order_adds_up_or_several_do_no_number_is_given_but_candidates_are(string printed)
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Litigation(printed.Split(' ').Select(decimal.Parse))));

        Assert.DoesNotContain(reading.Counts, count => LitigationForm.Keys.Contains(count.Key));
        Assert.All(LitigationForm.Keys, key => Assert.Equal("undecided", reading.Cells[key].State));
        Assert.True(reading.Rows["review"].Candidates.Count > 1);
        Assert.Contains(reading.Warnings, warning => warning.Code == "table.orderLost");
    }

    [Fact]
    public void A_sum_that_confirms_the_order_read_keeps_another_from_being_taken_that_adds_up_by_chance()
    {
        // The total 1 of the second group is a misprint of 5; with both groups of lawsuits read outcome by outcome all three add up.
        decimal[] misprinted = [3, 1, 3, 0, 7, 0, 4, 1, 0, 1, 4, 1, 1, 3, 9];

        TableReading reading = TableReader.Read(TextDocument.Of(Litigation(misprinted)));

        Assert.All(reading.Counts.Where(count => LitigationForm.Keys.Contains(count.Key)), count => Assert.Equal(misprinted[LitigationForm.Keys.ToList().IndexOf(count.Key)], count.Value));
        Assert.Equal("undecided", reading.Cells["litigation.direct.upheld"].State);
    }

    [Fact]
    public void Wrong_totals_of_groups_on_lines_of_their_own_are_printed_so()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(Litigation([]) + "\n12 3 0 4 0\n0 0 0 0 0\n6 0 0 1 0"));

        Assert.Equal((12, 0, 6), (reading.Counts["review.upheld"], reading.Counts["review.total"], reading.Counts["litigation.afterReview.upheld"]));
    }

    private static string Litigation(IEnumerable<decimal> numbers)
    {
        string[] outcomes = [.. LitigationForm.Outcomes.Select(outcome => outcome.Label)];
        string[] lines = ["四、政府信息公开行政复议、行政诉讼情况", "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", .. outcomes, .. outcomes, .. outcomes];
        return string.Join('\n', [.. lines, .. numbers.Select(number => PrintStyle.Plain.Number("", number))]);
    }

    private static string Applications(SampleCounts sample, bool headed)
    {
        ApplicationRow[] rows = [.. ApplicationsForm.RowsOf(sample.Form == FormIds.Form2019)];
        List<string> lines = ["三、收到和处理政府信息公开申请情况", "申请人情况"];
        lines.AddRange(rows.Select(row => row.Ordinal + row.Label));
        foreach (ApplicantColumn column in ApplicationsForm.Columns)
        {
            if (headed) lines.Add(column.Label);
            lines.AddRange(rows.Select(row => PrintStyle.Plain.Number("", sample.Numbers[$"{row.Key}.{column.Suffix}"])));
        }
        lines.Add("四、政府信息公开行政复议、行政诉讼情况");
        return string.Join('\n', lines);
    }
}
