using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

public sealed class ChangesApiTests : IDisposable
{
    private static readonly ReportRecord[] Records = [.. SpecimenRecords.All.DistinctBy(record => record.Id)];

    private readonly LiveServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_copy_that_repeats_the_crawl_ends_as_the_archive_whatever_changes_meanwhile()
    {
        await _server.ImportAsync(Records);
        using HttpClient client = _server.Client();
        Dictionary<string, string> copy = new(StringComparer.Ordinal);
        Random random = new(16);
        int step = 0;
        long since = 0;
        int fetched = 0;

        for (int crawl = 0; crawl < 4; crawl++) since = await CrawlAsync(mutate: crawl < 3);

        Assert.Equal(_server.Archive.Holdings.All().Select(report => report.Id).Order(StringComparer.Ordinal), copy.Keys.Order(StringComparer.Ordinal));
        foreach ((string id, string record) in copy) Assert.Equal(await RecordAsync(id), record);
        Assert.Equal(since, _server.Archive.Holdings.LastChange);
        Assert.True(step > 20, $"{step} changes came in between.");
        int before = fetched;
        Assert.Equal(since, await CrawlAsync(mutate: false));
        Assert.Equal(before, fetched);

        async Task<long> CrawlAsync(bool mutate)
        {
            long? until = null;
            for (string? cursor = null; ;)
            {
                JsonNode page = await client.JsonAsync($"/api/v1/changes?since={since}&limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
                until ??= (long)page["until"]!;
                foreach (JsonNode? item in page["items"]!.AsArray())
                {
                    fetched++;
                    string id = (string)item!["id"]!;
                    // What was withdrawn since the page was made is met again.
                    if (item["reason"] is null && await RecordAsync(id) is { } record) copy[id] = record;
                    else copy.Remove(id);
                }

                if (mutate) await ChangeAsync();
                if ((cursor = (string?)page["next"]) is null) return until.Value;
            }
        }

        async Task<string?> RecordAsync(string id)
        {
            HttpResponseMessage answer = await client.GetAsync("/api/v1/reports/" + Uri.EscapeDataString(id));
            if (answer.StatusCode == HttpStatusCode.Gone) return null;
            JsonNode record = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            // What the archive infers from neighbouring years is no part of the record.
            record.AsObject().Remove("archive");
            return record.ToJsonString();
        }

        async Task ChangeAsync()
        {
            string id = Records[random.Next(Records.Length)].Id;
            bool isGone = _server.Archive.Holdings.Get(id)!.Withdrawn is not null;
            switch (step++ % 4)
            {
                case 0:
                    await _server.ImportAsync(SpecimenRecords.All[^1] with { Id = $"990102-后来局-{2000 + step}", Year = 2000 + step });
                    break;
                case 1 when !isGone:
                    _server.Archive.Withdraw(id, "误传");
                    break;
                case 2 when isGone:
                    _server.Archive.Mender.Restore(id);
                    break;
                case not 1 when !isGone:
                    _server.Archive.Mender.Correct(id, "applications.received.total", step.ToString(System.Globalization.CultureInfo.InvariantCulture), "某人", "原件");
                    break;
            }
        }
    }

    [Fact]
    public async Task A_report_is_listed_once_with_its_last_change_and_why_it_was_withdrawn()
    {
        await _server.ImportAsync(Records[0], Records[1]);
        _server.Archive.Mender.Correct(Records[0].Id, "disclosure.licences.decisions", "7", "某人", "原件");
        _server.Archive.Withdraw(Records[1].Id, "误传");
        using HttpClient client = _server.Client();

        JsonNode answer = await client.JsonAsync("/api/v1/changes");

        string archive = (string)answer["archive"]!;
        foreach (JsonNode? item in answer["items"]!.AsArray()) item!.AsObject().Remove("at");
        Answers.Same(
            $$"""
            { "archive": "{{archive}}", "until": 4, "items": [
              { "change": 3, "id": "990101-民政局-2023", "kind": "correction", "version": 1, "url": "/api/v1/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023" },
              { "change": 4, "id": "990102-教育局-2024", "kind": "withdrawn", "version": 1, "reason": "误传", "url": "/api/v1/reports/990102-%E6%95%99%E8%82%B2%E5%B1%80-2024" } ] }
            """,
            answer);
        Assert.Equal(16, archive.Length);
        Assert.Empty((await client.JsonAsync("/api/v1/changes?since=4"))["items"]!.AsArray());
        Assert.Equal("3", (string?)(await client.JsonAsync("/api/v1/changes?limit=1"))["next"]);
        await client.ProblemAsync("/api/v1/changes?limit=0", HttpStatusCode.BadRequest);
        Assert.Contains("0 到 4 之间", (string)(await client.ProblemAsync("/api/v1/changes?since=5", HttpStatusCode.BadRequest))["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hit_of_which_no_place_is_known_has_no_region()
    {
        await _server.ImportAsync(Records[0] with { Region = null }, Records[1] with { Region = new Region(null, null, null, null, null, []) });
        using HttpClient client = _server.Client();

        foreach (string route in new[] { "reports", "passages" })
        {
            JsonArray items = (await client.JsonAsync("/api/v1/" + route))["items"]!.AsArray();
            Assert.NotEmpty(items);
            Assert.All(items, item => Assert.False(item!.AsObject().ContainsKey("region")));
        }
    }

    [Fact]
    public async Task An_answer_is_held_until_something_changes()
    {
        await _server.ImportAsync(Records[0]);
        using HttpClient client = _server.Client();
        client.DefaultRequestHeaders.IfNoneMatch.Add((await client.GetAsync("/api/v1/changes")).Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync("/api/v1/changes")).StatusCode);
        await _server.ImportAsync(Records[1]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/changes")).StatusCode);
    }
}
