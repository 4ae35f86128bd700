using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>A line of the log for each request, or for each that failed: method, pattern of the route, status, milliseconds and the request's id; nothing that was sent.</summary>
internal static partial class RequestLog
{
    /// <summary>Which requests are logged.</summary>
    public static readonly IReadOnlyList<string> Choices = ["none", "failed", "all"];

    public static void UseRequestLog(this WebApplication app, string choice)
    {
        if (choice == "none") return;
        ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GovReportArchive.Web.Requests");
        bool all = choice == "all";
        app.Use(async (context, next) =>
        {
            long began = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                int status = context.Response.StatusCode;
                bool failed = status >= StatusCodes.Status500InternalServerError;
                if (all || failed)
                    Told(logger, failed ? LogLevel.Warning : LogLevel.Information, MethodOf(context.Request.Method), RouteOf(context), status, Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1), context.TraceIdentifier);
            }
        });
    }

    [LoggerMessage("{Method} {Route} {Status} in {Milliseconds} ms, request {RequestId}")]
    private static partial void Told(ILogger logger, LogLevel level, string method, string route, int status, double milliseconds, string requestId);

    private static string MethodOf(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "OPTIONS" or "PATCH" ? method : "other";

    // What went wrong is answered by another endpoint than the one that was asked.
    private static string RouteOf(HttpContext context)
    {
        Endpoint? asked = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return asked is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/') : "(none)";
    }
}
