using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Discovery.Following;
using GovReportArchive.Search.Lucene;

namespace GovReportArchive.Web.Hosting;

/// <summary>The archive that is answered from: the real one, or the samples as long as the real one holds no report.</summary>
/// <remarks>Law: samples and reports are never served together. Thread-safe; a request takes <see cref="Current"/> once and keeps it (<see cref="RequestArchive"/>).</remarks>
internal sealed class ServedArchive : IDisposable
{
    private readonly OpenArchive _archive;
    private readonly string _samplesDirectory;
    private readonly ILogger<ServedArchive> _logger;
    private readonly Remembered<Statistics> _statistics;
    private readonly Remembered<IReadOnlyList<RegionInfo>> _regions;
    private OpenArchive? _samples;
    private volatile OpenArchive _current;
    private long _indexedChange;
    private long _caughtUp;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _complaint;
    private string? _mergeFailure;

    private ServedArchive(OpenArchive archive, string samplesDirectory, ILogger<ServedArchive> logger, TimeProvider time)
    {
        _statistics = new Remembered<Statistics>(served => served.Holdings.Stats(), time);
        _regions = new Remembered<IReadOnlyList<RegionInfo>>(served => served.Holdings.Regions(), time);
        (_archive, _samplesDirectory, _logger, _time, _caughtUp) = (archive, samplesDirectory, logger, time, time.GetTimestamp());
        _current = archive;
        if (!Directory.Exists(samplesDirectory) || archive.Holdings.HasReports) _ready.SetResult();
    }

    /// <summary>Opens the catalog; the samples are opened by <see cref="RefreshAsync"/>, and only where they are needed.</summary>
    /// <exception cref="ArchiveException">The catalog cannot be opened.</exception>
    public static ServedArchive Open(ServerSettings settings, ILogger<ServedArchive> logger, TimeProvider time) => new(
        OpenArchive.Open(new ArchiveOptions(settings.Corpus, settings.Index, settings.Catalog, settings.OriginalsFrom), settings.Engine, time), Path.Combine(settings.Corpus, "samples"), logger, time);

    /// <summary>The archive to answer from now.</summary>
    public OpenArchive Current => _current;

    /// <summary>The archive that is followed, whether or not it is answered from.</summary>
    public OpenArchive Real => _archive;

    /// <summary>What <see cref="Current"/> holds, in numbers.</summary>
    public Statistics Statistics => _statistics.Of(_current);

    /// <summary>All regions of <see cref="Current"/>, by code.</summary>
    public IReadOnlyList<RegionInfo> Regions => _regions.Of(_current);

    /// <summary>The full name of an agency's place, as many agencies have the same name; null where it is not known.</summary>
    public string? PlaceOf(AgencyInfo? agency) => agency?.Region is { } code ? Regions.FirstOrDefault(region => region.Code == code)?.FullName : null;

    /// <summary>Whether <see cref="Current"/> holds samples.</summary>
    public bool IsSample => IsSampleOf(_current);

    /// <summary>Whether an archive that was once <see cref="Current"/> holds samples.</summary>
    public bool IsSampleOf(OpenArchive archive) => !ReferenceEquals(archive, _archive);

    /// <summary>Whether the samples are being read or opened and nothing can be answered yet; once false, always false.</summary>
    public bool IsPreparing => !_ready.Task.IsCompleted;

    /// <summary>Ends when there is something to answer from, or when the first try to get there has failed.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Number of the last change that searches see, as of the last refresh.</summary>
    public long IndexedChange => Interlocked.Read(ref _indexedChange);

    /// <summary>How the originals were when they were last looked at; null before.</summary>
    public FixityStatus? Fixity { get; set; }

    /// <summary>How many changes of the catalog searches do not see yet, and how long ago they saw them all; both 0 where they do.</summary>
    public (long Changes, TimeSpan Time) Lag => LagBehind(_current.Holdings.LastChange, IndexedChange);

    /// <summary>The same, of changes that the caller knows.</summary>
    public (long Changes, TimeSpan Time) LagBehind(long change, long indexed) =>
        indexed >= change ? (0, TimeSpan.Zero) : (change - indexed, _time.GetElapsedTime(Interlocked.Read(ref _caughtUp)));

    /// <summary>Why the last refresh failed; null where it did not.</summary>
    public string? Complaint
    {
        get => _complaint;
        set => _complaint = value;
    }

    /// <summary>Applies new changes to the index, and chooses between archive and samples again.</summary>
    /// <returns>Number of reports that were put into the index or taken out.</returns>
    public async Task<long> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Asked before the index is brought up to date: a report that comes in between is served with the next refresh, never without its index.
            bool hasReports = _archive.Holdings.HasReports;
            long began = _time.GetTimestamp(), change = _archive.Holdings.LastChange;
            CatchUpResult result = _archive.TryCatchUp(cancellationToken: cancellationToken);
            if (hasReports)
            {
                _current = _archive;
            }
            else if ((_samples ?? await OpenSamplesAsync(cancellationToken)) is { } samples)
            {
                _current = _samples = samples;
                result = samples.TryCatchUp(cancellationToken: cancellationToken);
            }

            Interlocked.Exchange(ref _indexedChange, result.AppliedChange);
            if (!hasReports || result.AppliedChange >= change) Interlocked.Exchange(ref _caughtUp, began);
            Complaint = null;
            if (result.Unreadable.Count > 0)
                _logger.LogWarning("Left out of the index because their record is damaged: {Reports}. Run govreport verify.", string.Join(", ", result.Unreadable));
            if (result.MergeFailure is { } failure && !string.Equals(failure, _mergeFailure, StringComparison.Ordinal))
                _logger.LogWarning("Segments of the index cannot be merged: {Failure}. Searches are complete but grow slower; after a damaged file run govreport rebuild.", failure);
            _mergeFailure = result.MergeFailure;
            return result.Applied;
        }
        finally
        {
            _ready.TrySetResult();
        }
    }

    public void Dispose()
    {
        _samples?.Dispose();
        _archive.Dispose();
    }

    private async Task<OpenArchive?> OpenSamplesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SampleArchive.OpenAsync(_samplesDirectory, LuceneIndex.Engine, cancellationToken: cancellationToken);
        }
        catch (Exception error) when (error is ArchiveException or IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning(error, "The samples in {Directory} cannot be opened; the archive is served empty.", _samplesDirectory);
            return null;
        }
    }
}

/// <summary>A file was asked for while the samples are served: it would outlive the banner that a page shows.</summary>
internal sealed class SampleExportException() : Exception("当前展示的是样例，不能下载。收录第一份报告后即可下载。");
