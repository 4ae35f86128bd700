using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Hosting;

/// <summary>Trailers over HTTP/1.1, which the server itself sends over HTTP/2 alone: an answer that declares some is cut into chunks here.</summary>
/// <remarks>Law: the last chunk is sent only when the trailers are there, so that an answer that broke off never ends as a whole one does.</remarks>
internal sealed class TrailingAnswers : Stream, IHttpResponseTrailersFeature
{
    private static readonly HashSet<string> Endings = new([".ndjson", ".csv", ".xlsx"], StringComparer.OrdinalIgnoreCase);

    private readonly HttpContext _context;
    private readonly Stream _client;
    private bool? _isChunked;

    private TrailingAnswers(HttpContext context, Stream client) => (_context, _client) = (context, client);

    /// <summary>Middleware, outside of what compresses: the chunks are of what goes over the wire. By the address, since no route is chosen yet.</summary>
    public static void Use(WebApplication app) => app.UseWhen(
        context => context.Features.Get<IHttpResponseTrailersFeature>() is null && context.Request.Protocol == HttpProtocol.Http11 && HttpMethods.IsGet(context.Request.Method) && Endings.Contains(Path.GetExtension(context.Request.Path.Value ?? "")),
        branch => branch.Use(SendAsync));

    /// <inheritdoc/>
    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

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
        Begin();
        if (_isChunked is false)
        {
            await _client.WriteAsync(buffer, cancellationToken);
            return;
        }

        // A chunk of no bytes would be the last.
        if (buffer.IsEmpty) return;
        await _client.WriteAsync(Encoding.ASCII.GetBytes(buffer.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), cancellationToken);
        await _client.WriteAsync(buffer, cancellationToken);
        await _client.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Begin();
        return _client.FlushAsync(cancellationToken);
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static async Task SendAsync(HttpContext context, RequestDelegate next)
    {
        IHttpResponseBodyFeature body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        TrailingAnswers answer = new(context, body.Stream);
        StreamResponseBodyFeature outgoing = new(answer, body);
        context.Features.Set<IHttpResponseBodyFeature>(outgoing);
        context.Features.Set<IHttpResponseTrailersFeature>(answer);
        try
        {
            await next(context);
            await outgoing.CompleteAsync();
        }
        finally
        {
            context.Features.Set(body);
        }

        if (answer._isChunked is not true || context.RequestAborted.IsCancellationRequested) return;
        if (answer.Trailers.Count == 0) context.Abort();
        else await answer.EndAsync();
    }

    private void Begin()
    {
        if (_isChunked is not null) return;
        IHeaderDictionary headers = _context.Response.Headers;
        _isChunked = headers.Trailer.Count > 0 && !_context.Response.HasStarted;
        if (_isChunked is not true) return;
        headers.TransferEncoding = "chunked";
        // Who says nothing of trailers may pass on what announces them with a body that can have none; unannounced they are dropped on the way.
        if (!_context.Request.Headers.TE.ToString().Contains("trailers", StringComparison.OrdinalIgnoreCase)) headers.Remove(HeaderNames.Trailer);
    }

    private async Task EndAsync()
    {
        StringBuilder end = new("0\r\n");
        foreach ((string name, StringValues value) in Trailers) end.Append(name).Append(": ").Append(value.ToString()).Append("\r\n");
        await _client.WriteAsync(Encoding.ASCII.GetBytes(end.Append("\r\n").ToString()), _context.RequestAborted);
    }
}
