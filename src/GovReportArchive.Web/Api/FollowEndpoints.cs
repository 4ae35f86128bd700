using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Subscriptions;
using GovReportArchive.Web.Api.Feeds;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>What has changed, searches as feeds, and subscriptions. Samples are followed by nobody.</summary>
internal static class FollowEndpoints
{
    public static Results<Ok<ChangeList>, StatusCodeHttpResult> Changes(ListChanges asked, Holdings holdings, HttpContext context)
    {
        LatestChanges changes = holdings.Latest(asked.Cursor ?? asked.Since ?? 0, asked.Limit);
        // Who asks for what comes after a change that never was has the number from another archive, and would wait for ever.
        if (asked.Since > changes.Last)
        {
            throw new QueryParameterException(
                "since", FormattableString.Invariant($"since 应在 0 到 {changes.Last} 之间：本库最近一次变更的序号是 {changes.Last}。序号若取自另一个档案（archive 不同），副本须从 since=0 重新取。"));
        }

        EntityTagHeaderValue tag = new(FormattableString.Invariant($"\"{changes.Archive}-{changes.Last}\""), isWeak: true);
        return Freshness.IsHeld(context, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(ChangeList.Of(changes, asked));
    }

    public static FeedAnswer Reports(FeedReports asked, ReportSearch search, Holdings holdings, PublicAddress site, CancellationToken cancellationToken) =>
        ArchiveFeeds.OfReports(asked.Selected.Query, asked.Cursor, search, holdings, site, cancellationToken);

    public static FeedAnswer Passages(FeedPassages asked, PassageSearch search, Holdings holdings, PublicAddress site, CancellationToken cancellationToken) =>
        ArchiveFeeds.OfPassages(asked.Selected.Query, asked.Selected.Narrowed.Wording, asked.Cursor, search, holdings, site, cancellationToken);

    public static Ok<SubscriptionList> Subscriptions(ListSubscriptions _, SubscriptionBook book) =>
        TypedResults.Ok(new SubscriptionList([.. book.All().Select(SubscriptionEntry.Of)]));

    public static IResult Subscription(GetSubscription asked, SubscriptionBook book) => book.Find(asked.Name) is { } subscription
        ? TypedResults.Ok(SubscriptionView.Of(subscription, Told(book, asked.Name, asked.Cursor, asked.Limit), asked.Limit))
        : Unknown(asked.Name);

    public static IResult Feed(FeedSubscription asked, SubscriptionBook book, Holdings holdings, PublicAddress site)
    {
        if (book.Find(asked.Name) is not { } subscription) return Unknown(asked.Name);
        IReadOnlyList<Match> told = Told(book, asked.Name, asked.Cursor, FeedAnswer.PageSize);
        return ArchiveFeeds.OfSubscription(subscription, [.. told.Take(FeedAnswer.PageSize)], MatchCursor.After(told, FeedAnswer.PageSize), holdings, site);
    }

    // One more than the page: whether there is a next page must not be guessed.
    private static IReadOnlyList<Match> Told(SubscriptionBook book, string name, string? cursor, int limit) =>
        MatchCursor.Read(cursor) is var (change, report) ? book.Matches(name, limit + 1, change, report) : [];

    private static ProblemAnswer Unknown(string name) => Problems.NotFound($"没有名为“{name}”的订阅；全部订阅见 /api/v1/subscriptions。");
}

/// <summary>Reports by their last change.</summary>
/// <param name="Archive">Name of the archive: where it is another one, numbers of changes mean nothing any more and a copy begins anew.</param>
/// <param name="Until">Number of the last change of the archive.</param>
/// <param name="Items">Reports that changed, each once, in the order of their last change.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
internal sealed record ChangeList(string Archive, long Until, IReadOnlyList<ChangedReport> Items, string? Next) : IPage
{
    public static ChangeList Of(LatestChanges changes, ListChanges asked) => new(
        changes.Archive, changes.Last, [.. changes.Items.Select(ChangedReport.Of)],
        changes.Items.Count == asked.Limit && changes.Items.Count > 0 && changes.Items[^1].Change < changes.Last ? FormattableString.Invariant($"{changes.Items[^1].Change}") : null);
}

/// <summary>A report that changed.</summary>
/// <param name="Change">Number of its last change.</param>
/// <param name="Id">The report.</param>
/// <param name="Kind">What that change was, as <see cref="ChangeKindNames"/>.</param>
/// <param name="At">When the archive took it in.</param>
/// <param name="Version">Its current version.</param>
/// <param name="Reason">Why it was withdrawn; absent where it stands.</param>
/// <param name="Url">Where its record is.</param>
internal sealed record ChangedReport(long Change, string Id, string Kind, DateTimeOffset At, int Version, string? Reason, string Url)
{
    public static ChangedReport Of(LatestChange change) =>
        new(change.Change, change.Id, change.Kind, change.At, change.Version, change.Reason, ReportEndpoints.Address(change.Id));
}

/// <summary>All subscriptions.</summary>
internal sealed record SubscriptionList(IReadOnlyList<SubscriptionEntry> Items);

/// <summary>A subscription, without where it is told: that is its operator's.</summary>
/// <param name="Name">Name.</param>
/// <param name="Query">What it looks for.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Change">Number of the last change that it has been run over.</param>
/// <param name="LastRun">When that was; absent where it has not been run.</param>
/// <param name="Failure">Why it could not be run last; absent where it could.</param>
/// <param name="Matches">Reports that it has told of.</param>
/// <param name="Url">What it has told.</param>
/// <param name="Feed">The same as a feed.</param>
/// <param name="Search">All that the query finds now, also what it does not tell of.</param>
internal sealed record SubscriptionEntry(
    string Name, SavedQuery Query, DateTimeOffset Created, long Change, DateTimeOffset? LastRun, string? Failure, long Matches, string Url, string Feed, string Search)
{
    public static SubscriptionEntry Of(Subscription subscription)
    {
        string url = ApiEndpoints.Root + "/subscriptions/" + Uri.EscapeDataString(subscription.Name);
        return new(
            subscription.Name, subscription.Query, subscription.Created, subscription.Change, subscription.LastRun, subscription.Failure, subscription.Matches, url, url + ".atom",
            ApiEndpoints.Root + "/reports" + QueryString.Create(subscription.Query.Parameters().Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value))));
    }
}

/// <summary>A subscription with what it has told.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Items">What it has told of each report last, the newest change in front.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
internal sealed record SubscriptionView(SubscriptionEntry Subscription, IReadOnlyList<ToldReport> Items, string? Next) : IPage
{
    public static SubscriptionView Of(Subscription subscription, IReadOnlyList<Match> told, int limit) =>
        new(SubscriptionEntry.Of(subscription), [.. told.Take(limit).Select(ToldReport.Of)], MatchCursor.After(told, limit));
}

/// <summary>A report that a subscription has told of.</summary>
/// <param name="Report">The report.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Kind">As <see cref="MatchKinds"/>.</param>
/// <param name="Change">Number of the change.</param>
/// <param name="At">When it was told.</param>
/// <param name="Url">Where its record is.</param>
internal sealed record ToldReport(string Report, int Version, string Kind, long Change, DateTimeOffset At, string Url)
{
    public static ToldReport Of(Match match) => new(match.Report, match.Version, match.Kind, match.Change, match.At, ReportEndpoints.Address(match.Report));
}

/// <summary>Where a page of matches ends: the change and the report of its last.</summary>
internal static class MatchCursor
{
    public static string? After(IReadOnlyList<Match> told, int limit) => told.Count > limit && limit > 0
        ? PageCursor.Write("subscription", new MatchPlace(told[limit - 1].Change, told[limit - 1].Report)) : null;

    public static (long Change, string Report)? Read(string? cursor)
    {
        if (cursor is null) return (long.MaxValue, "");
        MatchPlace place = PageCursor.Read<MatchPlace>("subscription", cursor, place => place.Report is not null);
        return (place.Change, place.Report);
    }
}

/// <summary>A place among matches.</summary>
internal sealed record MatchPlace(long Change, string Report);
