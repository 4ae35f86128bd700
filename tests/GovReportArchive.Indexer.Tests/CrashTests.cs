using System.Diagnostics;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>Law: after any crash the archive holds every report whose ingest was acknowledged, and the index opens at some commit and
/// catches up.</summary>
public sealed class CrashTests : IDisposable
{
    private const int FilesARound = 150;
    private readonly CommandRun _run = new();
    private readonly Random _random;
    private readonly int _seed = TestSeed.Value;

    public CrashTests() => _random = new Random(_seed);

    [Fact]
    [Trait("tier", "full")]
    public Task After_five_kills_every_acknowledged_report_is_held() => KillAsync(5);

    [Fact]
    [Trait("tier", "soak")]
    public Task After_fifty_kills_every_acknowledged_report_is_held() => KillAsync(50);

    [Fact]
    [Trait("tier", "full")]
    public async Task Two_processes_that_ingest_at_once_lose_nothing()
    {
        string folder = WriteRound(0);
        string[] files = Directory.GetFiles(folder);
        using Process one = Start(["ingest", "--list", .. files[..100]]);
        using Process two = Start(["ingest", "--list", .. files[50..]]);
        string[] acknowledged = await Task.WhenAll(one.StandardOutput.ReadToEndAsync(), two.StandardOutput.ReadToEndAsync());
        await Task.WhenAll(one.WaitForExitAsync(), two.WaitForExitAsync());

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.Equal(FilesARound, Ids(acknowledged).Count);
        CheckHeld(Ids(acknowledged), FilesARound);
    }

    public void Dispose() => _run.Dispose();

    private async Task KillAsync(int rounds)
    {
        HashSet<string> acknowledged = new(StringComparer.Ordinal);
        for (int round = 0; round < rounds; round++)
        {
            string folder = WriteRound(round);
            using Process process = Start(["ingest", "--list", folder]);
            int lines = _random.Next(FilesARound);
            List<string> seen = [];
            while (seen.Count < lines && await process.StandardOutput.ReadLineAsync() is string line) seen.Add(line);
            await Task.Delay(_random.Next(60));
            process.Kill();
            seen.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n'));
            await process.WaitForExitAsync();

            acknowledged.UnionWith(Ids([string.Join('\n', seen)]));
            CheckHeld(acknowledged, least: acknowledged.Count);
        }

        Assert.NotEmpty(acknowledged);
        CommandResult again = await _run.RunAsync("ingest", Path.Combine(Path.GetDirectoryName(_run.Corpus)!, "in"));
        Assert.Equal(0, again.Code);
        CheckHeld(acknowledged, rounds * FilesARound);
    }

    private void CheckHeld(IReadOnlyCollection<string> acknowledged, int least)
    {
        using OpenArchive archive = OpenArchive.Open(new ArchiveOptions(_run.Corpus, _run.Index), LuceneIndex.Engine);
        foreach (string id in acknowledged) Assert.True(archive.Holdings.Get(id) is not null, $"{id} was acknowledged and is lost (seed {_seed}).");
        archive.TryCatchUp();
        VerifyReport report = archive.Verify();
        Assert.True(report.Problems.Count == 0, $"seed {_seed}: {string.Join('\n', report.Problems)}");
        Assert.All(report.Notes, note => Assert.Equal("original.stray", note.Code));
        Assert.True(report.Indexed >= least, $"seed {_seed}: the index holds {report.Indexed} reports.");
    }

    private string WriteRound(int round)
    {
        for (int n = 0; n < FilesARound; n++)
            _run.Write($"in/{round}/{n}.txt", SampleReports.Text($"青禾县第{round}号{n}局", 2024));
        return Path.Combine(Path.GetDirectoryName(_run.Corpus)!, "in", round.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static HashSet<string> Ids(string[] outputs) =>
    [
        .. outputs.SelectMany(output => output.Split('\n')).Select(line => line.Split('\t'))
            .Where(cells => cells is ["New" or "NewVersion" or "Unchanged", _, _]).Select(cells => cells[1]),
    ];

    private Process Start(IEnumerable<string> args)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        string[] all = [typeof(Cli).Assembly.Location, .. args, "--corpus", _run.Corpus, "--index", _run.Index];
        foreach (string arg in all) start.ArgumentList.Add(arg);
        return Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
    }
}
