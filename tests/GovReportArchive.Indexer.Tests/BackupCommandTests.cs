namespace GovReportArchive.Indexer.Tests;

public sealed class BackupCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_damaged_manifest_is_told_and_the_other_generations_are_listed_and_checked()
    {
        string store = _run.Beside("backup"), catalogs = Path.Combine(store, "catalogs");
        await _run.RunAsync("ingest", _run.Write("a.txt", SampleReports.Text("青禾县教育局", 2024)));
        Assert.Equal(0, (await _run.RunAsync("backup", store)).Code);
        string whole = Path.GetFileName(Assert.Single(Directory.GetDirectories(catalogs)));
        string damaged = Path.Combine(catalogs, "99990101T000000Z-1");
        Directory.CreateDirectory(damaged);
        await File.WriteAllTextAsync(Path.Combine(damaged, "manifest.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(damaged, "manifest.json.sha256"), "x");

        foreach (string option in new[] { "--list", "--check" })
        {
            CommandResult told = await _run.RunAsync("backup", store, option);
            Assert.Equal(1, told.Code);
            Assert.Contains(whole, told.Out, StringComparison.Ordinal);
            Assert.Contains(damaged, told.Error, StringComparison.Ordinal);
        }
    }
}
