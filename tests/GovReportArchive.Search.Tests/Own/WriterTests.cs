using System.Globalization;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Search.Tests.Own.Storage;

namespace GovReportArchive.Search.Tests;

public sealed class WriterTests
{
    [Fact]
    public void A_second_writer_is_told_who_holds_the_lock()
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            IndexLockedException error = Assert.Throws<IndexLockedException>(() => IndexWriter.Open(directory.Path, SampleSchema.Reports));
            Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), error.Holder, StringComparison.Ordinal);
            Assert.Contains(Environment.MachineName, error.Message, StringComparison.Ordinal);
        }

        using IndexWriter again = IndexWriter.Open(directory.Path, SampleSchema.Reports);
    }

    [Fact]
    public void An_index_of_another_schema_is_refused()
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports)) writer.Commit(1);
        IndexSchema other = SampleSchema.Reports with { Name = "sample/2" };
        Assert.Contains("sample/2", Assert.Throws<IndexVersionException>(() => IndexWriter.Open(directory.Path, other)).Message, StringComparison.Ordinal);
        using IndexWriter again = IndexWriter.Open(directory.Path, SampleSchema.Reports);
    }

    [Fact]
    public void A_directory_without_an_index_says_so()
    {
        using TemporaryDirectory directory = new();
        Assert.Throws<IndexMissingException>(() => IndexReader.Open(directory.Path));
        Assert.Throws<IndexMissingException>(() => IndexReader.Open(Path.Combine(directory.Path, "nowhere")));
        using IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports);
        Assert.Throws<IndexMissingException>(() => IndexReader.Open(directory.Path));
    }

    [Fact]
    public void A_document_that_does_not_fit_is_refused_and_leaves_nothing_behind()
    {
        using TemporaryDirectory directory = new();
        using IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports);
        Assert.Throws<ArgumentException>(() => writer.Put(new IndexDocument { Id = "", Units = [] }));
        Assert.Throws<ArgumentException>(() => writer.Put(new IndexDocument { Id = "a", Units = [("title", "公开"), ("nowhere", "公开")] }));
        Assert.Throws<ArgumentException>(() => writer.Put(new IndexDocument { Id = "a", Units = [("title", "公开")], Keywords = [("applications.received.total", "1")] }));
        Assert.Throws<ArgumentException>(() => writer.Put(new IndexDocument { Id = "a", Units = [("title", "公开")], Numbers = [("applications.received.total", double.NaN)] }));
        writer.Commit(1);
        using IndexReader reader = IndexReader.Open(directory.Path);
        Assert.Equal(0, reader.Count);
        Assert.Equal(0, reader.Search(new SearchRequest { Query = SampleSchema.Query("公开") }).Total);
    }

    [Fact]
    public void Readers_keep_their_commit_until_they_refresh_and_what_is_not_committed_is_forgotten()
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            writer.Put(Document("a", "公开"));
            long first = writer.Commit(1);
            using IndexReader reader = IndexReader.Open(directory.Path);
            Assert.False(reader.RefreshIfChanged());
            writer.Put(Document("b", "公开"));
            writer.Delete("a");
            Assert.Equal(first + 1, writer.Commit(2));
            Assert.Equal(first + 1, writer.Commit(2));
            Assert.Equal(["a"], reader.Ids());
            Assert.True(reader.RefreshIfChanged());
            Assert.Equal(["b"], reader.Ids());
            Assert.Equal((2, true, false), (reader.AppliedChange, reader.Contains("b"), reader.Contains("a")));
            writer.Put(Document("c", "公开"));
        }

        using IndexReader later = IndexReader.Open(directory.Path);
        Assert.Equal(["b"], later.Ids());
    }

    [Fact]
    public void An_index_made_anew_in_the_same_place_is_taken_up()
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            writer.Put(Document("a", "旧"));
            writer.Commit(1);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        foreach (string file in Directory.GetFiles(directory.Path)) File.Delete(file);
        Assert.False(reader.RefreshIfChanged());
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            writer.Put(Document("b", "新"));
            writer.Commit(1);
        }

        Assert.True(reader.RefreshIfChanged());
        Assert.Equal(["b"], reader.Ids());
        Assert.Equal(1, reader.Search(new SearchRequest { Query = SampleSchema.Query("\"新\"") }).Total);
    }

    [Fact]
    public void Pages_are_unaffected_by_commits_in_between()
    {
        using TemporaryDirectory directory = new();
        using IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports);
        for (int i = 0; i < 60; i++) writer.Put(Document($"d{i}", string.Concat(Enumerable.Repeat("公开信息。", (i % 9) + 1))));
        writer.Commit(1);
        using IndexReader reader = IndexReader.Open(directory.Path);
        SearchRequest request = new() { Query = SampleSchema.Query("公开 OR 信息"), Limit = 7 };
        IReadOnlyList<Hit> expected = reader.Search(request with { Limit = 100 }).Hits;
        List<Hit> paged = [];
        for (SearchAfter? after = null; ;)
        {
            SearchResult page = reader.Search(request with { After = after });
            Assert.Equal(60, page.Total);
            paged.AddRange(page.Hits);
            if (page.Hits.Count < request.Limit) break;
            after = page.Hits[^1].After;
            for (int i = 0; i < 10; i++) writer.Put(Document($"d{(paged.Count * 3) + i}", "信息。公开。信息。"));
            writer.Delete($"d{59 - paged.Count}");
            writer.Commit(paged.Count + 1);
            Assert.True(reader.RefreshIfChanged());
        }

        Assert.Equal(expected, paged);
    }

    [Fact]
    public async Task Writers_and_readers_together_see_only_whole_commits()
    {
        using TemporaryDirectory directory = new();
        FaultyStorage storage = new(directory.Path);
        using IndexWriter writer = IndexWriter.Open(storage, () => WriterLock.Take(directory.Path), SampleSchema.Reports, new WriterOptions(30_000, true));
        writer.Commit(0);
        using CancellationTokenSource done = new();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(directory.Path, done.Token)))];
        // Each round replaces the same fifty documents from two threads: every commit holds all of them, all of one round.
        for (int round = 1; round <= 40; round++)
        {
            string text = $"第{round}轮政府信息公开";
            Parallel.For(0, 50, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => writer.Put(Document($"d{i}", text)));
            writer.Put(Document($"extra{round}", "另外一件"));
            if (round > 3) Assert.True(writer.Delete($"extra{round - 3}"));
            writer.Commit(round);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Null(writer.MergeFailure);
        IndexReader.Verify(directory.Path);
    }

    private static void ReadUntil(string directory, CancellationToken done)
    {
        using IndexReader reader = IndexReader.Open(directory);
        long before = -1;
        while (!done.IsCancellationRequested)
        {
            reader.RefreshIfChanged();
            using IndexReader fresh = IndexReader.Open(directory);
            long change = fresh.AppliedChange;
            Assert.True(change >= before);
            before = change;
            if (change == 0) continue;
            Assert.Equal(50 + Math.Min(3, (int)change), fresh.Count);
            SearchResult found = fresh.Search(new SearchRequest { Query = SampleSchema.Query($"\"第{change}轮\""), Facets = [new FacetRequest("year")], Limit = 100 }, CancellationToken.None);
            Assert.Equal((50, 50, 50), (found.Total, found.Hits.Count, found.Facets[0].Items.Sum(item => item.Count)));
        }
    }

    private static IndexDocument Document(string id, string text) => SampleSchema.Document(id, "报告", text, "问题");
}
