using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;

namespace GovReportArchive.Search.Elastic.Cluster;

/// <summary>Speaks with the nodes of a cluster: in turn, with the next where one does not answer, and again after a pause where the cluster is busy.</summary>
/// <remarks>Every request may reach the cluster twice, so each is such that this does no harm. A node that failed is left alone for a while, as long as others answer.
/// Thread-safe; connections are kept.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process: indexes of one cluster share its connections.")]
internal sealed class ElasticNodes
{
    // Whoever waits for an answer is to be told soon that there is none, and at once where that is known already.
    private const int MostBusy = 6, MoreTries = 3, MostDoublings = 4;

    // What a cluster says that has too much to do, and what one says in front of a node that is not there.
    private static readonly int[] Busy = [429, 502, 503, 504];

    // What is said in a status alone.
    private static readonly int[] Plain = [401, 413, .. Busy];
    private readonly ElasticSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly DateTimeOffset[] _shunnedUntil;
    private readonly Lock _greeting = new();
    private int _turn = -1;
    private bool _known;

    /// <exception cref="IOException">The file of certificates cannot be read.</exception>
    public ElasticNodes(ElasticSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _http = new HttpClient(settings.Handler ?? Network(settings), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _shunnedUntil = new DateTimeOffset[settings.Nodes.Count];
    }

    /// <summary>The addresses, as messages name them.</summary>
    public string Addresses => string.Join(',', _settings.Nodes.Select(node => node.GetLeftPart(UriPartial.Authority)));

    /// <summary>Waits before something is tried again.</summary>
    /// <param name="tried">How often it was tried.</param>
    /// <param name="cancellation">Ends the pause.</param>
    public void Rest(int tried, CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne(_settings.Pause * (1 << Math.Clamp(tried - 1, 0, MostDoublings)));
        cancellation.ThrowIfCancellationRequested();
    }

    public Answer Get(string path, CancellationToken cancellation = default) => Send(HttpMethod.Get, path, null, null, cancellation);

    public Answer Put(string path, JsonNode body) => Send(HttpMethod.Put, path, Content(Json.Bytes(body)));

    public Answer Post(string path, JsonNode? body = null, TimeSpan? within = null, CancellationToken cancellation = default) =>
        Send(HttpMethod.Post, path, body is null ? null : Content(Json.Bytes(body)), within, cancellation);

    public Answer Delete(string path, JsonNode? body = null) => Send(HttpMethod.Delete, path, body is null ? null : Content(Json.Bytes(body)));

    /// <summary>Sends lines of JSON, packed.</summary>
    public Answer PostLines(string path, ReadOnlyMemory<byte> lines)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(lines.Span);
        byte[] bytes = packed.ToArray();
        return Send(HttpMethod.Post, path, () =>
        {
            ByteArrayContent content = new(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            content.Headers.ContentEncoding.Add("gzip");
            return content;
        });
    }

    private static Func<HttpContent> Content(byte[] json) => () =>
    {
        ByteArrayContent content = new(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    };

    /// <exception cref="IOException">No node has answered, or the cluster stays busy; or it is none that can be used.</exception>
    private Answer Send(HttpMethod method, string path, Func<HttpContent>? content, TimeSpan? within = null, CancellationToken cancellation = default)
    {
        Greet(cancellation);
        return Try(method, path, content, within ?? _settings.Timeout, cancellation);
    }

    private Answer Try(HttpMethod method, string path, Func<HttpContent>? content, TimeSpan within, CancellationToken cancellation)
    {
        int count = _shunnedUntil.Length, failed = 0, busy = 0;
        int most = count + (Array.TrueForAll(_shunnedUntil, until => until > _time.GetUtcNow()) ? 0 : MoreTries);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int node = Next();
            Answer answer;
            try
            {
                answer = Ask(node, method, path, content, within, cancellation);
                _shunnedUntil[node] = default;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or JsonException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                _shunnedUntil[node] = _time.GetUtcNow() + _settings.Shunned;
                if (++failed >= most) throw Unanswered(node, error is OperationCanceledException ? $"{within.TotalSeconds:0} 秒内没有应答" : error.InnerException?.Message ?? error.Message);
                if (failed >= count) Rest(failed - count + 1, cancellation);
                continue;
            }

            if (answer.Status == 401 || answer.ErrorType == "security_exception")
                throw new IndexUnreachableException($"检索集群 {Address(node)} 不接受所给的用户或密钥（HTTP {answer.Status}）；请检查 --search 中的用户，或 GOVREPORT_SEARCH_KEY。");
            if (!Busy.Contains(answer.Status)) return answer;
            if (++busy == MostBusy) throw Unanswered(node, answer.Reason);
            Rest(busy, cancellation);
        }
    }

    private IndexUnreachableException Unanswered(int node, string trouble) =>
        new($"检索集群 {Addresses} 没有应答，最后问的是 {Address(node)}（{trouble}）。请检查集群是否在运行、地址是否正确。");

    private Answer Ask(int node, HttpMethod method, string path, Func<HttpContent>? content, TimeSpan within, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(within);
        using HttpRequestMessage request = new(method, new Uri(_settings.Nodes[node], path)) { Content = content?.Invoke() };
        if (_settings.Authorization is { } authorization) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using HttpResponseMessage response = _http.Send(request, HttpCompletionOption.ResponseContentRead, limit.Token);
        using Stream body = response.Content.ReadAsStream(limit.Token);
        int status = (int)response.StatusCode;
        // What stands in front of a node need not speak JSON.
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
            return Plain.Contains(status) ? new Answer(status, []) : throw new HttpRequestException($"HTTP {status}，应答不是 JSON，可能不是 Elasticsearch 或 OpenSearch");
        return new Answer(status, JsonNode.Parse(body) as JsonObject ?? []);
    }

    // Whose turn it is; of those that are left alone, the one that was so first, where no other is there.
    private int Next()
    {
        int turn = Interlocked.Increment(ref _turn) & int.MaxValue, count = _shunnedUntil.Length;
        DateTimeOffset now = _time.GetUtcNow();
        int[] order = [.. Enumerable.Range(0, count).Select(i => (turn + i) % count)];
        int free = Array.Find(order, node => _shunnedUntil[node] <= now) is var found && _shunnedUntil[found] <= now ? found : -1;
        return free >= 0 ? free : order.MinBy(node => _shunnedUntil[node]);
    }

    private string Address(int node) => _settings.Nodes[node].GetLeftPart(UriPartial.Authority);

    // Whoever answers must be what requests are written for, before anything is made or asked there.
    private void Greet(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _known)) return;
        lock (_greeting)
        {
            if (_known) return;
            JsonNode? version = Try(HttpMethod.Get, "", null, _settings.Timeout, cancellation).Body["version"];
            string number = version?["number"]?.ToString() ?? throw new IndexUnreachableException($"{Addresses} 不是 Elasticsearch 或 OpenSearch。");
            bool open = version["distribution"]?.ToString() == "opensearch";
            if (!Version.TryParse(number.Split('-')[0], out Version? known) || (!open && known < new Version(7, 10)))
                throw new IndexUnreachableException($"{Addresses} 是 Elasticsearch {number}，太旧；至少要 7.10，或 OpenSearch 1。");
            Volatile.Write(ref _known, true);
        }
    }

    private static SocketsHttpHandler Network(ElasticSettings settings)
    {
        SocketsHttpHandler handler = new()
        {
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseProxy = false,
        };
        if (settings.Authority is { } file) handler.SslOptions.RemoteCertificateValidationCallback = SignedBy(file);
        return handler;
    }

    private static RemoteCertificateValidationCallback SignedBy(string file)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (System.Security.Cryptography.CryptographicException error)
        {
            throw new IOException($"证书文件 {file} 不能读取：{error.Message}", error);
        }

        return (_, certificate, _, errors) =>
        {
            if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0) return false;
            using X509Chain chain = new();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            using X509Certificate2 presented = new(certificate);
            return chain.Build(presented);
        };
    }
}
