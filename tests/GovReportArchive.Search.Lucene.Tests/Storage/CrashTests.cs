using GovReportArchive.Search.Lucene.Storage;

namespace GovReportArchive.Search.Lucene.Tests.Storage;

/// <summary>Law: whichever operation fails, the index opens at a whole commit, and the next writer goes on from it.</summary>
[Trait("tier", "full")]
public sealed class CrashTests
{
    private const int Changes = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whichever_operation_fails_the_index_opens_at_a_whole_commit_and_catches_up(bool crash)
    {
        int operation = 0;
        for (bool failed = true; failed; operation++) failed = Live(operation + 1, crash);
        Assert.InRange(operation, 50, 2000);
    }

    private static bool Live(int failAt, bool crash)
    {
        using Place place = new();
        string what = $"operation {failAt}, {(crash ? "crash" : "error")}";
        using FaultyDirectory files = new(new MappedDirectory(place.Directory), failAt, crash);
        int acknowledged = 0;
        using (LuceneIndex index = new(place.Directory, files, Sample.Schema))
        {
            Exception? error = Record(() =>
            {
                using ISearchWriter writer = index.TryWrite()!;
                for (int change = 1; change <= Changes; change++)
                {
                    Apply(writer, change);
                    acknowledged = change;
                }
            });
            Assert.True(error is null or IOException and not IndexCorruptException, $"{what}: {error}");
            if (files.HasFailed && !crash)
            {
                // The same process goes on: no lock and no handle is left that would stop it.
                files.Heal();
                using ISearchWriter writer = index.TryWrite()!;
                Assert.True(writer is not null, what);
                Assert.InRange(writer.Applied.Change, acknowledged, Changes);
                CatchUp(writer);
                using ISearchView view = index.Open()!;
                Check(view, Changes, what);
                return true;
            }
        }

        using (LuceneIndex index = Sample.Index(place))
        {
            // The first commit has none before it to fall back to: half of it is damage, and is thrown away.
            if (acknowledged == 0 && Record(() => index.Open()?.Dispose()) is IndexCorruptException) index.Discard();
            using (ISearchView? view = index.Open())
            {
                Assert.True(view is not null || acknowledged == 0, what);
                if (view is not null)
                {
                    Assert.InRange(view.State.Applied.Change, acknowledged, Math.Min(Changes, acknowledged + 1));
                    Check(view, (int)view.State.Applied.Change, what);
                }
            }

            using (ISearchWriter? writer = index.TryWrite())
            {
                Assert.True(writer is not null, what);
                CatchUp(writer);
            }

            using ISearchView after = index.Open()!;
            Check(after, Changes, what);
            if (failAt % 10 == 0) index.Verify();
        }

        return files.HasFailed;
    }

    private static void CatchUp(ISearchWriter writer)
    {
        for (int change = (int)writer.Applied.Change + 1; change <= Changes; change++) Apply(writer, change);
    }

    private static void Apply(ISearchWriter writer, int change)
    {
        writer.Replace("same", [Sample.Document("same-" + Sample.Number(change), "条例") with { Keywords = [("ledger", "bad")] }]);
        writer.Replace("g" + Sample.Number(change), [Sample.Document(Sample.Number(change) + "-a", "条例"), Sample.Document(Sample.Number(change) + "-b", "公开")]);
        if (change > 1) writer.Update("g" + Sample.Number(change - 1), "ledger", "good");
        writer.Commit(new CommitPoint(change));
    }

    private static void Check(ISearchView view, int change, string what)
    {
        IEnumerable<string> expected = change == 0 ? [] : Enumerable.Range(1, change).SelectMany(i => (string[])[Sample.Number(i) + "-a", Sample.Number(i) + "-b"]).Append("same-" + Sample.Number(change));
        Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(view.Ids().Order(StringComparer.Ordinal)), $"{what}: {string.Join(' ', view.Ids())}");
        int good = view.Search(new Querying.SearchRequest { Filters = [new Querying.KeywordFilter("ledger", ["good"])] }).Total;
        Assert.True(good == 2 * Math.Max(0, change - 1), $"{what}: {good} are good after change {change}.");
    }

    private static Exception? Record(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            return error;
        }
    }
}
