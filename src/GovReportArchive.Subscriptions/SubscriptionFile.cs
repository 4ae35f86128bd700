using GovReportArchive.Corpus;

namespace GovReportArchive.Subscriptions;

/// <summary>The file <c>subscriptions.db</c> beside the catalog: what the operator wants told, what was told, and what is still to be delivered. It holds secrets.</summary>
/// <param name="corpus">The corpus directory.</param>
internal sealed class SubscriptionFile(string corpus) : SideFile(corpus, Name, "订阅库", "subscriptions", version: 1, Tables)
{
    /// <summary>Its name in the corpus directory.</summary>
    public const string Name = "subscriptions.db";

    private const string Tables = """
        CREATE TABLE subscription(
            name TEXT PRIMARY KEY,
            query TEXT NOT NULL,
            created INTEGER NOT NULL,
            -- Number of the last change that it has been run over.
            change INTEGER NOT NULL,
            run INTEGER,
            failure TEXT,
            address TEXT,
            secret BLOB,
            private INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

        -- What was told last of a report. state is by what one telling differs from the next.
        CREATE TABLE match(
            subscription TEXT NOT NULL REFERENCES subscription(name) ON DELETE CASCADE,
            report TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            kind TEXT NOT NULL,
            change INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY(subscription, report)) WITHOUT ROWID;
        CREATE INDEX match_change ON match(subscription, change, report);

        -- Messages that nobody has taken yet. attempts that were made, due in milliseconds, null once given up.
        CREATE TABLE delivery(
            id TEXT PRIMARY KEY,
            subscription TEXT NOT NULL REFERENCES subscription(name) ON DELETE CASCADE,
            body TEXT NOT NULL,
            created INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER,
            tried INTEGER,
            failure TEXT) WITHOUT ROWID;
        CREATE INDEX delivery_due ON delivery(due, created);
        CREATE INDEX delivery_subscription ON delivery(subscription, due);
        """;
}
