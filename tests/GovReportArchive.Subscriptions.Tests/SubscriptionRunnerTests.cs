using System.Runtime.Versioning;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Subscriptions.Tests;

public sealed class SubscriptionRunnerTests : IDisposable
{
    private static readonly ReportRecord First = RecordFactory.Record(0) with { Source = new Source("1.html", "text/html", new string('1', 64)) };

    private readonly SubscribedArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_matches_is_told_once_for_each_version_each_correction_and_its_withdrawal()
    {
        _archive.Subscribe("all");

        await _archive.ImportAsync(First);
        Assert.Equal((1, 0), (_archive.Run(), _archive.Run()));
        Assert.Equal([$"{First.Id} 1 new"], _archive.Told("all"));

        await _archive.ImportAsync(First with { Source = new Source("2.html", "text/html", new string('2', 64)) });
        Assert.Equal((1, 0), (_archive.Run(), _archive.Run()));
        Assert.Equal([$"{First.Id} 2 version"], _archive.Told("all"));

        _archive.Archive.Mender.Correct(First.Id, "applications.received.total", "9", "某人", "原件");
        _archive.Archive.TryCatchUp();
        Assert.Equal((1, 0), (_archive.Run(), _archive.Run()));
        Assert.Equal([$"{First.Id} 2 correction"], _archive.Told("all"));

        _archive.Archive.Withdraw(First.Id, "误传");
        _archive.Archive.TryCatchUp();
        Assert.Equal((1, 0), (_archive.Run(), _archive.Run()));
        Assert.Equal([$"{First.Id} 2 withdrawn"], _archive.Told("all"));

        _archive.Archive.Mender.Restore(First.Id);
        _archive.Archive.TryCatchUp();
        Assert.Equal((1, 0), (_archive.Run(), _archive.Run()));
        Assert.Equal([$"{First.Id} 2 new"], _archive.Told("all"));
    }

    [Fact]
    public async Task Another_reading_of_what_was_told_is_not_told()
    {
        _archive.Subscribe("all");
        await _archive.ImportAsync(First);
        Assert.Equal(1, _archive.Run());
        long change = _archive.Archive.Holdings.LastChange;

        await _archive.ImportAsync(First with { Parser = new ParserVersion(First.Parser.Name, First.Parser.Rules + 1), Scope = "aggregate" });

        Assert.Equal("reading", Assert.Single(_archive.Archive.Holdings.Changes(change)).Kind);
        Assert.Equal(0, _archive.Run());
    }

    [Fact]
    public async Task A_subscription_tells_what_comes_after_it_and_matches_its_query()
    {
        await _archive.ImportAsync(RecordFactory.Record(0));
        _archive.Subscribe("towns", new ReportQuery { Text = "\"民政局\"", Filters = [new("county", ["临溪区"])], Where = [CountCondition.Parse("applications.received.total>=0")] });

        await _archive.ImportAsync(Enumerable.Range(1, 23).Select(RecordFactory.Record));
        _archive.Run();

        Assert.Equal(["990201-民政局-2019 1 new", "990101-民政局-2019 1 new"], _archive.Told("towns"));
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_finished_by_the_next_and_tells_nothing_twice()
    {
        _archive.Subscribe("all");
        await _archive.ImportAsync(Enumerable.Range(0, 150).Select(RecordFactory.Record));
        using CancellationTokenSource stop = new();
        SubscriptionBook stopping = new(_archive.File, new StoppingClock(stop));
        SubscriptionRunner stopped = new(stopping, _archive.Archive.Search, _archive.Archive.Holdings, _archive.Clock);

        Assert.Throws<OperationCanceledException>(() => stopped.Run("", stop.Token));
        Assert.Equal(100, _archive.Told("all").Length);
        Assert.Equal((50, 0), (_archive.Run(), _archive.Run()));
        Assert.Equal(150, _archive.Told("all").Length);
    }

    [Fact]
    public async Task A_query_that_cannot_be_run_any_more_says_why_and_holds_no_other_back()
    {
        _archive.Subscribe("another", new ReportQuery { Filters = [new("formerFacet", ["x"])] });
        _archive.Subscribe("whole");

        await _archive.ImportAsync(First);

        Assert.Equal(1, _archive.Run());
        Assert.Contains("formerFacet", _archive.Book.Find("another")!.Failure, StringComparison.Ordinal);
        Assert.Null(_archive.Book.Find("whole")!.Failure);
        Assert.Equal(_archive.Archive.Holdings.LastChange, _archive.Book.Find("whole")!.Change);
    }

    [Fact]
    public async Task A_catalog_from_a_backup_is_followed_from_where_it_is()
    {
        await _archive.ImportAsync(First);
        _archive.Book.Add("ahead", SavedQuery.Of(new ReportQuery()), 1000, null);
        Assert.Equal(0, _archive.Run());

        await _archive.ImportAsync(RecordFactory.Record(1));

        Assert.Equal(1, _archive.Run());
    }

    [Fact]
    public void A_name_stands_in_addresses_and_is_taken_once()
    {
        _archive.Subscribe("问题-2026_a");

        Assert.Equal("subscriptions.taken", Assert.Throws<ArchiveException>(() => _archive.Subscribe("问题-2026_a")).Code);
        Assert.All(new[] { "", "a/b", "a.b", "a b", "a\n", new string('a', 65) }, name =>
            Assert.Equal("subscriptions.name", Assert.Throws<ArchiveException>(() => _archive.Subscribe(name)).Code));
        Assert.True(_archive.Book.Remove("问题-2026_a"));
        Assert.False(_archive.Book.Remove("问题-2026_a"));
        Assert.Empty(_archive.Book.All());
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void The_file_of_secrets_is_its_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        _archive.Subscribe("all", address: "https://receiver.example/");

        foreach (string file in Directory.EnumerateFiles(_archive.Corpus, "subscriptions.db*"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Where_nobody_subscribes_no_file_is_made()
    {
        Assert.Equal(0, _archive.Run());
        Assert.Empty(_archive.Queue.Failures());
        Assert.Equal(0, _archive.Queue.Retry());
        Assert.False(File.Exists(Path.Combine(_archive.Corpus, "subscriptions.db")));
    }

    // A book asks for the time once a stretch.
    private sealed class StoppingClock(CancellationTokenSource stop) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            stop.Cancel();
            return DateTimeOffset.UnixEpoch;
        }
    }
}
