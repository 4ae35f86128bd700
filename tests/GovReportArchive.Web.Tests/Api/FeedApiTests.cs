using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json.Nodes;
using System.Xml;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

public sealed class FeedApiTests : IAsyncLifetime, IDisposable
{
    private readonly LiveServer _server = new();

    public async Task InitializeAsync()
    {
        await _server.ImportAsync(SpecimenRecords.All);
        await _server.Archive.Ingester.IngestAsync("民政局2023.html", SpecimenRecords.Original, force: true);
        _server.Archive.Withdraw(SpecimenRecords.Withdrawn, SpecimenRecords.WithdrawalReason);
        _server.Archive.TryCatchUp();
        _server.Archive.StopFollowing();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_search_is_a_feed_with_all_that_Atom_asks_for_and_what_changed_last_in_front()
    {
        using HttpClient client = _server.Client();
        HttpResponseMessage answer = await client.GetAsync("/api/v1/reports.atom?q=" + Uri.EscapeDataString("\"微信公众号\"") + "&agencyType=" + Uri.EscapeDataString("民政"));

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        SyndicationFeed feed = await ReadAsync(answer);
        Assert.StartsWith("urn:uuid:", feed.Id, StringComparison.Ordinal);
        Assert.Contains("\"微信公众号\"", feed.Title.Text, StringComparison.Ordinal);
        Assert.Equal(feed.Items.Max(item => item.LastUpdatedTime), feed.LastUpdatedTime);
        Assert.StartsWith("https://reports.example/api/v1/reports.atom?q=", Link(feed.Links, "self"), StringComparison.Ordinal);
        Assert.StartsWith("https://reports.example/?q=", Link(feed.Links, "alternate"), StringComparison.Ordinal);
        Assert.Null(Link(feed.Links, "next"));

        SyndicationItem[] items = [.. feed.Items];
        Assert.Equal(12, items.Length);
        Assert.Equal(items.Length, items.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(items, item =>
        {
            Assert.StartsWith("urn:uuid:", item.Id, StringComparison.Ordinal);
            Assert.NotEqual(default, item.LastUpdatedTime);
            Assert.Contains("微信公众号", item.Summary.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(item.Title.Text, item.Summary.Text, StringComparison.Ordinal);
            Assert.EndsWith("民政局", Assert.Single(item.Authors).Name, StringComparison.Ordinal);
        });
        // The original came last of all.
        SyndicationItem first = items[0];
        Assert.Equal("临溪区民政局2023年政府信息公开工作年度报告", first.Title.Text);
        Assert.Equal("https://reports.example/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023", Link(first.Links, "alternate"));
        SyndicationLink original = first.Links.Single(link => link.RelationshipType == "enclosure");
        Assert.Equal(("text/html", SpecimenRecords.Original.LongLength), (original.MediaType, original.Length));
        Assert.Equal(SpecimenRecords.Original, await client.GetByteArrayAsync(original.Uri.PathAndQuery));
        Assert.All(items.Skip(1), item => Assert.DoesNotContain(item.Links, link => link.RelationshipType == "enclosure"));
    }

    [Fact]
    public async Task An_entry_keeps_its_id_through_corrections_and_moves_to_the_front()
    {
        using HttpClient client = _server.Client();
        SyndicationItem before = (await ReadAsync(await client.GetAsync("/api/v1/reports.atom"))).Items.Single(item => item.Title.Text.StartsWith("石桥区教育局2024", StringComparison.Ordinal));

        _server.Archive.Mender.Correct(SpecimenRecords.Odd, "applications.received.total", "6", "某人", "原件");
        await _server.RefreshAsync();

        SyndicationItem after = (await ReadAsync(await client.GetAsync("/api/v1/reports.atom"))).Items.First();
        Assert.Equal(before.Id, after.Id);
        Assert.True(after.LastUpdatedTime >= before.LastUpdatedTime);
        Assert.Equal(("correction", "更正"), after.Categories.Select(category => (category.Name, category.Label)).Single());
    }

    [Fact]
    public async Task A_condition_shows_the_number_that_it_asks_for()
    {
        using HttpClient client = _server.Client();
        SyndicationFeed feed = await ReadAsync(await client.GetAsync("/api/v1/reports.atom?where=applications.received.total%3E=1&where=disclosure.rules.made:missing"));

        Assert.Equal("本年新收·总计：5 件\n规章·本年制发件数：没有读到数字", Assert.Single(feed.Items).Summary.Text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_feed_without_entries_is_as_new_as_the_archive()
    {
        using HttpClient client = _server.Client();

        SyndicationFeed empty = await ReadAsync(await client.GetAsync("/api/v1/reports.atom?q=" + Uri.EscapeDataString("\"无此一句\"")));

        Assert.Empty(empty.Items);
        Assert.Equal(_server.Archive.Holdings.LastChangeAt, empty.LastUpdatedTime, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_hold_every_report_that_stands_once()
    {
        await _server.ImportAsync(Enumerable.Range(0, 150).Select(n => SpecimenRecords.All[^1] with { Id = $"990102-多份局-{n}", Year = null }));
        await _server.RefreshAsync();
        using HttpClient client = _server.Client();
        List<string> ids = [];
        int pages = 0;

        for (string? next = "/api/v1/reports.atom"; next is not null; pages++)
        {
            SyndicationFeed feed = await ReadAsync(await client.GetAsync(next));
            Assert.True(feed.Items.Count() <= 100);
            ids.AddRange(feed.Items.Select(item => item.Id));
            next = Link(feed.Links, "next") is { } link ? new Uri(link).PathAndQuery : null;
        }

        Assert.Equal(2, pages);
        Assert.Equal(_server.Archive.Holdings.All().Count(), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_wording_is_followed_by_its_key()
    {
        using HttpClient client = _server.Client();
        JsonNode passage = (await client.JsonAsync("/api/v1/passages?q=" + Uri.EscapeDataString("\"解读形式单一\"") + "&limit=1"))["items"]![0]!;
        string wording = (string)passage["wording"]!;

        SyndicationFeed before = await ReadAsync(await client.GetAsync("/api/v1/passages.atom?wording=" + wording));
        await _server.ImportAsync(SpecimenRecords.All[^1] with { Id = "990102-后来局-2031", Year = 2031, Title = "后来" });
        await _server.RefreshAsync();
        SyndicationFeed after = await ReadAsync(await client.GetAsync("/api/v1/passages.atom?wording=" + wording));

        Assert.All(before.Items, item => Assert.Equal("一是解读形式单一；", item.Summary.Text));
        Assert.Equal(before.Items.Count() + 1, after.Items.Count());
        Assert.Contains("/r/990102-%E5%90%8E%E6%9D%A5%E5%B1%80-2031/v/1/s/5/i/1", Link(after.Items.First().Links, "alternate"), StringComparison.Ordinal);
        Assert.StartsWith("https://reports.example/passages?wording=", Link(after.Links, "alternate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_report_holds_breaks_the_feed()
    {
        await _server.ImportAsync(SpecimenRecords.All[^1] with { Id = "990102-乱码局-2031", Year = 2031, Title = "乱码]]>&<b>\uFFFE标题😀" });
        await _server.RefreshAsync();
        using HttpClient client = _server.Client();

        SyndicationFeed feed = await ReadAsync(await client.GetAsync("/api/v1/reports.atom"));

        Assert.Equal("乱码]]>&<b>\uFFFD标题😀", feed.Items.First().Title.Text);
        Assert.Contains("a\uFFFDb", (await ReadAsync(await client.GetAsync("/api/v1/reports.atom?q=a%01b"))).Title.Text, StringComparison.Ordinal);
        Assert.Contains(feed.Items, item => item.Title.Text == "怪异局" + SpecimenRecords.HostileText);
    }

    [Fact]
    public async Task A_feed_that_is_held_is_not_sent_again_until_it_changes_and_mistakes_are_problems()
    {
        using HttpClient client = _server.Client();
        using HttpRequestMessage again = new(HttpMethod.Get, "/api/v1/reports.atom?year=2009");
        again.Headers.IfNoneMatch.Add((await client.GetAsync("/api/v1/reports.atom?year=2009")).Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        HttpResponseMessage head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/reports.atom"));
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        await client.ProblemAsync("/api/v1/reports.atom?level=village", HttpStatusCode.BadRequest);
        await client.ProblemAsync("/api/v1/reports.atom?cursor=x", HttpStatusCode.BadRequest);
        Assert.Empty((await ReadAsync(await client.GetAsync("/api/v1/reports.atom?year=1999"))).Items);
    }

    [Fact]
    public async Task What_was_taken_out_of_a_feed_is_not_held_back_by_a_date()
    {
        using HttpClient client = _server.Client();
        HttpResponseMessage before = await client.GetAsync("/api/v1/reports.atom");
        SyndicationFeed held = await ReadAsync(before);
        _server.Archive.Withdraw(SpecimenRecords.CivilAffairs, SpecimenRecords.WithdrawalReason);
        await _server.RefreshAsync();
        using HttpRequestMessage again = new(HttpMethod.Get, "/api/v1/reports.atom");
        // What a client knows is the date that it was told, or else the feed's own.
        again.Headers.IfModifiedSince = before.Content.Headers.LastModified ?? held.LastUpdatedTime;

        SyndicationFeed after = await ReadAsync(await client.SendAsync(again));

        Assert.Equal(held.Items.Skip(1).Select(item => item.Id), after.Items.Select(item => item.Id));
    }

    [Theory]
    [InlineData("/?q=公众号&sort=-year", "/api/v1/reports.atom?q=%E5%85%AC%E4%BC%97%E5%8F%B7")]
    [InlineData("/", "/api/v1/reports.atom")]
    [InlineData("/agencies/990101/民政局", "/api/v1/reports.atom?agency=990101%2F%E6%B0%91%E6%94%BF%E5%B1%80")]
    [InlineData("/passages?q=公众号", "/api/v1/passages.atom?q=%E5%85%AC%E4%BC%97%E5%8F%B7")]
    public async Task A_page_names_its_feed(string page, string feed)
    {
        using HttpClient client = _server.Client();

        string html = await client.GetStringAsync(page);

        Assert.Contains("<link rel=\"alternate\" type=\"application/atom+xml\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{feed}\">", html, StringComparison.Ordinal);
        await ReadAsync(await client.GetAsync(feed));
    }

    private static async Task<SyndicationFeed> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        using XmlReader reader = XmlReader.Create(await answer.Content.ReadAsStreamAsync());
        return SyndicationFeed.Load(reader);
    }

    private static string? Link(IEnumerable<SyndicationLink> links, string relation) => links.FirstOrDefault(link => link.RelationshipType == relation)?.Uri.AbsoluteUri;
}
