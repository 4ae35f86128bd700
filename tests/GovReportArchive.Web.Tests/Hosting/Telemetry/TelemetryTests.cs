using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Web.Tests.Hosting.Telemetry;

/// <summary>What leaves the server beside its answers: log, metrics, spans.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-telemetry-").FullName;

    [Fact]
    public async Task What_people_send_is_in_no_log_no_metric_and_no_span()
    {
        await using Collector collector = await Collector.StartAsync();
        string address = $"http://127.0.0.1:{ServerProcess.FreePort()}", metrics = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        using ServerProcess server = ServerProcess.Start(
            _directory,
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            },
            "--urls", address, "--metrics", metrics, "--log-format", "json", "--log-requests", "all");
        using HttpClient client = new() { BaseAddress = new Uri(address) };
        await server.AnswerAsync(client, "/healthz");

        // Two canaries: one that addresses carry as it is, and one that they escape.
        const string Plain = "canary4711", Escaped = "金丝雀";
        string sent = Uri.EscapeDataString($"\"{Plain}{Escaped}\"");
        client.DefaultRequestHeaders.Add("User-Agent", Plain);
        client.DefaultRequestHeaders.Add("Referer", $"http://{Plain}.example/");
        client.DefaultRequestHeaders.Add("X-Canary", Plain);
        client.DefaultRequestHeaders.Add("X-Request-Id", $"{Plain} {Plain}");
        client.DefaultRequestHeaders.Add("tracestate", $"{Plain}=1");
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        client.DefaultRequestHeaders.Add("baggage", $"{Plain}=1");
        foreach (string path in new[] { $"/?q={sent}", $"/api/v1/reports?q={sent}", $"/api/v1/reports?q={sent}&year={Plain}", $"/api/v1/passages?q={sent}&sort={Plain}", $"/passages?q=%22{sent}", $"/api/v1/reports/{sent}", $"/reports/{Plain}", $"/{Plain}/{sent}", $"/api/v1/suggest?q={sent}", $"/api/v1/metrics/{Plain}", $"/api/v1/reports?cursor={Plain}" })
        {
            using HttpResponseMessage answer = await client.GetAsync(path);
            Assert.True((int)answer.StatusCode < 500, path);
        }

        foreach ((string path, HttpContent body) in new (string, HttpContent)[] { ("/api/v1/check", new StringContent($"{Plain}{Escaped}2024年政府信息公开工作年度报告")), ("/api/v1/precedents", new StringContent($"{{\"text\":\"{Plain}{Escaped}\"}}", Encoding.UTF8, "application/json")), ("/api/v1/batch", new StringContent("{" + Plain, Encoding.UTF8, "application/json")), ("/mcp", new StringContent($"{{\"{Plain}\":1", Encoding.UTF8, "application/json")) })
        {
            using HttpResponseMessage answer = await client.PostAsync(path, body);
            Assert.True((int)answer.StatusCode < 500, path);
        }

        using (HttpRequestMessage odd = new(new HttpMethod("CANARY4711"), "/api/v1/reports")) (await client.SendAsync(odd)).Dispose();

        string measured = await client.GetStringAsync(metrics + "/metrics");
        using (HttpResponseMessage atTheSite = await client.GetAsync("/metrics"), site = await client.GetAsync(metrics + "/"))
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (atTheSite.StatusCode, site.StatusCode));
        await collector.UntilAsync("/v1/traces", "/api/v1/precedents");
        await collector.UntilAsync("/v1/metrics", "govreport.search.duration");
        await UntilAsync(() => server.Output.Contains("/api/v1/precedents", StringComparison.Ordinal));

        Assert.Contains("http_route=\"/api/v1/reports/{id}\"", measured, StringComparison.Ordinal);
        Assert.Contains("search reports", collector.Text("/v1/traces"), StringComparison.Ordinal);
        foreach ((string where, string text) in new[] { ("log", server.Output), ("errors", server.Errors), ("metrics", measured), ("spans", collector.Text("/v1/traces")), ("metrics sent", collector.Text("/v1/metrics")) })
        {
            Assert.False(text.Contains(Plain, StringComparison.OrdinalIgnoreCase), where + ": " + Around(text));
            Assert.False(text.Contains(Escaped, StringComparison.Ordinal) || text.Contains("%E9%87%91", StringComparison.OrdinalIgnoreCase) || text.Contains(@"\u91d1", StringComparison.OrdinalIgnoreCase), where);
        }
    }

    [Fact]
    public async Task A_line_of_the_log_is_an_object_with_route_status_time_and_the_requests_id()
    {
        string address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        using ServerProcess server = ServerProcess.Start(_directory, "--urls", address, "--log-format", "json", "--log-requests", "all");
        using HttpClient client = new() { BaseAddress = new Uri(address) };
        await server.AnswerAsync(client, "/healthz");

        using HttpResponseMessage answer = await client.GetAsync("/api/v1/reports/none");
        string id = answer.Headers.GetValues("X-Request-Id").Single();
        await UntilAsync(() => server.Output.Contains(id, StringComparison.Ordinal));

        string[] lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        JsonElement told = lines.Select(line => JsonDocument.Parse(line).RootElement).Last(line => line.GetProperty("Category").GetString() == "GovReportArchive.Web.Requests" && line.GetProperty("State").GetProperty("RequestId").GetString() == id).GetProperty("State");
        Assert.Equal(("GET", "/api/v1/reports/{id}", 404), (told.GetProperty("Method").GetString(), told.GetProperty("Route").GetString(), told.GetProperty("Status").GetInt32()));
        Assert.True(told.GetProperty("Milliseconds").GetDouble() >= 0);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Around(string text) => text.IndexOf("canary4711", StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)] : "";

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !holds(); await Task.Delay(50)) Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(60), "It never came.");
    }

    /// <summary>Takes what OpenTelemetry sends, and keeps its bytes.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Text)> _received = [];
        private readonly WebApplication _app;

        private Collector()
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(async context =>
            {
                using MemoryStream body = new();
                await context.Request.Body.CopyToAsync(body);
                _received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            });
        }

        public string Address => _app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            Collector collector = new();
            await collector._app.StartAsync();
            return collector;
        }

        public string Text(string path) => string.Concat(_received.Where(message => message.Path == path).Select(message => message.Text));

        public Task UntilAsync(string path, string text) => TelemetryTests.UntilAsync(() => Text(path).Contains(text, StringComparison.Ordinal));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
