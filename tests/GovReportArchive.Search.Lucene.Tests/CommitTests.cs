using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Tests;

public sealed class CommitTests : IDisposable
{
    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_page_goes_on_in_the_commit_that_it_began_in()
    {
        using LuceneIndex index = Sample.Index(_place);
        using ISearchWriter writer = index.TryWrite()!;
        Put(writer, 1, "a", "b", "c", "d");
        SearchAfter after = Page(index, null).After!;
        for (int change = 2; change <= 5; change++)
        {
            writer.Replace("a", []);
            writer.Replace("c", []);
            Put(writer, change, "bb" + Sample.Number(change));
            Page(index, null);
        }

        Assert.Equal(["c", "d"], Page(index, after).Ids);
    }

    [Fact]
    public void After_its_time_a_page_goes_on_in_the_newest_commit()
    {
        using LuceneIndex index = Sample.Index(_place, new LuceneSettings { Patience = TimeSpan.Zero });
        using ISearchWriter writer = index.TryWrite()!;
        Put(writer, 1, "a", "b", "c", "d");
        SearchAfter after = Page(index, null).After!;
        writer.Replace("c", []);
        Put(writer, 2, "e");
        Page(index, null);
        Put(writer, 3, "f");
        Page(index, null);
        Put(writer, 4, "g");
        Page(index, null);

        Assert.Equal(["d", "e"], Page(index, after).Ids);
    }

    [Fact]
    public void An_index_that_is_written_anew_in_the_same_place_is_another()
    {
        using LuceneIndex index = Sample.Index(_place);
        for (int life = 0; life < 3; life++)
        {
            using (ISearchWriter writer = index.TryWrite()!)
            {
                for (int change = 1; change <= 3; change++)
                {
                    Put(writer, change, $"life{Sample.Number(life)}-{Sample.Number(change)}");
                    Assert.All(Page(index, null).Ids, id => Assert.StartsWith($"life{Sample.Number(life)}", id, StringComparison.Ordinal));
                }
            }

            SearchAfter after = Page(index, null).After!;
            index.Discard();
            Assert.Null(index.Open());
            Assert.Null(index.Open(after.Generation));
        }
    }

    [Fact]
    public void An_index_that_somebody_else_writes_anew_is_seen_as_another()
    {
        using LuceneIndex index = Sample.Index(_place), other = Sample.Index(_place);
        using (ISearchWriter writer = index.TryWrite()!) Put(writer, 1, "old");
        SearchAfter after;
        using (ISearchView view = index.Open()!) after = new SearchAfter(0, null, null, "old", view.State.Commit);
        other.Discard();
        using (ISearchWriter writer = other.TryWrite()!) Put(writer, 1, "new");

        Assert.Equal(["new"], Page(index, null).Ids);
        using ISearchView former = index.Open(after.Generation)!;
        Assert.Equal(["new"], former.Ids());
    }

    [Fact]
    public void A_view_answers_after_newer_commits_and_after_the_index_is_closed()
    {
        ISearchView view;
        using (LuceneIndex index = Sample.Index(_place))
        {
            using ISearchWriter writer = index.TryWrite()!;
            Put(writer, 1, "a");
            view = index.Open()!;
            writer.Replace("a", []);
            Put(writer, 2, "b");
        }

        Assert.Equal(["a"], view.Ids());
        Assert.Equal(1, view.Search(new SearchRequest { Query = Sample.Query("条例") }).Total);
        view.Dispose();
        view.Dispose();
        Assert.Throws<ObjectDisposedException>(() => view.Search(new SearchRequest()));
    }

    [Fact]
    public void A_commit_says_its_number_and_newer_ones_have_higher_numbers()
    {
        using LuceneIndex index = Sample.Index(_place);
        using ISearchWriter writer = index.TryWrite()!;
        long last = 0;
        for (int change = 1; change < 5; change++)
        {
            writer.Replace(Sample.Number(change), [Sample.Document(Sample.Number(change), "条例")]);
            long commit = writer.Commit(new CommitPoint(change));
            using ISearchView view = index.Open()!;
            Assert.Equal(commit, view.State.Commit);
            Assert.True(commit > last);
            last = commit;
        }

        Assert.Equal(last, writer.Commit(new CommitPoint(4)));
    }

    private static void Put(ISearchWriter writer, int change, params string[] ids)
    {
        foreach (string id in ids) writer.Replace(id, [Sample.Document(id, "条例")]);
        writer.Commit(new CommitPoint(change));
    }

    private static (List<string> Ids, SearchAfter? After) Page(LuceneIndex index, SearchAfter? after)
    {
        using ISearchView view = index.Open(after?.Generation ?? 0)!;
        SearchResult page = view.Search(new SearchRequest { Query = Sample.Query("条例"), Sort = new SortOrder("year", false), Limit = 2, After = after });
        return ([.. page.Hits.Select(hit => hit.Id)], page.Hits.Count == 0 ? null : page.Hits[^1].After);
    }
}
