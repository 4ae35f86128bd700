using System.Text;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Corpus.Tests.Originals;

/// <summary>What is marked in an original says what the record says; where it cannot be found again nothing is marked.</summary>
public sealed class OriginalReadingTests
{
    private const string Page = """
        <!doctype html><meta charset="utf-8"><title>云溪镇人民政府2023年政府信息公开工作年度报告</title><script>alert(1)</script>
        <h1>云溪镇人民政府2023年政府信息公开工作年度报告</h1>
        <p>一、总体情况</p><p>本镇认真做好政府信息公开工作。<img src="x" onerror="alert(1)"></p>
        <p>二、主动公开政府信息情况</p>
        <table><tr><td colspan="2">第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>37</td></tr></table>
        <p>五、存在的主要问题及改进情况</p><p>一是解读形式单一；二是没有。</p><p>六、其他需要报告的事项</p><p>没有。</p>
        """;

    private static Task<ShownOriginal> ShowAsync(SoughtPlace sought, string file = Page) =>
        OriginalReading.ShowAsync("报告.html", "text/html", Encoding.UTF8.GetBytes(file), sought, default);

    [Fact]
    public async Task The_words_of_an_item_are_marked_where_they_stand()
    {
        ShownOriginal shown = await ShowAsync(new SoughtPlace("一是解读形式单一；", "五、存在的主要问题及改进情况"));

        Assert.Equal("found", shown.State);
        ShownBlock marked = Assert.Single(shown.Blocks, block => block.Marks.Count > 0);
        Assert.Equal("一是解读形式单一；", marked.Text!.Substring(marked.Marks[0][0], marked.Marks[0][1]));
        Assert.Empty(shown.Areas);
    }

    [Fact]
    public async Task Words_that_stand_twice_are_told_apart_by_their_heading_or_all_marked()
    {
        Assert.Equal("found", (await ShowAsync(new SoughtPlace("没有。", "六、其他需要报告的事项"))).State);
        ShownOriginal both = await ShowAsync(new SoughtPlace("没有。"));
        Assert.Equal("several", both.State);
        Assert.Equal(2, both.Blocks.Count(block => block.Marks.Count > 0));
    }

    [Fact]
    public async Task The_cell_of_a_count_is_marked_only_where_it_is_read_as_the_same_number()
    {
        ShownOriginal shown = await ShowAsync(new SoughtPlace(Key: "disclosure.licences.decisions", Value: 37));
        Assert.Equal("found", shown.State);
        Assert.Equal(["37"], shown.Blocks.SelectMany(block => block.Rows ?? []).SelectMany(row => row).Where(cell => cell.Marked).Select(cell => cell.Text));

        foreach (SoughtPlace sought in new[] { new SoughtPlace(Key: "disclosure.licences.decisions", Value: 38), new SoughtPlace(Key: "disclosure.licences.decisions"), new SoughtPlace("没有这些字") })
        {
            ShownOriginal none = await ShowAsync(sought);
            Assert.Equal("notFound", none.State);
            Assert.DoesNotContain(none.Blocks, block => block.Marks.Count > 0 || block.Rows?.Any(row => row.Any(cell => cell.Marked)) == true);
        }
    }

    [Fact]
    public async Task In_a_table_without_cells_the_row_is_marked()
    {
        ShownOriginal shown = await OriginalReading.ShowAsync(
            "报告.txt", "text/plain", Encoding.UTF8.GetBytes("云溪镇人民政府2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 | 本年处理决定数量\n行政许可 | 37\n六、其他\n无。\n"),
            new SoughtPlace(Key: "disclosure.licences.decisions", Value: 37), default);

        Assert.Equal("row", shown.State);
        Assert.Contains(shown.Blocks, block => block.Marks.Count > 0 && block.Text!.Contains("行政许可", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_marked_as_a_row_has_the_number_in_it()
    {
        string[] outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        string table = $"""
            云溪镇人民政府2023年政府信息公开工作年度报告
            四、政府信息公开行政复议、行政诉讼情况
            行政复议 | 行政诉讼
            {string.Join(" | ", outcomes)} | 未经复议直接起诉 | 复议后起诉
            {string.Join(" | ", outcomes.Concat(outcomes).Concat(outcomes))}
            0 | 0 | 0 | 0 | 0 | 7 | 0 | 0 | 0 | 7 | 0 | 0 | 0 | 0 | 0
            六、其他
            无。
            """;
        ShownOriginal shown = await OriginalReading.ShowAsync("报告.txt", "text/plain", Encoding.UTF8.GetBytes(table), new SoughtPlace(Key: "litigation.direct.upheld", Value: 7), default);

        Assert.Equal("row", shown.State);
        string marked = string.Concat(shown.Blocks.SelectMany(block => block.Marks.Select(mark => block.Text!.Substring(mark[0], mark[1]))));
        Assert.Contains("7", marked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_file_is_shown_around_what_is_marked()
    {
        string file = Page.Replace("<p>一、总体情况</p>", "<p>一、总体情况</p>" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p>第{i}项工作有序推进，群众办事更加方便，政务公开更加规范。</p>")), StringComparison.Ordinal);
        ShownOriginal shown = await ShowAsync(new SoughtPlace("第100项工作有序推进"), file);

        Assert.True(shown.IsCut);
        Assert.Contains(shown.Blocks, block => block.Marks.Count > 0);
        Assert.InRange(shown.Blocks.Sum(block => block.Text?.Length ?? 0), 25_000, 35_000);
        Assert.NotEmpty((await ShowAsync(new SoughtPlace("一是解读形式单一；"), file)).Blocks.SelectMany(block => block.Marks));
    }

    [Fact]
    public async Task What_cannot_be_read_says_why()
    {
        ShownOriginal shown = await OriginalReading.ShowAsync("报告.pdf", "application/pdf", "%PDF-1.7 damaged"u8.ToArray(), SoughtPlace.None, default);

        Assert.Equal(("unreadable", 0), (shown.State, shown.Blocks.Count));
        Assert.NotNull(shown.Problem);
        Assert.Null(await OriginalReading.PaintAsync("报告.html", Encoding.UTF8.GetBytes(Page), 1, default));
    }
}
