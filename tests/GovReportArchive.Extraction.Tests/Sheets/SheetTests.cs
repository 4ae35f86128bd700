using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Sheets;

public sealed class SheetTests
{
    private static readonly string[][] Rows =
    [
        ["云岭县2021年政府信息公开工作年度报告统计表", "", ""],
        ["统计指标", "单位", "统计数"],
        ["一、主动公开情况", "", ""],
        ["（一）主动公开政府信息数", "条", "1280"],
        ["其中：规章", "件", "0.5"],
    ];

    public static TheoryData<string, byte[]> Workbooks => new()
    {
        { "统计表.xlsx", WorkbookFile.Xlsx(Rows, "A1:C1", "A3:C3") },
        { "统计表.xls", WorkbookFile.Xls(Rows, (0, 0, 0, 2), (2, 2, 0, 2)) },
    };

    [Theory]
    [MemberData(nameof(Workbooks))]
    public async Task A_workbook_gives_what_stands_above_its_table_and_the_table_with_its_merges(string name, byte[] file)
    {
        SourceDocument document = await FileExtractor.ExtractAsync(name, file, default);
        Assert.Equal("云岭县2021年政府信息公开工作年度报告统计表", Assert.IsType<Paragraph>(document.Blocks[0]).Text);
        Table table = Assert.IsType<Table>(document.Blocks[1]);
        Assert.Equal(["统计指标|单位|统计数", "一、主动公开情况", "（一）主动公开政府信息数|条|1280", "其中：规章|件|0.5"], table.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
        Assert.Equal(3, Assert.Single(table.Rows[1].Cells).ColumnSpan);
    }

    [Theory]
    [MemberData(nameof(Workbooks))]
    public async Task A_damaged_workbook_is_told_and_nothing_else_is_thrown(string name, byte[] file)
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            byte[] damaged = [.. file.AsSpan(0, round % 2 == 0 ? file.Length : random.Next(1, file.Length))];
            for (int n = 0; n < 8; n++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                await FileExtractor.ExtractAsync(name, damaged, default);
            }
            catch (ExtractionException error)
            {
                Assert.Contains(name, error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_sheet_of_more_rows_than_any_report_has_is_refused()
    {
        string[][] rows = [.. Enumerable.Range(1, 20_001).Select(n => new[] { "甲", FormattableString.Invariant($"{n}") })];
        ExtractionException refused = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("大表.xlsx", WorkbookFile.Xlsx(rows), default));
        Assert.Equal("file.tooMuchText", refused.Code);
    }

    [Fact]
    public async Task A_sheet_of_more_cells_than_any_report_has_is_refused_though_nearly_all_are_empty()
    {
        string[][] rows = [.. Enumerable.Range(1, 8_000).Select(_ => (string[])["甲", .. Enumerable.Repeat("", 24), "1"])];
        ExtractionException refused = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("宽表.xlsx", WorkbookFile.Xlsx(rows), default));
        Assert.Equal("file.tooMuchText", refused.Code);
    }
}
