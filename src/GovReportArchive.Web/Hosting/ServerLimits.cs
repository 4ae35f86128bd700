using System.Threading.RateLimiting;
using GovReportArchive.Web.Api;
using Microsoft.AspNetCore.Http.Timeouts;

namespace GovReportArchive.Web.Hosting;

/// <summary>What one request may cost, and how many are worked on at a time; the rest waits, and beyond that is told to come back.</summary>
internal static class ServerLimits
{
    /// <summary>Name of the timeout policy of streams, which end with their client.</summary>
    public const string Streaming = "streaming";

    private static readonly string[] ExportRoutes =
    [
        "/api/v1/reports.csv", "/api/v1/reports.ndjson", "/api/v1/passages.csv", "/api/v1/passages.ndjson", "/api/v1/wordings.csv", "/api/v1/wordings.ndjson",
        "/api/v1/boilerplate.csv", "/api/v1/boilerplate.ndjson",
    ];

    private const string ComparisonFile = "/compare.csv";

    private const int LongestRequestLine = 32 * 1024;
    private const int LargestBody = 64 * 1024;
    private const int Exports = 4;
    private const int WaitingExports = 16;
    // Drafts are the only large bodies, and are held in memory.
    private const int Checks = 4;
    private const int WaitingChecks = 16;
    private const int Waiting = 512;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static void Apply(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(RawAddresses.Use));
            // A Chinese character takes nine bytes of an address.
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = Longest,
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
                WriteTimeoutResponse = context => TellAsync(context, $"请求在 {Longest.TotalSeconds:0} 秒内没有完成，请缩小检索范围后重试。"),
            };
            timeouts.AddPolicy(Streaming, new RequestTimeoutPolicy { Timeout = Timeout.InfiniteTimeSpan });
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            int atOnce = Math.Max(4, Environment.ProcessorCount * 4);
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsExport(context.Request.Path)
                    ? Concurrency("exports", Exports, WaitingExports)
                    : context.Request.Path.Value is "/check" or "/api/v1/check"
                    ? Concurrency("checks", Checks, WaitingChecks)
                    : Concurrency("all", atOnce, Waiting));
            limiter.OnRejected = async (rejected, _) => await TellAsync(rejected.HttpContext, "同时的请求太多，请稍后再试。");
        });
    }

    /// <summary>Whether an address is a stream that lasts as long as its client takes it in: few of these are answered at a time. Routing does not
    /// regard case either.</summary>
    internal static bool IsExport(PathString path) => Array.Exists(ExportRoutes, route => path.StartsWithSegments(route, StringComparison.OrdinalIgnoreCase))
        || (path.Value is { } address && address.TrimEnd('/').EndsWith(ComparisonFile, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says in a sentence why there is no answer: nothing costly is done for it, a page neither.</summary>
    private static Task TellAsync(HttpContext context, string sentence)
    {
        context.Response.Headers.RetryAfter = "2";
        return ErrorAnswers.IsForProgram(context)
            ? Problems.Unavailable(context, sentence).ExecuteAsync(context)
            : TypedResults.Text(sentence, "text/plain", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }

    private static RateLimitPartition<string> Concurrency(string name, int permits, int queue) =>
        RateLimitPartition.GetConcurrencyLimiter(name, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = permits,
            QueueLimit = queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
}
