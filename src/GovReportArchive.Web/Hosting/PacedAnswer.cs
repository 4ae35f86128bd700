using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace GovReportArchive.Web.Hosting;

/// <summary>The way out of an answer that is sent while it is computed: as soon as the client has to be waited for, the place is given to somebody else,
/// and taken again before the computing goes on.</summary>
/// <remarks>Both have their time: a piece must be computed within <see cref="ServerLimits.Work"/> and taken by the client within
/// <see cref="ServerLimits.ClientIdle"/>. After that the request's own cancellation ends the work, and the connection is closed.</remarks>
internal sealed class PacedAnswer : Stream
{
    private readonly HttpContext _context;
    private readonly Stream _client;
    private readonly WorkPlaces _places;
    private readonly ServerLimits _limits;
    private readonly CancellationTokenSource _late;
    private RateLimitLease? _place;

    private PacedAnswer(HttpContext context, Stream client, WorkPlaces places, ServerLimits limits, CancellationTokenSource late) =>
        (_context, _client, _places, _limits, _late) = (context, client, places, limits, late);

    /// <summary>Lets the rest of the pipeline answer through one.</summary>
    public static async Task SendAsync(HttpContext context, RequestDelegate next, WorkPlaces places, ServerLimits limits, TimeProvider time)
    {
        IHttpResponseBodyFeature body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        CancellationToken left = context.RequestAborted;
        using CancellationTokenSource late = new(Timeout.InfiniteTimeSpan, time);
        using CancellationTokenRegistration gone = left.UnsafeRegister(static late => ((CancellationTokenSource)late!).Cancel(), late);
        await using PacedAnswer answer = new(context, body.Stream, places, limits, late);
        if (!await answer.WorkAsync())
        {
            await WorkPlaces.RefuseAsync(context);
            return;
        }

        StreamResponseBodyFeature paced = new(answer, body);
        context.Features.Set<IHttpResponseBodyFeature>(paced);
        context.RequestAborted = late.Token;
        try
        {
            await next(context);
            await paced.CompleteAsync();
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            context.Features.Set(body);
            if (left.IsCancellationRequested) context.Abort();
            else await context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "请求没有在时限内完成，请缩小范围后重试。", TimeSpan.FromSeconds(2));
        }
        finally
        {
            context.Features.Set(body);
            context.RequestAborted = left;
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ValueTask sending = _client.WriteAsync(buffer, _late.Token);
        if (!sending.IsCompleted)
        {
            await WaitAsync(sending.AsTask());
            return;
        }

        await sending;
        _late.CancelAfter(_limits.Work);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        Task sending = _client.FlushAsync(_late.Token);
        if (sending.IsCompleted) await sending;
        else await WaitAsync(sending);
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _place?.Dispose();
        base.Dispose(disposing);
    }

    private async Task WaitAsync(Task sending)
    {
        _place?.Dispose();
        _place = null;
        _late.CancelAfter(_limits.ClientIdle);
        await sending;
        if (!await WorkAsync()) throw new OperationCanceledException("No place to go on with the answer.");
    }

    // Waiting for a place is nobody's fault and has no time.
    private async Task<bool> WorkAsync()
    {
        _late.CancelAfter(Timeout.InfiniteTimeSpan);
        _place = await _places.TakeAsync(_context, _late.Token);
        _late.CancelAfter(_limits.Work);
        return _place.IsAcquired;
    }
}
