using System.Globalization;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Each part of the disclosure table has the columns that stand above it, whatever form the rest of the table follows.</summary>
public class SubTableHeadingsTests
{
    private const string Newer = """
        二、主动公开政府信息情况
        第二十条第（一）项 | | |
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
        规章 | 1 | 2 | 3
        行政规范性文件 | 17 | 4 | 256
        第二十条第（五）项 | | |
        信息内容 | 本年处理决定数量 | |
        行政许可 | 348 | |
        第二十条第（六）项 | | |
        信息内容 | 本年处理决定数量 | |
        行政处罚 | 29 | |
        行政强制 | 5 | |
        第二十条第（八）项 | | |
        信息内容 | 本年收费金额（单位：万元） | |
        行政事业性收费 | 61.4 | |
        """;

    private const string Older = """
        二、主动公开政府信息情况
        第二十条第（一）项 | | |
        信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
        规章 | 1 | 2 | 3
        规范性文件 | 17 | 14 | 256
        第二十条第（五）项 | | |
        信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
        行政许可 | 40 | -2 | 348
        其他对外管理服务事项 | 11 | 0 | 27
        第二十条第（六）项 | | |
        信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
        行政处罚 | 90 | 3 | 29
        行政强制 | 8 | 1 | 5
        第二十条第（八）项 | | |
        信息内容 | 上一年项目数量 | 本年增/减 |
        行政事业性收费 | 6 | 2 |
        第二十条第（九）项 | | |
        信息内容 | 采购项目数量 | 采购总金额 |
        政府集中采购 | 13 | 871000 |
        """;

    public static TheoryData<string> Layouts => [.. WrittenTable.Layouts];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_part_of_a_2021_table_under_the_headings_of_2019_has_their_columns(string layout)
    {
        string table = Newer.Replace("本年制发件数 | 本年废止件数 | 现行有效件数", "本年新制作数量 | 本年新公开数量 | 对外公开总数量", StringComparison.Ordinal);

        TableReading reading = Read(layout, table);

        Assert.Equal("2021", reading.Form);
        Assert.Equal(
            "coercion.decisions 5, fees.amount 61.4, licences.decisions 348, normativeDocuments.disclosedTotal 256, normativeDocuments.newlyDisclosed 4, "
            + "normativeDocuments.newlyMade 17, penalties.decisions 29, rules.disclosedTotal 3, rules.newlyDisclosed 2, rules.newlyMade 1", Show(reading));
        Assert.Empty(reading.Cells);
    }

    [Theory]
    [InlineData("本年新 | 本年新 | 对外公")]
    [InlineData("本年新制 | 本年新公 | 对外公开")]
    [InlineData("新制作数量 | 新公开数量 | 公开总数量")]
    public void Headings_that_are_cut_still_say_which_columns_they_are(string headings)
    {
        TableReading reading = Read("bars", Newer.Replace("本年制发件数 | 本年废止件数 | 现行有效件数", headings, StringComparison.Ordinal));

        Assert.Equal(17, reading.Counts["disclosure.normativeDocuments.newlyMade"]);
        Assert.DoesNotContain("disclosure.normativeDocuments.made", reading.Counts.Keys.Concat(reading.Cells.Keys));
        Assert.Equal(348, reading.Counts["disclosure.licences.decisions"]);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_part_of_a_2019_table_under_the_headings_of_2021_has_their_columns(string layout)
    {
        string table = Older
            .Replace("本年新制作数量 | 本年新公开数量 | 对外公开总数量", "本年制发件数 | 本年废止件数 | 现行有效件数", StringComparison.Ordinal)
            .Replace("上一年项目数量 | 本年增/减 | 处理决定数量\n行政处罚 | 90 | 3 | 29\n行政强制 | 8 | 1 | 5", "本年处理决定数量 | |\n行政处罚 | 29 | |\n行政强制 | 5 | |", StringComparison.Ordinal);

        TableReading reading = Read(layout, table);

        Assert.Equal("2019", reading.Form);
        Assert.Equal(
            "coercion.decisions 5, fees.itemsChange 2, fees.itemsLastYear 6, licences.decisions 348, licences.itemsChange -2, licences.itemsLastYear 40, "
            + "normativeDocuments.inForce 256, normativeDocuments.made 17, normativeDocuments.repealed 14, otherServices.decisions 27, otherServices.itemsChange 0, "
            + "otherServices.itemsLastYear 11, penalties.decisions 29, procurement.amount 871000, procurement.projects 13, rules.inForce 3, rules.made 1, rules.repealed 2",
            Show(reading));
        Assert.Empty(reading.Cells);
    }

    [Theory]
    [InlineData("licences")]
    [InlineData("penalties")]
    [InlineData("fees")]
    public void One_part_of_a_2021_table_with_three_columns_of_2019_does_not_move_the_others(string part)
    {
        string three = "上一年项目数量 | 本年增/减 | 处理决定数量";
        string table = part switch
        {
            "licences" => Newer.Replace("本年处理决定数量 | |\n行政许可 | 348 | |", three + "\n行政许可 | 40 | -2 | 348", StringComparison.Ordinal),
            "penalties" => Newer.Replace("本年处理决定数量 | |\n行政处罚 | 29 | |\n行政强制 | 5 | |", three + "\n行政处罚 | 90 | 3 | 29\n行政强制 | 8 | 1 | 5", StringComparison.Ordinal),
            _ => Newer.Replace("本年收费金额（单位：万元） | |\n行政事业性收费 | 61.4 | |", "上一年项目数量 | 本年增/减 |\n行政事业性收费 | 6 | 2 |", StringComparison.Ordinal),
        };
        Assert.NotEqual(Newer, table);

        TableReading reading = Read("tabs", table);

        Assert.Equal("2021", reading.Form);
        Assert.Equal(256, reading.Counts["disclosure.normativeDocuments.inForce"]);
        Assert.Equal((348, 29, 5), (reading.Counts["disclosure.licences.decisions"], reading.Counts["disclosure.penalties.decisions"], reading.Counts["disclosure.coercion.decisions"]));
        Assert.Equal(part == "licences" ? 40 : 0, reading.Counts.GetValueOrDefault("disclosure.licences.itemsLastYear"));
        Assert.Equal(part == "penalties" ? 98 : 0, reading.Counts.Where(count => count.Key is "disclosure.penalties.itemsLastYear" or "disclosure.coercion.itemsLastYear").Sum(count => count.Value));
        Assert.Equal(part == "fees" ? 6 : 0, reading.Counts.GetValueOrDefault("disclosure.fees.itemsLastYear"));
        Assert.DoesNotContain(reading.Cells.Keys, key => key.Contains("otherServices", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("tabs")]
    [InlineData("bars")]
    [InlineData("spaces")]
    public void A_part_that_lacks_a_column_has_the_columns_that_it_prints(string layout)
    {
        string table = Newer.Replace("本年制发件数 | 本年废止件数 | 现行有效件数", "本年制发件数 | 现行有效件数", StringComparison.Ordinal)
            .Replace("规章 | 1 | 2 | 3", "规章 | 1 | 3", StringComparison.Ordinal).Replace("17 | 4 | 256", "17 | 256", StringComparison.Ordinal);

        TableReading reading = Read(layout, table);

        Assert.Equal((17, 256, 1, 3), (reading.Counts["disclosure.normativeDocuments.made"], reading.Counts["disclosure.normativeDocuments.inForce"], reading.Counts["disclosure.rules.made"], reading.Counts["disclosure.rules.inForce"]));
        Assert.Equal("missing", reading.Cells["disclosure.normativeDocuments.repealed"].State);
        Assert.Equal(348, reading.Counts["disclosure.licences.decisions"]);
    }

    [Fact]
    public void A_mixed_table_is_drawn_with_the_columns_that_the_source_has()
    {
        string table = Newer.Replace("本年制发件数 | 本年废止件数 | 现行有效件数", "本年新制作数量 | 本年新公开数量 | 对外公开总数量", StringComparison.Ordinal);

        ReportRecord record = ReportReader.Read(WrittenTable.Report("grid", table)).Record;

        string?[] keys = [.. FormLayout.For(record).Tables.Single().Rows.SelectMany(row => row.Cells).Select(cell => cell.Key).OfType<string>()];
        Assert.Equal(record.Counts.Keys, keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Zeros_behind_the_value_of_a_row_with_one_column_are_no_values(string layout)
    {
        string table = Newer.Replace("行政处罚 | 29 | |", "行政处罚 | 29 | 0 | 0", StringComparison.Ordinal).Replace("行政强制 | 5 | |", "行政强制 | 0 | 0 | 0", StringComparison.Ordinal);

        TableReading reading = Read(layout, table);

        Assert.Equal((29, 0, 348), (reading.Counts["disclosure.penalties.decisions"], reading.Counts["disclosure.coercion.decisions"], reading.Counts["disclosure.licences.decisions"]));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Several_numbers_in_a_row_with_one_column_leave_it_undecided(string layout)
    {
        TableReading reading = Read(layout, Newer.Replace("行政处罚 | 29 | |", "行政处罚 | 29 | 0 | 7", StringComparison.Ordinal));

        Assert.False(reading.Counts.ContainsKey("disclosure.penalties.decisions"));
        Assert.Equal("undecided", reading.Cells["disclosure.penalties.decisions"].State);
        Assert.Equal(5, reading.Counts["disclosure.coercion.decisions"]);
        ReadingWarning warning = Assert.Single(reading.Warnings);
        Assert.Equal("table.cellsTooMany", warning.Code);
        Assert.Contains("多于表头", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_heading_zeros_behind_a_number_leave_the_row_undecided()
    {
        string table = Newer.Replace("第二十条第（六）项 | | |\n信息内容 | 本年处理决定数量 | |\n", "", StringComparison.Ordinal).Replace("行政处罚 | 29 | |", "行政处罚 | 29 | 0 | 0", StringComparison.Ordinal);

        TableReading reading = Read("bars", table);

        Assert.Equal("undecided", reading.Cells["disclosure.penalties.decisions"].State);
        Assert.DoesNotContain(reading.Warnings, warning => warning.Message.Contains("少于", StringComparison.Ordinal));
    }

    private static TableReading Read(string layout, string table) => TableReader.Read(WrittenTable.Report(layout, table));

    private static string Show(TableReading reading) =>
        string.Join(", ", reading.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key["disclosure.".Length..]} {count.Value}")));
}
