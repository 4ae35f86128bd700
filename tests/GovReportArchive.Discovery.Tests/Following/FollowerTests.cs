using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Following;

public sealed class FollowerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    private int Total => Archive.Search.Search(new ReportQuery { Limit = 0 }).Total;

    public Task InitializeAsync() => Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(10)), "x");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Search_sees_a_change_as_soon_as_the_follower_has_applied_it()
    {
        Assert.Equal(10, Archive.TryCatchUp().Applied);
        Assert.Equal(10, Total);
        Archive.Withdraw("990101-教育局-2019", "样例");
        Assert.Equal(1, Archive.TryCatchUp().Applied);
        Assert.Equal(9, Total);
        Assert.Equal(0, Archive.TryCatchUp().Applied);
    }

    [Fact]
    public void Before_the_first_commit_search_says_what_to_do()
    {
        Assert.Equal("index.missing", Assert.Throws<ArchiveException>(() => Total).Code);
        using TemporaryArchive empty = new();
        Assert.Equal(0, empty.Archive.Search.Search(new ReportQuery()).Total);
    }

    [Fact]
    public async Task While_the_index_is_built_anew_searches_find_everything_or_are_told_that_it_is_missing()
    {
        const int Rebuilds = 30;
        Archive.TryCatchUp();
        bool over = false;
        Task[] searching = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!Volatile.Read(ref over)) SearchOnce();
        }))];
        for (int n = 0; n < Rebuilds; n++) Archive.Rebuild();
        Volatile.Write(ref over, true);
        await Task.WhenAll(searching);
        Assert.Equal(10, Total);
    }

    private void SearchOnce()
    {
        try
        {
            Assert.Equal(10, Archive.Search.Search(new ReportQuery { Text = "公开", Limit = 0 }).Total);
        }
        catch (ArchiveException missing)
        {
            Assert.True(missing.Code == "index.missing", missing.ToString());
        }
    }

    [Fact]
    public void Who_finds_the_lock_taken_leaves_the_work_and_takes_over_when_it_is_free()
    {
        Archive.TryCatchUp();
        using OpenArchive other = OpenArchive.Open(_temporary.Options, LuceneIndex.Engine);
        other.Withdraw("990101-教育局-2019", "样例");

        Assert.True(other.TryCatchUp().LockedElsewhere);
        Assert.Equal("index.locked", Assert.Throws<ArchiveException>(() => other.Rebuild()).Code);
        Assert.Equal(1, Archive.TryCatchUp().Applied);
        Assert.Equal(9, other.Search.Search(new ReportQuery()).Total);

        Archive.StopFollowing();
        other.Withdraw("990102-教育局-2019", "样例");
        Assert.False(other.TryCatchUp().LockedElsewhere);
        Assert.Equal(8, Total);
    }

    [Fact]
    public void A_damaged_index_is_built_anew()
    {
        Archive.TryCatchUp();
        _temporary.Reopen();
        Archive.Withdraw("990101-教育局-2019", "样例");
        _temporary.Reopen();
        File.WriteAllText(Directory.GetFiles(_temporary.Options.IndexDirectory, "segments_*").Max(StringComparer.Ordinal)!, "damaged");

        Assert.Equal("index.unusable", Assert.Throws<ArchiveException>(() => Total).Code);
        Archive.TryCatchUp();

        Assert.Equal(9, Total);
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public void An_index_of_another_archive_is_left_alone_until_rebuild_is_asked_for()
    {
        Archive.TryCatchUp();
        Archive.StopFollowing();
        ArchiveOptions options = new(_temporary.File("other"), _temporary.Options.IndexDirectory);
        using OpenArchive other = OpenArchive.Open(options, LuceneIndex.Engine);

        Assert.Equal("index.foreign", Assert.Throws<ArchiveException>(() => other.TryCatchUp()).Code);
        Assert.Equal("index.unusable", Assert.Throws<ArchiveException>(() => other.Search.Search(new ReportQuery())).Code);
        Assert.Equal(10, Total);
        other.Rebuild();
        Assert.Equal(0, other.Search.Search(new ReportQuery()).Total);
    }

    [Fact]
    public void An_index_of_an_older_schema_is_built_anew()
    {
        Archive.TryCatchUp();
        string identity;
        using (ISearchIndex index = LuceneIndex.Engine(_temporary.Options.IndexDirectory, ReportSchema.Schema))
            identity = IndexProjection.CatalogOf(Assert.Throws<IndexVersionException>(() => index.Open()).Schema)!;
        _temporary.Reopen();
        IndexSchema present = new ReportProjection().For(identity);
        using (ISearchIndex index = LuceneIndex.Engine(_temporary.Options.IndexDirectory, present with { Columns = [.. present.Columns.Take(20)] }))
        {
            index.Discard();
            using ISearchWriter writer = index.TryWrite()!;
            writer.Commit(new CommitPoint(Archive.Holdings.LastChange));
        }

        Assert.Equal("index.unusable", Assert.Throws<ArchiveException>(() => Total).Code);
        Archive.TryCatchUp();
        Assert.Equal(10, Total);
    }

    [Fact]
    public void An_index_that_is_ahead_of_a_restored_catalog_is_built_anew()
    {
        string backup = _temporary.File("backup.db");
        string file = Path.Combine(_temporary.Options.CorpusDirectory, "archive.db");
        Archive.Dispose();
        File.Copy(file, backup);
        _temporary.Reopen();
        Archive.Withdraw("990101-教育局-2019", "样例");
        Archive.TryCatchUp();
        Archive.Dispose();
        foreach (string rest in new[] { "-wal", "-shm" }) File.Delete(file + rest);
        File.Copy(backup, file, overwrite: true);
        _temporary.Reopen();

        Archive.TryCatchUp();

        Assert.Equal(10, Total);
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task An_index_whose_catching_up_was_stopped_goes_on_from_its_last_commit()
    {
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(1400)), "x");
        using CancellationTokenSource stop = new();
        StopAfterFirst progress = new(stop);

        Assert.Throws<OperationCanceledException>(() => Archive.TryCatchUp(progress, stop.Token));
        _temporary.Reopen();
        Archive.TryCatchUp();

        Assert.Empty(Archive.Verify().Problems);
        Assert.Equal(Archive.Holdings.All().Count(), Total);
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
