using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovReportArchive.Indexer.Tests;

public sealed class RepeatedReportCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Reports_that_copy_the_year_before_are_listed_by_prose_and_by_figures()
    {
        const string prose =
            "本局坚持应公开尽公开，全年在门户网站发布各类信息121条，其中养老服务类占比最高。婚姻登记、殡葬服务、地名管理等事项的办事指南逐项核对，过期内容当月撤下。"
            + "查阅点设在一楼大厅，配有触摸屏和纸质目录，由窗口人员轮流值守。对涉及困难群众的补助标准同步发布图解4件，并到各社区张贴。"
            + "申请渠道保持畅通，答复前由法制科审核，送达情况逐件登记。对以往文件开展清理，失效的在网页上注明，避免误用。各股室指定一名信息员，每季度开一次碰头会，交流做法，互查栏目，查出的差错记入台账。";
        await HoldAsync(
            Line(2022, prose, 3), Line(2023, prose.Replace("121", "133", StringComparison.Ordinal), 4),
            Line(2024, "下半年新设民情热线一部，由局长接听，所提事项当周办结。", 4));

        Assert.Equal(["2023"], await ListedAsync("prose"));
        Assert.Equal(["2024"], await ListedAsync("figures"));
    }

    private async Task<string[]> ListedAsync(string repeats)
    {
        CommandResult found = await _run.RunAsync("search", "", "--repeats", repeats, "--json");
        Assert.True(found.Code == 0, found.Error);
        return [.. JsonDocument.Parse(found.Out).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("year").ToString())];
    }

    private async Task HoldAsync(params string[] lines)
    {
        CommandResult imported = await _run.RunWithInputAsync(string.Join('\n', lines), "import", "-");
        Assert.True(imported.Code == 0, imported.Error);
    }

    // Twelve cells: with fewer equal numbers tables are not taken for copied.
    private static string Line(int year, string prose, int received)
    {
        JsonObject counts = [];
        foreach (string row in new[] { "received", "granted", "carriedIn", "carriedOut" })
            foreach (string column in new[] { "person", "business", "total" }) counts[$"applications.{row}.{column}"] = row == "received" ? received : 0;
        return new JsonObject
        {
            ["title"] = $"青禾县民政局{year}年政府信息公开工作年度报告",
            ["agency"] = new JsonObject { ["name"] = "青禾县民政局" },
            ["year"] = year,
            ["form"] = "2021",
            ["sections"] = new JsonArray(new JsonObject { ["kind"] = "overview", ["text"] = prose }),
            ["counts"] = counts,
        }.ToJsonString();
    }
}
