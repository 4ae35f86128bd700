using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Deposits;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Mending;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Following;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Missing;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Discovery.Verifying;
using GovReportArchive.Drafts;
using GovReportArchive.Drafts.Desk;
using GovReportArchive.Extraction;
using GovReportArchive.Publishing.Bags;
using GovReportArchive.Publishing.Bulk;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Precedents;
using GovReportArchive.Wording.Similar;

namespace GovReportArchive.Composition;

/// <summary>The rooms over one corpus and one index, put together. Whoever needs one of them asks for that one; only a composition root knows this.</summary>
/// <remarks>
/// Law: after any crash the archive holds every report whose ingest was acknowledged. Thread-safe; any number of processes may have the same
/// archive open, also for writing. Writing never waits for what is derived, which follows the change feed.
/// </remarks>
internal sealed class OpenArchive : IDisposable
{
    private readonly CatalogDatabase _catalog;
    private readonly OriginalStore _originals;
    private readonly OriginalPeers? _peers;
    private readonly WordingStore _wordings;
    private readonly ISearchIndex _reports;
    private readonly ISearchIndex _passages;
    private readonly ShownReports _shown;
    private readonly ReportIndexTarget _followed;
    private readonly IReadOnlyList<(string Name, FollowTarget Target)> _targets;
    private readonly ArchiveFollower _follower;
    private readonly TimeProvider _time;

    private OpenArchive(ArchiveOptions options, SearchEngine engine, CatalogDatabase catalog, TimeProvider time, OriginalPeers? peers)
    {
        _peers = peers;
        (Options, _catalog, _time, _originals) = (options, catalog, time, new OriginalStore(options.CorpusDirectory, peers));
        Holdings = new Holdings(catalog, _originals);
        Ingester = new ReportIngester(catalog, _originals, time);
        Captures = new CaptureBook(catalog, time);
        Deposits = new DepositBox(options.CorpusDirectory, catalog, _originals, time);
        Importer = new RecordImporter(catalog, time);
        Mender = new ReportMender(catalog, _originals, time);
        Originals = new OriginalsReader(catalog, _originals, time);
        Fixity = new FixityWalk(catalog, _originals, time);
        Duty = new Duty(catalog);
        History = new AgencyHistory(catalog);
        _shown = new ShownReports(catalog);

        ReportProjection reports = new();
        PassageProjection passages = new();
        _reports = engine(options.IndexDirectory, reports.For(catalog.Identity));
        _passages = engine(Path.Combine(options.IndexDirectory, "passages"), passages.For(catalog.Identity));
        _followed = new ReportIndexTarget(catalog.Identity, _reports);
        string wordings = Path.Combine(options.IndexDirectory, "wordings");
        WordingLinesTarget lines = new(catalog.Identity, Path.Combine(wordings, "lines"));
        _targets = [("reports", _followed), ("passages", new IndexTarget(catalog.Identity, _passages, passages)), ("wordings", lines)];
        _follower = new ArchiveFollower(catalog, [.. _targets.Select(target => target.Target)], time, Mender.RemovePurged);
        IndexedSearch amongReports = new(catalog, _reports, reports, SearchKinds.Reports);
        Search = new ReportSearch(catalog, amongReports, _shown);
        Metrics = new MetricSearch(catalog, amongReports);
        Series = new SeriesSearch(catalog, amongReports);
        Rankings = new RankingSearch(catalog, amongReports, Metrics);
        Coverage = new CoverageSearch(catalog, amongReports);
        Missing = new MissingSearch(catalog, time);
        Profiles = new AgencyProfileSearch(catalog, amongReports, Metrics);
        Repeats = new RepeatSearch(catalog, amongReports);
        Suggestions = new ReportSuggester(catalog, _reports, time);
        IndexedSearch amongPassages = new(catalog, _passages, passages, SearchKinds.Passages);
        Passages = new PassageSearch(catalog, amongPassages, _shown);

        _wordings = new WordingStore(catalog, wordings);
        Precedents = new PrecedentSearch(amongPassages, _shown);
        Wordings = new WordingSearch(catalog, _wordings);
        Boilerplates = new BoilerplateSearch(catalog, _wordings, Wordings);
        Similar = new SimilarSearch(catalog, amongPassages);
        WordingKeeper = new WordingKeeper(catalog, _wordings, lines, (progress, cancellationToken) => TryCatchUp(progress, cancellationToken), time);
        DraftNeighbourSearch neighbours = new(catalog, Holdings);
        Drafts = new DraftCheck(neighbours, Boilerplates);
        Desk = new DraftDesk(Drafts, neighbours, Precedents);
        Bulk = new BulkStore(catalog, Path.Combine(options.IndexDirectory, "bulk"));
        BulkMaker = new BulkMaker(catalog, Bulk, time);
        Bag = new ArchiveBag(catalog, _originals, time);
    }

    /// <summary>Where it lives.</summary>
    public ArchiveOptions Options { get; }

    /// <summary>What the archive holds.</summary>
    public Holdings Holdings { get; }

    /// <summary>Takes files in.</summary>
    public ReportIngester Ingester { get; }

    /// <summary>What is held from which address.</summary>
    public CaptureBook Captures { get; }

    /// <summary>Files that people hand in.</summary>
    public DepositBox Deposits { get; }

    /// <summary>Takes records in.</summary>
    public RecordImporter Importer { get; }

    /// <summary>Withdrawals and corrections; a purge goes by <see cref="Withdraw"/>.</summary>
    public ReportMender Mender { get; }

    /// <summary>Reads originals again.</summary>
    public OriginalsReader Originals { get; }

    /// <summary>Compares originals with their hashes, a stretch at a time.</summary>
    public FixityWalk Fixity { get; }

    /// <summary>What only one program at a time does for this catalog.</summary>
    public Duty Duty { get; }

    /// <summary>Agencies over the years.</summary>
    public AgencyHistory History { get; }

    /// <summary>Search over the reports.</summary>
    public ReportSearch Search { get; }

    /// <summary>Statistics of the counts.</summary>
    public MetricSearch Metrics { get; }

    /// <summary>One count of single agencies over the years.</summary>
    public SeriesSearch Series { get; }

    /// <summary>Who has most of a count.</summary>
    public RankingSearch Rankings { get; }

    /// <summary>Which years of which agencies are held.</summary>
    public CoverageSearch Coverage { get; }

    /// <summary>Which agencies should have reported and are not held.</summary>
    public MissingSearch Missing { get; }

    /// <summary>What there is to say of one agency.</summary>
    public AgencyProfileSearch Profiles { get; }

    /// <summary>Whose reports repeat the report before, year after year.</summary>
    public RepeatSearch Repeats { get; }

    /// <summary>Suggestions while somebody types.</summary>
    public ReportSuggester Suggestions { get; }

    /// <summary>Search over the passages.</summary>
    public PassageSearch Passages { get; }

    /// <summary>Passages that are worded like a given text.</summary>
    public PrecedentSearch Precedents { get; }

    /// <summary>Wording groups.</summary>
    public WordingSearch Wordings { get; }

    /// <summary>Sentences of a report that stand in many others.</summary>
    public BoilerplateSearch Boilerplates { get; }

    /// <summary>Reports that are worded most like one.</summary>
    public SimilarSearch Similar { get; }

    /// <summary>Makes wording groups and boilerplate anew.</summary>
    public WordingKeeper WordingKeeper { get; }

    /// <summary>The check of a draft, held to this archive.</summary>
    public DraftCheck Drafts { get; }

    /// <summary>What helps to write the part on problems.</summary>
    public DraftDesk Desk { get; }

    /// <summary>The whole archive as files.</summary>
    public BulkStore Bulk { get; }

    /// <summary>Makes these files.</summary>
    public BulkMaker BulkMaker { get; }

    /// <summary>Hands the archive over to another.</summary>
    public ArchiveBag Bag { get; }

    /// <summary>What answers depend on: as long as this text is the same, a question that reads catalog, indexes and wordings has the same answer.</summary>
    /// <exception cref="ArchiveException">An index cannot be used.</exception>
    public string State() => FormattableString.Invariant(
        $"{_catalog.Identity[..8]}-{Search.Generation()}-{Passages.Generation()}-{Wordings.State?.Made.UtcTicks:x}");

    /// <summary>What the answer about one report depends on, apart from the wordings.</summary>
    public string StateOf(StoredReport report) => FormattableString.Invariant($"{_catalog.Identity[..8]}-{report.Touched}-{report.Version}");

    /// <summary>Opens an archive; the catalog is created where there is none, and brought up to date where it is older. Temporary files that
    /// killed processes left are removed.</summary>
    /// <param name="options">Where it lives.</param>
    /// <param name="engine">Makes its indexes.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArchiveException">The catalog is damaged, newer than this program, no catalog, or not accessible.</exception>
    public static OpenArchive Open(ArchiveOptions options, SearchEngine engine, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        OriginalPeers? peers = options.OriginalsFrom is { } from ? OriginalPeers.Parse(from, time) : null;
        OpenArchive archive = new(options, engine, CatalogDatabase.Open(options.CorpusDirectory, options.Catalog, Waiting), time, peers);
        Scratch.RemoveAbandoned();
        archive._originals.RemoveAbandoned();
        archive.Deposits.RemoveAbandoned();
        return archive;

        // Whoever starts the program is to know why nothing happens yet.
        static void Waiting(string why) => Console.Error.WriteLine("等待目录库：" + Unprintable.Escaped(why));
    }

    /// <summary>Says who changes the archive by this object, for its audit log.</summary>
    /// <param name="name">A person; null for the user of the operating system.</param>
    /// <exception cref="ArchiveException">It is no name.</exception>
    public void By(string? name) => _catalog.Actor = name is null ? Actor.OfProcess : Actor.OfProcess.Named(name);

    /// <summary>Brings the indexes up to the catalog, if this process has or can take their writer locks, which it then keeps.</summary>
    /// <param name="progress">Gets the number of reports applied so far.</param>
    /// <param name="cancellationToken">Stops between stretches; what was committed stands.</param>
    /// <exception cref="ArchiveException">An index belongs to another archive, or cannot be written.</exception>
    public CatchUpResult TryCatchUp(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        _followed.Take(_wordings.Newest()?.Shares);
        return _follower.TryCatchUp(progress, cancellationToken);
    }

    /// <summary>The last change of the catalog that each of what is derived from it holds, by its name; 0 where there is nothing yet.</summary>
    public IReadOnlyList<(string Name, long Change)> Positions => [.. _targets.Select(target => (target.Name, target.Target.Committed ?? 0))];

    /// <summary>Throws the indexes away and builds them anew from the catalog alone.</summary>
    /// <exception cref="ArchiveException">Another process is writing an index.</exception>
    public CatchUpResult Rebuild(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        _followed.Take(_wordings.Newest()?.Shares);
        return _follower.Rebuild(progress, cancellationToken);
    }

    /// <summary>Gives the writer locks of the indexes back.</summary>
    public void StopFollowing() => _follower.Dispose();

    /// <summary>Withdraws a report (<see cref="ReportMender.Withdraw"/>), and with it the files of the whole archive that hold it. After a purge what wordings were made of
    /// its text goes too; the indexes follow the feed and leave nothing behind either.</summary>
    public void Withdraw(string id, string reason, bool purge = false)
    {
        Mender.Withdraw(id, reason, purge);
        if (purge) _wordings.Discard();
        BulkMaker.ForgetWithdrawn();
    }

    /// <summary>Compares originals, readings, catalog, indexes and wordings with what they should be. Changes nothing but the dates of the last check.</summary>
    public VerifyReport Verify(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        VerifyFindings findings = new();
        (long originals, long readings) = new CatalogVerifier(_catalog, _originals, _time, findings).Run(progress, cancellationToken);
        long? indexed = new IndexVerifier(_catalog, _reports, new ReportProjection(), findings).Run(cancellationToken);
        long? passages = new IndexVerifier(_catalog, _passages, new PassageProjection(), findings).Run(cancellationToken);
        _wordings.Verify(findings);
        return new VerifyReport(originals, readings, indexed, passages, findings.Problems, findings.Notes);
    }

    /// <summary>Makes a backup (<see cref="ArchiveBackup.Make"/>), with the answers to control questions where the index is at its change.</summary>
    /// <param name="store">Where.</param>
    /// <param name="beside">Names of other SQLite files beside the catalog.</param>
    /// <param name="keep">How many generations stay.</param>
    /// <param name="quick">Whether lengths of originals are enough.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellationToken">Gives up; earlier generations stay.</param>
    public BackupOutcome BackUp(BackupStore store, IEnumerable<string> beside, int keep, bool quick, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new ArchiveBackup(_catalog, _originals, _time).Make(
            store, new BackupPlan([.. beside.Select(name => Path.Combine(Options.CorpusDirectory, name))], keep, quick, AnswersAt), progress, cancellationToken);

    private IReadOnlyList<ControlAnswer> AnswersAt(long change)
    {
        try
        {
            if (_followed.Committed != change) return [];
            IReadOnlyList<ControlAnswer> answers = ControlQuestions.Ask(Search);
            return _followed.Committed == change ? answers : [];
        }
        catch (Exception error) when (error is ArchiveException or IOException)
        {
            // What is derived may be damaged, or in a cluster that does not answer: the archive is saved all the same.
            return [];
        }
    }

    /// <summary>Closes files. The archive must not be used afterwards.</summary>
    public void Dispose()
    {
        Duty.Dispose();
        _follower.Dispose();
        _reports.Dispose();
        _passages.Dispose();
        _shown.Dispose();
        _peers?.Dispose();
        _catalog.Dispose();
    }
}
