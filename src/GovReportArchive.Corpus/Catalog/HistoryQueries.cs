namespace GovReportArchive.Corpus.Catalog;

/// <summary>An entry of the feed, with who made it where the audit log knows.</summary>
internal sealed record HistoryEvent(long Change, string Report, string Kind, string? Detail, string At, string? Actor);

/// <summary>A reading that was made of a version.</summary>
internal sealed record HistoryReading(string Parser, long Rules, string At);

/// <summary>A correction that was made or taken back.</summary>
internal sealed record HistoryCorrection(string Field, string? Value, bool IsActive, string By, string Source, string At);

/// <summary>How reports came to be what they are, for whoever tells that to others. Moments are given as the catalog has them.</summary>
internal sealed class HistoryQueries(CatalogReader reader)
{
    /// <summary>A page of the feed after a number, of the reports whose last change comes after another.</summary>
    public List<HistoryEvent> Events(long after, long since, int most) => reader.Connection.Rows(
        """
        SELECT e.change, r.id, e.kind, e.detail, e.at, (SELECT max(a.actor) FROM audit a WHERE a.report = r.id AND a.at = e.at AND a.action = e.kind)
        FROM events e JOIN reports r ON r.key = e.report WHERE e.change > $1 AND r.change > $2 ORDER BY e.change LIMIT $3
        """,
        row => new HistoryEvent(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Text(3), row.GetString(4), row.Text(5)), after, since, most);

    /// <summary>Readings of a version, in order.</summary>
    public List<HistoryReading> Readings(VersionRow version) => reader.Connection.Rows(
        "SELECT parser, rules, added FROM readings WHERE report = $1 AND version = $2 ORDER BY key",
        row => new HistoryReading(row.GetString(0), row.GetInt64(1), row.GetString(2)), version.Report, version.Version);

    /// <summary>All corrections of a report, also those that were taken back, in order.</summary>
    public List<HistoryCorrection> Corrections(long report) => reader.Connection.Rows(
        "SELECT field, value, active, by, source, at FROM corrections WHERE report = $1 ORDER BY key",
        row => new HistoryCorrection(row.GetString(0), row.Text(1), row.GetInt64(2) != 0, row.GetString(3), row.GetString(4), row.GetString(5)), report);

    /// <summary>When an original was last compared with its hash, and whether it was whole; null where it never was.</summary>
    public (string At, bool IsWhole)? Fixity(string sha256) => reader.Connection.Rows(
        "SELECT checked, state FROM fixity WHERE sha256 = $1", row => ((string, bool)?)(row.GetString(0), row.GetString(1) is "Ok"), sha256).FirstOrDefault();

    /// <summary>The last change before a moment; 0 where there is none.</summary>
    public long ChangeBefore(DateTimeOffset moment) => reader.Connection.Scalar<long>("SELECT max(change) FROM events WHERE at < $1", Written(moment));

    /// <summary>A moment as the catalog writes it.</summary>
    public static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
