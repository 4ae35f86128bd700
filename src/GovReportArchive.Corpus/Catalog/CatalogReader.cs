using System.Data.Common;
using System.Text.Json;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Corrections;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>One row of <c>reports</c>.</summary>
internal sealed record ReportRow(
    long Key, string Id, string Title, string Agency, string AgencyName, int? Year, string Form, int Version, long Change, bool Withdrawn, long Touched);

/// <summary>One row of <c>versions</c>.</summary>
internal sealed record VersionRow(
    long Report, int Version, string? Sha256, string? File, string? MediaType, long? Length, bool Held, long? Reading, DateTimeOffset Added);

/// <summary>Reads of the catalog on one connection, whose transaction decides what is seen.</summary>
/// <param name="connection">The connection.</param>
/// <param name="unpacked">Readings that were unpacked lately, where the caller reads the same ones again and again.</param>
internal sealed class CatalogReader(CatalogConnection connection, UnpackedReadings? unpacked = null)
{
    private const string ReportColumns = "r.key, r.id, r.title, r.agency, r.agency_name, r.year, r.form, r.version, r.change, r.withdrawn, r.touched";
    private const string VersionColumns = "v.report, v.version, v.sha256, v.file, v.media_type, v.length, v.held, v.reading, v.added";

    private const string LatestColumns = """
        SELECT e.change, r.id, e.kind, e.at, r.version, t.reason, v.held, v.media_type, v.length FROM events e JOIN reports r ON r.key = e.report
        JOIN versions v ON v.report = r.key AND v.version = r.version LEFT JOIN tombstones t ON t.report = r.key
        """;

    /// <summary>The connection, for statements that only one class of this room needs.</summary>
    public CatalogConnection Connection => connection;

    /// <summary>Agencies.</summary>
    public AgencyQueries Agencies => new(connection);

    /// <summary>Regions.</summary>
    public RegionQueries Regions => new(connection);

    /// <summary>The archive in numbers.</summary>
    public StatisticsQueries Statistics => new(connection);

    /// <summary>The report with this id, or which has it as an alias.</summary>
    /// <exception cref="DamagedReportException">Its row has another id than the index of ids says.</exception>
    public ReportRow? Report(string id)
    {
        ReportRow? row = connection.Row($"SELECT {ReportColumns} FROM reports r WHERE r.id = $1", ReportFrom, id);
        if (row is not null && !string.Equals(row.Id, id, StringComparison.Ordinal)) throw DamagedReportException.OfRecord(id, "编号不符");
        return row ?? connection.Row($"SELECT {ReportColumns} FROM aliases a JOIN reports r ON r.key = a.report WHERE a.alias = $1", ReportFrom, id);
    }

    /// <summary>The reports with these ids, by id, in one look; an alias finds nothing.</summary>
    public Dictionary<string, ReportRow> ReportsOf(IReadOnlyCollection<string> ids) => connection.Rows(
        $"SELECT {ReportColumns} FROM reports r WHERE r.id IN (SELECT value FROM json_each($1))", ReportFrom, JsonSerializer.Serialize(ids)).ToDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>A report by key.</summary>
    public ReportRow? Report(long key) => connection.Row($"SELECT {ReportColumns} FROM reports r WHERE r.key = $1", ReportFrom, key);

    /// <summary>The reports of an agency about a year, in order of arrival.</summary>
    public List<ReportRow> ReportsOf(string agency, int? year) =>
        connection.Rows($"SELECT {ReportColumns} FROM reports r WHERE r.agency = $1 AND r.year IS NOT DISTINCT FROM $2 ORDER BY r.key", ReportFrom, agency, year);

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

    /// <summary>Ids of all reports of an agency that stand.</summary>
    public List<string> StandingIdsOf(string agency) =>
        connection.Rows("SELECT id FROM reports WHERE agency = $1 AND withdrawn = 0", row => row.GetString(0), agency);

    /// <summary>Ids of the reports that are withdrawn and have changed after a change.</summary>
    public List<string> WithdrawnAfter(long change) =>
        connection.Rows("SELECT id FROM reports WHERE withdrawn = 1 AND change > $1", row => row.GetString(0), change);

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

    /// <summary>The reading in force of a version, without its tables where only its prose is wanted; null after a purge.</summary>
    /// <exception cref="DamagedReportException">It is not what was stored.</exception>
    public ReportRecord? Reading(VersionRow version, bool withTables = true)
    {
        try
        {
            if (version.Reading is not long key)
                return Readings(version).Count == 0 ? null : throw new InvalidDataException("有效读数不明");
            (long report, int number, byte[] digest) = connection.Row(
                "SELECT report, version, digest FROM readings WHERE key = $1", row => (row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), key);
            if (report != version.Report || number != version.Version) throw new InvalidDataException("读数不属于这一版本");
            return unpacked?.Find(digest) ?? Unpacked(key, digest, withTables);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw DamagedReportException.OfRecord(IdOf(version.Report), FormattableString.Invariant($"第 {version.Version} 版：{error.Message}"), error);
        }
    }

    private ReportRecord Unpacked(long key, byte[] digest, bool withTables)
    {
        byte[] blob = connection.Scalar<byte[]>("SELECT record FROM readings WHERE key = $1", key) ?? throw new InvalidDataException("没有内容");
        ReportRecord record = RecordBlob.Unpack(digest, blob, withTables);
        if (withTables) unpacked?.Add(digest, record, blob.Length);
        return record;
    }

    /// <summary>Readings of a version by key, and whether each is still what was stored.</summary>
    public List<(long Key, bool IsWhole)> Readings(VersionRow version) => connection.Rows(
        "SELECT key FROM readings WHERE report = $1 AND version = $2 ORDER BY key", row => row.GetInt64(0), version.Report, version.Version)
        .ConvertAll(key => (key, IsWhole(key)));

    /// <summary>Whether a reading is still what was stored.</summary>
    public bool IsWhole(long key)
    {
        try
        {
            return connection.Row(
                "SELECT digest, record FROM readings WHERE key = $1", row => RecordBlob.IsWhole(row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)), key);
        }
        catch (Exception error) when (IsDamage(error))
        {
            return false;
        }
    }

    // What one row's bytes can do; a database that cannot be read at all fails at the next statement.
    private bool IsDamage(Exception error) => error is InvalidDataException or ArchiveException { Code: CatalogConnection.DamagedCode }
        || (error is DbException told && connection.Dialect.IsDamage(told));

    private string IdOf(long report) => connection.Scalar<string>("SELECT id FROM reports WHERE key = $1", report) ?? FormattableString.Invariant($"#{report}");

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

    /// <summary>Whether a report was purged among those whose latest change, or the latest change of a neighbouring year, lies after one number and not
    /// after another.</summary>
    public bool HasPurged(long after, long last = long.MaxValue) => connection.Any(
        "SELECT 1 FROM reports r JOIN tombstones t ON t.report = r.key WHERE t.purged = 1 AND r.touched > $1 AND r.touched <= $2 LIMIT 1", after, last);

    /// <summary>Whether any report has been withdrawn after a change, be it that the withdrawal was taken back. Whether it was held before is not asked: the feed has no
    /// index of reports.</summary>
    public bool HasWithdrawnSince(long change) => connection.Any("SELECT 1 FROM events WHERE change > $1 AND kind = 'withdrawn' LIMIT 1", change);

    /// <summary>Other ids of a report.</summary>
    public List<string> Aliases(long report) =>
        connection.Rows("SELECT alias FROM aliases WHERE report = $1 ORDER BY alias", row => row.GetString(0), report);

    /// <summary>Random name of this catalog, the same for its copies.</summary>
    public string Identity() => connection.Scalar<string>("SELECT catalog FROM identity")!;

    /// <summary>Number of the last change; 0 in an empty catalog.</summary>
    public long LastChange() => connection.Scalar<long>("SELECT max(change) FROM events");

    /// <summary>When a change was made; null where there is no such change.</summary>
    public DateTimeOffset? ChangedAt(long change) =>
        connection.Rows("SELECT at FROM events WHERE change = $1", row => (DateTimeOffset?)row.Moment(0), change).FirstOrDefault();

    /// <summary>Entries of the feed after a number.</summary>
    public List<ChangeInfo> Changes(long after, int most) => connection.Rows(
        """
        SELECT e.change, r.id, e.kind, e.detail, e.at FROM events e JOIN reports r ON r.key = e.report
        WHERE e.change > $1 ORDER BY e.change LIMIT $2
        """,
        row => new ChangeInfo(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Text(3), row.Moment(4)),
        after,
        most);

    /// <summary>Reports in the order of their last change, after a number: each once.</summary>
    public List<LatestChange> Latest(long after, int most) => connection.Rows(
        LatestColumns + " WHERE e.change > $1 AND r.change = e.change ORDER BY e.change LIMIT $2", LatestFrom, after, most);

    /// <summary>The last change of reports; ids that the catalog does not know are left out.</summary>
    public List<LatestChange> LatestOf(IReadOnlyCollection<string> ids) => connection.Rows(
        LatestColumns + " WHERE r.id IN (SELECT value FROM json_each($1)) AND r.change = e.change", LatestFrom, JsonSerializer.Serialize(ids));

    private static LatestChange LatestFrom(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.Moment(3), row.GetInt32(4), row.Text(5), row.GetInt64(6) != 0, row.Text(7), row.Number(8));

    /// <summary>The next stretch of the feed: its last number, and the reports whose latest change, or the latest change of a neighbouring
    /// year, lies in it. A report that is touched again later in the feed is left to that place.</summary>
    public (long Last, List<ReportRow> Reports) ChangedReports(long after, int most)
    {
        long last = connection.Scalar<long>(
            "SELECT max(change) FROM (SELECT change FROM events WHERE change > $1 ORDER BY change LIMIT $2) AS stretch", after, most);
        return last == 0
            ? (after, [])
            : (last, connection.Rows(
                $"SELECT {ReportColumns} FROM reports r WHERE r.touched > $1 AND r.touched <= $2 ORDER BY r.touched", ReportFrom, after, last));
    }

    /// <summary>A page of the audit log after a number, in order: of one report, or of all; from a moment on.</summary>
    public List<AuditEntry> Audit(long after, string? report, DateTimeOffset since, int most) => connection.Rows(
        "SELECT key, at, actor, origin, action, report, detail FROM audit WHERE key > $1 AND ($2 = '' OR report = $2) AND at >= $3 ORDER BY key LIMIT $4",
        row => new AuditEntry(row.GetInt64(0), row.Moment(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5), row.Text(6)),
        after, report ?? "", HistoryQueries.Written(since), most);

    /// <summary>Ids of all reports that stand.</summary>
    public List<string> StandingIds() => connection.Rows("SELECT id FROM reports WHERE withdrawn = 0", row => row.GetString(0));

    /// <summary>Whether any report stands.</summary>
    public bool HasReports() => connection.Any("SELECT 1 FROM reports WHERE withdrawn = 0 LIMIT 1");

    /// <summary>The report as the archive shows it: reading in force with corrections laid over.</summary>
    /// <exception cref="DamagedReportException">Record or entry are not what was stored, or contradict one another.</exception>
    public StoredReport Stored(ReportRow row, int? version = null, bool withTables = true)
    {
        StoredReport stored = Undescribed(row, version, withTables);
        // What lists show beside the record must not contradict it.
        ReportRecord record = stored.Record;
        bool fits = stored.Withdrawn is not null || stored.Version != row.Version
            || (Same(row.Title, record.Title) && Same(row.Agency, record.Agency.Id) && Same(row.AgencyName, record.Agency.Name) && row.Year == record.Year && Same(row.Form, record.Form));
        return fits ? stored : throw DamagedReportException.OfRecord(row.Id, "目录项与记录不符");
    }

    /// <summary>As <see cref="Stored"/>, without regard to what lists show: for whoever is about to renew that.</summary>
    public StoredReport Undescribed(ReportRow row, int? version = null, bool withTables = true)
    {
        (int versions, bool gone, long key) = connection.Row(
            """
            SELECT (SELECT count(*) FROM versions WHERE report = $1), (SELECT count(*) FROM tombstones WHERE report = $1), (SELECT key FROM reports WHERE id = $2)
            """,
            counted => (counted.GetInt32(0), counted.GetInt64(1) != 0, counted.Number(2) ?? 0), row.Key, row.Id);
        if (key != row.Key) throw DamagedReportException.OfRecord(row.Id, "编号不符");
        if (gone != row.Withdrawn) throw DamagedReportException.OfRecord(row.Id, "撤下标记不符");
        if (row.Version != versions) throw DamagedReportException.OfRecord(row.Id, "版本数不符");
        VersionRow shown = Version(row.Key, version ?? row.Version) ?? throw DamagedReportException.OfRecord(row.Id, "缺少版本");
        List<CorrectionRow> corrections = row.Withdrawn ? [] : Corrections(row.Key);
        // What is corrected may be a number, which others follow from.
        if (row.Withdrawn || Reading(shown, withTables || corrections.Count > 0) is not ReportRecord reading)
            return new StoredReport(row.Id, Remains(row), row.Version, versions, row.Change, [], Tombstone(row.Key)) { Touched = row.Touched };
        if (!Same(reading.Source.Sha256, shown.Sha256)) throw DamagedReportException.OfRecord(row.Id, "原件的散列不符");
        ReportRecord record = CorrectionOverlay.Apply(reading, corrections) with { Id = row.Id, Aliases = Aliases(row.Key) };
        return new StoredReport(row.Id, record, shown.Version, versions, row.Change, record.Corrections ?? [], Withdrawn: null) { Touched = row.Touched };
    }

    /// <summary>As <see cref="Stored"/>; null where it is damaged, and its id is told: one damaged report must not keep others from being shown.</summary>
    public StoredReport? Readable(ReportRow row, Action<string>? damaged = null, bool withTables = true) => Whole(() => Stored(row, withTables: withTables), damaged);

    /// <summary>As above, by id; null also where there is no such report.</summary>
    public StoredReport? Readable(string id, Action<string>? damaged = null) => Whole(() => Report(id) is ReportRow row ? Stored(row) : null, damaged);

    private static StoredReport? Whole(Func<StoredReport?> read, Action<string>? damaged)
    {
        try
        {
            return read();
        }
        catch (DamagedReportException error)
        {
            damaged?.Invoke(error.Report);
            return null;
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);

    private static ReportRecord Remains(ReportRow row) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Agency = new Agency(row.Agency, row.AgencyName),
        Year = row.Year,
        Form = row.Form,
    };

    private static ReportRow ReportFrom(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), (int?)row.Number(5), row.GetString(6),
        row.GetInt32(7), row.GetInt64(8), row.GetInt64(9) != 0, row.GetInt64(10));

    private static VersionRow VersionFrom(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.Text(2), row.Text(3), row.Text(4), row.Number(5), row.GetInt64(6) != 0, row.Number(7),
        row.Moment(8));
}
