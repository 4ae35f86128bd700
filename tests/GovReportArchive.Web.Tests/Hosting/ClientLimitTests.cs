using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Law: a client is told what it may ask, and one client's asking takes nothing from another.</summary>
public sealed class ClientLimitTests
{
    private const string Counts = "/api/v1/counts";

    [Fact]
    public async Task Every_answer_tells_what_is_left_and_beyond_that_there_is_429_with_when_to_come_back()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--requests-per-minute", "3"]);
        using HttpClient client = server.Client();
        foreach (int left in new[] { 2, 1, 0 })
        {
            HttpResponseMessage answer = await client.GetAsync(left == 1 ? "/no/such/page" : Counts);
            Assert.Equal(["\"minute\";q=3;w=60"], answer.Headers.GetValues("RateLimit-Policy"));
            Assert.StartsWith($"\"minute\";r={left};t=", Assert.Single(answer.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        }

        HttpResponseMessage refused = await client.GetAsync(Counts);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal("/help#problem-too-many", (string)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["type"]!);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.StartsWith("\"minute\";r=0;", Assert.Single(refused.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/")).StatusCode);
        foreach (string free in new[] { "/healthz", "/readyz", "/HEALTHZ", "/site.css" }) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(free)).StatusCode);
    }

    [Fact]
    public async Task A_stranger_cannot_pass_for_somebody_else_and_behind_a_trusted_proxy_everybody_is_counted_alone()
    {
        await using ListeningServer open = await ListeningServer.StartAsync(["--requests-per-minute", "1"]);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await AskAsync(open, "198.51.100.1", "198.51.100.2"));

        await using ListeningServer behind = await ListeningServer.StartAsync(["--requests-per-minute", "1", "--trusted-proxies", "10.0.0.0/8,127.0.0.1"]);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            await AskAsync(behind, "198.51.100.1", "198.51.100.2", "198.51.100.1", "203.0.113.9, 198.51.100.2, 10.1.1.1", "2001:db8:1:2::3", "2001:db8:1:2:ffff::4"));
    }

    [Fact]
    public async Task Zero_requests_a_minute_is_no_limit()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--requests-per-minute", "0"]);
        using HttpClient client = server.Client();
        HttpResponseMessage answer = await client.GetAsync(Counts);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("RateLimit"));
    }

    [Fact]
    public async Task A_client_with_too_many_requests_in_hand_is_told_so_and_its_place_is_free_again_when_they_end()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--limits:ClientRequests", "2"]);
        using HttpClient client = server.Client();
        using (Clients slow = await server.SendAsync(2, "POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n"))
        {
            await slow.LinesAsync(2);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync(Counts)).StatusCode);
        }

        HttpResponseMessage answer;
        while ((answer = await client.GetAsync(Counts)).StatusCode != HttpStatusCode.OK) Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public async Task A_client_that_holds_its_share_of_the_memory_is_told_to_come_back_and_is_still_answered_what_is_small()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--limits:MemoryMegabytes", "4"]);
        using HttpClient client = server.Client();
        string large = "/api/v1/reports/" + ListeningServer.Large;
        using (RawClient slow = await server.SendAsync($"GET {large} HTTP/1.1\r\nHost: x\r\n\r\n"))
        {
            Assert.Contains(" 200 ", await slow.LineAsync(), StringComparison.Ordinal);
            HttpResponseMessage answer = await client.GetAsync(large);
            HttpResponseMessage check = await client.PostAsync("/api/v1/check", new StringContent(new string('一', 100_000)));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (answer.StatusCode, check.StatusCode));
            Assert.All([answer, check], refused => Assert.NotNull(refused.Headers.RetryAfter));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/agencies?limit=3")).StatusCode);
        }

        HttpResponseMessage again;
        while ((again = await client.GetAsync(large)).StatusCode != HttpStatusCode.OK) Assert.Equal(HttpStatusCode.ServiceUnavailable, again.StatusCode);
    }

    [Fact]
    public async Task One_client_never_has_all_places_to_work()
    {
        SemaphoreSlim begun = new(0);
        await using ListeningServer server = await ListeningServer.StartAsync(
            ["--limits:Answers", "4", "--trusted-proxies", "127.0.0.1"],
            app => app.MapGet("/test/work", async (HttpContext context) =>
            {
                begun.Release();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }));
        using Clients greedy = await server.SendAsync(20, "GET /test/work HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 198.51.100.1\r\n\r\n");
        for (int i = 0; i < 2; i++) Assert.True(await begun.WaitAsync(ListeningServer.Patience));
        Assert.Equal([HttpStatusCode.OK], await AskAsync(server, "198.51.100.2"));
        Assert.Equal(0, begun.CurrentCount);
    }

    private static async Task<HttpStatusCode[]> AskAsync(ListeningServer server, params string[] forwardedFor)
    {
        using HttpClient client = server.Client();
        List<HttpStatusCode> answers = [];
        foreach (string address in forwardedFor)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, Counts);
            request.Headers.Add("X-Forwarded-For", address);
            answers.Add((await client.SendAsync(request)).StatusCode);
        }

        return [.. answers];
    }
}
