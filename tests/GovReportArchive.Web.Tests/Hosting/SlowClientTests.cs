using System.Net;
using System.Net.Http.Json;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Law: who sends slowly, or reads slowly, keeps nobody waiting but himself.</summary>
public sealed class SlowClientTests : IClassFixture<SlowClientTests.Server>
{
    private const string Original = "the original";
    private const string NoPage = "/no/such/page";
    private const string Search = "/api/v1/reports?q=公开";
    private readonly Server _server;

    public SlowClientTests(Server server) => _server = server;

    private ListeningServer Listening => _server.Listening;

    [Theory]
    [InlineData(40, "/api/v1/precedents", "application/json")]
    [InlineData(40, "/api/v1/check", "text/plain")]
    [InlineData(40, "/api/v1/Check", "text/plain")]
    [InlineData(36, "/check", "multipart/form-data; boundary=x")]
    [InlineData(40, "/passages", "application/x-www-form-urlencoded")]
    [InlineData(40, NoPage, "application/x-www-form-urlencoded")]
    public async Task Senders_that_do_not_finish_hold_up_no_search(int senders, string path, string type)
    {
        // Who asks to be told when to go on is told it by whoever begins to read.
        using Clients slow = await Listening.SendAsync(senders, $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {type}\r\nContent-Length: 60000\r\nExpect: 100-continue\r\n\r\n");
        if (path != NoPage) await slow.LinesAsync(senders);
        foreach (RawClient sender in slow) await sender.WriteAsync(" ");

        await EverybodyElseIsAnsweredAsync();
    }

    [Fact]
    public async Task A_search_with_a_body_that_does_not_end_is_no_different()
    {
        using Clients slow = await Listening.SendAsync(40, "GET / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\na");
        await EverybodyElseIsAnsweredAsync();
    }

    [Theory]
    [InlineData(8, Original)]
    [InlineData(12, "/api/v1/reports/" + ListeningServer.Large)]
    [InlineData(20, "/api/v1/reports.ndjson")]
    [InlineData(20, "/API/v1/Reports.NDJSON")]
    public async Task Readers_that_do_not_finish_hold_up_no_search_and_no_export(int readers, string path)
    {
        using Clients slow = await Listening.SendAsync(readers, $"GET {(path == Original ? Listening.Original : path)} HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.All(await slow.LinesAsync(readers), line => Assert.Contains(" 200 ", line, StringComparison.Ordinal));

        await EverybodyElseIsAnsweredAsync();
    }

    [Fact]
    public async Task A_draft_of_many_pages_is_taken_by_route_and_page_and_by_nothing_else()
    {
        string text = string.Concat(Enumerable.Repeat("本局认真做好政府信息公开工作。\n", 10_000));
        using HttpClient client = Listening.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/v1/check", new StringContent(text))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/check", new FormUrlEncodedContent([new("text", text)]))).StatusCode);
        HttpResponseMessage precedents = await client.PostAsync("/api/v1/precedents", JsonContent.Create(new { text }));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, precedents.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/passages", new FormUrlEncodedContent([new("text", text)]))).StatusCode);
    }

    private async Task EverybodyElseIsAnsweredAsync()
    {
        using HttpClient client = Listening.Client();
        foreach (string url in new[] { Search, "/healthz", "/", "/api/v1/reports.csv", Listening.Original })
        {
            using HttpResponseMessage answer = await client.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url}: {answer.StatusCode}");
        }

        using HttpResponseMessage check = await client.PostAsync("/api/v1/check", new StringContent("一、总体情况\n本局认真做好政府信息公开工作。"));
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
    }

    public sealed class Server : IAsyncLifetime
    {
        internal ListeningServer Listening { get; private set; } = null!;

        public async Task InitializeAsync() => Listening = await ListeningServer.StartAsync([]);

        public async Task DisposeAsync() => await Listening.DisposeAsync();
    }
}
