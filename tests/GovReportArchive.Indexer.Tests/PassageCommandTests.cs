using System.Text.Json;

namespace GovReportArchive.Indexer.Tests;

public sealed class PassageCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task A_wording_is_listed_item_by_item_with_its_source_and_permanent_link()
    {
        await HoldAsync("青禾县教育局", "青禾县民政局");

        CommandResult found = await _run.RunAsync("passages", "\"解读形式单一\"", "--role", "problem");
        CommandResult narrowed = await _run.RunAsync("passages", "\"解读形式单一\"", "--agency", "青禾县民政局");
        CommandResult none = await _run.RunAsync("passages", "\"解读形式单一\"", "--role", "measure");

        Assert.Equal(0, found.Code);
        Assert.Equal("共 2 条", found.Lines[0]);
        Assert.Equal(2, found.Lines.Count(line => line.Contains("一是【解读形式单一】", StringComparison.Ordinal)));
        Assert.Contains(found.Lines, line => line.Contains("青禾县教育局 2024", StringComparison.Ordinal) && line.Contains("/r/", StringComparison.Ordinal));
        Assert.Equal("共 1 条", narrowed.Lines[0]);
        Assert.DoesNotContain("教育局", narrowed.Out, StringComparison.Ordinal);
        Assert.Equal((0, "共 0 条"), (none.Code, none.Lines[0]));
    }

    [Fact]
    public async Task Equal_wordings_fold_into_one_that_counts_its_agencies()
    {
        await HoldAsync("青禾县教育局", "青禾县民政局");

        CommandResult folded = await _run.RunAsync("passages", "\"解读形式单一\"", "--fold", "--json");

        JsonElement item = Assert.Single(JsonDocument.Parse(folded.Out).RootElement.GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal(2, item.GetProperty("same").GetProperty("agencies").GetInt32());
        Assert.Equal(2, item.GetProperty("same").GetProperty("passages").GetInt32());
    }

    [Theory]
    [InlineData("role 没有“nope”这个值", "解读", "--role", "nope")]
    [InlineData("没有名为“nope”的分面", "解读", "--facet", "nope")]
    [InlineData("limit 应在 0 到 200 之间", "解读", "--limit", "201")]
    [InlineData("括号没有闭合", "(解读")]
    public async Task A_mistake_is_one_line_that_names_it_and_the_usage_code(string message, params string[] args)
    {
        await HoldAsync("青禾县教育局");

        CommandResult result = await _run.RunAsync(["passages", .. args]);

        Assert.Equal((2, ""), (result.Code, result.Out));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _run.Dispose();

    private async Task HoldAsync(params string[] agencies)
    {
        foreach (string agency in agencies) _run.Write($"in/{agency}.txt", SampleReports.Text(agency, 2024));
        CommandResult ingested = await _run.RunAsync("ingest", Path.Combine(Path.GetDirectoryName(_run.Corpus)!, "in"));
        Assert.Equal(0, ingested.Code);
    }
}
