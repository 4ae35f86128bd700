using System.Diagnostics;
using System.Globalization;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Extraction.Tests.Doc;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>Law: whatever command is killed at whatever moment, what it acknowledged is there, verify is content or says what to do, the same
/// command then completes, and nothing half done is left.</summary>
public sealed class KillTests : IDisposable
{
    private const int Held = 40;
    private const string Secret = "只此一处的句子";
    private readonly CommandRun _run = new();
    private readonly int _seed = TestSeed.Value;
    private readonly Random _random;

    public KillTests() => _random = new Random(_seed);

    /// <summary>What is run in a round, and what must hold once it has been acknowledged.</summary>
    /// <param name="Args">The command.</param>
    /// <param name="Acknowledged">What the output acknowledges.</param>
    /// <param name="IsHeld">Whether the archive holds one such thing.</param>
    private sealed record Attempt(string[] Args, Func<string, string[]> Acknowledged, Func<OpenArchive, string, bool> IsHeld);

    public static TheoryData<string> Commands => ["ingest", "import", "withdraw", "purge", "correct", "reparse", "rebuild", "wordings"];

    [Theory]
    [MemberData(nameof(Commands))]
    [Trait("tier", "full")]
    public Task Two_kills_leave_nothing_half_done(string command) => KillAsync(command, 2);

    [Theory]
    [MemberData(nameof(Commands))]
    [Trait("tier", "soak")]
    public Task Twenty_kills_leave_nothing_half_done(string command) => KillAsync(command, 20);

    [SkippableFact]
    [Trait("tier", "full")]
    public async Task What_a_helper_program_was_given_is_removed_at_the_next_start()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for the helper program is a shell script.");
        string helper = _run.Write("bin/antiword", "#!/bin/sh\necho > \"$0.started\"\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        byte[] old = [0xDC, 0xA5, .. new byte[62], .. Encoding.UTF8.GetBytes(Secret)];
        string file = _run.Write("a.doc", "");
        await File.WriteAllBytesAsync(file, CompoundFileWriter.Write(("WordDocument", old)));
        using (Process process = Start(["ingest", file]))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(helper + ".started") || process.HasExited, TimeSpan.FromMinutes(2)));
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        Assert.NotEmpty(Scratch());
        using Process next = Start(["stats"]);
        await next.StandardOutput.ReadToEndAsync();
        await next.WaitForExitAsync();

        Assert.Equal(0, next.ExitCode);
        Assert.Empty(Scratch());
    }

    public void Dispose() => _run.Dispose();

    private async Task KillAsync(string command, int rounds)
    {
        string all = string.Concat(Enumerable.Range(0, Held).Select(n => Record(0, n)));
        Assert.Equal(0, (await _run.RunWithInputAsync(all, "import", "-")).Code);
        Assert.Equal(0, (await _run.RunAsync("ingest", Texts("before"))).Code);
        TimeSpan whole = TimeSpan.Zero;
        for (int round = 0; round <= rounds; round++)
        {
            Attempt attempt = Prepare(command, round + 1);
            long started = Stopwatch.GetTimestamp();
            using Process process = Start(attempt.Args);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            // The first is left to end, which tells how long there is something to kill.
            if (round > 0)
            {
                await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(whole * (0.3 + (0.7 * _random.NextDouble()))));
                process.Kill();
            }

            await process.WaitForExitAsync();
            if (round == 0)
            {
                whole = Stopwatch.GetElapsedTime(started);
                Assert.Equal(0, process.ExitCode);
                Assert.NotEmpty(attempt.Acknowledged(await output));
            }

            await CheckAsync(attempt, await output, round + 1);
        }
    }

    private async Task CheckAsync(Attempt attempt, string output, int round)
    {
        string where = $"seed {_seed}, round {round}: ";
        using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(_run.Corpus, _run.Index), LuceneIndex.Engine))
            Assert.All(attempt.Acknowledged(output), thing => Assert.True(attempt.IsHeld(archive, thing), where + thing));
        CommandResult found = await _run.RunAsync("verify");
        foreach (string problem in found.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.True(problem.Contains("govreport", StringComparison.Ordinal), where + problem);

        CommandResult again = await _run.RunAsync(attempt.Args);
        Assert.True(again.Code == 0, where + again.Error);
        CommandResult after = await _run.RunAsync("verify");
        Assert.True(after.Code == 0, where + after.Error);
        Assert.DoesNotContain("注意", after.Out, StringComparison.Ordinal);
        Assert.Empty(Scratch());
        Assert.Empty(Files(Path.Combine(_run.Corpus, "originals", ".arriving")));
        Assert.False(Directory.Exists(Path.Combine(_run.Index, "former")), where + "an index that was set aside is still there.");
        if (attempt.Args.Contains("--purge"))
            Assert.All(Files(_run.Corpus).Concat(Files(_run.Index)), file => Assert.False(Holds(file, Secret + round), where + file));
    }

    private Attempt Prepare(string command, int round)
    {
        string id = FormattableString.Invariant($"990101-样例0之{round}局-2024");
        string whole = FormattableString.Invariant($"990101-样例{round}之299局-2024");
        return command switch
        {
            "ingest" => new(
                ["ingest", "--list", Texts(round.ToString(CultureInfo.InvariantCulture))],
                output => [.. output.Split('\n').Select(line => line.Split('\t')).Where(cells => cells is ["New", _, _]).Select(cells => cells[1])],
                (archive, added) => archive.Holdings.Get(added) is not null),
            "import" => new(
                ["import", _run.Write("records.ndjson", string.Concat(Enumerable.Range(0, 300).Select(n => Record(round, n))))],
                output => output.StartsWith("共 300 份", StringComparison.Ordinal) ? [whole] : [],
                (archive, added) => archive.Holdings.Get(added) is not null),
            "withdraw" => new(["withdraw", id, "--reason", "样例"], output => Told(output, "已撤下", id), IsGone),
            "purge" => new(["withdraw", id, "--reason", "样例", "--purge"], output => Told(output, "已撤下", id), IsGone),
            "correct" => new(
                ["correct", id, "applications.received.total=77", "--by", "甲", "--source", "乙"],
                output => Told(output, "→", id),
                (archive, corrected) => archive.Holdings.Get(corrected)!.Record.Counts["applications.received.total"] == 77),
            "reparse" => new(["reparse"], output => Told(output, "重读", id), (archive, there) => archive.Holdings.Get(there) is not null),
            "rebuild" => new(["rebuild"], output => Told(output, "已重建", id), (archive, there) => archive.Search.Search(new ReportQuery()).Total >= Held),
            "wordings" => new(["wordings", "--rebuild"], output => Told(output, "组", id), (archive, _) => archive.WordingKeeper.IsFresh),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private static string[] Told(string output, string word, string thing) => output.Contains(word, StringComparison.Ordinal) ? [thing] : [];

    private static bool IsGone(OpenArchive archive, string id) => archive.Holdings.All().All(report => report.Id != id);

    private string Texts(string name)
    {
        string file = "";
        for (int n = 0; n < Held; n++) file = _run.Write($"in/{name}/{n}.txt", SampleReports.Text($"青禾县{name}第{n}局", 2024));
        return Path.GetDirectoryName(file)!;
    }

    private static string Record(int round, int n) =>
        SampleReports.Line(1).Replace("990101-样例局-2001", FormattableString.Invariant($"990101-样例{round}之{n}局-2024"), StringComparison.Ordinal)
            .Replace("样例局", FormattableString.Invariant($"样例{round}之{n}局"), StringComparison.Ordinal)
            .Replace("\"year\":2001", "\"year\":2024", StringComparison.Ordinal)
            .Replace("第1项", FormattableString.Invariant($"{Secret}{n}，"), StringComparison.Ordinal) + "\n";

    private string Temporary => Path.Combine(Path.GetDirectoryName(_run.Corpus)!, "tmp");

    private IEnumerable<string> Scratch() => Directory.EnumerateFileSystemEntries(Temporary, "govreport-*");

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text + "，")) >= 0;

    private Process Start(IEnumerable<string> args)
    {
        Directory.CreateDirectory(Temporary);
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, RedirectStandardError = true };
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["PATH"] = Path.Combine(Path.GetDirectoryName(_run.Corpus)!, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        string[] all = [typeof(Cli).Assembly.Location, .. args, "--corpus", _run.Corpus, "--index", _run.Index];
        foreach (string arg in all) start.ArgumentList.Add(arg);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
