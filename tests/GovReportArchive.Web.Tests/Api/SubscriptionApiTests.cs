using System.Net;
using System.Net.Sockets;
using System.ServiceModel.Syndication;
using System.Text.Json.Nodes;
using System.Xml;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Subscriptions;
using GovReportArchive.Subscriptions.Webhooks;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

public sealed class SubscriptionApiTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static readonly ReportRecord[] Records = [.. SpecimenRecords.All.DistinctBy(record => record.Id)];

    private readonly LiveServer _server = new();

    public async Task InitializeAsync()
    {
        await _server.ImportAsync(Records[0]);
        _server.Archive.TryCatchUp();
        _server.Archive.StopFollowing();
        ReportQuery query = new() { Text = "\"公众号\"", Filters = [new("level", ["county"])], Where = [CountCondition.Parse("applications.received.total>=1")] };
        _server.Services.GetRequiredService<SubscriptionBook>().Add(
            "公众号", SavedQuery.Of(query), 1, Webhook.Parse("http://127.0.0.1:9/hook", Secret, allowsPrivate: true));
        await _server.ImportAsync(Records[1..8]);
        await _server.RefreshAsync();
        Run();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_subscription_shows_what_it_looks_for_and_what_it_told_but_not_where()
    {
        using HttpClient client = _server.Client();
        string all = await client.GetStringAsync("/api/v1/subscriptions");
        JsonNode one = await client.JsonAsync("/api/v1/subscriptions/" + Uri.EscapeDataString("公众号"));

        JsonNode entry = Assert.Single(JsonNode.Parse(all)!["items"]!.AsArray())!;
        Answers.Same("""{ "q": "\"公众号\"", "filters": { "level": ["county"] }, "where": ["applications.received.total>=1"] }""", entry["query"]!);
        Answers.Same(entry.ToJsonString(), one["subscription"]!);
        string[] told = [.. one["items"]!.AsArray().Select(item => (string)item!["report"]!)];
        Assert.Equal(told.Length, (int)entry["matches"]!);
        Assert.NotEmpty(told);
        Assert.DoesNotContain(Records[0].Id, told);
        string[] found = [.. (await client.JsonAsync((string)entry["search"]!))["items"]!.AsArray().Select(item => (string)item!["id"]!)];
        Assert.Equal(found.Where(id => id != Records[0].Id).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        foreach (string text in new[] { all, one.ToJsonString() })
        {
            Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
            Assert.DoesNotContain("MDEy", text, StringComparison.Ordinal);
        }

        await client.ProblemAsync("/api/v1/subscriptions/none", HttpStatusCode.NotFound);
        await client.ProblemAsync("/api/v1/subscriptions/none.atom", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_it_told_comes_in_pages_and_as_a_feed_that_tells_what_is_gone()
    {
        using HttpClient client = _server.Client();
        string address = "/api/v1/subscriptions/" + Uri.EscapeDataString("公众号");
        string[] all = [.. (await client.JsonAsync(address))["items"]!.AsArray().Select(item => (string)item!["report"]!)];
        List<string> walked = [];
        for (string? cursor = ""; cursor is not null;)
        {
            JsonNode page = await client.JsonAsync(address + "?limit=2" + (cursor.Length == 0 ? "" : "&cursor=" + cursor));
            walked.AddRange(page["items"]!.AsArray().Select(item => (string)item!["report"]!));
            cursor = (string?)page["next"];
        }

        Assert.True(all.Length > 2, "There is more than a page.");
        Assert.Equal(all, walked);
        SyndicationFeed before = await FeedAsync();
        Assert.Equal(all.Length, before.Items.Count());

        _server.Archive.Withdraw(all[0], "误传");
        await _server.RefreshAsync();
        Run();
        string xml = await client.GetStringAsync(address + ".atom");

        Assert.Contains($"<deleted-entry ref=\"{before.Items.First().Id}\"", xml, StringComparison.Ordinal);
        Assert.Equal(all.Length - 1, (await FeedAsync()).Items.Count());
        Assert.Equal("withdrawn", (string?)(await client.JsonAsync(address))["items"]![0]!["kind"]);

        async Task<SyndicationFeed> FeedAsync()
        {
            using XmlReader reader = XmlReader.Create(await client.GetStreamAsync(address + ".atom"));
            return SyndicationFeed.Load(reader);
        }
    }

    [Fact]
    public async Task A_report_whose_record_is_damaged_is_left_out_of_the_feed_of_what_was_told()
    {
        using HttpClient client = _server.Client();
        string address = "/api/v1/subscriptions/" + Uri.EscapeDataString("公众号");
        string[] told = [.. (await client.JsonAsync(address))["items"]!.AsArray().Select(item => (string)item!["report"]!)];
        using SqliteConnection connection = new($"Data Source={Path.Combine(_server.Options.CorpusDirectory, "archive.db")};Pooling=false");
        await connection.OpenAsync();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE readings SET record = zeroblob(length(record)) WHERE report = (SELECT key FROM reports WHERE id = $1)";
        command.Parameters.AddWithValue("$1", told[0]);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());

        using XmlReader reader = XmlReader.Create(await client.GetStreamAsync(address + ".atom"));

        Assert.Equal(told.Length - 1, SyndicationFeed.Load(reader).Items.Count());
    }

    [Fact]
    public async Task What_is_to_be_delivered_waits_for_no_index()
    {
        using LiveServer own = new();
        await own.ImportAsync(Records[0]);
        using LiveServer other = new();
        await other.ImportAsync(Records[0]);
        other.Archive.TryCatchUp();
        other.Archive.StopFollowing();
        using TcpListener receiver = new(IPAddress.Loopback, 0);
        receiver.Start();
        SubscriptionBook book = new(new SubscriptionFile(own.Options.CorpusDirectory), TimeProvider.System);
        book.Add("待送", SavedQuery.Of(new ReportQuery()), 0, Webhook.Parse($"http://{receiver.LocalEndpoint}/", Secret, allowsPrivate: true));
        book.Tell("待送", [new SeenReport("x", 1, 1, "", IsWithdrawn: false)], matches => WebhookMessage.Of("待送", matches, "", DateTimeOffset.UnixEpoch));

        // An index of another archive, which is never made this one's by itself.
        await using WebApplicationFactory<Program> server = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
            builder.UseSetting("corpus", own.Options.CorpusDirectory).UseSetting("index", other.Options.IndexDirectory));
        using HttpClient client = server.CreateClient();

        using TcpClient delivering = await receiver.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromMinutes(5));
        Assert.True(delivering.Connected);
        Assert.Throws<ArchiveException>(() => server.Services.GetRequiredService<ServedArchive>().Current.Search.AppliedChange());
    }

    // The server does the same in the background; whoever comes second finds nothing left to tell.
    private void Run() => new SubscriptionRunner(_server.Services.GetRequiredService<SubscriptionBook>(), _server.Archive.Search, _server.Archive.Holdings, TimeProvider.System)
        .Run("https://reports.example", CancellationToken.None);
}
