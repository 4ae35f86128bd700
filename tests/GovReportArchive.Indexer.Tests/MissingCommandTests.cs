using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Collecting.Sources;

namespace GovReportArchive.Indexer.Tests;

public sealed class MissingCommandTests : IDisposable
{
    private static readonly int[] Held = [2015, 2016, 2019, 2020];
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_gap_is_told_in_a_table_in_CSV_in_JSON_and_as_sources()
    {
        string lines = string.Join('\n', Held.Select(Line));
        Assert.Equal(0, (await _run.RunWithInputAsync(lines, "import", "-")).Code);
        string[] narrowed = ["missing", "--type", "民政", "--year", "2010-2019", "--basis", "own"];

        CommandResult table = await _run.RunAsync(narrowed);
        Assert.Equal(0, table.Code);
        Assert.StartsWith("青禾县民政局  [", table.Lines[0], StringComparison.Ordinal);
        Assert.Contains("2017—2018  本机关其他年度：本库收有它 2016 年度和 2019 年度的报告", table.Lines[1], StringComparison.Ordinal);
        Assert.Contains("不说明没有发布", table.Lines[^1], StringComparison.Ordinal);

        CommandResult csv = await _run.RunAsync([.. narrowed, "--format", "csv"]);
        Assert.Equal(3, csv.Lines.Length);
        Assert.Contains(",2017,民政,own,https://qinghe.example/2019.html,report,", csv.Lines[1], StringComparison.Ordinal);

        JsonElement json = JsonDocument.Parse((await _run.RunAsync([.. narrowed, "--format", "json"])).Lines.Single()).RootElement;
        Assert.Equal([2017, 2018], json.GetProperty("years").EnumerateArray().Select(year => year.GetProperty("year").GetInt32()));

        CommandResult sources = await _run.RunAsync([.. narrowed, "--sources"]);
        Assert.Equal("name,agency,region,address,kind", sources.Lines[0].Trim());
        Assert.EndsWith("https://qinghe.example/2019.html,report", sources.Lines.Single(line => line.StartsWith("青禾县民政局", StringComparison.Ordinal)).Trim(), StringComparison.Ordinal);

        SourceList list = SourceList.Read(_run.Write("未收.csv", sources.Out));
        Assert.Equal(("https://qinghe.example/2019.html", SourceKind.Report, "青禾县民政局"), (list.Sources.Single().Address.AbsoluteUri, list.Sources.Single().Kind, list.Sources.Single().Name));
        Assert.Empty(list.Notes);
        Assert.Single(SourceList.Read(_run.Write("未收全部.csv", csv.Out)).Sources);

        Assert.Equal(2, (await _run.RunAsync("missing", "--basis", "guess")).Code);
        Assert.Equal(2, (await _run.RunAsync("missing", "--limit", "0")).Code);
    }

    private static string Line(int year) => new JsonObject
    {
        ["title"] = $"青禾县民政局{year}年政府信息公开工作年度报告",
        ["agency"] = new JsonObject { ["name"] = "青禾县民政局" },
        ["year"] = year,
        ["form"] = "free",
        ["sections"] = new JsonArray(new JsonObject { ["kind"] = "overview", ["text"] = $"{year}年本局按时公开。" }),
        ["source"] = new JsonObject { ["url"] = $"https://qinghe.example/{year}.html" },
    }.ToJsonString();
}
