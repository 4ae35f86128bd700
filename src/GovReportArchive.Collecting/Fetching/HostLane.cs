using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>The way to one host.</summary>
/// <remarks>Law: at most one request is under way and one connection open, whatever the scheme and port, and between the end of an answer and the next request lies the delay. Who waits is served in turn.</remarks>
internal sealed class HostLane(FetchRules rules, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve) : IDisposable
{
    // A Retry-After holds everybody up, but not for ever: whoever asks is told it, too.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);

    // A site does not notice at once that a connection is over, and would see two of us.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(50);

    private const int HeadKilobytes = 64;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CookieContainer _cookies = new(300, 50, 4096);
    private DateTimeOffset? _lastEnd;
    private DateTimeOffset _notBefore;
    private HttpMessageInvoker? _invoker;
    private string? _origin;
    private Wire? _wire;
    private string? _tlsFault;

    /// <summary>The cookies that a request would carry; empty for none.</summary>
    public string CookiesFor(Uri address) => _cookies.GetCookieHeader(address);

    /// <summary>Asks once, when it is this question's turn.</summary>
    /// <param name="question">What is asked; its address is that of this hop.</param>
    /// <param name="isCut">Whether a body that is too long is cut instead of refused.</param>
    /// <param name="delay">What must lie between the answer before and this request.</param>
    /// <param name="most">How many bytes the body may have.</param>
    /// <param name="cancellationToken">Ends the wait or the request.</param>
    /// <exception cref="FetchStop">No answer could be had.</exception>
    public async Task<HopAnswer> AskAsync(FetchQuestion question, TimeSpan delay, int most, bool isCut, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lastEnd is { } last) await WaitAsync(last + delay, cancellationToken).ConfigureAwait(false);
            await WaitAsync(_notBefore, cancellationToken).ConfigureAwait(false);
            try
            {
                HopAnswer answer = await SendAsync(question, most, isCut, cancellationToken).ConfigureAwait(false);
                if (answer.Head.RetryAfter(answer.At) is { } wanted && answer.Status is 429 or 503) _notBefore = time.GetUtcNow() + (wanted < LongestDelay ? wanted : LongestDelay);
                return answer;
            }
            finally
            {
                _lastEnd = time.GetUtcNow();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _invoker?.Dispose();
        _turn.Dispose();
    }

    private async Task WaitAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        // A timer may fire a little early.
        while (moment - time.GetUtcNow() is { Ticks: > 0 } left) await Task.Delay(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HopAnswer> SendAsync(FetchQuestion question, int most, bool isCut, CancellationToken cancellationToken)
    {
        HttpMessageInvoker invoker = Invoker(question.Address);
        using HttpRequestMessage request = Request(question, rules.UserAgent);
        using CancellationTokenSource late = new(rules.Timeout, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        _wire?.Forget();
        _tlsFault = null;
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, both.Token).ConfigureAwait(false);
            DateTimeOffset at = time.GetUtcNow();
            Wire wire = _wire!;
            AnswerHead head = AnswerHead.Read(wire.Received) ?? throw new FetchStop(FetchOutcome.NotHttp);
            bool isKept = response.IsSuccessStatusCode;
            if (isKept && !isCut && response.Content.Headers.ContentLength > most) throw new FetchStop(FetchOutcome.TooLarge, most.ToString(CultureInfo.InvariantCulture));
            Stream body = await response.Content.ReadAsStreamAsync(both.Token).ConfigureAwait(false);
            (byte[] bytes, bool isWhole) = await new BodyReader(rules, time).ReadAsync(body, isKept ? most : BodyReader.Unkept, isKept && !isCut, late, both.Token).ConfigureAwait(false);
            if (response.Version < HttpVersion.Version11 || response.Headers.ConnectionClose == true) Settle();
            return new HopAnswer((int)response.StatusCode, head, bytes, at, new FetchExchange(wire.Sent, head.Bytes, bytes, wire.Remote));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Break();
            throw FetchFaults.Told(error, question.Address, _tlsFault, rules, HeadKilobytes);
        }
        catch
        {
            Break();
            throw;
        }
    }

    private static HttpRequestMessage Request(FetchQuestion question, string userAgent)
    {
        HttpRequestMessage request = new(HttpMethod.Get, question.Address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Add("User-Agent", userAgent);
        Add("Accept", "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8");
        Add("Accept-Language", "zh-CN,zh;q=0.9");
        Add("Accept-Encoding", ContentCoding.Accepted);
        if (question.Referrer is { IsAbsoluteUri: true, UserInfo.Length: 0 } referrer && (referrer.Scheme == "http" || question.Address.Scheme == "https")) Add("Referer", new UriBuilder(referrer) { Host = referrer.IdnHost, Fragment = "" }.Uri.AbsoluteUri);
        if (question.ETag is { } tag) Add("If-None-Match", tag);
        if (question.LastModified is { } date) Add("If-Modified-Since", date);
        return request;

        void Add(string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
    }

    // Another scheme or port is another pool of connections; the one before is closed first.
    private HttpMessageInvoker Invoker(Uri address)
    {
        string origin = $"{address.Scheme}://{FetchAddress.Authority(address)}";
        if (origin != _origin) Close();
        _origin = origin;
        return _invoker ??= new HttpMessageInvoker(Handler(origin[(origin.IndexOf("//", StringComparison.Ordinal) + 2)..]), disposeHandler: true);
    }

    private void Break()
    {
        Close();
        Settle();
    }

    private void Settle() => _notBefore = time.GetUtcNow() + Settling;

    private void Close()
    {
        _invoker?.Dispose();
        _invoker = null;
        _wire = null;
    }

    private SocketsHttpHandler Handler(string authority)
    {
        bool isNamed = rules.MayBePrivate.Contains(authority);
        IPAddress? remote = null;
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            CookieContainer = _cookies,
            // A proxy would look names up itself, and reach what no connection of ours may.
            UseProxy = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = HeadKilobytes,
            MaxResponseDrainSize = 0,
            ConnectTimeout = rules.Timeout,
            ResponseHeaderEncodingSelector = (_, _) => System.Text.Encoding.Latin1,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, _, chain, errors) => (_tlsFault = FetchFaults.OfCertificate(chain, errors)) is null,
                // A certificate may name an address from which a missing part of the chain can be had: a stranger's address, that nobody has looked at.
                CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            },
            ConnectCallback = async (context, cancellationToken) =>
            {
                Stream stream = await PublicNetworks.ConnectAsync(
                    context.DnsEndPoint, resolve, machine => FetchAddress.Permits(machine, isNamed),
                    machine => new FetchStop(FetchOutcome.Private, $"{context.DnsEndPoint.Host}（{machine}）"), cancellationToken).ConfigureAwait(false);
                remote = ((System.Net.Sockets.NetworkStream)stream).Socket.RemoteEndPoint is IPEndPoint { Address: var far } ? (far.IsIPv4MappedToIPv6 ? far.MapToIPv4() : far) : null;
                return stream;
            },
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(_wire = new Wire(context.PlaintextStream, remote)),
        };
    }
}

/// <summary>What one request was answered.</summary>
internal sealed record HopAnswer(int Status, AnswerHead Head, byte[] Body, DateTimeOffset At, FetchExchange Exchange)
{
    /// <summary>Whether it leads elsewhere.</summary>
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
}
