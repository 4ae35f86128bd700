using System.Collections.Concurrent;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Catalog;

/// <summary>Law: who asks the feed for what follows a number gets every change once, in ascending order and without a gap, whatever writers do meanwhile.</summary>
public sealed class FeedLawTests : IDisposable
{
    private const int Writers = 8;
    private const int Transactions = 25;
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    [Trait("tier", "full")]
    public async Task Eight_writers_that_hold_transactions_open_leave_no_gap_in_the_feed()
    {
        int seed = TestSeed.Value;
        using CancellationTokenSource written = new();
        Task<List<long>> reader = Task.Run(() => Follow(written.Token));
        ConcurrentBag<string> acknowledged = [];

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer, new Random(seed + writer), acknowledged))));
        await written.CancelAsync();
        List<long> seen = await reader;

        using CatalogDatabase catalog = _temporary.OpenCatalog();
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), catalog.Read(reader => reader.StandingIds()).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, acknowledged.Count).Select(change => (long)change), seen);
        Assert.True(acknowledged.Count < Writers * Transactions, $"Nothing was rolled back (seed {seed}).");
    }

    [Fact]
    public async Task Changes_of_a_program_that_did_not_count_them_are_counted_past()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(3)), "x");
        _temporary.Alter("UPDATE feed SET last = 1");

        _temporary.Archive.Withdraw(RecordFactory.Record(0).Id, "样例");

        Assert.Equal([1, 2, 3, 4], _temporary.Archive.Holdings.Changes(0).Select(change => (int)change.Change));
        Assert.Empty(_temporary.Archive.Verify().Problems);
    }

    public void Dispose() => _temporary.Dispose();

    // Each its own catalog, so its own connections: what queues here is the database's.
    private void Write(int writer, Random random, ConcurrentBag<string> acknowledged)
    {
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        for (int n = 0; n < Transactions; n++)
        {
            string id = FormattableString.Invariant($"w{writer}-{n}");
            ReportRecord record = RecordFactory.Record(writer) with { Id = id, Aliases = [] };
            int fate = random.Next(6);
            try
            {
                catalog.Write(connection =>
                {
                    CatalogWriter into = new(connection, _temporary.Clock);
                    long report = into.AddReport(id, record);
                    int version = into.AddVersion(report, record.Source with { Sha256 = null }, null, held: false);
                    into.AddReading(report, version, RecordBlob.Pack(record));
                    into.Announce(report, "new", record: record);
                    // Held open after its number is taken.
                    Thread.SpinWait(random.Next(200_000));
                    if (fate == 0) throw new OperationCanceledException();
                    if (fate == 1 && TemporaryArchive.OnPostgres) connection.Execute("SELECT pg_terminate_backend(pg_backend_pid())");
                    return report;
                });
                acknowledged.Add(id);
            }
            catch (OperationCanceledException)
            {
                // Rolled back.
            }
            catch (ArchiveException error) when (fate == 1)
            {
                Assert.Equal("catalog.unavailable", error.Code);
            }
        }
    }

    private List<long> Follow(CancellationToken written)
    {
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        List<long> seen = [];
        while (true)
        {
            // Asked before the look: what was written until then is in it.
            bool last = written.IsCancellationRequested;
            List<ChangeInfo> more = catalog.Read(reader => reader.Changes(seen.Count == 0 ? 0 : seen[^1], 7));
            seen.AddRange(more.Select(change => change.Change));
            if (last && more.Count == 0) return seen;
        }
    }
}
