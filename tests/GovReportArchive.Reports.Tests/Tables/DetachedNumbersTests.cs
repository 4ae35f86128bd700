using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Numbers that stand apart from their labels, or whose digits do, are not trusted.</summary>
public class DetachedNumbersTests
{
    private const string Disclosure = "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 12 3 4\n";

    private const string Ending = "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 71\n第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 8\n行政强制 0\n";

    [Fact]
    public void Digits_below_a_row_of_disclosure_are_the_rest_of_broken_numbers()
    {
        TableReading reading = Read(Disclosure + "5 7\n" + Ending);

        Assert.DoesNotContain("disclosure.normativeDocuments.inForce", reading.Counts.Keys);
        Assert.DoesNotContain("disclosure.normativeDocuments.made", reading.Counts.Keys);
        Assert.Equal(71, reading.Counts["disclosure.licences.decisions"]);
    }

    [Fact]
    public void The_same_row_without_digits_below_it_is_read()
    {
        Assert.Equal(4, Read(Disclosure + Ending).Counts["disclosure.normativeDocuments.inForce"]);
    }

    [Theory]
    [InlineData("10 0 0 0 0 0 1", "0", false)] // 10 … 10, the last cell broken
    [InlineData("10 0 0 0 0 0 10", "7", true)] // a page number below a row that adds up
    public void Digits_below_a_row_of_applications_are_its_rest_where_its_sum_is_wrong(string row, string below, bool isRead)
    {
        SampleCounts sample = ReportText.Zeros("2021", ("applications.granted.person", 10), ("applications.granted.total", 10));
        string text = ReportText.Change(ReportText.Lines(sample, "spaces"), "予以公开 ", line => line[..line.IndexOf(" 10", StringComparison.Ordinal)] + " " + row + "\n" + below);

        TableReading reading = Read(text);

        Assert.Equal(isRead, reading.Counts.TryGetValue("applications.granted.total", out decimal total));
        Assert.Equal(isRead ? 10 : 0, total);
        Assert.Equal(isRead, reading.Counts.ContainsKey("applications.granted.person"));
    }

    [Fact]
    public void Digits_below_a_number_of_statistics_put_it_in_doubt()
    {
        const string Table = "政府信息公开情况统计表\n统计指标 单位 统计数\n（一）主动公开政府信息数 条 120\n{0}1.政府公报公开政府信息数 条 3\n2.政府网站公开政府信息数 条 117\n（一）收到申请数 件 6\n1.当面申请数 件 6\n";

        Assert.Equal(120, Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, Table, "")).Counts["stats.disclosed.total"]);
        Assert.DoesNotContain("stats.disclosed.total", Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, Table, "45\n")).Counts.Keys);
    }

    [Fact]
    public void Labels_without_values_and_values_without_labels_give_no_number_behind_them()
    {
        TableReading reading = Read(
            "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n第二十条第（五）项\n行政许可\n行政处罚\n行政强制\n5\n8\n13\n21\n34\n三、收到和处理政府信息公开申请情况");

        Assert.Empty(reading.Counts);
    }

    [Fact]
    public void A_total_is_told_by_the_table_that_prints_its_sums()
    {
        // Blank cells left no trace: 4 1 5 is two applicants and their total, wherever the two stand; 0 0 proves nothing.
        SampleCounts sample = ReportText.Zeros("2021");
        string text = ReportText.Change(ReportText.Lines(sample, "spaces"), "予以公开", line => line.Replace("0 0 0 0 0 0 0", "4 1 5", StringComparison.Ordinal));
        text = ReportText.Change(text, "重复申请", line => line.Replace("0 0 0 0 0 0 0", "0 0", StringComparison.Ordinal));

        TableReading reading = Read(text);

        Assert.Contains("予以公开 4 1 5", text, StringComparison.Ordinal);
        Assert.Equal(5, reading.Counts["applications.granted.total"]);
        Assert.DoesNotContain("applications.granted.person", reading.Counts.Keys);
        Assert.DoesNotContain("applications.refused.repeat.total", reading.Counts.Keys);
    }

    [Theory]
    [InlineData("- 3 -")]
    [InlineData("　　— 3 —　　")]
    [InlineData("第 3 页 共 9 页")]
    [InlineData("                                        3 / 9                    ")]
    public void A_page_mark_between_two_rows_is_neither_value_nor_rest(string mark)
    {
        Assert.Equal(4, Read(Disclosure + mark + "\n" + Ending).Counts["disclosure.normativeDocuments.inForce"]);
    }

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
