using System.Diagnostics;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>Law: whatever moment a backup or a restore is killed at, what was saved before is whole, the same command then completes, and nothing half done is left.</summary>
public sealed class BackupKillTests : IDisposable
{
    private const int Files = 120;
    private readonly CommandRun _run = new();
    private readonly int _seed = TestSeed.Value;
    private readonly Random _random;

    public BackupKillTests() => _random = new Random(_seed);

    [Fact]
    [Trait("tier", "full")]
    public Task Two_kills_leave_nothing_half_saved() => KillAsync(2);

    [Fact]
    [Trait("tier", "soak")]
    public Task Twenty_kills_leave_nothing_half_saved() => KillAsync(20);

    public void Dispose() => _run.Dispose();

    private async Task KillAsync(int rounds)
    {
        BackupStore store = new(_run.Beside("backup"));
        TimeSpan saving = TimeSpan.FromSeconds(2), restoring = TimeSpan.FromSeconds(4);
        for (int round = 0; round < rounds; round++)
        {
            string where = $"seed {_seed}, round {round}: ";
            for (int n = 0; n < Files; n++) _run.Write($"in/{n}.txt", SampleReports.Text($"青禾县第{round}号{n}局", 2024));
            Assert.Equal(0, (await _run.RunAsync("ingest", _run.Beside("in"))).Code);

            saving = await KilledAsync(saving, "backup", store.Directory, "--corpus", _run.Corpus, "--index", _run.Index);
            foreach (string generation in store.Generations) Assert.Empty(BackupCheck.Run(store, generation).Problems);
            CommandResult saved = await _run.RunAsync("backup", store.Directory);
            Assert.True(saved.Code == 0, where + saved.Error);
            Assert.Equal(store.Generations.Count, Directory.GetFileSystemEntries(Path.Combine(store.Directory, "catalogs")).Length);

            string corpus = _run.Beside("restored"), index = _run.Beside("restored-index");
            string[] restore = ["restore", store.Directory, "--corpus", corpus, "--index", index];
            restoring = await KilledAsync(restoring, restore);
            // Killed after the last rename it is done, and refuses to do it again.
            CommandResult restored = File.Exists(Path.Combine(corpus, "archive.db")) ? await _run.RunAsync("verify", "--corpus", corpus, "--index", index) : await _run.RunAsync(restore);
            Assert.True(restored.Code == 0, where + restored.Error);
            CommandResult verified = await _run.RunAsync("verify", "--corpus", corpus, "--index", index);
            Assert.True(verified.Code == 0, where + verified.Error);
            Assert.Contains(FormattableString.Invariant($"原件 {(round + 1) * Files} 个，读数 {(round + 1) * Files} 个"), verified.Out, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(corpus, ".restoring")) && !File.Exists(Path.Combine(corpus, "archive.db")), where);
            Directory.Delete(corpus, recursive: true);
            if (Directory.Exists(index)) Directory.Delete(index, recursive: true);
        }
    }

    private async Task<TimeSpan> KilledAsync(TimeSpan whole, params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in (string[])[typeof(Cli).Assembly.Location, .. args]) start.ArgumentList.Add(arg);
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(whole * (0.2 + (0.8 * _random.NextDouble()))));
        bool ended = process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        // How long there is something to kill is learnt from those that were too quick.
        return ended ? Stopwatch.GetElapsedTime(started) : whole;
    }
}
