using System.Text.Json;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Subscriptions.Webhooks;

/// <summary>What is posted: a type, a time, and data of that type. Receivers know a message that comes twice by its id.</summary>
/// <param name="Type"><c>reports.matched</c> or <c>subscription.test</c>.</param>
/// <param name="Timestamp">When it was made.</param>
/// <param name="Data">What it tells.</param>
internal sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>The body of the request.</summary>
    public string Written() => JsonSerializer.Serialize(this, RecordJson.Options);

    /// <summary>Tells of matches.</summary>
    /// <param name="subscription">Whose they are.</param>
    /// <param name="matches">The matches.</param>
    /// <param name="site">What addresses begin with; without a slash at its end.</param>
    /// <param name="now">The time.</param>
    public static WebhookMessage Of(string subscription, IReadOnlyList<Match> matches, string site, DateTimeOffset now) => new("reports.matched", now, new WebhookData(subscription, [.. matches.Select(match =>
    {
        string path = "/reports/" + Uri.EscapeDataString(match.Report);
        return new WebhookItem(match.Report, match.Version, match.Kind, match.Change, site + "/api/v1" + path, site + path);
    })]));

    /// <summary>Tells nothing, so that a receiver can be tried.</summary>
    public static WebhookMessage Test(string subscription, DateTimeOffset now) => new("subscription.test", now, new WebhookData(subscription, []));
}

/// <summary>The data of a message.</summary>
/// <param name="Subscription">Name of the subscription.</param>
/// <param name="Items">What has matched, in the order of changes; at most a hundred.</param>
internal sealed record WebhookData(string Subscription, IReadOnlyList<WebhookItem> Items);

/// <summary>A match as it is posted.</summary>
/// <param name="Report">The report.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">As <see cref="MatchKinds"/>.</param>
/// <param name="Change">Number of the change.</param>
/// <param name="Url">Where its record is.</param>
/// <param name="Page">Its page.</param>
internal sealed record WebhookItem(string Report, int Version, string Kind, long Change, string Url, string Page);
