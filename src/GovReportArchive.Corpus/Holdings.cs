using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus;

/// <summary>What the archive holds: reports, their versions and originals, agencies, regions, changes.</summary>
/// <remarks>Reads only. Each answer comes from one state of the catalog. Thread-safe.</remarks>
public sealed class Holdings(CatalogDatabase catalog, OriginalStore originals)
{
    private const int PageSize = 200;
    private const int AgenciesAtOnce = 500;
    /// <summary>Whether any report stands; while none does, the samples may be shown instead.</summary>
    public bool HasReports => catalog.Ask(reader => reader.HasReports());

    /// <summary>Number of the last catalog change; 0 in an empty archive.</summary>
    public long LastChange => catalog.Ask(reader => reader.LastChange());

    /// <summary>When the last change was made; the beginning of time in an empty catalog.</summary>
    public DateTimeOffset LastChangeAt => catalog.Read(reader => reader.ChangedAt(reader.LastChange())) ?? DateTimeOffset.UnixEpoch;

    /// <summary>One report, by its id or any alias of it; null where there is none, or no such version.</summary>
    /// <param name="id">Id or alias; <see cref="StoredReport.Id"/> tells the canonical id.</param>
    /// <param name="version">A version from 1; null for the current one.</param>
    /// <exception cref="DamagedReportException">What is stored of it is not what was stored.</exception>
    public StoredReport? Get(string id, int? version = null) => catalog.Read(reader =>
    {
        if (reader.Report(id) is not ReportRow row) return null;
        return version is int n && reader.Version(row.Key, n) is null ? null : reader.Stored(row, version);
    });

    /// <summary>The versions of a report in order; empty where there is no such report.</summary>
    public IReadOnlyList<VersionInfo> Versions(string id) => catalog.Read<IReadOnlyList<VersionInfo>>(reader =>
    {
        if (reader.Report(id) is not ReportRow row) return [];
        return reader.Versions(row.Key).ConvertAll(v =>
        {
            (ParserVersion? parser, _, int readings) = reader.ReadingInfo(v);
            return new VersionInfo(v.Version, v.Sha256, v.File, v.MediaType, v.Length, v.Held, v.Added, parser, readings) { Captures = Captures(reader, v) };
        });
    });

    /// <summary>Where the original of a version came from, in order of arrival; null for what came as a file or a record.</summary>
    public IReadOnlyList<CaptureInfo>? Captures(string id, int version) =>
        catalog.Read(reader => reader.Report(id) is { Withdrawn: false } row && reader.Version(row.Key, version) is { } held ? Captures(reader, held) : null);

    private static List<CaptureInfo>? Captures(CatalogReader reader, VersionRow version) =>
        version.Sha256 is { } sha256 && new CaptureRows(reader).Of(sha256) is { Count: > 0 } captures ? captures : null;

    /// <summary>The stored bytes of a version (null: the current one); null where there is no such version, its bytes are not held, or the
    /// report was withdrawn. The bytes have been compared with their hash.</summary>
    /// <exception cref="DamagedReportException">The bytes are not those that were stored, or are gone.</exception>
    public OriginalFile? OpenOriginal(string id, int? version = null)
    {
        // Opened outside of the reading: it may have to be fetched.
        return catalog.Read(reader => reader.Report(id) is { Withdrawn: false } row && reader.Version(row.Key, version ?? row.Version) is { Held: true, Sha256: not null } held ? (row, held) : default)
            is (ReportRow report, VersionRow { Sha256: { } sha256 } wanted)
            ? new OriginalFile(originals.OpenWhole(sha256, report.Id), wanted.MediaType ?? "application/octet-stream", NameOf(wanted, report), sha256)
            : null;

        static string NameOf(VersionRow version, ReportRow report) => Path.GetFileName((version.File ?? "").Replace('\\', '/')) is var name and not ("" or "." or "..") ? name : report.Id;
    }

    /// <summary>The stored bytes of this hash, for another server of this archive; null where they are not held here, or every report that they belong to was withdrawn.</summary>
    public Stream? OpenOriginalOf(string sha256) =>
        OriginalHash.IsOne(sha256) && catalog.Read(reader => reader.VersionsOf(sha256).Exists(version => version.Held && reader.Report(version.Report) is { Withdrawn: false }))
            ? originals.TryOpenWhole(sha256)
            : null;

    /// <summary>All reports that stand, in order of arrival; memory does not grow with their number.</summary>
    /// <param name="damaged">Told the id of each report that is left out because its record is damaged.</param>
    public IEnumerable<StoredReport> All(Action<string>? damaged = null)
    {
        for (long key = 0; ;)
        {
            (List<StoredReport> page, key) = Page(key, damaged);
            foreach (StoredReport report in page) yield return report;
            if (key < 0) yield break;
        }
    }

    /// <summary>Agencies with reports, by name. </summary>
    /// <param name="name">Only those one of whose names (also former, short or printed ones) contains this; null for all.</param>
    /// <param name="region">Only those in this region code or below it; null for all.</param>
    public IReadOnlyList<AgencyInfo> Agencies(string? name = null, string? region = null) =>
        catalog.Read(reader => reader.Agencies.List(name, region));

    /// <summary>One agency by id, or null.</summary>
    public AgencyInfo? Agency(string id) => catalog.Ask(reader => reader.Agencies.One(id));

    /// <summary>Ids of the agencies that a text names: by id, else by exactly one of their names, else by a part of one.</summary>
    /// <param name="text">Id, name or short name.</param>
    /// <param name="most">Ids given at most.</param>
    public IReadOnlyList<string> AgenciesNamed(string text, int most = 20) => catalog.Read<IReadOnlyList<string>>(reader =>
        reader.Agencies.One(text) is AgencyInfo agency ? [agency.Id]
        : reader.Agencies.IdsOf(text) is { Count: > 0 } named ? [.. named.Take(most)]
        : reader.Agencies.IdsContaining(text, most));

    /// <summary>Ids of all agencies with a report that stands, in order; memory does not grow with their number.</summary>
    public IEnumerable<string> AgencyIds()
    {
        for (string last = ""; ;)
        {
            string after = last;
            List<string> page = catalog.Read(reader => reader.AgenciesAfter(after, AgenciesAtOnce));
            foreach (string id in page) yield return id;
            if (page.Count == 0) yield break;
            last = page[^1];
        }
    }

    /// <summary>Regions with reports, by code, each with the reports in it and below it.</summary>
    /// <param name="parent">Only the regions directly below this code; null for all.</param>
    public IReadOnlyList<RegionInfo> Regions(string? parent = null) => catalog.Read(reader => reader.Regions.List(parent));

    /// <summary>Entries of the change feed after a number, in order.</summary>
    public IReadOnlyList<ChangeInfo> Changes(long after, int most = 1000) =>
        catalog.Read(reader => reader.Changes(after, most));

    /// <summary>Reports in the order of their last change, after a number: each once, withdrawn ones too.</summary>
    /// <param name="after">Number of a change; 0 for all.</param>
    /// <param name="most">Reports given at most.</param>
    public LatestChanges Latest(long after, int most) => catalog.Read(reader => new LatestChanges(reader.Identity(), reader.LastChange(), reader.Latest(after, most)));

    /// <summary>The last change of reports, by id; ids that the archive does not know are left out.</summary>
    public IReadOnlyDictionary<string, LatestChange> LatestOf(IReadOnlyCollection<string> ids) =>
        catalog.Read(reader => reader.LatestOf(ids).ToDictionary(change => change.Id, StringComparer.Ordinal));

    /// <summary>The audit log, in order; memory does not grow with it.</summary>
    /// <param name="report">Of this report only, by id or alias; null for all.</param>
    /// <param name="since">From this moment on.</param>
    public IEnumerable<AuditEntry> Audit(string? report = null, DateTimeOffset since = default)
    {
        // Of a report that is known by another name; an id that nobody knows any more is asked for as it is.
        string? id = report is null ? null : catalog.Read(reader => reader.Report(report)?.Id) ?? report;
        for (long after = 0; ;)
        {
            long last = after;
            List<AuditEntry> page = catalog.Read(reader => reader.Audit(last, id, since, PageSize));
            foreach (AuditEntry entry in page) yield return entry;
            if (page.Count < PageSize) yield break;
            after = page[^1].Number;
        }
    }

    /// <summary>When a change was made; null where there is no such change.</summary>
    public DateTimeOffset? ChangedAt(long change) => catalog.Ask(reader => reader.ChangedAt(change));

    /// <summary>What the archive holds, in numbers.</summary>
    public Statistics Stats() => catalog.Read(reader => reader.Statistics.All());

    private (List<StoredReport> Reports, long Last) Page(long after, Action<string>? damaged) => catalog.Read(reader =>
    {
        List<ReportRow> rows = reader.ReportsAfter(after, PageSize);
        return (rows.Where(row => !row.Withdrawn).Select(row => reader.Readable(row, damaged)).OfType<StoredReport>().ToList(), rows.Count == 0 ? -1 : rows[^1].Key);
    });
}
