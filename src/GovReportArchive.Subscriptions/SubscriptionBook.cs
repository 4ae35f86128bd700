using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;
using GovReportArchive.Subscriptions.Webhooks;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Subscriptions;

/// <summary>The subscriptions of an archive, and what they have told.</summary>
/// <remarks>Thread-safe. Where nobody has subscribed there is no file, and asking costs a look for it.</remarks>
internal sealed partial class SubscriptionBook(SubscriptionFile file, TimeProvider time)
{
    private const string Columns = """
        SELECT name AS Name, query AS Query, created AS Created, change AS Change, run AS LastRun, failure AS Failure,
            (SELECT count(*) FROM match WHERE subscription = name) AS Matches
        FROM subscription
        """;

    /// <summary>All subscriptions, by name.</summary>
    public IReadOnlyList<Subscription> All() =>
        file.Read<IReadOnlyList<Subscription>>(connection => [.. connection.Query<Row>(Columns + " ORDER BY name").Select(row => row.Subscription)], []);

    /// <summary>One by name, or null.</summary>
    public Subscription? Find(string name) => file.Read(
        connection => connection.QuerySingleOrDefault<Row>(Columns + " WHERE name = $name", new { name })?.Subscription, null);

    /// <summary>Adds one.</summary>
    /// <param name="name">Letters and digits of any script, <c>-</c> and <c>_</c>: it stands in addresses.</param>
    /// <param name="query">What it looks for.</param>
    /// <param name="change">Number of the change after which it begins.</param>
    /// <param name="webhook">Where it is told; null for nowhere.</param>
    /// <exception cref="ArchiveException">The name cannot be used, or is taken.</exception>
    public void Add(string name, SavedQuery query, long change, Webhook? webhook)
    {
        if (!Name().IsMatch(name)) throw new ArchiveException("subscriptions.name", $"订阅名称“{name}”不可用：须为 1 至 64 个文字、数字、- 或 _。");
        int added = file.Write(connection => connection.Execute(
            """
            INSERT INTO subscription(name, query, created, change, address, secret, private)
            VALUES($name, $query, $created, $change, $address, $secret, $allows) ON CONFLICT DO NOTHING
            """,
            new
            {
                name,
                query = JsonSerializer.Serialize(query, RecordJson.Options),
                created = SubscriptionFile.Stamp(time.GetUtcNow()),
                change,
                address = webhook?.Address.AbsoluteUri,
                secret = webhook?.Secret,
                allows = webhook?.AllowsPrivate ?? false,
            }));
        if (added == 0) throw new ArchiveException("subscriptions.taken", $"已有名为“{name}”的订阅。");
    }

    /// <summary>Removes one with all that it has told and was to deliver; false where there is none.</summary>
    public bool Remove(string name) => Find(name) is not null && file.Write(connection => connection.Execute("DELETE FROM subscription WHERE name = $name", new { name })) > 0;

    /// <summary>Where a subscription is told; null for nowhere.</summary>
    public Webhook? WebhookOf(string name) => file.Read(
        connection => connection.QuerySingleOrDefault<(string? Address, byte[]? Secret, bool Private)>(
            "SELECT address, secret, private FROM subscription WHERE name = $name", new { name }) is ({ } address, { } secret, var allows)
            ? new Webhook(new Uri(address), secret, allows) : null,
        null);

    /// <summary>What a subscription has told, the newest change first, before a place in that order.</summary>
    public IReadOnlyList<Match> Matches(string name, int most, long beforeChange = long.MaxValue, string beforeReport = "") => file.Read<IReadOnlyList<Match>>(
        connection =>
        [
            .. connection.Query<MatchRow>(
                """
                SELECT report AS Report, version AS Version, kind AS Kind, change AS Change, at AS At FROM match
                WHERE subscription = $name AND (change, report) < ($beforeChange, $beforeReport) ORDER BY change DESC, report DESC LIMIT $most
                """,
                new { name, most, beforeChange, beforeReport }).Select(row => row.Match),
        ],
        []);

    /// <summary>Whether any of a subscription's matches still stand: ids among <paramref name="reports"/> that it has told of as standing.</summary>
    public IReadOnlyList<string> Told(string name, IReadOnlyCollection<string> reports) => file.Read<IReadOnlyList<string>>(
        connection => [.. connection.Query<string>(
            "SELECT report FROM match WHERE subscription = $name AND kind <> $gone AND report IN (SELECT value FROM json_each($reports)) ORDER BY change",
            new { name, gone = MatchKinds.Withdrawn, reports = JsonSerializer.Serialize(reports) })],
        []);

    /// <summary>Notes what of some reports has not been told yet, and what is to be delivered of it, in one transaction.</summary>
    /// <param name="name">The subscription; where it was removed meanwhile, nothing is noted.</param>
    /// <param name="seen">The reports as they are now.</param>
    /// <param name="message">Makes the message of those that are told; null where nobody is to be sent one.</param>
    /// <returns>How many are told.</returns>
    public int Tell(string name, IEnumerable<SeenReport> seen, Func<IReadOnlyList<Match>, WebhookMessage>? message) => file.Write(connection =>
    {
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM subscription WHERE name = $name", new { name }) == 0) return 0;
        DateTimeOffset now = time.GetUtcNow();
        List<Match> told = [];
        foreach (SeenReport report in seen)
        {
            if (KindOf(connection, name, report) is not { } kind) continue;
            told.Add(new Match(report.Id, report.Version, kind, report.Change, now));
            connection.Execute(
                """
                INSERT INTO match(subscription, report, version, state, kind, change, at) VALUES($name, $Id, $Version, $State, $kind, $Change, $at)
                ON CONFLICT DO UPDATE SET version = excluded.version, state = excluded.state, kind = excluded.kind, change = excluded.change, at = excluded.at
                """,
                new { name, report.Id, report.Version, report.State, kind, report.Change, at = SubscriptionFile.Stamp(now) });
        }

        if (told.Count > 0 && message is not null) DeliveryQueue.Add(connection, name, message(told), now);
        return told.Count;
    });

    /// <summary>Notes how far a subscription has been run, or why it could not be.</summary>
    public void Ran(string name, long? change, string? failure) => file.Write(connection => connection.Execute(
        "UPDATE subscription SET change = coalesce($change, change), run = $now, failure = $failure WHERE name = $name",
        new { name, change, failure, now = SubscriptionFile.Stamp(time.GetUtcNow()) }));

    private static string? KindOf(SqliteConnection connection, string name, SeenReport report)
    {
        (string? kind, long version, string? state) = connection.QuerySingleOrDefault<(string?, long, string?)>(
            "SELECT kind, version, state FROM match WHERE subscription = $name AND report = $Id", new { name, report.Id });
        if (report.IsWithdrawn) return kind is null or MatchKinds.Withdrawn ? null : MatchKinds.Withdrawn;
        if (kind is null or MatchKinds.Withdrawn) return MatchKinds.New;
        return version != report.Version ? MatchKinds.Version : state != report.State ? MatchKinds.Correction : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    private sealed class Row
    {
        public string Name { get; init; } = "";
        public string Query { get; init; } = "";
        public long Created { get; init; }
        public long Change { get; init; }
        public long? LastRun { get; init; }
        public string? Failure { get; init; }
        public long Matches { get; init; }

        public Subscription Subscription => new(
            Name, JsonSerializer.Deserialize<SavedQuery>(Query, RecordJson.Options)!, DateTimeOffset.FromUnixTimeMilliseconds(Created), Change,
            SubscriptionFile.Moment(LastRun), Failure, Matches);
    }

    private sealed class MatchRow
    {
        public string Report { get; init; } = "";
        public long Version { get; init; }
        public string Kind { get; init; } = "";
        public long Change { get; init; }
        public long At { get; init; }

        public Match Match => new(Report, (int)Version, Kind, Change, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}

/// <summary>A report as a subscription finds it.</summary>
/// <param name="Id">The report.</param>
/// <param name="Version">Its version.</param>
/// <param name="Change">Number of its last change.</param>
/// <param name="State">What of it is told again when it changes: its version and its corrections. Another reading of the same bytes is not told.</param>
/// <param name="IsWithdrawn">Whether it was taken out.</param>
internal sealed record SeenReport(string Id, int Version, long Change, string State, bool IsWithdrawn)
{
    /// <summary>A report as the archive holds it.</summary>
    public static SeenReport Of(StoredReport report) => new(
        report.Id, report.Version, report.Change,
        string.Join('\u001f', report.Corrections.Select(correction => $"{correction.Key}={correction.Value}@{correction.At}")), report.Withdrawn is not null);
}
