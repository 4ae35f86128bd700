using System.Collections.Concurrent;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>What the robots.txt of each authority said: asked when it is first needed, and again after a day.</summary>
/// <remarks>
/// By RFC 9309: a file that is not there (4xx, or too many redirects) forbids nothing; one that cannot be had (5xx, no connection) forbids everything, until it can. That a site is busy (429) is no
/// statement that it has none. Who asks while it is being fetched waits for it.
/// </remarks>
internal sealed class RobotsBook(TimeProvider time, Func<Uri, CancellationToken, Task<FetchAnswer>> ask) : IDisposable
{
    /// <summary>How many redirects are followed.</summary>
    public const int MostRedirects = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // So that a thousand addresses of a site that is down do not each ask for it.
    private static readonly TimeSpan FailureKept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The rules for an address.</summary>
    /// <exception cref="FetchStop">They could not be had.</exception>
    public async Task<RobotsRules> OfAsync(Uri address, CancellationToken cancellationToken)
    {
        Uri file = new(address, "/robots.txt");
        Entry entry = _entries.GetOrAdd(file.AbsoluteUri, _ => new Entry());
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (entry.Until <= time.GetUtcNow())
            {
                FetchAnswer answer = await ask(file, cancellationToken).ConfigureAwait(false);
                (entry.Rules, entry.Failure) = answer.Kind switch
                {
                    FetchKind.Taken => (RobotsRules.Read(answer.Body), null),
                    FetchKind.Failed when answer.Code != FetchOutcome.Empty.Code => (RobotsRules.None, answer),
                    FetchKind.Refused when IsOfTheSite(answer) => (RobotsRules.None, answer),
                    _ => (RobotsRules.None, null),
                };
                entry.Until = time.GetUtcNow() + (entry.Failure is null ? Kept : FailureKept);
            }
        }
        finally
        {
            entry.Turn.Release();
        }

        return entry.Failure switch
        {
            null => entry.Rules,
            var failure when IsOfTheSite(failure) => throw new FetchStop(failure),
            var failure => throw new FetchStop(FetchOutcome.RobotsUnreachable, failure.Address.AbsoluteUri),
        };
    }

    // The site itself cannot be reached, or is one that our rules refuse: that is what there is to tell, and not that its robots.txt is missing.
    private static bool IsOfTheSite(FetchAnswer answer) => answer.Status is null && answer.Redirects.Count == 0;

    /// <summary>Forgets everything.</summary>
    public void Dispose()
    {
        foreach (Entry entry in _entries.Values) entry.Turn.Dispose();
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateTimeOffset Until { get; set; } = DateTimeOffset.MinValue;

        public RobotsRules Rules { get; set; } = RobotsRules.None;

        public FetchAnswer? Failure { get; set; }
    }
}
