using System.Globalization;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Numbers that were recognised from a picture count where sums confirm them.</summary>
public class RecognisedNumbersTests
{
    [Fact]
    public void What_sums_confirm_is_given_and_the_rest_is_undecided_beside_what_was_recognised()
    {
        SampleCounts sample = SampleCounts.Of(FormIds.Form2021, 5);

        ReportRecord record = Read(sample);

        Assert.True(record.Source.Recognised);
        Assert.All(record.Counts, count => Assert.Equal(sample.Numbers[count.Key], count.Value));
        Assert.Equal(sample.Numbers.Keys.Where(key => !key.StartsWith("disclosure.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), record.Counts.Keys);
        CellState made = record.Cells["disclosure.rules.made"];
        Assert.Equal(("undecided", sample.Numbers["disclosure.rules.made"]), (made.State, decimal.Parse(made.Raw!, CultureInfo.InvariantCulture)));
        Assert.Equal(3, Assert.Single(record.Rows["disclosure.rules"].Candidates).Count);
        Assert.Contains(record.Warnings, warning => warning.Code == "table.recognised");
    }

    [Fact]
    public void One_wrong_digit_costs_its_own_cell_where_the_sums_of_the_columns_confirm_the_others()
    {
        SampleCounts sample = SampleCounts.Of(FormIds.Form2021, 5);
        sample.Numbers["applications.granted.business"] += 3;

        ReportRecord record = Read(sample);

        Assert.Equal(["applications.granted.business"], sample.Numbers.Keys.Where(key => !key.StartsWith("disclosure.", StringComparison.Ordinal)).Except(record.Counts.Keys));
        Assert.Equal("undecided", record.Cells["applications.granted.business"].State);
    }

    [Fact]
    public void A_sum_that_fails_among_confirmed_numbers_takes_all_of_them_and_accuses_nobody()
    {
        SampleCounts sample = SampleCounts.Of(FormIds.Form2021, 5);
        sample.Numbers["applications.carriedOut.person"] += 4;
        sample.Numbers["applications.carriedOut.total"] += 4;

        ReportRecord record = Read(sample);

        Assert.DoesNotContain(record.Checks, check => check.State == "fail");
        Assert.DoesNotContain("applications.carriedOut.person", record.Counts.Keys);
        Assert.DoesNotContain("applications.received.person", record.Counts.Keys);
        Assert.Contains("applications.received.business", record.Counts.Keys);
    }

    [Fact]
    public void No_lost_cell_is_worked_out_from_numbers_that_are_not_confirmed()
    {
        SampleCounts sample = SampleCounts.Of(FormIds.Form2021, 5);
        sample.Numbers["applications.received.total"] += 3;

        ReportRecord record = Read(sample, without: "上年结转");

        Assert.DoesNotContain("applications.received.total", record.Counts.Keys);
        Assert.Equal("missing", record.Cells["applications.carriedIn.business"].State);
    }

    private static ReportRecord Read(SampleCounts sample, string without = "无此行")
    {
        Table[] tables = [.. PrintedTable.Of(sample, PrintStyle.Plain).Select(table => new Table([.. table.Rows.Where(row => !row.Any(cell => cell.Text.Contains(without, StringComparison.Ordinal))).Select(row =>
            new TableRow([.. row.Select(cell => new TableCell(cell.Text, cell.Column, cell.ColumnSpan, cell.RowSpan))]))]))];
        return ReportReader.Read(TextDocument.Of(tables) with { Recognised = true }).Record;
    }
}
