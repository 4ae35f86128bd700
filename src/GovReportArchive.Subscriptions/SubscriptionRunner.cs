using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Subscriptions.Webhooks;

namespace GovReportArchive.Subscriptions;

/// <summary>Runs saved queries on what has come into the index since they were run last.</summary>
/// <remarks>Law: what matches is told once for each version and each set of corrections, whatever crashes in between. A reading of bytes that were told
/// already is not told. What no longer matches after a change is not told either, but a report that was told and is withdrawn is.</remarks>
internal sealed class SubscriptionRunner(SubscriptionBook book, ReportSearch search, Holdings holdings, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <summary>Runs every subscription that is behind the index.</summary>
    /// <param name="site">What addresses in messages begin with.</param>
    /// <param name="cancellationToken">Stops between stretches of a hundred; the next run goes on.</param>
    /// <returns>How many matches were told.</returns>
    /// <exception cref="ArchiveException">There is no usable index, or the file cannot be written; the next run goes on.</exception>
    public int Run(string site, CancellationToken cancellationToken)
    {
        int told = 0;
        IReadOnlyList<Subscription> subscriptions = book.All();
        if (subscriptions.Count == 0) return 0;
        // Asked before the search, which may see more: that is met again, and known.
        long applied = search.AppliedChange();
        foreach (Subscription subscription in subscriptions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A catalog from a backup may be behind: its numbers are given out anew.
            if (subscription.Change > holdings.LastChange) book.Ran(subscription.Name, holdings.LastChange, null);
            else if (subscription.Change < applied) told += Run(subscription, applied, site, cancellationToken);
        }

        return told;
    }

    private int Run(Subscription subscription, long applied, string site, CancellationToken cancellationToken)
    {
        bool isSent = book.WebhookOf(subscription.Name) is not null;
        int told = 0;
        try
        {
            foreach (StoredReport[] some in search.Stream(subscription.Query.After(subscription.Change), null, cancellationToken).Chunk(AtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                told += Tell(some.Select(SeenReport.Of));
            }

            foreach (string[] some in Withdrawn(subscription.Change, applied).Chunk(AtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                // Restored since then: it stands, and comes as a match where it is one.
                told += Tell([.. book.Told(subscription.Name, some).Select(id => holdings.Get(id)).OfType<StoredReport>().Where(report => report.Withdrawn is not null).Select(SeenReport.Of)]);
            }

            book.Ran(subscription.Name, applied, null);
            return told;
        }
        catch (Exception error) when (error is QueryParameterException or QuerySyntaxException)
        {
            // Made for another version of the program; others go on.
            if (subscription.Failure != error.Message) book.Ran(subscription.Name, null, error.Message);
            return told;
        }

        int Tell(IEnumerable<SeenReport> seen) =>
            book.Tell(subscription.Name, seen, isSent ? matches => WebhookMessage.Of(subscription.Name, matches, site, time.GetUtcNow()) : null);
    }

    private IEnumerable<string> Withdrawn(long after, long last)
    {
        while (after < last && holdings.Changes(after) is { Count: > 0 } changes)
        {
            foreach (ChangeInfo change in changes)
                if (change is { Kind: "withdrawn" }) yield return change.Id;
            after = changes[^1].Change;
        }
    }
}
