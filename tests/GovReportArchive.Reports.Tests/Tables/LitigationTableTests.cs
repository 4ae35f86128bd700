using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

public class LitigationTableTests
{
    private static readonly string[] Outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    [Fact]
    public void Three_small_tables_below_each_other_are_one_table()
    {
        string text = "行政复议\n" + string.Join('\t', Outcomes) + "\n1\t2\t3\t4\t10\n行政诉讼\n未经复议直接起诉\n" + string.Join('\t', Outcomes) +
            "\n5\t0\t0\t1\t6\n复议后起诉\n" + string.Join('\t', Outcomes) + "\n0\t0\t7\t0\t7";

        AssertNumbers(Read(text), 1, 2, 3, 4, 10, 5, 0, 0, 1, 6, 0, 0, 7, 0, 7);
    }

    [Fact]
    public void Headings_one_character_a_line_are_no_obstacle()
    {
        string vertical = string.Join("\n\n", string.Concat(Enumerable.Repeat(string.Concat(Outcomes), 3)).Select(c => c.ToString()));
        string text = "行政复议 行政诉讼\n" + vertical[..60] + "\n未经复议直接起诉 复议后起诉\n" + vertical[60..] + "\n1 2 3 4 10 5 0 0 1 6 0 0 7 0 7";

        AssertNumbers(Read(text), 1, 2, 3, 4, 10, 5, 0, 0, 1, 6, 0, 0, 7, 0, 7);
    }

    [Fact]
    public void A_cell_too_few_leaves_what_every_reading_shares()
    {
        string text = Heading() + "\n1 2 3 4 10 5 0 0 1 6 0 7 0 7";

        TableReading reading = Read(text);

        Assert.Equal(10, reading.Counts["review.total"]);
        Assert.Equal(6, reading.Counts["litigation.direct.total"]);
        // 0 7 0 7 is three results and a total, or four results without one.
        Assert.Equal("undecided", reading.Cells["litigation.afterReview.total"].State);
        Assert.Equal("undecided", reading.Cells["litigation.afterReview.upheld"].State);
    }

    [Fact]
    public void Wrong_totals_do_not_change_which_cell_is_which()
    {
        AssertNumbers(Read(Heading() + "\n10 1 0 0 0 0 0 0 0 0 5 0 0 0 0"), 10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0);
    }

    [Fact]
    public void Prose_about_lawsuits_is_no_table()
    {
        TableReading reading = Read("四、政府信息公开行政复议行政诉讼情况\n2023年，因政府信息公开引起的行政复议3件、行政诉讼2件，其中未经复议直接起诉1件，结果维持1件。");

        Assert.Empty(reading.Counts);
        Assert.Empty(reading.Cells);
        Assert.Empty(reading.Taken);
    }

    [Fact]
    public void A_table_without_its_heading_rows_in_a_real_table_is_placed_by_its_fifteen_cells()
    {
        PrintedTable table = PrintedTable.Of(SampleCounts.Of("2021", 21), PrintStyle.Plain)[2];
        SampleCounts sample = SampleCounts.Of("2021", 21);
        Table block = new([.. table.Rows.Skip(0).Select(row => new TableRow([.. row.Select(cell => new TableCell(cell.Text, cell.Column, cell.ColumnSpan, cell.RowSpan))]))]);

        TableReading reading = TableReader.Read(TextDocument.Of([block]));

        Assert.All(LitigationKeys(), key => Assert.Equal(sample.Numbers[key], reading.Counts[key]));
        Assert.Equal((0, 3), (reading.At["review.upheld"].Block, reading.At["review.upheld"].Row));
        Assert.Equal(14, reading.At["litigation.afterReview.total"].Col);
    }

    private static string Heading() =>
        "行政复议 行政诉讼\n" + string.Join(' ', Outcomes) + " 未经复议直接起诉 复议后起诉\n" + string.Join(' ', Outcomes) + " " + string.Join(' ', Outcomes);

    private static IEnumerable<string> LitigationKeys() =>
        CountCatalog.All.Select(definition => definition.Key).Where(key => key.StartsWith("review.", StringComparison.Ordinal) || key.StartsWith("litigation.", StringComparison.Ordinal));

    private static void AssertNumbers(TableReading reading, params decimal[] numbers) =>
        Assert.Equal(numbers, LitigationKeys().Select(key => reading.Counts.GetValueOrDefault(key, -1)));

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
