using GovReportArchive.Reports.Documents;
using static GovReportArchive.Extraction.Tests.Docx.DocxFile;

namespace GovReportArchive.Extraction.Tests.Docx;

public sealed class DocxTableTests
{
    private const string Starts = "<w:vMerge w:val='restart'/>";
    private const string Goes = "<w:vMerge/>";

    [Fact]
    public async Task Merges_in_both_directions_stand_once_on_the_grid()
    {
        Assert.Equal(
            ["0v3:办理结果|1+2:（一）予以公开|3:4", "1v2:不予公开|2:国家秘密|3:", "2:其他|3:0", "0+3:结转|3:1"],
            await RowsAsync(
                Row(Cell("办理结果", Starts), Cell("（一）予以公开", Span(2)), Cell("4")),
                Row(Cell("", Goes), Cell("不予公开", Starts), Cell("国家秘密"), Cell("")),
                Row(Cell("旧文", Goes), Cell("", Goes), Cell("其他"), Cell("0")),
                Row(Cell("结转", Span(3)), Cell("1"))));
    }

    [Fact]
    public async Task A_cell_that_continues_nothing_is_a_cell_and_old_side_merges_are_spans()
    {
        Assert.Equal(
            ["0+2:甲|2:1", "0:乙|1:2|2:3"],
            await RowsAsync(
                Row(Cell("甲", "<w:hMerge w:val='restart'/>"), Cell("", "<w:hMerge/>"), Cell("1")),
                Row(Cell("乙", Goes), Cell("2"), Cell("3"))));
    }

    [Fact]
    public async Task Rows_may_begin_late_and_widths_stand_in_for_spans_that_are_missing()
    {
        const string grid = "<w:tblGrid><w:gridCol w:w='1000'/><w:gridCol w:w='1000'/><w:gridCol w:w='500'/></w:tblGrid>";
        Assert.Equal(
            ["0:甲|1:乙|2:1", "1:丙|2:2", "0+2:丁|2:3"],
            await RowsAsync(
                grid + Row(Cell("甲"), Cell("乙"), Cell("1")),
                $"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{Cell("丙")}{Cell("2")}</w:tr>",
                Row(Cell("丁", "<w:tcW w:w='1990' w:type='dxa'/>"), Cell("3", "<w:tcW w:w='510' w:type='dxa'/>"))));
    }

    [Fact]
    public async Task Paragraphs_of_a_cell_and_a_table_in_it_are_its_lines()
    {
        string inner = $"<w:tbl>{Row(Cell("甲"), Cell("1"))}</w:tbl>";
        string numbers = string.Concat(Enumerable.Range(0, 8).Select(i => Row(Cell("项"), Cell("7"))));
        string[] rows = await RowsAsync(Row(Cell(P("本年新") + P("") + P("制作数量")), Cell(inner + P("合计"))), numbers);
        Assert.Equal("0:本年新⏎制作数量|1:甲⏎1⏎合计", rows[0]);
    }

    [Fact]
    public async Task A_table_that_frames_the_text_is_unfolded()
    {
        SourceDocument document = await ReadAsync($"<w:tbl>{Row(Cell(P("一、总体情况") + P("公开12条。") + $"<w:tbl>{Row(Cell("许可"), Cell("3"))}</w:tbl>"))}</w:tbl>");
        Assert.Equal(["一、总体情况", "公开12条。"], document.Paragraphs());
        Assert.Equal(["0:许可|1:3"], document.Table().Show());
    }

    [Fact]
    public async Task Rows_and_cells_in_content_controls_are_read()
    {
        Assert.Equal(
            ["0:甲|1:1", "0:乙|1:2"],
            await RowsAsync(
                $"<w:sdt><w:sdtContent>{Row(Cell("甲"), Cell("1"))}</w:sdtContent></w:sdt>",
                $"<w:tr>{Cell("乙")}<w:sdt><w:sdtContent>{Cell("2")}</w:sdtContent></w:sdt></w:tr>"));
    }

    private static string Span(int columns) => FormattableString.Invariant($"<w:gridSpan w:val='{columns}'/>");

    private static async Task<string[]> RowsAsync(params string[] rows) => (await ReadAsync($"<w:tbl>{string.Concat(rows)}</w:tbl>")).Table().Show();
}
