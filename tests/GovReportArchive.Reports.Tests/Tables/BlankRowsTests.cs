using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>What a table prints without a value is blank; what the file does not have is not said to be anything.</summary>
public class BlankRowsTests
{
    private const string Disclosure = """
        二、主动公开政府信息情况
        第二十条第（一）项 | | |
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
        规章 | 0 | 0 | 0
        行政规范性文件 | 4 | 1 | 52
        第二十条第（五）项 | | |
        信息内容 | 本年处理决定数量 | |
        行政许可 | | |
        第二十条第（六）项 | | |
        信息内容 | 本年处理决定数量 | |
        行政处罚 | | |
        行政强制 | | |
        第二十条第（八）项 | | |
        信息内容 | 本年收费金额（单位：万元） | |
        行政事业性收费 | | |
        三、收到和处理政府信息公开申请情况
        本年度没有收到申请。
        """;

    private const string Headings = """
        三、收到和处理政府信息公开申请情况
        （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | | | | | |
        | 自然人 | 法人或其他组织 | | | | | 总计
        | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
        """;

    private const string Litigation = """
        四、政府信息公开行政复议、行政诉讼情况
        行政复议 | | | | | 行政诉讼 | | | | | | | | |
        结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | |
        | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
        | | | | | | | | | | | | | |
        """;

    private const string Statistics = """
        政府信息公开情况统计表
        统计指标 | 单位 | 统计数
        （一）主动公开政府信息数 | 条 | 812
        其中：主动公开规范性文件数 | 条 | 6
        制发规范性文件总数 | 件 | 6
        （一）回应公众关注热点或重大舆情数 | 次 | 2
        3.政策解读稿件发布数 | 篇 | 9
        （一）收到申请数 | 件 | 7
        （二）申请办结数 | 件 | 7
        四、行政复议数量 | 件 |
        五、行政诉讼数量 | 件 |
        六、举报投诉数量 | 件 |
        """;

    public static TheoryData<string> Layouts => [.. WrittenTable.Layouts];

    [Fact]
    public void Words_of_a_menu_behind_a_table_that_breaks_off_are_no_blank_rows()
    {
        string cut = Disclosure[..Disclosure.IndexOf("第二十条第（五）项", StringComparison.Ordinal)];

        TableReading reading = TableReader.Read(WrittenTable.Report("grid", cut + "相关栏目\n行政许可\n行政处罚\n三、收到和处理政府信息公开申请情况\n本年度没有收到申请。"));

        Assert.Equal(52, reading.Counts["disclosure.normativeDocuments.inForce"]);
        Assert.Equal("missing", reading.Cells["disclosure.licences.decisions"].State);
        Assert.Equal("missing", reading.Cells["disclosure.penalties.decisions"].State);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Rows_of_the_disclosure_table_without_a_value_are_blank_down_to_the_last(string layout)
    {
        TableReading reading = Read(layout, Disclosure);

        Assert.Equal(52, reading.Counts["disclosure.normativeDocuments.inForce"]);
        Assert.Equal(["blank", "blank", "blank", "blank"], States(reading, "disclosure.licences.decisions", "disclosure.penalties.decisions", "disclosure.coercion.decisions", "disclosure.fees.amount"));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_disclosure_table_that_is_blank_altogether_is_a_table_of_blank_cells(string layout)
    {
        string table = Disclosure.Replace("规章 | 0 | 0 | 0", "规章 | | |", StringComparison.Ordinal).Replace("4 | 1 | 52", "| |", StringComparison.Ordinal);

        TableReading reading = Read(layout, table);

        Assert.Empty(reading.Counts);
        Assert.Equal(10, reading.Cells.Count(cell => cell.Value.State == "blank"));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_row_of_the_disclosure_table_that_is_not_printed_is_missing(string layout)
    {
        TableReading reading = Read(layout, Disclosure.Replace("行政强制 | | |\n", "", StringComparison.Ordinal));

        Assert.Equal(["missing", "blank"], States(reading, "disclosure.coercion.decisions", "disclosure.fees.amount"));
    }

    [Fact]
    public void Words_of_an_article_are_no_rows()
    {
        TableReading reading = Read("tabs", """
            二、主动公开政府信息情况
            第二十条第（五）项 办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果 |
            信息内容 | 本年处理决定数量
            行政许可 | 6
            第二十条第（六）项 实施行政处罚、行政强制的依据、条件、程序 |
            第二十条第（八）项 行政事业性收费项目及其依据、标准 |
            """);

        Assert.Equal(6, reading.Counts["disclosure.licences.decisions"]);
        Assert.DoesNotContain(reading.Cells, cell => cell.Value.State == "blank");
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("tabs")]
    [InlineData("bars")]
    [InlineData("one cell a line")]
    [InlineData("spaces")]
    public void The_last_row_of_the_applications_table_without_values_is_blank(string layout)
    {
        TableReading reading = Read(layout, Headings + """

            一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 1 | 0 | 3
            二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
            三、本年度办理结果 （一）予以公开 | 2 | 0 | 0 | 0 | 1 | 0 | 3
            （七）总计 | | | | | | |
            四、结转下年度继续办理 | | | | | | |
            """ + "\n五、存在的主要问题及改进情况\n公开内容不够全面。");

        Assert.All(ReportText.Keys("concluded").Concat(ReportText.Keys("carriedOut")), key => Assert.Equal("blank", reading.Cells[key].State));
        Assert.Equal("missing", reading.Cells["applications.refused.repeat.total"].State);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Headings_of_an_applications_table_that_ends_early_are_no_rows(string layout)
    {
        TableReading reading = Read(layout, Headings + """

            一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 1 | 0 | 3
            二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
            """);

        Assert.Equal(14, reading.Counts.Count);
        Assert.Empty(reading.Cells);
        Assert.Contains(reading.Warnings, warning => warning.Code == "table.rowsMissing");
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Headings_that_a_page_break_repeats_are_no_rows(string layout)
    {
        TableReading reading = Read(layout, Headings + """

            一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 1 | 0 | 3
            | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
            二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
            四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0
            """ + "\n五、存在的主要问题及改进情况\n公开内容不够全面。");

        Assert.Equal(["implied", "missing"], States(reading, "applications.concluded.total", "applications.refused.repeat.total"));
        Assert.DoesNotContain(reading.Cells, cell => cell.Value.State == "blank");
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_table_of_lawsuits_without_values_is_a_table_of_blank_cells(string layout)
    {
        TableReading reading = Read(layout, Litigation + "\n五、存在的主要问题及改进情况\n公开内容不够全面。");

        Assert.Equal(LitigationForm.Keys.Order(StringComparer.Ordinal), reading.Cells.Where(cell => cell.Value.State == "blank").Select(cell => cell.Key));
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("tabs")]
    [InlineData("bars")]
    public void Blank_cells_at_the_very_end_of_a_file_are_cells(string layout)
    {
        TableReading reading = Read(layout, Litigation);

        Assert.Equal(15, reading.Cells.Count(cell => cell.Value.State == "blank"));
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("bars")]
    public void One_blank_cell_under_all_headings_of_lawsuits_is_a_blank_row(string layout)
    {
        string[] lines = Litigation.Split('\n');
        TableReading reading = Read(layout, string.Join('\n', lines[..^1]).Replace("其他结果", "其它结果", StringComparison.Ordinal) + "\n | ");

        Assert.Equal(15, reading.Cells.Count(cell => cell.Value.State == "blank"));
    }

    [Theory]
    [InlineData("one cell a line")]
    [InlineData("spaces")]
    public void Headings_of_lawsuits_at_the_end_of_a_file_are_no_table(string layout)
    {
        Assert.Empty(Read(layout, Litigation).Cells);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_last_rows_of_statistics_without_values_are_blank(string layout)
    {
        TableReading reading = Read(layout, Statistics + "\n附注：以上数据截至十二月底。");

        Assert.Equal("2014", reading.Form);
        Assert.Equal(7, reading.Counts["stats.completed.total"]);
        Assert.Equal(["blank", "blank", "blank"], States(reading, "stats.review.total", "stats.litigation.total", "stats.complaints.total"));
        Assert.Equal("missing", reading.Cells["stats.applications.inPerson"].State);
        Assert.DoesNotContain("stats.training.meetings", reading.Cells.Keys);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Statistics_without_any_value_are_a_table_of_blank_cells(string layout)
    {
        string table = string.Join('\n', Statistics.Split('\n').Select(line => line.Split('|') is [var label, var unit, var value] && value.Any(char.IsAsciiDigit) ? $"{label}|{unit}|" : line));

        TableReading reading = Read(layout, table + "\n附注：以上数据截至十二月底。");

        Assert.Empty(reading.Counts);
        Assert.Equal(10, reading.Cells.Count(cell => cell.Value.State == "blank"));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_statistics_table_that_ends_early_says_nothing_of_the_rows_behind(string layout)
    {
        TableReading reading = Read(layout, string.Join('\n', Statistics.Split('\n').Take(8)));

        Assert.Equal(7, reading.Counts["stats.applications.total"]);
        Assert.DoesNotContain(reading.Cells.Keys, key => key.StartsWith("stats.completed", StringComparison.Ordinal) || key.StartsWith("stats.review", StringComparison.Ordinal));
    }

    private static string[] States(TableReading reading, params string[] keys) => [.. keys.Select(key => reading.Cells.GetValueOrDefault(key)?.State ?? "")];

    private static TableReading Read(string layout, string table) => TableReader.Read(WrittenTable.Report(layout, table));
}
