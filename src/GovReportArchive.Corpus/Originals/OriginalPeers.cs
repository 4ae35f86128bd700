using GovReportArchive.Extraction;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Originals;

/// <summary>Other servers of the same archive, asked for an original that is not held here, or no longer what it was.</summary>
/// <remarks>What they send is believed only where its hash is the one that was asked for. One that fails is not asked again for some seconds, so that a server that is gone does not
/// slow down every answer. Thread-safe.</remarks>
public sealed class OriginalPeers : IDisposable
{
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(2), ToFetch = TimeSpan.FromSeconds(20), Avoided = TimeSpan.FromSeconds(10);
    private readonly Peer[] _peers;
    private readonly TimeProvider _time;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = ToConnect }) { Timeout = Timeout.InfiniteTimeSpan };

    private OriginalPeers(IEnumerable<Uri> addresses, TimeProvider time) => (_peers, _time) = ([.. addresses.Select(address => new Peer(address))], time);

    /// <summary>Peers by their addresses, joined by commas.</summary>
    /// <exception cref="ArchiveException">One is no address.</exception>
    public static OriginalPeers Parse(string addresses, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return new(addresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One), time);

        static Uri One(string address) =>
            Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", Query: "", Fragment: "", AbsolutePath: "/" }
                ? uri
                : throw new ArchiveException("originals.from", $"--originals-from：“{address}”应为协议、主机与端口，不含路径。例：http://node-a:8080,http://node-b:8080");
    }

    /// <summary>The bytes of this hash, from whichever of them has it; null where none gives it.</summary>
    public byte[]? Fetch(string sha256)
    {
        foreach (Peer peer in _peers)
        {
            if (peer.AvoidedSince is { } since && _time.GetElapsedTime(since) < Avoided) continue;
            try
            {
                using CancellationTokenSource patience = new(ToFetch);
                // Whoever reads originals waits for disks too; another thread keeps the wait free of its context.
                byte[]? bytes = Task.Run(() => FetchAsync(new Uri(peer.Address, "originals/" + sha256), patience.Token)).GetAwaiter().GetResult();
                peer.AvoidedSince = null;
                if (bytes is not null && OriginalHash.Of(bytes) == sha256) return bytes;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                peer.AvoidedSince = _time.GetTimestamp();
            }
        }

        return null;
    }

    /// <summary>Closes connections.</summary>
    public void Dispose() => _client.Dispose();

    private async Task<byte[]?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > ExtractionLimits.Default.MaxFileBytes) return null;
        await answer.Content.LoadIntoBufferAsync(ExtractionLimits.Default.MaxFileBytes, cancellationToken).ConfigureAwait(false);
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed class Peer(Uri address)
    {
        private long _avoidedSince = -1;

        public Uri Address => address;

        public long? AvoidedSince
        {
            get => Interlocked.Read(ref _avoidedSince) is >= 0 and var since ? since : null;
            set => Interlocked.Exchange(ref _avoidedSince, value ?? -1);
        }
    }
}
