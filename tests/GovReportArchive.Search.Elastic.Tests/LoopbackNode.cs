using System.Net;
using System.Net.Sockets;
using GovReportArchive.Tests.Elastic;

namespace GovReportArchive.Search.Elastic.Tests;

/// <summary>How a node behaves.</summary>
internal enum Behaviour
{
    /// <summary>It answers.</summary>
    Well,

    /// <summary>It takes the request and says nothing.</summary>
    Silent,

    /// <summary>It breaks off in the middle of the answer.</summary>
    Torn,

    /// <summary>Something else answers in its place.</summary>
    Page,
}

/// <summary>A node on the loopback address that answers for what stands in for a cluster, well or badly.</summary>
internal sealed class LoopbackNode : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpMessageInvoker _cluster;
    private readonly CancellationTokenSource _end = new();
    private int _requests;

    public LoopbackNode(StandInCluster cluster)
    {
        _cluster = new HttpMessageInvoker(cluster, disposeHandler: false);
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public Behaviour Behaviour { get; set; }

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _cluster.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                _ = AnswerAsync(context);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (Behaviour == Behaviour.Silent) await Task.Delay(Timeout.Infinite, _end.Token);
            using MemoryStream body = new();
            await context.Request.InputStream.CopyToAsync(body);
            using HttpRequestMessage request = new(new HttpMethod(context.Request.HttpMethod), context.Request.Url) { Content = body.Length == 0 ? null : new ByteArrayContent(body.ToArray()) };
            if (context.Request.Headers["Content-Encoding"] is { } encoding) request.Content!.Headers.ContentEncoding.Add(encoding);
            using HttpResponseMessage answer = await _cluster.SendAsync(request, _end.Token);
            byte[] text = Behaviour == Behaviour.Page ? "<html></html>"u8.ToArray() : await answer.Content.ReadAsByteArrayAsync();
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = Behaviour == Behaviour.Page ? "text/html" : "application/json";
            context.Response.ContentLength64 = text.Length;
            await context.Response.OutputStream.WriteAsync(Behaviour == Behaviour.Torn ? text.AsMemory(0, text.Length / 2) : text);
            if (Behaviour == Behaviour.Torn) context.Response.Abort();
            else context.Response.Close();
        }
        catch (Exception error) when (error is OperationCanceledException or HttpListenerException or IOException or ObjectDisposedException)
        {
            // Whoever asked has gone, or the test has ended.
        }
    }
}
