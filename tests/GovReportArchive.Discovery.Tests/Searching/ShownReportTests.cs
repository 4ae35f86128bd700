using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Searching;

/// <summary>What is kept of reports that were shown never makes an answer another one.</summary>
public sealed class ShownReportTests : IAsyncLifetime, IDisposable
{
    private static readonly ReportQuery Query = new() { Text = "解读 OR 公开", Limit = 48 };
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(48)), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void An_answer_from_what_is_kept_is_the_answer_of_an_archive_just_opened()
    {
        Random random = new(TestSeed.Value);
        for (int round = 0; round < 6; round++)
        {
            string kept = Answer();
            Assert.Equal(kept, Answer());
            _temporary.Reopen();
            Assert.Equal(kept, Answer());
            Change(random);
        }
    }

    [Fact]
    public void A_report_that_is_withdrawn_is_shown_no_more_though_the_index_has_not_followed()
    {
        string first = _temporary.Archive.Search.Search(Query).Items[0].Id;

        _temporary.Archive.Mender.Withdraw(first, "样例");

        Assert.DoesNotContain(_temporary.Archive.Search.Search(Query).Items, hit => hit.Id == first);
        Assert.DoesNotContain(_temporary.Archive.Passages.Search(Query).Items, hit => hit.Report == first);
    }

    [Fact]
    public void A_corrected_title_is_shown_at_once()
    {
        string first = _temporary.Archive.Search.Search(Query).Items[0].Id;

        _temporary.Archive.Mender.Correct(first, "title", "更正后的题名", "甲", "样例");

        Assert.Equal("更正后的题名", _temporary.Archive.Search.Search(Query).Items.Single(hit => hit.Id == first).Title);
    }

    private string Answer() => RecordJsonOf(_temporary.Archive.Search.Search(Query)) + RecordJsonOf(_temporary.Archive.Passages.Search(Query));

    private void Change(Random random)
    {
        string[] held = [.. _temporary.Archive.Holdings.All().Select(report => report.Id)];
        string one = held[random.Next(held.Length)];
        if (random.Next(2) == 0) _temporary.Archive.Mender.Withdraw(one, "样例");
        else _temporary.Archive.Mender.Correct(one, "applications.received.total", "17", "甲", "样例");
        _temporary.Archive.TryCatchUp();
    }

    private static string RecordJsonOf(object answer) => System.Text.Json.JsonSerializer.Serialize(answer, RecordJson.Options);
}
