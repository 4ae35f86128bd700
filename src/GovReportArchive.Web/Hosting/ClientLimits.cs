using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;

namespace GovReportArchive.Web.Hosting;

/// <summary>Requests a minute and requests at a time of one client (<see cref="ClientAddress"/>), told to it in every answer.</summary>
/// <remarks>
/// The fields are those of draft-ietf-httpapi-ratelimit-headers: the policy with its quota and window, what is left of it, and in how many seconds
/// the whole quota is back. A bucket is refilled all the time, so that a client that was refused can go on after a moment and not with the next minute.
/// </remarks>
internal sealed class ClientLimits
{
    private const string Policy = "minute";
    private const int Seconds = 60;
    private readonly PartitionedRateLimiter<HttpContext> _minute;
    private readonly PartitionedRateLimiter<HttpContext> _atOnce;
    private readonly int _quota;

    private ClientLimits(int quota, int atOnce)
    {
        _quota = quota;
        _minute = PartitionedRateLimiter.Create<HttpContext, string>(context => quota > 0 && ClientOf(context) is { } client
            ? RateLimitPartition.GetTokenBucketLimiter(client, _ => Bucket(quota))
            : RateLimitPartition.GetNoLimiter(""));
        _atOnce = PartitionedRateLimiter.Create<HttpContext, string>(context => ClientOf(context) is { } client
            ? RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce })
            : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>Puts the limits before everything that works, after routing.</summary>
    public static void Use(WebApplication app, ServerSettings settings, ServerLimits limits)
    {
        ClientLimits client = new(settings.RequestsPerMinute, limits.ClientRequests);
        app.UseRateLimiter(new RateLimiterOptions
        {
            GlobalLimiter = PartitionedRateLimiter.CreateChained(client._minute, client._atOnce),
            OnRejected = client.RefuseAsync,
        });
        app.Use((context, next) =>
        {
            context.Features.Set(client);
            client.Tell(context);
            return next(context);
        });
    }

    // The page that says what went wrong is part of the same request, and how the server is may always be asked.
    private static string? ClientOf(HttpContext context) =>
        context.Kind() == RequestKind.Health || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null
            ? null : ClientAddress.Of(context);

    private static TokenBucketRateLimiterOptions Bucket(int quota)
    {
        // Whole tokens, as often as once a second where there are enough of them.
        int tokens = Math.Max(1, quota / Seconds);
        return new TokenBucketRateLimiterOptions { TokenLimit = quota, TokensPerPeriod = tokens, ReplenishmentPeriod = TimeSpan.FromSeconds((double)Seconds * tokens / quota) };
    }

    /// <summary>Counts a request that asks for much as so many more; where so many are not left it is refused.</summary>
    /// <remarks>A quota that is smaller than what a single request may ask for is taken whole.</remarks>
    /// <returns>Whether there is anything left to do.</returns>
    public static async Task<bool> TakeAsync(HttpContext context, int more, CancellationToken cancellationToken)
    {
        if (more <= 0 || context.Features.Get<ClientLimits>() is not { _quota: > 0 } client) return true;
        using RateLimitLease lease = client._minute.AttemptAcquire(context, Math.Min(more, client._quota - 1));
        if (lease.IsAcquired) client.Tell(context);
        else await client.RefuseAsync(new OnRejectedContext { HttpContext = context, Lease = lease }, cancellationToken);
        return lease.IsAcquired;
    }

    private void Tell(HttpContext context)
    {
        if (_quota == 0 || ClientOf(context) is null || _minute.GetStatistics(context) is not { } state) return;
        bool told = context.Features.Get<LeftOver>() is not null;
        context.Features.Set(new LeftOver(Math.Clamp(state.CurrentAvailablePermits, 0, _quota)));
        if (told) return;
        // Whatever the answer becomes, also an error that clears what was set before.
        context.Response.OnStarting(() =>
        {
            long left = context.Features.Get<LeftOver>()!.Requests;
            long whole = (long)Math.Ceiling((double)(_quota - left) * Seconds / _quota);
            context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";q={_quota};w={Seconds}");
            context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";r={left};t={whole}");
            return Task.CompletedTask;
        });
    }

    /// <summary>What is left of the quota, as the answer tells it.</summary>
    private sealed record LeftOver(long Requests);

    private async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        Tell(rejected.HttpContext);
        bool tooMany = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait);
        await rejected.HttpContext.RefuseAsync(
            StatusCodes.Status429TooManyRequests,
            tooMany ? $"每分钟最多 {_quota} 次请求，请按 Retry-After 稍后再试。" : "此地址同时的请求太多，请等前面的请求答复后再试。",
            tooMany ? wait : TimeSpan.FromSeconds(2));
    }
}
