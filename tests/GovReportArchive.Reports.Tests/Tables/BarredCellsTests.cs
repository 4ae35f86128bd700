using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Tables with one cell a line and bars behind the cells, as pages with line breaks in their cells are converted.</summary>
public class BarredCellsTests
{
    private const string Heads = "二、主动公开政府信息情况\n第二十条第(一)项 |\n|||\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n";

    [Theory]
    [InlineData("||\n")]
    [InlineData("")]
    public void Numbers_before_their_bars_are_cells_of_the_row_that_the_label_opens(string row)
    {
        TableReading reading = TableReader.Read(TextDocument.Of(
            Heads + "规章 |\n1 |\n0 |\n4 |\n行政规范性文件 |\n13 |\n2 |\n57 |\n第二十条第(五)项 |\n|||\n信息内容 |\n本年处理决定数量 |\n" + row
            + "行政许可 |\n905 |\n" + row + "第二十条第(六)项 |\n|||\n信息内容 |\n本年处理决定数量 |\n" + row + "行政处罚 |\n31 |\n" + row
            + "行政强制 |\n6 |\n" + row + "第二十条第(八)项 |\n|||\n信息内容 |\n本年收费金额(单位:万元) |\n" + row + "行政事业性收费 |\n0 |"));

        Assert.Equal(
            new decimal[] { 1, 0, 4, 13, 2, 57, 905, 31, 6, 0 },
            ((string[])["rules.made", "rules.repealed", "rules.inForce", "normativeDocuments.made", "normativeDocuments.repealed", "normativeDocuments.inForce",
                "licences.decisions", "penalties.decisions", "coercion.decisions", "fees.amount"]).Select(key => reading.Counts["disclosure." + key]));
    }

    [Fact]
    public void A_table_that_ends_in_the_middle_keeps_its_whole_rows_and_invents_none()
    {
        TableReading reading = TableReader.Read(TextDocument.Of(
            Heads + "规章 |\n1 |\n0 |\n4 |\n行政规范性文件 |\n13 |\n2 |\n57 |\n第二十条第(五)项 |\n|||\n信息内容 |\n本年处理决定数量 |\n||\n行政许可 |\n905 |"));

        Assert.Equal(7, reading.Counts.Count);
        Assert.Equal((57m, 905m), (reading.Counts["disclosure.normativeDocuments.inForce"], reading.Counts["disclosure.licences.decisions"]));
    }
}
