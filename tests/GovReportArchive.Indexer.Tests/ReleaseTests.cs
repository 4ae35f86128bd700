using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>Law: any release opens the archive of the one before. Archives of releases are kept beside this test; <c>Releases/keep</c> makes the next.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly CommandRun _run = new();

    /// <summary>The releases of which an archive is kept.</summary>
    public static TheoryData<string> Releases => [.. Directory.EnumerateFiles(Folder, "*.tar.gz").Select(file => Path.GetFileName(file)[..^".tar.gz".Length])];

    private static string Folder => Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Indexer.Tests", "Releases");

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_archive_of_an_earlier_release_opens_and_answers_with_all_that_it_holds(string release)
    {
        string folder = Path.GetDirectoryName(_run.Corpus)!;
        await using (FileStream packed = File.OpenRead(Path.Combine(Folder, release + ".tar.gz")))
        await using (GZipStream unpacked = new(packed, CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(unpacked, folder, overwriteFiles: false);
        JsonNode[] kept = [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "expected.ndjson"))).Select(line => JsonNode.Parse(line)!)];

        using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(_run.Corpus, _run.Index), LuceneIndex.Engine))
        {
            // As a server does when it starts: an index that this program cannot use is made anew.
            Assert.Equal(archive.Holdings.LastChange, archive.TryCatchUp().AppliedChange);
            Statistics held = archive.Holdings.Stats();
            Assert.Equal((4, 1, 6, 6, 1), (held.Reports, held.Withdrawn, held.Versions, held.Originals, held.Corrections));
        }

        JsonNode[] exported = [.. (await _run.RunAsync("export")).Lines.Select(line => JsonNode.Parse(line)!)];
        Assert.Equal(kept.Select(IdOf).Order(StringComparer.Ordinal), exported.Select(IdOf).Order(StringComparer.Ordinal));
        foreach (JsonNode record in kept) Assert.Equal([], Lost(record, exported.Single(other => IdOf(other) == IdOf(record)), IdOf(record)));
        Assert.Contains(kept, record => record.ToJsonString().Contains("4711", StringComparison.Ordinal));
        Assert.Contains("\"total\":4,", (await _run.RunAsync("search", "\"公开\"", "--json")).Out, StringComparison.Ordinal);
        Assert.Contains("样例订阅", (await _run.RunAsync("subscribe", "list")).Out, StringComparison.Ordinal);
        CommandResult verified = await _run.RunAsync("verify");
        Assert.True(verified.Code == Cli.Well, verified.Out + verified.Error);
        Assert.Equal(Cli.Well, (await _run.RunAsync("ingest", _run.Write("新.txt", SampleReports.Text("青禾县教育局", 2024)))).Code);
    }

    public void Dispose() => _run.Dispose();

    private static string IdOf(JsonNode record) => (string)record["id"]!;

    // A later release may tell more of a report, but nothing else and nothing less.
    private static IEnumerable<string> Lost(JsonNode? kept, JsonNode? now, string path) => (kept, now) switch
    {
        (JsonObject before, JsonObject after) => before.SelectMany(member => Lost(member.Value, after[member.Key], $"{path}/{member.Key}")),
        (JsonArray before, JsonArray after) when before.Count == after.Count => before.Zip(after).SelectMany((pair, i) => Lost(pair.First, pair.Second, $"{path}/{i}")),
        _ => JsonNode.DeepEquals(kept, now) ? [] : [path],
    };
}
