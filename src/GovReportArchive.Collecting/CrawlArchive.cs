using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Collecting;

/// <summary>Keeps what went over the wire as WARC: every request and its answer, redirects among them.</summary>
/// <param name="directory">Where the files are made.</param>
/// <param name="agent">Who asked, as sites were told.</param>
/// <param name="time">The clock.</param>
internal sealed class CrawlArchive(string directory, string agent, TimeProvider time) : IDisposable
{
    private readonly WarcWriter _writer = new(directory, "govreport", [KeyValuePair.Create("software", FetchRules.Token), KeyValuePair.Create("http-header-user-agent", agent), KeyValuePair.Create("robots", "obey")], time);

    /// <summary>Keeps an answer; where there was none there is nothing to keep.</summary>
    /// <exception cref="IOException">It cannot be written. What was kept before stands.</exception>
    public void Write(FetchAnswer answer)
    {
        foreach (FetchRedirect redirect in answer.Redirects) Write(redirect.From, redirect.At, redirect.Exchange);
        if (answer.Exchange is { } last) Write(answer.Address, answer.At, last);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Write(Uri address, DateTimeOffset at, FetchExchange exchange) =>
        _writer.Write(new WarcExchange(address, at, exchange.RequestHead, exchange.ResponseHead, exchange.Body, exchange.Remote));
}
