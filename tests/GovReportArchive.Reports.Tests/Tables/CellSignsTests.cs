using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Cells that print something else than a plain number.</summary>
public class CellSignsTests
{
    [Theory]
    [InlineData("", "blank")]
    [InlineData("/", "slash")]
    [InlineData("／", "slash")]
    [InlineData("-", "dash")]
    [InlineData("——", "dash")]
    [InlineData("无", "none")]
    [InlineData("不适用", "remark")]
    [InlineData("详见附件2", "remark")]
    [InlineData("0/0", "remark")]
    public void A_sign_is_no_number_and_keeps_its_name(string printed, string state)
    {
        foreach (string layout in (string[])["tabs", "bars"])
        {
            string separator = layout == "tabs" ? "\t" : " | ";
            string text = WithCell(layout, separator, printed);

            TableReading reading = TableReader.Read(TextDocument.Of(text));

            Assert.DoesNotContain("disclosure.normativeDocuments.repealed", reading.Counts.Keys);
            Assert.Equal((state, printed), (reading.Cells["disclosure.normativeDocuments.repealed"].State, reading.Cells["disclosure.normativeDocuments.repealed"].Raw));
            Assert.Equal(2, reading.Counts["disclosure.normativeDocuments.made"]);
            Assert.Equal(8, reading.Counts["disclosure.normativeDocuments.inForce"]);
        }
    }

    [Theory]
    [InlineData("22（其中修订16件）", 22)]
    [InlineData("22，其中修订16件", 22)]
    [InlineData("22*", 22)]
    [InlineData("22件", 22)]
    [InlineData("零", 0)]
    [InlineData("O", 0)]
    [InlineData("1O", 10)]
    public void A_number_with_a_remark_is_a_number_and_keeps_the_remark(string printed, int number)
    {
        TableReading reading = TableReader.Read(TextDocument.Of(WithCell("tabs", "\t", printed)));

        Assert.Equal(number, reading.Counts["disclosure.normativeDocuments.repealed"]);
        Assert.Equal(("remark", printed), (reading.Cells["disclosure.normativeDocuments.repealed"].State, reading.Cells["disclosure.normativeDocuments.repealed"].Raw));
    }

    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("1，234", 1234)]
    [InlineData("１２", 12)]
    [InlineData("12.0", 12)]
    public void Ways_to_print_a_plain_number_are_plain_numbers(string printed, int number)
    {
        TableReading reading = TableReader.Read(TextDocument.Of(WithCell("tabs", "\t", printed)));

        Assert.Equal(number, reading.Counts["disclosure.normativeDocuments.repealed"]);
        Assert.DoesNotContain("disclosure.normativeDocuments.repealed", reading.Cells.Keys);
    }

    [Theory]
    [InlineData("收费金额（单位：万元）", "24252.311082", "24252.311082", null)]
    [InlineData("收费金额（单位：元）", "35000", "3.5", "remark")]
    [InlineData("收费金额（单位：万元）", "35000元", "3.5", "remark")]
    [InlineData("收费金额（单位：万元）", "0.00", "0", null)]
    public void Amounts_are_decimals_in_their_keys_unit(string heading, string printed, string amount, string? state)
    {
        string text = ReportText.Tabs(ReportText.Zeros("2021")).Replace("收费金额（单位：万元）", heading, StringComparison.Ordinal);
        text = ReportText.Change(text, "行政事业性收费", _ => "行政事业性收费\t" + printed);

        TableReading reading = TableReader.Read(TextDocument.Of(text));

        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), reading.Counts["disclosure.fees.amount"]);
        Assert.Equal(state, reading.Cells.GetValueOrDefault("disclosure.fees.amount")?.State);
        Assert.DoesNotContain(reading.Warnings, warning => warning.Code == "unit.assumed");
    }

    [Fact]
    public void An_amount_without_a_unit_is_taken_in_its_keys_unit_with_a_warning()
    {
        SampleCounts sample = ReportText.Zeros("2019", ("disclosure.procurement.amount", 8040));

        TableReading reading = TableReader.Read(TextDocument.Of(ReportText.Tabs(sample)));

        Assert.Equal(8040, reading.Counts["disclosure.procurement.amount"]);
        Assert.Single(reading.Warnings, warning => warning.Code == "unit.assumed");
    }

    [Theory]
    [InlineData("-3", -3)]
    [InlineData("+3", 3)]
    [InlineData("减3", -3)]
    [InlineData("增加3项", 3)]
    public void A_change_has_a_sign(string printed, int number)
    {
        string text = ReportText.Change(ReportText.Tabs(ReportText.Zeros("2019")), "行政强制", _ => "行政强制\t12\t" + printed + "\t4");

        TableReading reading = TableReader.Read(TextDocument.Of(text));

        Assert.Equal(number, reading.Counts["disclosure.coercion.itemsChange"]);
        Assert.Equal(12, reading.Counts["disclosure.coercion.itemsLastYear"]);
        Assert.Equal(4, reading.Counts["disclosure.coercion.decisions"]);
    }

    [Theory]
    [InlineData("2 4", "24", true)]
    [InlineData("2 5", "24", false)]
    public void Digits_broken_inside_a_cell_are_joined_only_where_the_sum_says_so(string printed, string total, bool isRead)
    {
        string text = ReportText.Change(ReportText.Tabs(ReportText.Zeros("2021")), "重复申请", _ => $"\t\t2.重复申请\t{printed}\t0\t0\t0\t0\t0\t{total}");

        TableReading reading = TableReader.Read(TextDocument.Of(text));

        Assert.Equal(isRead ? 24 : null, reading.Counts.TryGetValue("applications.refused.repeat.person", out decimal number) ? number : (decimal?)null);
        Assert.Equal(24, reading.Counts["applications.refused.repeat.total"]);
    }

    [Fact]
    public void Blank_cells_of_a_real_table_stay_blank_and_blank_totals_are_not_filled_in()
    {
        PrintedTable table = PrintedTable.Of(ReportText.Zeros("2019"), PrintStyle.Plain)[1];
        List<TableRow> rows = [.. table.Rows.Select(row => new TableRow([.. row.Select(cell => Cell(cell))]))];

        TableReading reading = TableReader.Read(TextDocument.Of([new Table(rows)]));

        Assert.All(ReportText.Keys("granted")[..6], key => Assert.Equal(0, reading.Counts[key]));
        Assert.Equal("blank", reading.Cells["applications.granted.total"].State);

        static TableCell Cell(PrintedCell cell) =>
            new(cell.IsValue && cell.Column == 9 ? "" : cell.Text, cell.Column, cell.ColumnSpan, cell.RowSpan);
    }

    [Theory]
    [InlineData("tabs")]
    [InlineData("one cell a line")]
    public void A_form_that_nobody_filled_in_is_all_blank(string layout)
    {
        string text = ReportText.Lines(ReportText.Zeros("2021"), layout);
        text = string.Join('\n', text.Split('\n').Select(line => line == "0" ? "" : ("\t" + line).Replace("\t0", "\t", StringComparison.Ordinal)[1..]));

        TableReading reading = TableReader.Read(TextDocument.Of(text));

        Assert.Empty(reading.Counts);
        Assert.Equal("blank", reading.Cells["applications.denied.query.total"].State);
        Assert.Equal("blank", reading.Cells["disclosure.rules.made"].State);
    }

    [Fact]
    public void Traditional_characters_and_full_width_digits_are_read()
    {
        SampleCounts sample = SampleCounts.Of("2021", 6);
        string text = ReportText.Lines(sample, "tabs", new PrintStyle { FullWidthDigits = true })
            .Replace('总', '總').Replace('计', '計').Replace('开', '開').Replace('请', '請').Replace('处', '處').Replace('规', '規').Replace('与', '與')
            .Replace('结', '結').Replace('维', '維').Replace('复', '復').Replace('议', '議').Replace('诉', '訴').Replace('讼', '訟').Replace('条', '條');

        TableReading reading = TableReader.Read(TextDocument.Of(text));

        Assert.All(sample.Numbers, pair => Assert.Equal(pair.Value, reading.Counts[pair.Key]));
    }

    private static string WithCell(string layout, string separator, string printed)
    {
        string text = ReportText.Lines(ReportText.Zeros("2021"), layout);
        return ReportText.Change(text, "行政规范性文件", line =>
            line.Replace($"{separator}0{separator}0{separator}0", $"{separator}2{separator}{printed}{separator}8", StringComparison.Ordinal));
    }
}
