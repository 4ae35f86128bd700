using System.Globalization;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>Writes to the catalog inside one transaction.</summary>
internal sealed class CatalogWriter(CatalogConnection connection, TimeProvider time, Actor? actor = null)
{
    private readonly string _now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads in the same transaction.</summary>
    public CatalogReader Reader { get; } = new(connection);

    /// <summary>Creates a report without versions and returns its key.</summary>
    public long AddReport(string id, ReportRecord record) => connection.Scalar<long>(
        """
        INSERT INTO reports(id, title, agency, agency_name, year, form, version, change) VALUES($1, $2, $3, $4, $5, $6, 0, 0)
        RETURNING key
        """,
        id, record.Title, record.Agency.Id, record.Agency.Name, record.Year, record.Form);

    /// <summary>Adds the next version of a report, makes it the current one and returns its number.</summary>
    public int AddVersion(long report, Source source, long? length, bool held)
    {
        int version = 1 + (int)connection.Scalar<long>("SELECT max(version) FROM versions WHERE report = $1", report);
        connection.Execute(
            "INSERT INTO versions(report, version, sha256, file, media_type, length, held, added) VALUES($1, $2, $3, $4, $5, $6, $7, $8)",
            report, version, source.Sha256, source.File, source.MediaType, length, held ? 1 : 0, _now);
        connection.Execute("UPDATE reports SET version = $2 WHERE key = $1", report, version);
        return version;
    }

    /// <summary>Notes that the original of a version is held now.</summary>
    public void Hold(VersionRow version, string? file, string? mediaType, long length) => connection.Execute(
        "UPDATE versions SET held = 1, length = $3, file = coalesce(file, $4), media_type = coalesce(media_type, $5) WHERE report = $1 AND version = $2",
        version.Report, version.Version, length, file, mediaType);

    /// <summary>Adds a reading. It comes into force unless the one in force was made by newer rules of the same parser.</summary>
    /// <returns>Whether it is in force.</returns>
    public bool AddReading(long report, int version, PackedReading reading)
    {
        long key = connection.Scalar<long>(
            """
            INSERT INTO readings(report, version, parser, rules, digest, record, added) VALUES($1, $2, $3, $4, $5, $6, $7) RETURNING key
            """,
            report, version, reading.Parser.Name, reading.Parser.Rules, reading.Digest, reading.Blob, _now);
        return connection.Execute(
            """
            UPDATE versions SET reading = $3 WHERE report = $1 AND version = $2 AND NOT EXISTS(
                SELECT 1 FROM readings f WHERE f.key = versions.reading AND f.parser = $4 AND f.rules > $5)
            """,
            report, version, key, reading.Parser.Name, reading.Parser.Rules) > 0;
    }

    /// <summary>Removes a reading that is not what was stored; another is to be added in its place.</summary>
    public void RemoveReading(VersionRow version, long key)
    {
        connection.Execute("UPDATE versions SET reading = NULL WHERE report = $1 AND version = $2 AND reading = $3", version.Report, version.Version, key);
        connection.Execute("DELETE FROM readings WHERE key = $1", key);
    }

    /// <summary>Adds an alias unless the name is taken by a report or by an alias; returns whether it was added.</summary>
    public bool AddAlias(long report, string alias) => connection.Execute(
        "INSERT INTO aliases(alias, report) SELECT $1, $2 WHERE NOT EXISTS(SELECT 1 FROM reports WHERE id = $1) ON CONFLICT(alias) DO NOTHING",
        alias, report) > 0;

    /// <summary>Adds a correction, or with <paramref name="active"/> false takes back the one in force.</summary>
    public void AddCorrection(long report, string field, string? value, bool active, string by, string source, string? at = null) =>
        connection.Execute(
            "INSERT INTO corrections(report, field, value, active, by, source, at) VALUES($1, $2, $3, $4, $5, $6, $7)",
            report, field, value, active ? 1 : 0, by, source, at ?? _now);

    /// <summary>Sets the tombstone of a report.</summary>
    public void Withdraw(long report, string reason, bool purged)
    {
        connection.Execute(
            """
            INSERT INTO tombstones(report, reason, at, purged) VALUES($1, $2, $3, $4)
            ON CONFLICT(report) DO UPDATE SET reason = excluded.reason, at = excluded.at, purged = tombstones.purged | excluded.purged
            """,
            report, reason, _now, purged ? 1 : 0);
        connection.Execute("UPDATE reports SET withdrawn = 1 WHERE key = $1", report);
    }

    /// <summary>Takes the tombstone away.</summary>
    public void Restore(long report)
    {
        connection.Execute("DELETE FROM tombstones WHERE report = $1", report);
        connection.Execute("UPDATE reports SET withdrawn = 0 WHERE key = $1", report);
    }

    /// <summary>Forgets the readings of a report, what was corrected in it, how its files were called and where they came from, and that its originals are held; returns
    /// the originals that no other report needs.</summary>
    public IReadOnlyList<string> Purge(long report)
    {
        connection.Execute("DELETE FROM readings WHERE report = $1", report);
        connection.Execute("DELETE FROM corrections WHERE report = $1", report);
        connection.Execute("UPDATE versions SET held = 0, reading = NULL, file = NULL WHERE report = $1", report);
        connection.Execute("UPDATE events SET detail = NULL WHERE report = $1 AND kind IN ('correction', 'version', 'new', 'address', 'gone', 'back')", report);
        // Pages say whose report it is, and headers how its file was called.
        foreach (string table in new[] { "captures", "addresses" })
        {
            connection.Execute(
                $"""
                DELETE FROM {table} WHERE sha256 IN (SELECT sha256 FROM versions WHERE report = $1)
                    AND NOT EXISTS(SELECT 1 FROM versions o WHERE o.sha256 = {table}.sha256 AND o.held = 1)
                """,
                report);
        }

        return connection.Rows(
            """
            SELECT DISTINCT sha256 FROM versions v WHERE report = $1 AND sha256 IS NOT NULL
                AND NOT EXISTS(SELECT 1 FROM versions o WHERE o.sha256 = v.sha256 AND o.held = 1)
            """,
            row => row.GetString(0),
            report);
    }

    /// <summary>Enters a change into the feed, after everything that it announces was written, and renews what lists show. The agency's
    /// reports on neighbouring years are touched: what is shown of them follows from this one too.</summary>
    /// <param name="report">The report.</param>
    /// <param name="kind">As <see cref="ChangeInfo.Kind"/>.</param>
    /// <param name="detail">What was changed.</param>
    /// <param name="record">The record in force, where the caller has it at hand; it is read from the catalog otherwise.</param>
    public long Announce(long report, string kind, string? detail = null, ReportRecord? record = null)
    {
        // A program of before the counter, which was running when the tables were brought up to date, has gone on without it.
        long change = connection.Scalar<long>(
            "UPDATE feed SET last = 1 + (SELECT max(known) FROM (SELECT last AS known FROM feed UNION ALL SELECT max(change) FROM events) AS numbers) RETURNING last");
        connection.Execute("INSERT INTO events(change, report, kind, detail, at) VALUES($1, $2, $3, $4, $5)", change, report, kind, detail, _now);
        connection.Execute("UPDATE reports SET change = $2, touched = $2 WHERE key = $1", report, change);
        ReportRow before = Reader.Report(report)!;
        TouchAround(before, change);
        // Of what was corrected the audit log names the field alone: it is never erased, and a value may be text of the report.
        Audit(kind, before.Id, kind switch { "withdrawn" => detail, "correction" => detail?.Split('=')[0], _ => null });
        if (record is null && !before.Withdrawn) record = Reader.Undescribed(before).Record;
        if (record is null) return change;
        Describe(report, record);
        // A correction or another reading may have moved it to another agency or year.
        if (!string.Equals(record.Agency.Id, before.Agency, StringComparison.Ordinal) || record.Year != before.Year)
            TouchAround(Reader.Report(report)!, change);
        return change;
    }

    /// <summary>Adds a line to the audit log.</summary>
    /// <param name="action">As in <see cref="AuditActions"/>.</param>
    /// <param name="report">Id of the report; null for the archive as a whole.</param>
    /// <param name="detail">Why, or which field; no text of the report.</param>
    public void Audit(string action, string? report, string? detail = null)
    {
        Actor by = actor ?? Actor.OfProcess;
        connection.Execute("INSERT INTO audit(at, actor, origin, action, report, detail) VALUES($1, $2, $3, $4, $5, $6)", _now, by.Name, by.Origin, action, report, detail);
    }

    private void TouchAround(ReportRow report, long change)
    {
        foreach (ReportRow neighbour in YearNeighbours.Of(Reader, report))
            connection.Execute("UPDATE reports SET touched = $2 WHERE key = $1", neighbour.Key, change);
    }

    /// <summary>Records the outcome of a fixity check.</summary>
    public void NoteFixity(string sha256, string state) => connection.Execute(
        """
        INSERT INTO fixity(sha256, checked, state) VALUES($1, $2, $3)
        ON CONFLICT(sha256) DO UPDATE SET checked = excluded.checked, state = excluded.state
        """,
        sha256, _now, state);

    private void Describe(long report, ReportRecord record)
    {
        Agency agency = record.Agency;
        string? region = RegionNode.ValueOf(record.Region);
        connection.Execute(
            "UPDATE reports SET title = $2, agency = $3, agency_name = $4, year = $5, region = $6, province = $7, form = $8 WHERE key = $1",
            report, record.Title, agency.Id, agency.Name, record.Year, region, record.Region?.Province, record.Form);
        connection.Execute(
            """
            INSERT INTO agencies(id, name, type, level, region, year) VALUES($1, $2, $3, $4, $5, $6)
            ON CONFLICT(id) DO UPDATE SET name = excluded.name, type = coalesce(excluded.type, agencies.type), level = coalesce(excluded.level, agencies.level),
                region = coalesce(excluded.region, agencies.region), year = excluded.year
            WHERE coalesce(excluded.year, 0) >= coalesce(agencies.year, 0)
            """,
            agency.Id, agency.Name, agency.Type, agency.Level, region, record.Year);
        foreach (string name in new[] { agency.Name, agency.Printed }.OfType<string>().Distinct(StringComparer.Ordinal))
            connection.Execute("INSERT INTO agency_names(name, agency) VALUES($1, $2) ON CONFLICT DO NOTHING", name, agency.Id);
        foreach (RegionNode node in RegionNode.PathOf(record.Region))
        {
            connection.Execute(
                """
                INSERT INTO regions(code, name, full_name, level, parent) VALUES($1, $2, $3, $4, $5)
                ON CONFLICT(code) DO UPDATE SET full_name = excluded.full_name, level = excluded.level, parent = excluded.parent
                WHERE regions.code = regions.name AND length(excluded.full_name) > length(regions.full_name)
                """,
                node.Code, node.Name, node.FullName, node.Level, node.Parent);
        }
    }
}
