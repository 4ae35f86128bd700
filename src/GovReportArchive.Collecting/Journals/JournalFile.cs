using GovReportArchive.Corpus;

namespace GovReportArchive.Collecting.Journals;

/// <summary>The file <c>collecting.db</c> beside the catalog: which addresses are known of the sources, and what became of each visit.</summary>
/// <remarks>It can be deleted: the next run then asks everything anew. What the archive holds does not follow from it.</remarks>
/// <param name="corpus">The corpus directory.</param>
internal sealed class JournalFile(string corpus) : SideFile(corpus, Name, "采集日志", "collect", version: 1, Tables)
{
    /// <summary>Its name in the corpus directory.</summary>
    public const string Name = "collecting.db";

    private const string Tables = """
        CREATE TABLE run(
            number INTEGER PRIMARY KEY,
            began INTEGER NOT NULL,
            -- Null while it is under way, or was broken off.
            ended INTEGER,
            visits INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE address(
            key INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE,
            host TEXT NOT NULL,
            -- Address of the source that it belongs to: the first that led to it.
            source TEXT NOT NULL,
            kind TEXT NOT NULL,
            depth INTEGER NOT NULL,
            -- The page that leads to it, and by which words.
            via TEXT,
            text TEXT,
            -- What an attachment takes from its page, as JSON.
            page TEXT,
            -- Run that is to visit it, run that has last settled it, run in which a page has last led to it.
            wanted INTEGER NOT NULL,
            settled INTEGER NOT NULL DEFAULT 0,
            shown INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER NOT NULL DEFAULT 0,
            -- What it last answered, from which address, and under which rules that was understood.
            final TEXT,
            etag TEXT,
            modified TEXT,
            rules TEXT,
            outcome TEXT,
            report TEXT,
            at INTEGER);
        CREATE INDEX address_waiting ON address(wanted, settled, host);
        CREATE INDEX address_source ON address(source, kind);
        CREATE INDEX address_via ON address(via);

        CREATE TABLE visit(
            key INTEGER PRIMARY KEY,
            run INTEGER NOT NULL,
            host TEXT NOT NULL,
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            took INTEGER NOT NULL,
            status INTEGER,
            bytes INTEGER,
            outcome TEXT NOT NULL,
            code TEXT,
            detail TEXT,
            report TEXT);
        CREATE INDEX visit_run ON visit(run, source);
        CREATE INDEX visit_host ON visit(host, key);
        """;
}
