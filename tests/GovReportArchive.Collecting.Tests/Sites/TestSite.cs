using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>A site on loopback that can do what real ones do, and worse: an answer is the bytes that it sends.</summary>
internal sealed class TestSite : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly TimeProvider _time;
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentDictionary<string, Func<TestRequest, TestAnswer>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<TestRequest> _requests = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private int _connections;
    private int _busy;
    private int _mostBusy;

    public TestSite(TimeProvider? time = null, X509Certificate2? certificate = null)
    {
        (_time, _certificate) = (time ?? TimeProvider.System, certificate);
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Authority => $"127.0.0.1:{Port}";

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<TestRequest> Requests => [.. _requests];

    /// <summary>The paths that were asked but for robots.txt, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _requests.Select(request => request.Path).Where(path => path != "/robots.txt")];

    /// <summary>Connections that were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Most requests that were under way at once.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostBusy);

    /// <summary>Whether a request is under way.</summary>
    public bool IsBusy => Volatile.Read(ref _busy) > 0;

    /// <summary>What paths without an answer of their own are answered.</summary>
    public Func<TestRequest, TestAnswer> Otherwise { get; set; } = _ => TestAnswer.Of(404, "没有此页");

    public Uri At(string path) => new($"{(_certificate is null ? "http" : "https")}://{Authority}{path}");

    /// <summary>Answers a path.</summary>
    public TestSite On(string path, TestAnswer answer) => On(path, _ => answer);

    /// <summary>Answers a path by what is asked.</summary>
    public TestSite On(string path, Func<TestRequest, TestAnswer> answer)
    {
        _answers[path] = answer;
        return this;
    }

    /// <summary>Answers a path with one after the other; the last stays.</summary>
    public TestSite On(string path, params TestAnswer[] answers)
    {
        int next = -1;
        return On(path, _ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]);
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        foreach (TcpClient client in _open.Keys) client.Dispose();
        _certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                _open[client] = true;
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The site is closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    SslStream secure = new(stream);
                    await secure.AuthenticateAsServerAsync(_certificate);
                    stream = secure;
                }

                while (await TestRequest.ReadAsync(stream, _time, _end.Token) is { } request)
                {
                    _requests.Enqueue(request);
                    int busy = Interlocked.Increment(ref _busy);
                    for (int most = _mostBusy; busy > most; most = _mostBusy) Interlocked.CompareExchange(ref _mostBusy, busy, most);
                    TestAnswer answer = (_answers.GetValueOrDefault(request.Path) ?? Otherwise)(request);
                    bool isOver = false;
                    void Over()
                    {
                        if (!isOver) Interlocked.Decrement(ref _busy);
                        isOver = true;
                    }

                    try
                    {
                        await answer.SendAsync(stream, Over, _end.Token);
                    }
                    finally
                    {
                        Over();
                    }

                    if (answer.Closes) break;
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The visitor went away, or the site is closed.
        }
        finally
        {
            _open.TryRemove(client, out _);
        }
    }
}

/// <summary>A request as it came.</summary>
internal sealed record TestRequest(DateTimeOffset At, string Path, IReadOnlyDictionary<string, string> Headers, string Head)
{
    public static async Task<TestRequest?> ReadAsync(Stream stream, TimeProvider time, CancellationToken cancellationToken)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0) return null;
            // No HTTP, such as the beginning of a TLS handshake.
            if (head.Length == 0 && one[0] < ' ') return null;
            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return new TestRequest(
            time.GetUtcNow(), lines[0].Split(' ')[1],
            lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase), head.ToString());
    }
}
