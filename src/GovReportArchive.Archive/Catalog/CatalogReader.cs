using GovReportArchive.Reports.Records;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Archive.Catalog;

/// <summary>One row of <c>reports</c>.</summary>
internal sealed record ReportRow(
    long Key, string Id, string Title, string Agency, string AgencyName, int? Year, string Form, int Version, long Change, bool Withdrawn, long Touched);

/// <summary>One row of <c>versions</c>.</summary>
internal sealed record VersionRow(
    long Report, int Version, string? Sha256, string? File, string? MediaType, long? Length, bool Held, long? Reading, DateTimeOffset Added);

/// <summary>One row of <c>corrections</c> that is in force.</summary>
internal sealed record CorrectionRow(string Field, string? Value, string By, string Source, DateTimeOffset At);

/// <summary>Reads of the catalog on one connection, whose transaction decides what is seen.</summary>
/// <param name="connection">The connection.</param>
/// <param name="unpacked">Readings that were unpacked lately, where the caller reads the same ones again and again.</param>
internal sealed class CatalogReader(SqliteConnection connection, UnpackedReadings? unpacked = null)
{
    private const string ReportColumns = "r.key, r.id, r.title, r.agency, r.agency_name, r.year, r.form, r.version, r.change, r.withdrawn, r.touched";
    private const string VersionColumns = "v.report, v.version, v.sha256, v.file, v.media_type, v.length, v.held, v.reading, v.added";

    /// <summary>The report with this id, or which has it as an alias.</summary>
    public ReportRow? Report(string id) =>
        connection.Row($"SELECT {ReportColumns} FROM reports r WHERE r.id = $1", ReportFrom, id)
        ?? connection.Row($"SELECT {ReportColumns} FROM aliases a JOIN reports r ON r.key = a.report WHERE a.alias = $1", ReportFrom, id);

    /// <summary>A report by key.</summary>
    public ReportRow? Report(long key) => connection.Row($"SELECT {ReportColumns} FROM reports r WHERE r.key = $1", ReportFrom, key);

    /// <summary>The reports of an agency about a year, in order of arrival.</summary>
    public List<ReportRow> ReportsOf(string agency, int? year) =>
        connection.Rows($"SELECT {ReportColumns} FROM reports r WHERE r.agency = $1 AND r.year IS $2 ORDER BY r.key", ReportFrom, agency, year);

    /// <summary>The nearest year before or after one in which the agency has a report that stands; null where there is none.</summary>
    public int? YearBeside(string agency, int year, bool after, long except = 0) => (int?)connection.Scalar<long?>(
        after
            ? "SELECT min(year) FROM reports WHERE agency = $1 AND year > $2 AND withdrawn = 0 AND key <> $3"
            : "SELECT max(year) FROM reports WHERE agency = $1 AND year < $2 AND withdrawn = 0 AND key <> $3",
        agency, year, except);

    /// <summary>The reports of an agency about a year that stand, in order of arrival, at most <paramref name="most"/>.</summary>
    public List<ReportRow> StandingOf(string agency, int year, int most) => connection.Rows(
        $"SELECT {ReportColumns} FROM reports r WHERE r.agency = $1 AND r.year = $2 AND r.withdrawn = 0 ORDER BY r.key LIMIT $3", ReportFrom, agency, year, most);

    /// <summary>The reports of an agency that stand and have a year, by year, then in order of arrival, at most <paramref name="most"/>.</summary>
    public List<ReportRow> SeriesOf(string agency, int most) => connection.Rows(
        $"SELECT {ReportColumns} FROM reports r WHERE r.agency = $1 AND r.year IS NOT NULL AND r.withdrawn = 0 ORDER BY r.year, r.key LIMIT $2",
        ReportFrom, agency, most);

    /// <summary>A page of agencies that have a report which stands, by id, after an id.</summary>
    public List<string> AgenciesAfter(string agency, int most) => connection.Rows(
        "SELECT DISTINCT agency FROM reports WHERE agency > $1 AND withdrawn = 0 ORDER BY agency LIMIT $2", row => row.GetString(0), agency, most);

    /// <summary>A page of reports in order of key, after a key.</summary>
    public List<ReportRow> ReportsAfter(long key, int most) =>
        connection.Rows($"SELECT {ReportColumns} FROM reports r WHERE r.key > $1 ORDER BY r.key LIMIT $2", ReportFrom, key, most);

    /// <summary>Versions of a report in order.</summary>
    public List<VersionRow> Versions(long report) =>
        connection.Rows($"SELECT {VersionColumns} FROM versions v WHERE v.report = $1 ORDER BY v.version", VersionFrom, report);

    /// <summary>One version of a report.</summary>
    public VersionRow? Version(long report, int version) =>
        connection.Row($"SELECT {VersionColumns} FROM versions v WHERE v.report = $1 AND v.version = $2", VersionFrom, report, version);

    /// <summary>The versions, of any report, that have this original.</summary>
    public List<VersionRow> VersionsOf(string sha256) =>
        connection.Rows($"SELECT {VersionColumns} FROM versions v WHERE v.sha256 = $1 ORDER BY v.report, v.version", VersionFrom, sha256);

    /// <summary>The reading in force of a version; null after a purge.</summary>
    public ReportRecord? Reading(VersionRow version)
    {
        if (version.Reading is not long key) return null;
        byte[]? digest = unpacked is null ? null : connection.Scalar<byte[]>("SELECT digest FROM readings WHERE key = $1", key);
        if (digest is not null && unpacked!.Find(digest) is ReportRecord known) return known;
        if (connection.Scalar<byte[]>("SELECT record FROM readings WHERE key = $1", key) is not byte[] blob) return null;
        ReportRecord record = RecordBlob.Unpack(blob);
        if (digest is not null) unpacked!.Add(digest, record, blob.Length);
        return record;
    }

    /// <summary>Parser of a version's reading in force, the digest of that reading, and how many readings there are.</summary>
    public (ParserVersion? Parser, byte[]? Digest, int Readings) ReadingInfo(VersionRow version)
    {
        int count = (int)connection.Scalar<long>(
            "SELECT count(*) FROM readings WHERE report = $1 AND version = $2", version.Report, version.Version);
        return connection.Row(
            "SELECT parser, rules, digest FROM readings WHERE key = $1",
            row => (new ParserVersion(row.GetString(0), row.GetInt32(1)), (byte[])row.GetValue(2), count),
            version.Reading);
    }

    /// <summary>Corrections in force, in the order they were made.</summary>
    public List<CorrectionRow> Corrections(long report) => connection.Rows(
        """
        SELECT field, value, by, source, at FROM corrections c
        WHERE report = $1 AND active = 1 AND key = (SELECT max(key) FROM corrections l WHERE l.report = c.report AND l.field = c.field)
        ORDER BY key
        """,
        row => new CorrectionRow(row.GetString(0), row.Text(1), row.GetString(2), row.GetString(3), row.Moment(4)),
        report);

    /// <summary>Why a report was withdrawn; null where it stands.</summary>
    public Tombstone? Tombstone(long report) => connection.Row(
        "SELECT reason, at, purged FROM tombstones WHERE report = $1",
        row => new Tombstone(row.GetString(0), row.Moment(1), row.GetInt64(2) != 0),
        report);

    /// <summary>Other ids of a report.</summary>
    public List<string> Aliases(long report) =>
        connection.Rows("SELECT alias FROM aliases WHERE report = $1 ORDER BY alias", row => row.GetString(0), report);

    /// <summary>Random name of this catalog, the same for its copies.</summary>
    public string Identity() => connection.Scalar<string>("SELECT catalog FROM identity")!;

    /// <summary>Number of the last change; 0 in an empty catalog.</summary>
    public long LastChange() => connection.Scalar<long>("SELECT max(change) FROM events");

    /// <summary>Entries of the feed after a number.</summary>
    public List<ChangeInfo> Changes(long after, int most) => connection.Rows(
        """
        SELECT e.change, r.id, e.kind, e.detail, e.at FROM events e JOIN reports r ON r.key = e.report
        WHERE e.change > $1 ORDER BY e.change LIMIT $2
        """,
        row => new ChangeInfo(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Text(3), row.Moment(4)),
        after,
        most);

    /// <summary>The next stretch of the feed: its last number, and the reports whose latest change, or the latest change of a neighbouring
    /// year, lies in it. A report that is touched again later in the feed is left to that place.</summary>
    public (long Last, List<ReportRow> Reports) ChangedReports(long after, int most)
    {
        long last = connection.Scalar<long>(
            "SELECT max(change) FROM (SELECT change FROM events WHERE change > $1 ORDER BY change LIMIT $2)", after, most);
        return last == 0
            ? (after, [])
            : (last, connection.Rows(
                $"SELECT {ReportColumns} FROM reports r WHERE r.touched > $1 AND r.touched <= $2 ORDER BY r.touched", ReportFrom, after, last));
    }

    /// <summary>Ids of all reports that stand.</summary>
    public List<string> StandingIds() => connection.Rows("SELECT id FROM reports WHERE withdrawn = 0", row => row.GetString(0));

    /// <summary>Whether any report stands.</summary>
    public bool HasReports() => connection.Scalar<long>("SELECT EXISTS(SELECT 1 FROM reports WHERE withdrawn = 0)") != 0;

    /// <summary>The report as the archive shows it: reading in force with corrections laid over.</summary>
    public StoredReport Stored(ReportRow row, int? version = null)
    {
        VersionRow? shown = Version(row.Key, version ?? row.Version);
        int versions = (int)connection.Scalar<long>("SELECT count(*) FROM versions WHERE report = $1", row.Key);
        if (row.Withdrawn || shown is null || Reading(shown) is not ReportRecord reading)
            return new StoredReport(row.Id, Remains(row), row.Version, versions, row.Change, [], Tombstone(row.Key)) { Touched = row.Touched };
        List<CorrectionRow> corrections = Corrections(row.Key);
        ReportRecord record = Mending.CorrectionOverlay.Apply(reading, corrections) with { Id = row.Id, Aliases = Aliases(row.Key) };
        return new StoredReport(row.Id, record, shown.Version, versions, row.Change, record.Corrections ?? [], Withdrawn: null) { Touched = row.Touched };
    }

    private static ReportRecord Remains(ReportRow row) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Agency = new Agency(row.Agency, row.AgencyName),
        Year = row.Year,
        Form = row.Form,
    };

    private static ReportRow ReportFrom(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), (int?)row.Number(5), row.GetString(6),
        row.GetInt32(7), row.GetInt64(8), row.GetInt64(9) != 0, row.GetInt64(10));

    private static VersionRow VersionFrom(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.Text(2), row.Text(3), row.Text(4), row.Number(5), row.GetInt64(6) != 0, row.Number(7),
        row.Moment(8));
}
