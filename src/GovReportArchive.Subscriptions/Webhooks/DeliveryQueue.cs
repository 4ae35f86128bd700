using Dapper;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Subscriptions.Webhooks;

/// <summary>Messages that are to be delivered, and those that could not be.</summary>
/// <remarks>Thread-safe, also among processes. A message is in the file until it was taken, so that it outlives a crash: it is then posted again, under the same id.</remarks>
internal sealed class DeliveryQueue(SubscriptionFile file, TimeProvider time)
{
    /// <summary>How long after an attempt the next follows; after the last the message is given up and listed.</summary>
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    // Longer than an attempt can take: within it nobody else tries the same message.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // What was given up longer ago goes when another is given up.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Columns = "SELECT id AS Id, subscription AS Subscription, body AS Body, created AS Created, attempts AS Attempts, due AS Due, tried AS Tried, failure AS Failure FROM delivery";

    /// <summary>Attempts at most.</summary>
    public static int MostAttempts => Delays.Length + 1;

    /// <summary>Adds a message, in the transaction of what it tells.</summary>
    public static void Add(SqliteConnection connection, string subscription, WebhookMessage message, DateTimeOffset now) => connection.Execute(
        "INSERT INTO delivery(id, subscription, body, created, due) VALUES($id, $subscription, $body, $now, $now)",
        new { id = NewId(), subscription, body = message.Written(), now = SubscriptionFile.Stamp(now) });

    /// <summary>An id that no message has had.</summary>
    public static string NewId() => "msg_" + Guid.NewGuid().ToString("N");

    /// <summary>Subscriptions with a message whose time has come.</summary>
    public IReadOnlyList<string> Waiting() => file.Read<IReadOnlyList<string>>(
        connection => [.. connection.Query<string>("SELECT DISTINCT subscription FROM delivery WHERE due <= $now", new { now = Now })], []);

    /// <summary>How many messages are to be delivered, now or later.</summary>
    public int Pending() => file.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM delivery WHERE due IS NOT NULL"), 0);

    /// <summary>Takes the next message of a subscription for an attempt, which counts from now on; null where none is due.</summary>
    public Delivery? Take(string subscription) => file.Write(connection =>
    {
        if (connection.QueryFirstOrDefault<Delivery>(Columns + " WHERE subscription = $subscription AND due <= $now ORDER BY due, created, id LIMIT 1", new { subscription, now = Now }) is not { } next) return null;
        connection.Execute(
            "UPDATE delivery SET attempts = attempts + 1, tried = $now, due = $lease WHERE id = $Id", new { next.Id, now = Now, lease = Now + (long)Lease.TotalMilliseconds });
        return next with { Attempts = next.Attempts + 1 };
    });

    /// <summary>Notes what became of an attempt: a message that was taken is gone, another comes again or is given up.</summary>
    /// <param name="delivery">As it was taken.</param>
    /// <param name="failure">Why it was not delivered; null where it was.</param>
    /// <param name="isFinal">Whether trying again makes no sense.</param>
    public void Note(Delivery delivery, string? failure, bool isFinal) => file.Write(connection =>
    {
        if (failure is null) return connection.Execute("DELETE FROM delivery WHERE id = $Id", new { delivery.Id });
        long? due = isFinal || delivery.Attempts > Delays.Length ? null : Now + (long)Delays[delivery.Attempts - 1].TotalMilliseconds;
        if (due is null) connection.Execute("DELETE FROM delivery WHERE due IS NULL AND created < $since", new { since = Now - (long)Kept.TotalMilliseconds });
        return connection.Execute("UPDATE delivery SET failure = $failure, due = $due WHERE id = $Id", new { delivery.Id, failure, due });
    });

    /// <summary>Messages that were tried in vain, those to be tried again among them, the newest first.</summary>
    /// <param name="subscription">Only of this one; null for all.</param>
    public IReadOnlyList<Delivery> Failures(string? subscription = null) => file.Read<IReadOnlyList<Delivery>>(
        connection => [.. connection.Query<Delivery>(Columns + " WHERE failure IS NOT NULL AND ($subscription IS NULL OR subscription = $subscription) ORDER BY tried DESC, id", new { subscription })], []);

    /// <summary>Has messages that were tried in vain tried again at once, and as often as new ones.</summary>
    /// <param name="subscription">Only of this one; null for all.</param>
    /// <returns>How many.</returns>
    public int Retry(string? subscription = null) => Failures(subscription).Count == 0 ? 0 : file.Write(connection => connection.Execute(
        "UPDATE delivery SET due = $now, attempts = 0 WHERE failure IS NOT NULL AND ($subscription IS NULL OR subscription = $subscription)", new { subscription, now = Now }));

    private long Now => SubscriptionFile.Stamp(time.GetUtcNow());
}

/// <summary>A message on its way.</summary>
internal sealed record Delivery
{
    /// <summary>Id, the same at every attempt.</summary>
    public string Id { get; init; } = "";

    /// <summary>Whose it is.</summary>
    public string Subscription { get; init; } = "";

    /// <summary>What is posted.</summary>
    public string Body { get; init; } = "";

    /// <summary>When it was made, in milliseconds since 1970.</summary>
    public long Created { get; init; }

    /// <summary>Attempts that were begun.</summary>
    public long Attempts { get; init; }

    /// <summary>When it comes next, in milliseconds since 1970; null once given up.</summary>
    public long? Due { get; init; }

    /// <summary>When it was tried last, in milliseconds since 1970.</summary>
    public long? Tried { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Failure { get; init; }
}
