using System.Buffers;
using System.IO.Hashing;
using System.IO.Pipelines;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Hosting;

/// <summary>Holds an answer in memory until it is whole, so that its place is free again while it goes out to a client that takes its time.</summary>
internal sealed class BufferedAnswers(ServerLimits limits, MemoryBudget memory, TimeProvider time)
{
    // Without a threshold: the one who writes never waits for the one who reads.
    private static readonly PipeOptions Unbounded = new(pauseWriterThreshold: 0, resumeWriterThreshold: 0, minimumSegmentSize: 16 * 1024, useSynchronizationContext: false);

    /// <summary>Middleware: goes around what works.</summary>
    public async Task HoldAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Kind() is not (RequestKind.Answer or RequestKind.Check))
        {
            await next(context);
            return;
        }

        IHttpResponseBodyFeature client = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        Pipe held = new(Unbounded);
        StreamResponseBodyFeature buffer = new(held.Writer.AsStream(), client);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await next(context);
            await buffer.CompleteAsync();
        }
        finally
        {
            context.Features.Set(client);
            await held.Writer.CompleteAsync();
        }

        await SendAsync(context, held.Reader, client.Stream);
        await held.Reader.CompleteAsync();
    }

    // What nobody has tagged is known by its content.
    private static bool IsHeld(HttpContext context, in ReadOnlySequence<byte> content)
    {
        HttpResponse response = context.Response;
        bool isTagged = response.StatusCode != StatusCodes.Status200OK || response.Headers.ETag.Count > 0 || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);
        if (isTagged || !ErrorAnswers.IsForProgram(context) || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))) return false;
        XxHash128 hash = new();
        foreach (ReadOnlyMemory<byte> piece in content) hash.Append(piece.Span);
        return Freshness.IsHeld(context, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset())}\"", isWeak: true));
    }

    private async Task SendAsync(HttpContext context, PipeReader held, Stream client)
    {
        ReadResult answer = await held.ReadAsync(context.RequestAborted);
        if (answer.Buffer.IsEmpty) return;
        using RateLimitLease? room = memory.Take(context, answer.Buffer.Length);
        if (room is null)
        {
            await context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "同时的请求太多，请稍后再试。", TimeSpan.FromSeconds(2));
            return;
        }

        if (IsHeld(context, answer.Buffer))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.ContentType = null;
            return;
        }

        context.Response.ContentLength ??= answer.Buffer.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        using CancellationTokenSource late = new(Timeout.InfiniteTimeSpan, time);
        using CancellationTokenRegistration gone = context.RequestAborted.UnsafeRegister(static late => ((CancellationTokenSource)late!).Cancel(), late);
        try
        {
            foreach (ReadOnlyMemory<byte> piece in answer.Buffer)
            {
                late.CancelAfter(limits.ClientIdle);
                await client.WriteAsync(piece, late.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It left, or takes nothing any more.
            context.Abort();
        }
    }
}
