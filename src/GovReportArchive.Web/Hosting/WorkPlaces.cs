using System.Threading.RateLimiting;
using GovReportArchive.Web.Hosting.Telemetry;

namespace GovReportArchive.Web.Hosting;

/// <summary>Places to work in: so many requests of a kind are worked on at a time, the others wait in the order in which they came, and beyond that are
/// told to come back.</summary>
/// <remarks>One client has at most half of the places of a kind, so that another's request waits for few of his, however many he sends. A place is
/// held while there is something to do: not while a body comes in, and not while an answer goes out.</remarks>
internal sealed class WorkPlaces : IDisposable
{
    private readonly ServerLimits _limits;
    private readonly PartitionedRateLimiter<HttpContext> _places;
    private readonly PartitionedRateLimiter<HttpContext> _streams;

    public WorkPlaces(ServerLimits limits)
    {
        _limits = limits;
        _places = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (RequestKind, string)>(context => ClientAddress.Of(context) is { } client
                ? Places((context.Kind(), client), Math.Max(1, PlacesOf(context.Kind()) / 2))
                : RateLimitPartition.GetNoLimiter((context.Kind(), ""))),
            PartitionedRateLimiter.Create<HttpContext, RequestKind>(context => Places(context.Kind(), PlacesOf(context.Kind()))));
        _streams = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => ClientAddress.Of(context) is { } client
                ? RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions { PermitLimit = limits.ClientStreams })
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
                "", _ => new ConcurrencyLimiterOptions { PermitLimit = limits.Streams })));
    }

    /// <summary>How many may work at a time in all.</summary>
    public int Count => _limits.Answers + _limits.Checks + _limits.Exports + _limits.Originals;

    /// <summary>Middleware: works in a place; a stream gives it up while its client takes what there is.</summary>
    public async Task WorkAsync(HttpContext context, RequestDelegate next, TimeProvider time)
    {
        RequestKind kind = context.Kind();
        if (kind == RequestKind.Health)
        {
            await next(context);
            return;
        }

        using RateLimitLease? stream = kind.IsStream() ? _streams.AttemptAcquire(context) : null;
        if (stream is { IsAcquired: false })
        {
            await context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "同时的下载太多，请稍后再试。", TimeSpan.FromSeconds(5));
            return;
        }

        if (kind.IsStream())
        {
            await PacedAnswer.SendAsync(context, next, this, _limits, time);
            return;
        }

        using RateLimitLease place = await TakeAsync(context, context.RequestAborted);
        if (place.IsAcquired) await next(context);
        else await RefuseAsync(context);
    }

    /// <summary>Waits for a place for the request; not acquired where too many wait.</summary>
    public async ValueTask<RateLimitLease> TakeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        RequestKind kind = context.Kind();
        ServerTelemetry.Wait(kind, 1);
        try
        {
            RateLimitLease lease = await _places.AcquireAsync(context, 1, cancellationToken);
            return lease.IsAcquired ? new CountedLease(lease, kind) : lease;
        }
        finally
        {
            ServerTelemetry.Wait(kind, -1);
        }
    }

    /// <summary>Says that too many wait.</summary>
    public static Task RefuseAsync(HttpContext context) =>
        context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "同时的请求太多，请稍后再试。", TimeSpan.FromSeconds(2));

    public void Dispose()
    {
        _places.Dispose();
        _streams.Dispose();
    }

    /// <summary>How many of a kind may work at a time.</summary>
    public int PlacesOf(RequestKind kind) => kind switch
    {
        RequestKind.Check => _limits.Checks,
        RequestKind.Export => _limits.Exports,
        RequestKind.Original => _limits.Originals,
        _ => _limits.Answers,
    };

    // Streams that wait to go on are as many as are open, and must not be refused in the middle.
    private RateLimitPartition<TKey> Places<TKey>(TKey key, int places) => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions
    {
        PermitLimit = places,
        QueueLimit = Math.Max(_limits.Waiting, _limits.Streams),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A place that is counted as long as it is held.</summary>
    private sealed class CountedLease : RateLimitLease
    {
        private readonly RateLimitLease _lease;
        private readonly RequestKind _kind;
        private bool _given;

        public CountedLease(RateLimitLease lease, RequestKind kind)
        {
            (_lease, _kind) = (lease, kind);
            ServerTelemetry.Work(kind, 1);
        }

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => _lease.MetadataNames;

        public override bool TryGetMetadata(string metadataName, out object? metadata) => _lease.TryGetMetadata(metadataName, out metadata);

        protected override void Dispose(bool disposing)
        {
            if (!_given) ServerTelemetry.Work(_kind, -1);
            _given = true;
            _lease.Dispose();
            base.Dispose(disposing);
        }
    }
}
