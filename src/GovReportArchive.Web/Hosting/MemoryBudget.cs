using System.Threading.RateLimiting;

namespace GovReportArchive.Web.Hosting;

/// <summary>How much of bodies and answers is held in memory at a time, in megabytes: for all clients, and a quarter of that for one.</summary>
/// <remarks>What is small is not counted: whose memory that is, is bounded by the number of requests.</remarks>
internal sealed class MemoryBudget(ServerLimits limits) : IDisposable
{
    /// <summary>Up to so many bytes nothing is counted.</summary>
    public const int Small = 64 * 1024;

    private const int Megabyte = 1 << 20;

    private readonly int _share = Math.Max(1, limits.MemoryMegabytes / 4);

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => ClientAddress.Of(context) is { } client
            ? RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, limits.MemoryMegabytes / 4) })
            : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
            "", _ => new ConcurrencyLimiterOptions { PermitLimit = limits.MemoryMegabytes })));

    /// <summary>Takes room for so many bytes until the lease is disposed of.</summary>
    /// <returns>Null where there is none at the moment.</returns>
    public RateLimitLease? Take(HttpContext context, long bytes)
    {
        // What alone is larger than a client's share takes the whole of it.
        int megabytes = bytes <= Small ? 0 : (int)Math.Min(_share, (bytes + Megabyte - 1) / Megabyte);
        RateLimitLease lease = _limiter.AttemptAcquire(context, megabytes);
        if (lease.IsAcquired || megabytes == 0) return lease;
        lease.Dispose();
        return null;
    }

    public void Dispose() => _limiter.Dispose();
}
