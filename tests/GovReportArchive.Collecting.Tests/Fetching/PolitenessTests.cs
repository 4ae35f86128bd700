using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Tests.Sites;
using Microsoft.Extensions.Time.Testing;

namespace GovReportArchive.Collecting.Tests.Fetching;

public sealed class PolitenessTests
{
    [Fact]
    public async Task Between_an_answer_and_the_next_request_to_a_host_lies_the_delay()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new(time);
        using TestSite other = new(time);
        site.Otherwise = _ => TestAnswer.Page("年报");
        other.Otherwise = site.Otherwise;
        site.On("/leads", TestAnswer.Redirect("/led"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site, other) with { Delay = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromHours(1) }, time, Fetch.Loopback);

        // Of one host, though on two ports.
        Task<FetchAnswer[]> all = Task.WhenAll(new[] { site.At("/1"), site.At("/leads"), other.At("/3"), site.At("/4") }.Select(address => fetcher.FetchAsync(new FetchQuestion(address), CancellationToken.None)));
        Assert.All(await Fetch.PassingAsync(time, TimeSpan.FromMilliseconds(200), all), answer => Assert.Equal(FetchKind.Taken, answer.Kind));

        DateTimeOffset[] moments = [.. site.Requests.Concat(other.Requests).Select(request => request.At).Order()];
        Assert.Equal(7, moments.Length);
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(2), $"{pair.Second - pair.First}"));
    }

    [Theory]
    [InlineData("Crawl-delay: 5", 5)]
    [InlineData("Crawl-delay: 3600", 60)]
    public async Task A_longer_delay_of_the_site_is_kept_within_bounds(string line, int seconds)
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new(time);
        site.On("/robots.txt", TestAnswer.Page("User-agent: *\n" + line)).On("/a", TestAnswer.Page("年报"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site) with { Timeout = TimeSpan.FromHours(10) }, time, Fetch.Loopback);
        await Fetch.PassingAsync(time, TimeSpan.FromSeconds(1), fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None));
        TimeSpan gap = site.Requests[1].At - site.Requests[0].At;
        Assert.InRange(gap, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 30));
    }

    [Fact]
    public async Task A_site_that_wants_to_be_left_alone_is_left_alone()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new(time);
        site.On("/a", TestAnswer.Of(429, "", "Retry-After: 30")).On("/b", TestAnswer.Page("年报"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site) with { Timeout = TimeSpan.FromHours(1) }, time, Fetch.Loopback);
        FetchAnswer busy = await fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None);
        await Fetch.PassingAsync(time, TimeSpan.FromSeconds(1), fetcher.FetchAsync(new FetchQuestion(site.At("/b")), CancellationToken.None));
        Assert.Equal((FetchKind.Failed, "fetch.busy", TimeSpan.FromSeconds(30)), (busy.Kind, busy.Code, busy.RetryAfter));
        Assert.True(site.Requests[^1].At - busy.At >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_host_has_one_request_under_way_however_many_ask_and_one_connection()
    {
        using TestSite site = new();
        site.Otherwise = _ => TestAnswer.Page(new string('年', 5000));
        using PoliteFetcher fetcher = new(Fetch.Rules(site), TimeProvider.System, Fetch.Loopback);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => fetcher.FetchAsync(new FetchQuestion(site.At($"/{i}")), CancellationToken.None)));
        Assert.Equal(51, site.Requests.Count);
        Assert.Equal(1, site.MostAtOnce);
        Assert.Equal(1, site.Connections);
    }

    [Fact]
    public async Task Who_waits_for_his_turn_can_give_up_and_harms_nobody()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new(time);
        site.Otherwise = _ => TestAnswer.Page("年报");
        using PoliteFetcher fetcher = new(Fetch.Rules(site) with { Delay = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromHours(1) }, time, Fetch.Loopback);
        await Fetch.PassingAsync(time, TimeSpan.FromSeconds(1), fetcher.FetchAsync(new FetchQuestion(site.At("/1")), CancellationToken.None));
        using CancellationTokenSource end = new();
        Task<FetchAnswer> second = fetcher.FetchAsync(new FetchQuestion(site.At("/2")), end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        FetchAnswer third = await Fetch.PassingAsync(time, TimeSpan.FromSeconds(1), fetcher.FetchAsync(new FetchQuestion(site.At("/3")), CancellationToken.None));
        Assert.Equal(FetchKind.Taken, third.Kind);
        Assert.Equal(["/1", "/3"], site.Asked);
    }

    [Fact]
    public async Task Every_request_says_who_asks_and_whom_to_complain_to()
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Page("年报"));
        await Fetch.OnceAsync(new FetchQuestion(site.At("/a#part")) { Referrer = site.At("/list#x"), ETag = "\"v1\"", LastModified = "Mon, 05 Feb 2024 08:00:00 GMT" }, Fetch.Rules(site));
        Assert.All(site.Requests, request => Assert.Matches(@"^GovReportArchive/\d\S* \(\+archive@example\.org\)$", request.Headers["User-Agent"]));
        TestRequest asked = site.Requests[^1];
        Assert.Equal(("/a", site.At("/list").AbsoluteUri, "\"v1\"", "Mon, 05 Feb 2024 08:00:00 GMT"), (asked.Path, asked.Headers["Referer"], asked.Headers["If-None-Match"], asked.Headers["If-Modified-Since"]));
    }

    [Fact]
    public async Task A_site_with_a_name_in_Chinese_is_asked_and_named_in_ASCII()
    {
        using TestSite site = new();
        site.On("/%E5%B9%B4.html", TestAnswer.Page("年报"));
        Uri address = new($"http://例子.example:{site.Port}/年.html");
        FetchRules rules = Fetch.Rules() with { MayBePrivate = new HashSet<string> { $"xn--fsqu00a.example:{site.Port}" } };
        FetchAnswer answer = await Fetch.OnceAsync(new FetchQuestion(address) { Referrer = new Uri(address, "/") }, rules);
        Assert.Equal("fetch.taken", answer.Code);
        Assert.Equal($"http://xn--fsqu00a.example:{site.Port}/", site.Requests[^1].Headers["Referer"]);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_of_any_host_on_the_way()
    {
        using TestSite site = new(), other = new();
        other.On("/robots.txt", TestAnswer.Page("User-agent: *\nDisallow: /secret")).On("/secret", TestAnswer.Page("年报"));
        site.On("/robots.txt", TestAnswer.Page("User-agent: GovReportArchive\nDisallow: /no")).On("/a", TestAnswer.Redirect(other.At("/secret").AbsoluteUri)).On("/b", TestAnswer.Redirect("/no"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site, other), TimeProvider.System, Fetch.Loopback);
        foreach (string path in new[] { "/a", "/b", "/no" })
        {
            FetchAnswer answer = await fetcher.FetchAsync(new FetchQuestion(site.At(path)), CancellationToken.None);
            Assert.Equal((FetchKind.Disallowed, "fetch.robots"), (answer.Kind, answer.Code));
        }

        Assert.Equal(["/a", "/b"], site.Asked);
        Assert.Empty(other.Asked);
        Assert.Single(site.Requests, request => request.Path == "/robots.txt");
    }

    [Fact]
    public async Task A_robots_txt_that_cannot_be_had_forbids_everything_until_it_can()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new(time);
        site.On("/robots.txt", TestAnswer.Of(500, ""), TestAnswer.Page("User-agent: *\nDisallow: /no")).On("/a", TestAnswer.Page("年报"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site), time, Fetch.Loopback);
        for (int i = 0; i < 3; i++) Assert.Equal("fetch.robotsUnreachable", (await fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None)).Code);
        Assert.Equal(["/robots.txt"], site.Requests.Select(request => request.Path));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(FetchKind.Taken, (await fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None)).Kind);
    }

    [Fact]
    public async Task A_robots_txt_is_asked_again_after_a_day()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new(time);
        site.On("/robots.txt", TestAnswer.Page("User-agent: *\nDisallow:"), TestAnswer.Page("User-agent: *\nDisallow: /")).On("/a", TestAnswer.Page("年报"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site), time, Fetch.Loopback);
        Assert.Equal(FetchKind.Taken, (await fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None)).Kind);
        time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(FetchKind.Disallowed, (await fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None)).Kind);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(401)]
    [InlineData(200)]
    public async Task A_site_without_robots_txt_forbids_nothing(int status)
    {
        using TestSite site = new();
        site.On("/robots.txt", TestAnswer.Of(status, status == 200 ? "<html>您访问的页面不存在</html>" : "")).On("/a", TestAnswer.Page("年报"));
        Assert.Equal(FetchKind.Taken, (await Fetch.OnceAsync(site, "/a")).Kind);
    }
}
