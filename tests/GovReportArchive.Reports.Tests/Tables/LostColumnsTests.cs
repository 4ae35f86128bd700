using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Tables whose columns, cells or labels were lost on the way.</summary>
public class LostColumnsTests
{
    [Theory]
    [InlineData("一、本年新收政府信息公开申          125\n                    10   20   30    0    0   1317\n请数量                              7", "received")]
    [InlineData("二、上年结转政府信息公开申请数量    0   0   0   0   0\n                                                 172   172\n                                                  8     8", "carriedIn")]
    public void A_number_broken_by_its_cell_above_and_below_its_row_is_not_given_in_parts(string row, string stem)
    {
        string[] rows = [.. ApplicationsForm.RowsOf(false).Select(other => other.Stem == stem ? row : other.Ordinal + other.Label + "    0   0   0   0   0   0   0")];

        TableReading reading = TableReader.Read(TextDocument.Of("三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n" + string.Join('\n', rows)));

        Assert.DoesNotContain(reading.Counts.Keys, key => key.StartsWith($"applications.{stem}.", StringComparison.Ordinal));
        Assert.Equal("undecided", reading.Cells[$"applications.{stem}.person"].State);
        Assert.Equal(0, reading.Counts["applications.granted.total"]);
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("bars")]
    public void Two_numbers_at_the_ends_of_a_row_wider_than_the_form_are_no_number_for_the_cells_between(string layout)
    {
        string[] rows = [.. ApplicationsForm.RowsOf(false).Select(row => row.Ordinal + row.Label + row.Stem switch
        {
            "received" => " | 3 | | | | | | | | 3",
            "carriedOut" => " | 3 | 3 | 3 | 3 | 3 | 3 | 3",
            _ => " | 0 | 0 | 0 | 0 | 0 | 0 | 0",
        })];

        TableReading reading = TableReader.Read(WrittenTable.Report(layout, "2022年，本机关收到政府信息公开申请3件。\n三、收到和处理政府信息公开申请情况\n" + string.Join('\n', rows)));

        Assert.DoesNotContain(reading.Counts.Keys, key => key.StartsWith("applications.received.", StringComparison.Ordinal));
        Assert.Equal("undecided", reading.Cells["applications.received.business"].State);
        Assert.Equal(0, reading.Counts["applications.granted.total"]);
    }

    [Fact]
    public void A_row_with_a_cell_too_few_gives_only_what_stands_in_a_column_wherever_the_cell_was_lost()
    {
        SampleCounts sample = SampleCounts.Of("2021", 3);
        string text = ReportText.Change(ReportText.Tabs(sample), "逾期不补正", _ => "\t（六）其他处理\t1.申请人无正当理由逾期不补正\t0\t0\t0\t0\t0\t0");

        TableReading reading = Read(text);

        string[] keys = ReportText.Keys("closed.uncorrected");
        Assert.Equal([false, true, true, true, true, true, false], keys.Select(reading.Counts.ContainsKey));
        Assert.Equal("undecided", reading.Cells[keys[0]].State);
        Assert.Equal("undecided", reading.Cells[keys[6]].State);
        Assert.Contains(reading.Warnings, warning => warning.Code == "table.cellsMissing");
        Assert.All(ReportText.Keys("closed.unpaid"), key => Assert.Equal(sample.Numbers[key], reading.Counts[key]));
    }

    [Fact]
    public void The_printed_total_tells_on_which_side_a_cell_was_lost()
    {
        SampleCounts sample = ReportText.Zeros("2021",
            [.. ((string[])["refused.repeat", "concluded", "received"]).SelectMany(row =>
                ((string, decimal)[])[($"applications.{row}.business", 4), ($"applications.{row}.total", 4)])]);
        string text = ReportText.Change(ReportText.Tabs(sample), "重复申请", _ => "\t\t2.重复申请\t4\t0\t0\t0\t0\t4");

        TableReading reading = Read(text);

        string[] keys = ReportText.Keys("refused.repeat");
        Assert.Equal("implied", reading.Cells[keys[0]].State);
        Assert.Equal([4m, 0, 0, 0, 0, 4], keys[1..].Select(key => reading.Counts[key]));
    }

    [Fact]
    public void A_lost_total_column_stays_lost_and_its_sums_are_only_implied()
    {
        SampleCounts sample = SampleCounts.Of("2021", 5);
        string text = DropTotalColumn(ReportText.Tabs(sample));

        TableReading reading = Read(text);

        Assert.DoesNotContain("applications.received.total", reading.Counts.Keys);
        Assert.Equal(("implied", sample.Numbers["applications.received.total"], "applications.rowSum"),
            (reading.Cells["applications.received.total"].State, reading.Cells["applications.received.total"].Value, reading.Cells["applications.received.total"].By));
        Assert.All(ReportText.Keys("denied.process")[..6], key => Assert.Equal(sample.Numbers[key], reading.Counts[key]));
    }

    [Fact]
    public void Rows_cut_at_the_page_width_keep_only_the_columns_that_every_reading_shares()
    {
        SampleCounts sample = ReportText.Zeros("2021");
        IEnumerable<string> lines = DropTotalColumn(ReportText.Tabs(sample)).Split('\n').Select(line =>
            line.StartsWith("\t\t", StringComparison.Ordinal) && line.Contains('.', StringComparison.Ordinal) ? line[..line.LastIndexOf('\t')] : line);

        TableReading reading = Read(string.Join('\n', lines));

        string[] keys = ReportText.Keys("denied.query");
        Assert.Equal([false, true, true, true, true, false, false], keys.Select(reading.Counts.ContainsKey));
        Assert.Equal("undecided", reading.Cells[keys[0]].State);
        Assert.Equal("missing", reading.Cells[keys[6]].State);
    }

    [Fact]
    public void Lost_group_headings_do_not_move_a_row()
    {
        SampleCounts sample = SampleCounts.Of("2021", 8);
        string text = ReportText.Tabs(sample)
            .Replace("（三）不予公开", "", StringComparison.Ordinal)
            .Replace("三、本年度办理结果", "", StringComparison.Ordinal)
            .Replace("（四）无法提供", "", StringComparison.Ordinal);

        Assert.All(sample.Numbers, pair => Assert.Equal(pair.Value, Read(text).Counts[pair.Key]));
    }

    [Fact]
    public void A_row_whose_own_label_is_lost_is_known_by_its_neighbours()
    {
        SampleCounts sample = SampleCounts.Of("2021", 9);
        string text = ReportText.Tabs(sample).Replace("5.属于三类内部事务信息", "", StringComparison.Ordinal);

        Assert.All(ReportText.Keys("denied.internal"), key => Assert.Equal(sample.Numbers[key], Read(text).Counts[key]));
    }

    [Fact]
    public void Where_two_labels_and_one_row_are_lost_nothing_is_guessed()
    {
        SampleCounts sample = SampleCounts.Of("2021", 9);
        string[] lines = ReportText.Tabs(sample).Split('\n');
        IEnumerable<string> kept = lines
            .Where(line => !line.Contains("属于三类内部事务信息", StringComparison.Ordinal))
            .Select(line => line.Replace("6.属于四类过程性信息", "", StringComparison.Ordinal));

        TableReading reading = Read(string.Join('\n', kept));

        Assert.All(ReportText.Keys("denied.internal").Concat(ReportText.Keys("denied.process")), key => Assert.DoesNotContain(key, reading.Counts.Keys));
        Assert.Contains(reading.Warnings, warning => warning.Code == "table.rowsUnplaced");
        Assert.All(ReportText.Keys("denied.enforcement"), key => Assert.Equal(sample.Numbers[key], reading.Counts[key]));
    }

    [Fact]
    public void A_row_that_the_table_lacks_is_missing_and_said_so()
    {
        SampleCounts sample = SampleCounts.Of("2021", 2);
        string[] lines = ReportText.Tabs(sample).Split('\n');

        TableReading reading = Read(string.Join('\n', lines.Where(line => !line.Contains("重复申请", StringComparison.Ordinal))));

        Assert.All(ReportText.Keys("refused.repeat"), key => Assert.DoesNotContain(key, reading.Counts.Keys));
        Assert.All(ReportText.Keys("refused.repeat"), key => Assert.Contains(reading.Cells[key].State, (string[])["missing", "implied"]));
        Assert.Contains(reading.Warnings, warning => warning.Code == "table.rowsMissing" && warning.Message.Contains("重复申请", StringComparison.Ordinal));
    }

    [Fact]
    public void Headings_tell_which_of_fifteen_columns_was_lost()
    {
        SampleCounts sample = SampleCounts.Of("2021", 4);
        string text = ReportText.Change(ReportText.Tabs(sample), "\t\t\t\t\t结果维持", line => line[..line.LastIndexOf('\t')]);
        text = ReportText.Change(text, string.Join('\t', LitigationNumbers(sample)), line => line[..line.LastIndexOf('\t')]);

        TableReading reading = Read(text);

        Assert.DoesNotContain("litigation.afterReview.total", reading.Counts.Keys);
        Assert.Equal("implied", reading.Cells["litigation.afterReview.total"].State);
        Assert.Equal(sample.Numbers["litigation.afterReview.pending"], reading.Counts["litigation.afterReview.pending"]);
        Assert.Equal(sample.Numbers["review.upheld"], reading.Counts["review.upheld"]);
    }

    [Fact]
    public void Values_on_a_page_stand_in_the_columns_they_are_printed_under()
    {
        SampleCounts sample = ReportText.Zeros("2021");
        string text = ReportText.Lines(sample, "page text");
        string full = text.Split('\n').First(line => line.Contains("4.保护第三方合法权益", StringComparison.Ordinal));
        int[] columns = [.. Enumerable.Range(0, full.Length).Where(i => full[i] == '0')];
        char[] sparse = [.. full];
        sparse[columns[0]] = '5';
        sparse[columns[6]] = '5';
        foreach (int column in columns[1..6])
            sparse[column] = ' ';

        TableReading reading = Read(text.Replace(full, new string(sparse), StringComparison.Ordinal));

        string[] keys = ReportText.Keys("denied.thirdParty");
        Assert.Equal((5m, 5m), (reading.Counts[keys[0]], reading.Counts[keys[6]]));
        Assert.All(keys[1..6], key => Assert.Equal("blank", reading.Cells[key].State));
    }

    [Fact]
    public void Blank_cells_that_left_no_trace_at_all_leave_only_what_the_sum_decides()
    {
        SampleCounts sample = ReportText.Zeros("2021");
        string text = ReportText.Change(ReportText.Lines(sample, "spaces"), "2.重复申请", _ => "2.重复申请 9 3 12");

        TableReading reading = Read(text);

        string[] keys = ReportText.Keys("refused.repeat");
        Assert.Equal(12, reading.Counts[keys[6]]);
        Assert.All(keys[..6], key => Assert.Equal("undecided", reading.Cells[key].State));
    }

    private static string DropTotalColumn(string text) => string.Join('\n', text.Split('\n').Select(line =>
        line.Count(c => c == '\t') == 9 ? line[..line.LastIndexOf('\t')] : line));

    private static IEnumerable<string> LitigationNumbers(SampleCounts sample) =>
        from @group in (string[])["review", "litigation.direct", "litigation.afterReview"]
        from outcome in (string[])["upheld", "corrected", "other", "pending", "total"]
        select PrintStyle.Plain.Number(@group, sample.Numbers[$"{@group}.{outcome}"]);

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
