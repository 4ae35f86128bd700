using System.Buffers;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace GovReportArchive.Web.Hosting;

/// <summary>Takes bodies in before anything is done for a request, bounded in size, in time and between two pieces.</summary>
/// <remarks>Law: who sends slowly, or reads slowly, keeps nobody waiting but himself. A body is held in memory, never on disk.</remarks>
internal sealed class RequestBodies(ServerLimits limits, MemoryBudget memory, TimeProvider time)
{
    /// <summary>Largest body where the endpoint says nothing else.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>Middleware: what comes after finds the body in memory, or, where it cannot be had, an error at the first reading as from the body itself.</summary>
    public async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        Endpoint? endpoint = context.GetEndpoint();
        // Whatever the method, the framework's binding reads forms; without an endpoint nobody does.
        if (endpoint is null || context.Kind() == RequestKind.Health
            || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            await next(context);
            return;
        }

        using TakenBody taken = new();
        long largest = endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Largest;
        if (!await TakeAsync(context, taken, largest)) return;
        Stream body = context.Request.Body;
        context.Request.Body = taken;
        try
        {
            await next(context);
        }
        finally
        {
            // The page that says what went wrong comes by here once more.
            context.Request.Body = body;
        }
    }

    /// <summary>Reads it all; false where the request has been refused.</summary>
    private async Task<bool> TakeAsync(HttpContext context, TakenBody taken, long largest)
    {
        Stream body = context.Request.Body;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        long start = time.GetTimestamp();
        using CancellationTokenSource late = new(Sooner(limits.Body, limits.BodyIdle), time);
        using CancellationTokenRegistration gone = context.RequestAborted.UnsafeRegister(static late => ((CancellationTokenSource)late!).Cancel(), late);
        try
        {
            if (context.Request.ContentLength > largest) throw TooLarge();
            for (int read; (read = await body.ReadAsync(buffer, late.Token)) > 0;)
            {
                if (taken.Length + read > largest) throw TooLarge();
                if (!taken.Grow(read, () => memory.Take(context, MemoryBudget.Small + 1)))
                {
                    await context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "同时送来的大文件太多，请稍后再试。", TimeSpan.FromSeconds(5), close: true);
                    return false;
                }

                taken.Write(buffer, 0, read);
                TimeSpan left = limits.Body - time.GetElapsedTime(start);
                late.CancelAfter(left < TimeSpan.Zero ? TimeSpan.Zero : Sooner(left, limits.BodyIdle));
            }

            taken.Position = 0;
            return true;
        }
        catch (BadHttpRequestException error) when (error.StatusCode != StatusCodes.Status408RequestTimeout)
        {
            // Handlers say what is wrong with a body in their own words.
            taken.Error = error;
            return true;
        }
        catch (Exception error) when (error is BadHttpRequestException || (error is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            await context.RefuseAsync(StatusCodes.Status408RequestTimeout, "请求体没有及时送达，请检查网络后重试。", close: true);
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static BadHttpRequestException TooLarge() => new("The body is larger than this address takes.", StatusCodes.Status413PayloadTooLarge);
}

/// <summary>The largest body that an endpoint takes, in bytes. The framework's own attribute would be applied a second time, after the body has been read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargestBodyAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}

/// <summary>A body in memory, with the room that it takes there.</summary>
internal sealed class TakenBody : MemoryStream
{
    private const int Megabyte = 1 << 20;
    private readonly List<RateLimitLease> _room = [];

    /// <summary>Why it could not be taken in; thrown to whoever reads it. Null where it is whole.</summary>
    public BadHttpRequestException? Error { get; set; }

    /// <summary>Makes sure of the room for so many more bytes, a megabyte at a time: what has not come takes none.</summary>
    public bool Grow(int bytes, Func<RateLimitLease?> take)
    {
        long needed = Length + bytes <= MemoryBudget.Small ? 0 : (Length + bytes + Megabyte - 1) / Megabyte;
        while (_room.Count < needed)
        {
            if (take() is not { } lease) return false;
            _room.Add(lease);
        }

        return true;
    }

    public override int Read(Span<byte> buffer) => Error is null ? base.Read(buffer) : throw Error;

    public override int Read(byte[] buffer, int offset, int count) => Error is null ? base.Read(buffer, offset, count) : throw Error;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Error is null ? base.ReadAsync(buffer, offset, count, cancellationToken) : Task.FromException<int>(Error);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Error is null ? base.ReadAsync(buffer, cancellationToken) : ValueTask.FromException<int>(Error);

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        Error is null ? base.CopyToAsync(destination, bufferSize, cancellationToken) : Task.FromException(Error);

    protected override void Dispose(bool disposing)
    {
        foreach (RateLimitLease lease in _room) lease.Dispose();
        _room.Clear();
        base.Dispose(disposing);
    }
}
