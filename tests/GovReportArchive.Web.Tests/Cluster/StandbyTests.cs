using System.Diagnostics;
using System.Globalization;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;
using Npgsql;

namespace GovReportArchive.Web.Tests.Cluster;

/// <summary>Law: where the primary waits for one of two standbys, nothing acknowledged is lost with it, and servers go on by themselves when a standby has been promoted.</summary>
public sealed class StandbyTests : IDisposable
{
    private const int Before = 60, After = 20;
    private readonly string _root = Directory.CreateTempSubdirectory("govreport-standby-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [PostgresFact]
    [Trait("tier", "full")]
    public async Task The_primary_is_killed_and_a_synchronous_standby_promoted_and_nothing_acknowledged_is_lost()
    {
        using PostgresCluster primary = PostgresCluster.Start(durable: true, "synchronous_standby_names=ANY 1 (*)");
        using PostgresCluster one = Standby(primary), other = Standby(primary);
        string catalog = $"Host=127.0.0.1:{primary.Port},127.0.0.1:{one.Port},127.0.0.1:{other.Port};Username=govreport;Database=postgres;Target Session Attributes=primary;Timeout=2;Command Timeout=5";
        List<string> acknowledged = [];
        using OpenArchive ingest = OpenArchive.Open(new ArchiveOptions(Path.Combine(_root, "corpus"), Path.Combine(_root, "index"), catalog), LuceneIndex.Engine);
        using NodeProcess node = new(_root, "a", "--catalog", catalog, "--corpus", Path.Combine(_root, "corpus-a"));
        using CancellationTokenSource end = new();
        Task taking = Task.Run(async () =>
        {
            for (int n = 0; !end.IsCancellationRequested; n++)
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"r-{n}");
                try
                {
                    if (await TakeInAsync(ingest, id, n)) lock (acknowledged) acknowledged.Add(id);
                }
                catch (ArchiveException)
                {
                    // Not acknowledged: it may be there or not.
                }
            }
        });
        await UntilAsync(() => Count(acknowledged) >= Before);
        await node.UntilAsync(state => (long)state["indexed"]! >= Before);

        primary.Kill();
        // The one of the two that has received most is promoted.
        PostgresCluster next = Received(one) >= Received(other) ? one : other;
        Ask<bool>(next, "SELECT pg_promote(true, 60)");
        int had = Count(acknowledged);
        await UntilAsync(() => Count(acknowledged) >= had + After);
        await end.CancelAsync();
        await taking;

        await node.UntilAsync(NodeProcess.IsLevel);
        foreach (string id in acknowledged) Assert.NotNull(ingest.Holdings.Get(id));
        using HttpResponseMessage last = await node.Client.GetAsync("/api/v1/reports/" + acknowledged[^1]);
        Assert.True(last.IsSuccessStatusCode, await last.Content.ReadAsStringAsync());
        Assert.True((bool)(await node.UntilAsync(state => (bool)state["duty"]!))["duty"]!);
    }

    private static async Task<bool> TakeInAsync(OpenArchive archive, string id, int n)
    {
        string line = string.Create(CultureInfo.InvariantCulture,
            $$"""{"id":"{{id}}","title":"青禾县第{{n}}局报告","agency":{"id":"x/{{n}}","name":"第{{n}}局"},"year":2024,"form":"free","scope":"own","sections":[{"n":1,"kind":"overview","heading":"一","text":"公开信息。"}]}""");
        return (await archive.Importer.ImportAsync(new StringReader(line), "lines")).Of(IngestKind.New) == 1;
    }

    private static PostgresCluster Standby(PostgresCluster primary)
    {
        string directory = PostgresCluster.NewDirectory();
        PostgresCluster.Run("pg_basebackup", "-h", "127.0.0.1", "-p", $"{primary.Port}", "-U", "govreport", "-D", directory, "-R", "-c", "fast", "--no-sync");
        return PostgresCluster.StartIn(directory);
    }

    private static long Received(PostgresCluster standby) => Ask<long>(standby, "SELECT (pg_last_wal_receive_lsn() - '0/0')::bigint");

    private static T Ask<T>(PostgresCluster server, string sql)
    {
        using NpgsqlConnection connection = new(server.Connection + ";Pooling=false");
        connection.Open();
        using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 90 };
        return (T)command.ExecuteScalar()!;
    }

    private static int Count(List<string> list)
    {
        lock (list) return list.Count;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !holds(); await Task.Delay(20))
            Assert.True(waiting.Elapsed < NodeProcess.Patience, "It does not come.");
    }
}
