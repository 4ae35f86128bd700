using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Subscriptions;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Feeds;

/// <summary>Searches and subscriptions as feeds, what changed last in front.</summary>
internal static class ArchiveFeeds
{
    private const string Name = "政府信息公开年报库";

    /// <summary>Reports that a query finds.</summary>
    public static FeedAnswer OfReports(ReportQuery query, string? cursor, ReportSearch search, Holdings holdings, PublicAddress site, CancellationToken cancellationToken)
    {
        ReportAnswer answer = search.Search(InOrder(query, cursor), cancellationToken);
        IReadOnlyDictionary<string, LatestChange> latest = holdings.LatestOf([.. answer.Items.Select(hit => hit.Id)]);
        FeedAnswer feed = Feed("/reports", "/", query, null, answer.Next, holdings, site);
        foreach (ReportHit hit in answer.Items)
        {
            if (latest.GetValueOrDefault(hit.Id) is not { Reason: null } change) continue;
            IEnumerable<string> counts = query.Where.Count == 0 || holdings.Get(hit.Id) is not { } report ? [] : query.Where.Select(condition => condition.Key).Distinct(StringComparer.Ordinal).Select(key => Count(report.Record, key));
            feed.Add(Entry(change, hit.Title, hit.Agency.Name, string.Join('\n', counts.Concat(hit.Highlights.Where(highlight => highlight.Section != "title").Select(highlight => highlight.Text)))));
        }

        return feed;
    }

    /// <summary>Items of reports that a query finds, or that have one wording.</summary>
    public static FeedAnswer OfPassages(ReportQuery query, string? wording, string? cursor, PassageSearch search, Holdings holdings, PublicAddress site, CancellationToken cancellationToken)
    {
        PassageAnswer answer = search.Search(InOrder(query, cursor), wording: wording, cancellationToken: cancellationToken);
        IReadOnlyDictionary<string, LatestChange> latest = holdings.LatestOf([.. answer.Items.Select(hit => hit.Report).Distinct(StringComparer.Ordinal)]);
        FeedAnswer feed = Feed("/passages", "/passages", query, wording, answer.Next, holdings, site);
        foreach (PassageHit hit in answer.Items)
        {
            if (latest.GetValueOrDefault(hit.Report) is not { Reason: null } change) continue;
            string title = string.Create(CultureInfo.InvariantCulture, $"{hit.Agency.Name}{hit.Year}年{hit.SectionHeading ?? FilterLabels.Section(hit.Section)}第{hit.Item}条");
            feed.Add(new FeedEntry(hit.Page, title, hit.Agency.Name, change.At, hit.Text, hit.Page, hit.Url) { Kind = ChangeKindNames.Of(change.Kind) });
        }

        return feed;
    }

    /// <summary>What a subscription has told.</summary>
    public static FeedAnswer OfSubscription(Subscription subscription, IReadOnlyList<Match> matches, string? next, Holdings holdings, PublicAddress site)
    {
        string self = ApiEndpoints.Root + "/subscriptions/" + Uri.EscapeDataString(subscription.Name);
        FeedAnswer feed = new(holdings.Latest(0, 0).Archive, site.Site) { Title = $"{Name} · {subscription.Name}", Self = self + ".atom", Page = self, Next = next, Updated = subscription.Created };
        IReadOnlyDictionary<string, LatestChange> latest = holdings.LatestOf([.. matches.Select(match => match.Report)]);
        foreach (Match match in matches)
        {
            if (latest.GetValueOrDefault(match.Report) is not { } change) continue;
            // It is gone as soon as it is withdrawn, before the subscription has been run over that.
            if (change.Reason is not null) feed.AddDeleted(Named(match.Report, match.Version), change.At);
            else if (Readable(holdings, match) is { } report)
                feed.Add(Entry(change with { Version = match.Version, At = match.At }, report.Record.Title, report.Record.Agency.Name, MatchKinds.All.First(kind => kind.Value == match.Kind).Label) with { Kind = MatchKinds.All.First(kind => kind.Value == match.Kind) });
        }

        return feed;
    }

    // As in searches, what is damaged is left out and holds nothing else back.
    private static StoredReport? Readable(Holdings holdings, Match match)
    {
        try
        {
            return holdings.Get(match.Report, match.Version);
        }
        catch (DamagedReportException)
        {
            return null;
        }
    }

    private static ReportQuery InOrder(ReportQuery query, string? cursor) => query with { Sort = "-changed", Limit = FeedAnswer.PageSize, Cursor = cursor };

    private static FeedAnswer Feed(string route, string page, ReportQuery query, string? wording, string? next, Holdings holdings, PublicAddress site)
    {
        List<(string Name, string Value)> parameters = [.. SavedQuery.Of(query).Parameters()];
        if (wording is not null) parameters.Add(("wording", wording));
        if (query.ChangedSince is long since) parameters.Add(("changedSince", since.ToString(CultureInfo.InvariantCulture)));
        string asked = QueryString.Create(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value))).ToString();
        return new FeedAnswer(holdings.Latest(0, 0).Archive, site.Site)
        {
            Title = string.Join(' ', parameters.Select(parameter => parameter.Value).Prepend(Name)),
            Self = ApiEndpoints.Root + route + ".atom" + asked,
            Page = page + asked,
            Next = next,
            Updated = holdings.LastChangeAt,
        };
    }

    private static FeedEntry Entry(LatestChange change, string title, string agency, string summary)
    {
        string json = ReportEndpoints.Address(change.Id);
        string version = FormattableString.Invariant($"?version={change.Version}");
        return new FeedEntry(Named(change.Id, change.Version), title, agency, change.At, summary, "/reports/" + Uri.EscapeDataString(change.Id), json)
        {
            Original = change.HasOriginal ? (json + "/original" + version, change.MediaType, change.Length) : null,
            Kind = ChangeKindNames.Of(change.Kind),
        };
    }

    private static string Named(string report, int version) => FormattableString.Invariant($"{report}/v/{version}");

    private static string Count(ReportRecord record, string key)
    {
        CountDefinition? count = CountCatalog.Find(key);
        return record.Counts.TryGetValue(key, out decimal value)
            ? string.Create(CultureInfo.InvariantCulture, $"{count?.Label ?? key}：{value} {count?.Unit}")
            : $"{count?.Label ?? key}：没有读到数字";
    }
}

/// <summary>What kinds of changes are called.</summary>
internal static class ChangeKindNames
{
    /// <summary>All kinds, as <see cref="ChangeInfo.Kind"/>.</summary>
    public static IReadOnlyList<(string Value, string Label)> All { get; } =
    [
        ("new", "新收录"), ("version", "新版本"), ("reading", "重新读取"), ("original", "补入原件"), ("correction", "更正"), ("withdrawn", "撤下"), ("restored", "恢复"),
        ("address", "补记原网址"), ("gone", "原网址返回 404 或 410"), ("back", "原网址恢复访问"),
    ];

    /// <summary>A kind with its name.</summary>
    public static (string Value, string Label) Of(string kind) => All.FirstOrDefault(known => known.Value == kind) is { Value: not null } found ? found : (kind, kind);
}
