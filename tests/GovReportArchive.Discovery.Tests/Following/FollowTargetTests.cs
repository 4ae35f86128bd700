using System.Collections.Concurrent;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Following;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Following;

public sealed class FollowTargetTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    public async Task A_changed_report_is_read_once_for_all_targets()
    {
        await ImportAsync(1, 30);
        using CatalogDatabase catalog = CatalogDatabase.Open(_temporary.Options.CorpusDirectory);
        RecordingTarget one = new(), other = new();
        using ArchiveFollower follower = new(catalog, [one, other], _temporary.Clock);

        Assert.Equal(30, follower.TryCatchUp().Applied);

        Assert.Equal(30, one.Puts.Count);
        Assert.All(one.Puts, put => Assert.Same(put.Report, Assert.Single(other.Puts, same => same.Id == put.Id).Report));
        Assert.Equal(0, follower.TryCatchUp().Applied);
    }

    [Fact]
    public async Task A_target_that_is_built_anew_does_not_hold_up_the_others()
    {
        await ImportAsync(1, 1100);
        using CatalogDatabase catalog = CatalogDatabase.Open(_temporary.Options.CorpusDirectory);
        RecordingTarget ahead = new(), behind = new();
        using (ArchiveFollower follower = new(catalog, [ahead], _temporary.Clock)) follower.TryCatchUp();
        ConcurrentQueue<(bool Ahead, string Id)> order = [];
        ahead.Told = id => order.Enqueue((true, id));
        behind.Told = id => order.Enqueue((false, id));
        bool arrived = false;

        using ArchiveFollower both = new(catalog, [ahead, behind], _temporary.Clock);
        // After the first stretch of the one that is behind another report arrives.
        both.TryCatchUp(new Synchronous(() =>
        {
            if (arrived) return;
            arrived = true;
            ImportAsync(2000, 1).GetAwaiter().GetResult();
        }));

        (bool, string)[] puts = [.. order];
        int seen = Array.FindIndex(puts, put => put.Item1);
        Assert.Single(puts, put => put.Item1);
        Assert.InRange(seen, 1, puts.Length - 100);
        Assert.Equal(1101, behind.Puts.Select(put => put.Id).Distinct().Count());
        Assert.Equal(ahead.Position, behind.Position);
    }

    public void Dispose() => _temporary.Dispose();

    private async Task ImportAsync(int first, int count)
    {
        string lines = string.Join('\n', Enumerable.Range(first, count).Select(i =>
            $$"""{"id":"样例-{{i}}","title":"样例局{{i}}年度报告","year":2024,"agency":{"id":"样例局{{i}}","name":"样例局{{i}}"},"sections":[{"n":1,"kind":"overview","heading":"总体情况","text":"样例。"}]}"""));
        Assert.Empty((await _temporary.Archive.Importer.ImportAsync(new StringReader(lines), "样例")).Failures);
    }

    private sealed class Synchronous(Action act) : IProgress<long>
    {
        public void Report(long value) => act();
    }

    private sealed class RecordingTarget : FollowTarget
    {
        private long? _committed;

        public ConcurrentQueue<(string Id, FollowedReport? Report)> Puts { get; } = [];

        public Action<string>? Told { get; set; }

        public override long? Committed => _committed;

        public override long Position => _committed ?? 0;

        public override bool IsFull => false;

        public override bool TryBegin(long last) => true;

        public override void Put(string id, FollowedReport? report)
        {
            Told?.Invoke(id);
            Puts.Enqueue((id, report));
        }

        public override void Commit(long change) => _committed = change;

        public override void EraseRemoved()
        {
        }

        public override void End()
        {
        }

        public override void Discard() => _committed = null;
    }
}
