using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Indexing;
using GovReportArchive.Archive.Ingesting;
using GovReportArchive.Archive.Originals;
using GovReportArchive.Archive.Passages;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Archive.Suggesting;
using GovReportArchive.Archive.Wordings;
using GovReportArchive.Extraction;
using GovReportArchive.Search;

namespace GovReportArchive.Archive;

/// <summary>An archive of reports: the catalog with its originals, and the search over them.</summary>
/// <remarks>
/// Law: after any crash the archive holds every report whose ingest was acknowledged. Thread-safe; any number of processes may have the same
/// archive open, also for writing. Nothing that was ingested is overwritten: new bytes are versions, new readings stand beside old ones,
/// corrections are an overlay, withdrawals are tombstones. Writing never waits for the search index, which follows the change feed.
/// </remarks>
public sealed partial class ReportArchive : IDisposable
{
    private const string PassagesDirectory = "passages";
    private const string WordingsDirectory = "wordings";
    private readonly CatalogDatabase _catalog;
    private readonly OriginalStore _originals;
    private readonly WordingStore _wordings;
    private readonly ISearchIndex _index;
    private readonly ISearchIndex _passages;
    private readonly TimeProvider _time;

    private ReportArchive(ArchiveOptions options, SearchEngine engine, CatalogDatabase catalog, TimeProvider time)
    {
        (Options, _catalog, _time) = (options, catalog, time);
        _originals = new OriginalStore(options.CorpusDirectory);
        ReportProjection reports = new();
        PassageProjection passages = new();
        string identity = catalog.Read(connection => new CatalogReader(connection).Identity());
        _index = engine(options.IndexDirectory, reports.For(identity));
        _passages = engine(Path.Combine(options.IndexDirectory, PassagesDirectory), passages.For(identity));
        WordingStore wordings = _wordings = new(catalog, WordingsPath);
        Search = new ReportSearch(catalog, new IndexedSearch(catalog, _index, reports, ReportFilters.Names));
        IndexedSearch amongPassages = new(catalog, _passages, passages, PassageFilters.Names);
        Passages = new PassageSearch(catalog, amongPassages);
        Precedents = new PrecedentSearch(catalog, amongPassages);
        Wordings = new WordingSearch(catalog, wordings);
        Boilerplates = new BoilerplateSearch(catalog, wordings, Wordings);
        WordingKeeper = new WordingKeeper(catalog, wordings, time);
        Suggestions = new ReportSuggester(catalog, _index, time);
        Follower = new ArchiveFollower(new IndexFollower(catalog, _index, reports, wordings, time), new IndexFollower(catalog, _passages, passages, null, time));
    }

    private string WordingsPath => Path.Combine(Options.IndexDirectory, WordingsDirectory);

    /// <summary>Where it lives.</summary>
    public ArchiveOptions Options { get; }

    /// <summary>Search over the reports; page, API and command ask here.</summary>
    public ReportSearch Search { get; }

    /// <summary>Suggestions while somebody types.</summary>
    public ReportSuggester Suggestions { get; }

    /// <summary>Search over the items of the reports' sections.</summary>
    public PassageSearch Passages { get; }

    /// <summary>Passages that are worded like a given text.</summary>
    public PrecedentSearch Precedents { get; }

    /// <summary>Wordings that stand more than once, grouped.</summary>
    public WordingSearch Wordings { get; }

    /// <summary>Sentences of a report that stand in many others.</summary>
    public BoilerplateSearch Boilerplates { get; }

    /// <summary>Makes <see cref="Wordings"/> anew; a serving process does so in the background when the catalog has changed.</summary>
    public WordingKeeper WordingKeeper { get; }

    /// <summary>Keeps the indexes equal to the catalog; a serving process calls it every second or so.</summary>
    public ArchiveFollower Follower { get; }

    /// <summary>Opens an archive; the catalog is created where there is none, and brought up to date where it is older. Temporary files that
    /// killed processes left are removed.</summary>
    /// <param name="options">Where it lives.</param>
    /// <param name="engine">Makes its indexes.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArchiveException">The catalog is damaged, newer than this program, no catalog, or not accessible.</exception>
    public static ReportArchive Open(ArchiveOptions options, SearchEngine engine, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(engine);
        ReportArchive archive = new(options, engine, CatalogDatabase.Open(options.CorpusDirectory), time ?? TimeProvider.System);
        Scratch.RemoveAbandoned();
        archive._originals.RemoveAbandoned();
        return archive;
    }

    /// <summary>Takes one file in.</summary>
    /// <param name="name">Its name or path; only shown, not opened.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="force">Also take what is probably no annual report.</param>
    /// <param name="cancellationToken">Stops before anything is entered.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written. Nothing was entered.</exception>
    public Task<IngestOutcome> IngestAsync(
        string name, ReadOnlyMemory<byte> bytes, bool force = false, CancellationToken cancellationToken = default) =>
        new ReportIngester(_catalog, _originals, _time).IngestAsync(name, bytes, force, cancellationToken);

    /// <summary>Takes files in, and all files under folders. What a cancelled or failed call had reported to
    /// <paramref name="progress"/> is held; the same call again finishes the job.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="force">Also take what is probably no annual report.</param>
    /// <param name="progress">Told of each input when it is durable.</param>
    /// <param name="follow">Whether links inside folders are followed, each place once.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written.</exception>
    public Task<IngestSummary> IngestAsync(
        IEnumerable<string> paths,
        bool force = false,
        IProgress<JobProgress>? progress = null,
        bool follow = false,
        CancellationToken cancellationToken = default) =>
        new ReportIngester(_catalog, _originals, _time).IngestAsync(paths, force, follow, progress, cancellationToken);

    /// <summary>Takes records in, one JSON object a line (NDJSON), full or minimal; blank lines are skipped.</summary>
    /// <param name="lines">The text; read to its end.</param>
    /// <param name="name">Its name, for messages: lines are reported as <c>name:number</c>.</param>
    /// <param name="progress">Told of each line when its batch is durable.</param>
    /// <param name="cancellationToken">Stops between batches; what was reported stands.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written.</exception>
    public Task<IngestSummary> ImportAsync(
        TextReader lines, string name, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new RecordImporter(_catalog, _time).ImportAsync(lines, name, progress, cancellationToken);

    /// <summary>All reports that stand, in order of arrival, straight from the catalog; memory does not grow with their number.</summary>
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

    /// <summary>Closes files. The archive must not be used afterwards.</summary>
    public void Dispose()
    {
        Follower.Dispose();
        _index.Dispose();
        _passages.Dispose();
        _catalog.Dispose();
    }
}
