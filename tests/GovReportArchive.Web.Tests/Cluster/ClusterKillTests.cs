using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Tests;

namespace GovReportArchive.Web.Tests.Cluster;

/// <summary>Law: whichever of two servers and an ingest beside PostgreSQL is killed, nothing acknowledged is lost, the servers come to give the same answers at the same change, whoever
/// reads meets no error of a program, and pages that go from one server to the other neither repeat nor leave out what was there.</summary>
public sealed class ClusterKillTests : IDisposable
{
    private const int ReportsARound = 20;
    private readonly string _root = Directory.CreateTempSubdirectory("govreport-cluster-").FullName;
    private readonly int _seed = TestSeed.Value;

    // Held by all reads that begin after it was set.
    private volatile string[] _settled = [];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [PostgresFact]
    [Trait("tier", "full")]
    public Task After_six_kills_all_say_the_same_and_nothing_is_lost() => KillAsync(6);

    [PostgresFact]
    [Trait("tier", "soak")]
    public Task After_sixty_kills_all_say_the_same_and_nothing_is_lost() => KillAsync(60);

    private async Task KillAsync(int rounds)
    {
        Random random = new(_seed);
        using PostgresCluster postgres = PostgresCluster.Start(durable: true);
        // The first makes the tables.
        Assert.True(await ImportAsync(postgres.Connection, -1, null));
        using NodeProcess a = new(_root, "a", "--catalog", postgres.Connection, "--corpus", Path.Combine(_root, "corpus-a"));
        using NodeProcess b = new(_root, "b", "--catalog", postgres.Connection, "--corpus", Path.Combine(_root, "corpus-b"));
        await SettleAsync(a, b, 1);
        using CancellationTokenSource end = new();
        ConcurrentBag<string> faults = [];
        Task<int>[] readers = [ReadAsync(a, b, faults, end.Token), ReadAsync(b, a, faults, end.Token)];
        for (int round = 0; round < rounds; round++)
        {
            NodeProcess? victim = (round % 3) switch { 0 => a, 1 => b, _ => null };
            Task<bool> taking = ImportAsync(postgres.Connection, round, victim is null ? random.Next(300, 1500) : null);
            victim?.Kill();
            victim?.StartAgain();
            // What was killed before it was acknowledged is taken in again.
            if (!await taking) Assert.True(await ImportAsync(postgres.Connection, round, null));
            await SettleAsync(a, b, round + 2);
            Assert.True(faults.IsEmpty, $"seed {_seed}, round {round}: {string.Join('\n', faults.Take(3))}\n{a.Log}\n{b.Log}");
        }

        await end.CancelAsync();
        int pages = (await Task.WhenAll(readers)).Sum();
        Assert.True(faults.IsEmpty && pages > rounds, $"seed {_seed}, {pages} pages: {string.Join('\n', faults.Take(3))}");
        await Task.WhenAny(a.UntilAsync(state => (bool)state["duty"]!), b.UntilAsync(state => (bool)state["duty"]!));
        Assert.NotEqual((bool)(await a.UntilAsync(_ => true))["duty"]!, (bool)(await b.UntilAsync(_ => true))["duty"]!);
    }

    // Both hold the same, which is all that was acknowledged.
    private async Task SettleAsync(NodeProcess a, NodeProcess b, int batches)
    {
        JsonNode[] states = [await a.UntilAsync(NodeProcess.IsLevel), await b.UntilAsync(NodeProcess.IsLevel)];
        Assert.Equal((long)states[0]["indexed"]!, (long)states[1]["indexed"]!);
        JsonNode[] answers = [await AnswerAsync(a), await AnswerAsync(b)];
        Assert.Equal(batches * ReportsARound, (int)answers[0]["total"]!);
        Assert.Equal(answers[0].ToJsonString(), answers[1].ToJsonString());
        _settled = [.. answers[0]["items"]!.AsArray().Select(item => (string)item!["id"]!)];
    }

    private static async Task<JsonNode> AnswerAsync(NodeProcess node)
    {
        JsonNode answer = JsonNode.Parse(await node.Client.GetStringAsync("/api/v1/reports?q=公开&limit=200&sort=agency&facet=year&facet=agency"))!;
        // What words weigh hangs on how the documents lie in segments, and a cursor names the index.
        answer.AsObject().Remove("next");
        foreach (JsonNode? item in answer["items"]!.AsArray()) item!.AsObject().Remove("score");
        return answer;
    }

    // Pages from two servers in turn.
    private async Task<int> ReadAsync(NodeProcess first, NodeProcess second, ConcurrentBag<string> faults, CancellationToken end)
    {
        int pages = 0;
        while (!end.IsCancellationRequested)
        {
            string[] settled = _settled;
            List<string> seen = [];
            string? cursor = null;
            bool isWhole = false;
            for (int page = 0; !isWhole; page++)
            {
                NodeProcess node = page % 2 == 0 ? first : second;
                try
                {
                    using HttpResponseMessage answer = await node.Client.GetAsync("/api/v1/reports?q=公开&limit=13&sort=agency" + (cursor is null ? "" : "&cursor=" + cursor), CancellationToken.None);
                    string text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                    // 503: it was started a moment ago, and says so.
                    if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && text.Contains("unavailable", StringComparison.Ordinal)) break;
                    if (!answer.IsSuccessStatusCode) faults.Add($"{node.Name} {answer.StatusCode} {text}");
                    JsonNode found = JsonNode.Parse(text)!;
                    seen.AddRange(found["items"]!.AsArray().Select(item => (string)item!["id"]!));
                    pages++;
                    isWhole = (cursor = (string?)found["next"]) is null;
                }
                catch (HttpRequestException)
                {
                    // It was killed.
                    break;
                }
            }

            if (!isWhole) continue;
            if (seen.Count != seen.Distinct(StringComparer.Ordinal).Count()) faults.Add("repeated: " + string.Join(' ', seen));
            if (settled.Except(seen, StringComparer.Ordinal).ToList() is { Count: > 0 } missing) faults.Add("left out: " + string.Join(' ', missing));
        }

        return pages;
    }

    // Whether it was acknowledged.
    private async Task<bool> ImportAsync(string connection, int round, int? killedAfter)
    {
        string file = Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"{round}.ndjson"));
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, ReportsARound).Select(n => string.Create(CultureInfo.InvariantCulture,
            $$"""{"id":"r-{{round}}-{{n}}","title":"青禾县第{{round}}号{{n}}局报告","agency":{"id":"x{{round}}/{{n}}","name":"第{{n}}局"},"year":2024,"form":"free","scope":"own","sections":[{"n":1,"kind":"overview","heading":"一","text":"第{{round}}轮公开信息。"}]}""")));
        string program = Path.Combine(AppContext.BaseDirectory.Replace("tests/GovReportArchive.Web.Tests", "src/GovReportArchive.Indexer", StringComparison.Ordinal), "govreport.dll");
        ProcessStartInfo start = new("dotnet", [program, "import", file, "--catalog", connection, "--corpus", Path.Combine(_root, "corpus"), "--index", Path.Combine(_root, "index")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        Task ended = process.WaitForExitAsync();
        if (killedAfter is { } after && await Task.WhenAny(ended, Task.Delay(after)) != ended) process.Kill();
        await ended;
        Assert.True(process.ExitCode is 0 or 137, await output + await errors);
        return process.ExitCode == 0;
    }
}
