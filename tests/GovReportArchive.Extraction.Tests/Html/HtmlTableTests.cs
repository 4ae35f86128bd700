using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Html;

public sealed class HtmlTableTests
{
    [Fact]
    public async Task Merged_cells_stand_once_on_the_grid()
    {
        Assert.Equal(
            ["0v2:办理结果|1+2:（一）予以公开|3:4", "1v2:不予公开|2:国家秘密|3:", "0:结转|2:其他|3:0"],
            await RowsAsync("""
                <table><tr><td rowspan="2">办理结果</td><td colspan="2">（一）予以公开</td><td>4</td></tr>
                <tr><td rowspan="9">不予公开</td><td>国家秘密</td><td>&nbsp;</td></tr><tr><td>结转</td><td>其他</td><td>0</td></tr></table>
                """));
    }

    [Fact]
    public async Task Columns_at_which_no_cell_begins_are_not_counted()
    {
        Assert.Equal(
            ["0+3:第二十条第（一）项", "0:规章|1:3|2:4", "0:规范性文件|1:5|2:6"],
            await RowsAsync("""
                <table><tr><td colspan="12">第二十条第（一）项</td></tr><tr><td colspan=4>规章</td><td colspan=4>3</td><td colspan=4>4</td></tr>
                <tr><td colspan=4>规范性文件</td><td colspan=4>5</td><td colspan=4>6</td></tr></table>
                """));
    }

    [Fact]
    public async Task Paragraphs_and_breaks_in_a_cell_are_lines_and_nbsp_is_a_blank()
    {
        Assert.Equal(
            ["0:本年新⏎制作数量|1:行政⏎许可", "0:（一）a b|1:"],
            await RowsAsync("<table><tr><td><p>本年新<br>制作数量</p></td><td><p>行政</p><p>许可</p></td></tr><tr><td>（一）a&nbsp;b</td><td><p>&nbsp;</p></td></tr></table>"));
    }

    [Fact]
    public async Task Row_groups_are_read_in_the_order_they_are_drawn_and_end_row_spans()
    {
        Assert.Equal(
            ["0:项目|1:数量", "0v2:许可|1:7", "1:8", "0:合计|1:15"],
            await RowsAsync("""
                <table><tfoot><tr><td>合计</td><td>15</td></tr></tfoot><thead><tr><th rowspan=5>项目</th><th>数量</th></tr></thead>
                <tbody><tr><td rowspan=0>许可</td><td>7</td></tr><tr><td>8</td></tr></tbody></table>
                """));
    }

    [Fact]
    public async Task A_table_in_a_cell_of_data_becomes_lines_of_that_cell()
    {
        Assert.Equal(
            ["0:收费|1:甲⏎1⏎乙⏎2", "0:a|1:3", "0:b|1:4", "0:c|1:5", "0:d|1:6", "0:e|1:7", "0:f|1:8", "0:g|1:9", "0:h|1:10"],
            await RowsAsync("<table><tr><td>收费</td><td><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></td></tr>"
                + string.Concat(Enumerable.Range(0, 8).Select(i => $"<tr><td>{(char)('a' + i)}</td><td>{i + 3}</td></tr>")) + "</table>"));
    }

    [Fact]
    public async Task Tables_that_lay_out_the_page_are_unfolded_and_the_data_table_in_them_stays()
    {
        SourceDocument document = await Extracted.FromTextAsync("""
            <table width=1000><tr><td><a href=/>首页</a></td><td><a href=/x>政务公开</a></td></tr>
            <tr><td colspan=2><table><tr><td>一、总体情况</td></tr><tr><td>全年公开信息12条。<br>　　受理申请1件。</td></tr></table>
            <p>二、主动公开政府信息情况</p><table><tr><td>行政许可</td><td>3</td></tr></table></td></tr></table>
            """);
        Assert.Equal(["一、总体情况", "全年公开信息12条。", "受理申请1件。", "二、主动公开政府信息情况"], document.Paragraphs());
        Assert.Equal(["0:行政许可|1:3"], document.Table().Show());
    }

    [Fact]
    public async Task Hidden_rows_and_cells_are_not_read()
    {
        Assert.Equal(
            ["0:许可|1:3", "0:处罚|1:4"],
            await RowsAsync("<table><tr><td>许可</td><td style='display: none'>9</td><td>3</td></tr><tr style='DISPLAY:none'><td>x</td><td>y</td></tr><tr><td>处罚</td><td hidden>9</td><td>4</td></tr></table>"));
    }

    [Theory]
    [InlineData("<table><tr><td colspan=99999999>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>")]
    [InlineData("<table><tr><td rowspan=99999999>a</td><td rowspan=-3 colspan=x>1</td></tr><tr><td>b</td><td>2</td></tr></table>")]
    public async Task Absurd_spans_are_bounded_by_the_table(string markup)
    {
        Table table = (await Extracted.FromTextAsync(markup)).Table();
        Assert.All(table.Rows.SelectMany(row => row.Cells), cell => Assert.True(cell.Column + cell.ColumnSpan <= 4 && cell.RowSpan <= 2));
    }

    private static async Task<string[]> RowsAsync(string markup) => (await Extracted.FromTextAsync("<html><body>" + markup)).Table().Show();
}
