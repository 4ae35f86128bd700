using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Rows that differ from the form: merged, added, renamed, detached from their labels, printed twice, wrong.</summary>
public class RowsAndLabelsTests
{
    [Fact]
    public void Other_dealings_in_one_row_of_a_2021_form_are_one_row()
    {
        SampleCounts sample = SampleCounts.Of("2019", 4);
        SampleCounts disclosure = SampleCounts.Of("2021", 4);
        string[] old = ReportText.Tabs(sample).Split('\n');
        string[] lines = ReportText.Tabs(disclosure).Split('\n');
        int table = Array.FindIndex(lines, line => line.StartsWith("三、收到", StringComparison.Ordinal));
        int oldTable = Array.FindIndex(old, line => line.StartsWith("三、收到", StringComparison.Ordinal));

        TableReading reading = Read(string.Join('\n', lines[..table].Concat(old[oldTable..])));

        Assert.Equal("2021", reading.Form);
        Assert.All(ReportText.Keys("closed.all"), key => Assert.Equal(sample.Numbers[key], reading.Counts[key]));
        Assert.DoesNotContain(reading.Counts.Keys.Concat(reading.Cells.Keys), key => key.StartsWith("applications.closed.unpaid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("四、结转下年度继续办理 2 0 0 0 1 0 3", 3)]
    [InlineData("四、结转下年度继续办理\n2\n0\n0\n0\n1\n0\n3", 3)]
    [InlineData("四、结转下年度继续办理 2 0 0", null)]
    [InlineData("四、结转下年度继续办理3件", null)]
    public void A_page_that_begins_with_the_last_row_gives_it_where_it_is_whole(string row, int? total)
    {
        TableReading reading = Read("— 7 —\n" + row + "\n四、政府信息公开行政复议、行政诉讼情况\n本年度没有行政复议、行政诉讼。\n五、存在的主要问题及改进情况\n无");

        Assert.Equal(total, reading.Counts.TryGetValue("applications.carriedOut.total", out decimal number) ? (int)number : null);
        Assert.All(reading.Counts.Keys, key => Assert.StartsWith("applications.carriedOut.", key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2021", "四类过程性", "行政执法案卷")]
    [InlineData("2021", "其他法律行政法规", "行政查询事项")]
    [InlineData("2019", "三类内部事务", "行政执法案卷")]
    [InlineData("2021", "重复申请", "公开出版物")]
    public void Rows_that_changed_places_keep_their_labels(string form, string one, string other)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            SampleCounts sample = SampleCounts.Of(form, seed);
            List<string> lines = [.. ReportText.Tabs(sample).Split('\n')];
            int first = lines.FindIndex(line => line.Contains(one, StringComparison.Ordinal)), second = lines.FindIndex(line => line.Contains(other, StringComparison.Ordinal));
            (lines[first], lines[second]) = (lines[second], lines[first]);

            TableReading reading = Read(string.Join('\n', lines));

            Assert.All(sample.Numbers.Where(count => count.Key.StartsWith("applications.", StringComparison.Ordinal)), count => Assert.Equal(count.Value, reading.Counts[count.Key]));
        }
    }

    [Fact]
    public void Subtotals_that_an_office_added_are_extra_rows_and_move_nothing()
    {
        SampleCounts sample = SampleCounts.Of("2021", 5);
        List<string> lines = [.. ReportText.Tabs(sample).Split('\n')];
        lines.Insert(lines.FindIndex(line => line.Contains("本机关不掌握", StringComparison.Ordinal)), "\t\t小计\t7\t0\t0\t0\t0\t0\t7");
        lines.Insert(lines.FindIndex(line => line.Contains("信访举报", StringComparison.Ordinal)), "\t（四）无法提供小计\t\t9\t0\t0\t0\t0\t0\t9");

        TableReading reading = Read(string.Join('\n', lines));

        AssertAll(sample, reading);
        Assert.Equal(["小计", "(四)无法提供小计"], reading.ExtraRows.Select(row => row.Label));
        Assert.Contains("9", reading.ExtraRows[1].Cells);
    }

    [Fact]
    public void A_subtotal_of_other_dealings_above_its_three_rows_is_an_extra_row()
    {
        SampleCounts sample = SampleCounts.Of("2021", 5);
        List<string> lines = [.. ReportText.Tabs(sample).Split('\n')];
        int at = lines.FindIndex(line => line.Contains("逾期不补正", StringComparison.Ordinal));
        lines.Insert(at, "\t（六）其他处理\t\t7\t0\t0\t0\t0\t0\t7");
        lines[at + 1] = lines[at + 1].Replace("（六）其他处理", "", StringComparison.Ordinal);

        TableReading reading = Read(string.Join('\n', lines));

        AssertAll(sample, reading);
        Assert.Single(reading.ExtraRows);
    }

    [Fact]
    public void Wrong_printed_totals_stay_as_printed_and_fail_their_check()
    {
        SampleCounts sample = SampleCounts.Of("2021", 7);
        sample.Numbers["review.total"] += 5;
        sample.Numbers["applications.received.total"] += 1;

        TableReading reading = Read(ReportText.Tabs(sample));
        IReadOnlyList<Check> checks = CheckRunner.Run(reading.Form, reading.Counts, reading.Cells);

        AssertAll(sample, reading);
        Assert.Equal("fail", checks.Single(check => check.Rule == "review.sum").State);
        Assert.Equal("fail", checks.Single(check => check.Rule == "applications.rowSum" && check.Column == "applications.received").State);
    }

    [Fact]
    public void Labels_that_were_detached_from_their_numbers_are_found_by_order()
    {
        SampleCounts sample = SampleCounts.Of("2021", 3);
        List<string> lines = [];
        foreach (List<PrintedCell> row in PrintedTable.Of(sample, PrintStyle.Plain)[1].Rows)
        {
            string label = string.Concat(row.Where(cell => !cell.IsValue).Select(cell => cell.Text));
            string[] values = [.. row.Where(cell => cell.IsValue).Select(cell => cell.Text)];
            // Long labels stand on lines of their own, above or below the row of numbers they belong to.
            bool isLong = label.Length > 11;
            if (values.Length == 0 || isLong)
                lines.Insert(label.Length % 2 == 0 ? Math.Max(lines.Count - 1, 0) : lines.Count, label);
            if (values.Length > 0)
                lines.Add("| " + (isLong ? "" : label + " | ") + string.Join(" | ", values) + " |");
        }

        TableReading reading = Read("三、收到和处理政府信息公开申请情况\n" + string.Join('\n', lines));

        Assert.All(sample.Numbers.Where(pair => pair.Key.StartsWith("applications.", StringComparison.Ordinal)), pair =>
            Assert.True(!reading.Counts.TryGetValue(pair.Key, out decimal number) || number == pair.Value, pair.Key));
        Assert.True(reading.Counts.Count >= 24 * 7, reading.Counts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_page_number_between_the_cells_of_a_row_is_no_cell()
    {
        SampleCounts sample = ReportText.Zeros("2021");
        List<string> lines = [.. ReportText.Lines(sample, "one cell a line").Split('\n')];
        lines.Insert(lines.IndexOf("8.属于行政查询事项") + 4, "3");

        TableReading reading = Read(string.Join('\n', lines));

        AssertAll(sample, reading);
    }

    [Fact]
    public void Repeated_headings_and_page_marks_inside_a_table_belong_to_it()
    {
        SampleCounts sample = SampleCounts.Of("2021", 11);
        SourceDocument document = TextDocument.Of(ReportText.Lines(sample, "page text with page breaks"));

        AssertAll(sample, TableReader.Read(document));
    }

    [Fact]
    public void Tables_printed_twice_are_read_once()
    {
        SampleCounts sample = SampleCounts.Of("2021", 12);
        string text = ReportText.Tabs(sample);

        TableReading reading = Read(text + "\n" + text);

        AssertAll(sample, reading);
        Assert.DoesNotContain(reading.Warnings, warning => warning.Code == "table.printedTwice");
    }

    [Fact]
    public void Of_two_prints_that_differ_the_first_is_kept_with_a_warning()
    {
        SampleCounts first = SampleCounts.Of("2021", 12);
        SampleCounts second = SampleCounts.Of("2021", 13);

        TableReading reading = Read(ReportText.Tabs(first) + "\n" + ReportText.Tabs(second));

        AssertAll(first, reading);
        Assert.Contains(reading.Warnings, warning => warning.Code == "table.printedTwice");
    }

    [Theory]
    [InlineData("本年制发件数", "本年制发数量", "行政规范性文件", "规范性文件")]
    [InlineData("本年新收政府信息公开申请数量", "本年新收政府信息公开申请数", "（七）总计", "（七）合计")]
    [InlineData("危及“三安全一稳定”", "危及\"三安全一稳定\"", "重复申请", "重复申请的")]
    [InlineData("（一）予以公开", "(一)予以公开", "四、结转下年度继续办理", "四、结转下一年度继续办理")]
    [InlineData("其他法律行政法规禁止公开", "其他法律、行政法规禁止公开的", "只计这一情形", "只记这一情形")]
    [InlineData("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期不缴费")]
    public void Other_spellings_of_labels_are_the_same_rows(string label, string spelling, string other, string otherSpelling)
    {
        SampleCounts sample = SampleCounts.Of("2021", 14);
        foreach (string layout in (string[])["tabs", "one cell a line", "page text"])
        {
            string text = ReportText.Lines(sample, layout)
                .Replace(label, spelling, StringComparison.Ordinal)
                .Replace(other, otherSpelling, StringComparison.Ordinal);

            AssertAll(sample, Read(text));
        }
    }

    [Fact]
    public void Numbering_in_cells_of_its_own_is_no_value()
    {
        SampleCounts sample = SampleCounts.Of("2021", 15);
        IEnumerable<string> lines = ReportText.Lines(sample, "tabs without merged cells").Split('\n').Select(line =>
            line.Length > 2 && line.Contains('\t', StringComparison.Ordinal) && char.IsAsciiDigit(line[0]) && line[1] == '.' ? line[0] + "\t" + line[2..] : line);

        AssertAll(sample, Read(string.Join('\n', lines)));
    }

    [Fact]
    public void A_table_that_begins_in_its_middle_is_read_from_there()
    {
        SampleCounts sample = SampleCounts.Of("2021", 16);
        string[] lines = ReportText.Tabs(sample).Split('\n');
        int at = Array.FindIndex(lines, line => line.Contains("属于国家秘密", StringComparison.Ordinal));

        TableReading reading = Read(string.Join('\n', lines[at..]));

        Assert.All(ReportText.Keys("refused.petition").Concat(ReportText.Keys("concluded")), key => Assert.Equal(sample.Numbers[key], reading.Counts[key]));
        Assert.Equal("missing", reading.Cells["applications.received.person"].State);
    }

    private static void AssertAll(SampleCounts sample, TableReading reading)
    {
        Assert.All(sample.Numbers, pair => Assert.Equal((pair.Key, pair.Value), (pair.Key, reading.Counts.GetValueOrDefault(pair.Key, -1))));
        Assert.All(reading.Counts.Keys, key => Assert.Contains(key, sample.Numbers.Keys));
    }

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
