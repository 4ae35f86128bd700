using System.Net;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Law: what takes too long ends, whoever is the cause, and nothing works on for somebody who has left.</summary>
public sealed class PatienceTests
{
    private const string Post = "POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 60000\r\n\r\n一、";

    [Theory]
    [InlineData("--limits:BodyIdle")]
    [InlineData("--limits:Body")]
    public async Task A_body_that_does_not_come_is_given_up(string limit)
    {
        await using ListeningServer server = await ListeningServer.StartAsync([limit, "00:00:00.3"]);
        using RawClient client = await server.SendAsync(Post);
        string answer = await client.RestAsync();
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Contains("没有及时送达", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/reports.ndjson")]
    [InlineData("/api/v1/reports/" + ListeningServer.Large)]
    public async Task An_answer_that_is_not_taken_is_given_up(string path)
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--limits:ClientIdle", "00:00:00.3"]);
        using RawClient client = await server.SendAsync($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Contains(" 200 ", await client.LineAsync(), StringComparison.Ordinal);
        await client.UntilClosedAsync();
    }

    [Theory]
    [InlineData(nameof(RequestKind.Answer))]
    [InlineData(nameof(RequestKind.Export))]
    public async Task Work_that_takes_too_long_ends_with_503(string kind)
    {
        TaskCompletionSource ended = new();
        await using ListeningServer server = await ListeningServer.StartAsync(["--limits:Work", "00:00:00.3"], app => MapWork(app, Enum.Parse<RequestKind>(kind), new(), ended));
        using HttpClient client = server.Client();
        HttpResponseMessage answer = await client.GetAsync("/test/work");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        await ended.Task.WaitAsync(ListeningServer.Patience);
    }

    [Theory]
    [InlineData(nameof(RequestKind.Answer))]
    [InlineData(nameof(RequestKind.Check))]
    [InlineData(nameof(RequestKind.Export))]
    public async Task Work_ends_when_the_client_leaves(string kind)
    {
        TaskCompletionSource begun = new(), ended = new();
        await using ListeningServer server = await ListeningServer.StartAsync([], app => MapWork(app, Enum.Parse<RequestKind>(kind), begun, ended));
        using (RawClient client = await server.SendAsync("GET /test/work HTTP/1.1\r\nHost: x\r\n\r\n")) await begun.Task.WaitAsync(ListeningServer.Patience);
        await ended.Task.WaitAsync(ListeningServer.Patience);
    }

    [Fact]
    public async Task A_stop_lets_a_running_answer_end_and_begins_nothing_more()
    {
        TaskCompletionSource begun = new(), release = new();
        ListeningServer server = await ListeningServer.StartAsync([], app => app.MapGet("/test/slow", async () =>
        {
            begun.SetResult();
            await release.Task;
            return "done";
        }));
        using RawClient running = await server.SendAsync("GET /test/slow HTTP/1.1\r\nHost: x\r\n\r\nGET /test/slow HTTP/1.1\r\nHost: x\r\n\r\n");
        await begun.Task.WaitAsync(ListeningServer.Patience);
        TaskCompletionSource stopping = new();
        server.App.Lifetime.ApplicationStopping.Register(stopping.SetResult);

        Task stop = server.App.StopAsync();
        await stopping.Task;
        using HttpClient other = server.Client();
        while (true)
        {
            try
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await other.GetAsync("/api/v1/counts")).StatusCode);
            }
            catch (HttpRequestException)
            {
                break;
            }
        }

        Assert.False(stop.IsCompleted);
        release.SetResult();
        string answer = await running.RestAsync();
        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("done", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("HTTP/1.1 200").Length - 1);
        await stop.WaitAsync(ListeningServer.Patience);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_stop_waits_as_long_as_it_is_told()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--stop-seconds", "7"]);
        Assert.Equal(TimeSpan.FromSeconds(7), server.App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    private static void MapWork(WebApplication app, RequestKind kind, TaskCompletionSource begun, TaskCompletionSource ended) =>
        app.MapGet("/test/work", async (HttpContext context) =>
        {
            begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            finally
            {
                ended.TrySetResult();
            }
        }).OfKind(kind);
}
