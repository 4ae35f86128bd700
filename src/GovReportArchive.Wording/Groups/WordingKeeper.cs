using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Wording.Groups.Building;

namespace GovReportArchive.Wording.Groups;

/// <summary>Makes the wordings anew from the lines of all reports.</summary>
/// <remarks>One process at a time does it, under a lock file. Until the new file is complete the old one answers. Thread-safe.</remarks>
public sealed class WordingKeeper
{
    /// <summary>Name of the lock file.</summary>
    internal const string LockName = "lock";

    private const int PageSize = 100;
    private const int Patience = 20;
    private const int MostWaits = 300;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);
    private readonly CatalogDatabase _catalog;
    private readonly WordingStore _store;
    private readonly WordingLinesTarget _lines;
    private readonly Action<IProgress<long>?, CancellationToken> _follow;
    private readonly TimeProvider _time;

    /// <param name="catalog">The catalog.</param>
    /// <param name="store">Where the wordings lie.</param>
    /// <param name="lines">What they are made of.</param>
    /// <param name="follow">Brings the lines up to the catalog, unless another process does.</param>
    /// <param name="time">The clock.</param>
    internal WordingKeeper(CatalogDatabase catalog, WordingStore store, WordingLinesTarget lines, Action<IProgress<long>?, CancellationToken> follow, TimeProvider time) =>
        (_catalog, _store, _lines, _follow, _time) = (catalog, store, lines, follow, time);

    /// <summary>Whether there are wordings, and they hold the catalog's last change.</summary>
    public bool IsFresh => _store.Newest()?.Change == LastChange();

    /// <summary>Whether there are none, or so much time has passed since they were made that a background job may make them anew: twenty times
    /// what it took.</summary>
    public bool IsDue => _store.Newest() is not { } open || _time.GetUtcNow().UtcTicks - open.Made >= Patience * open.Took;

    /// <summary>Whether the present file is not what was written: it does not answer, and is to be made anew.</summary>
    public bool IsDamaged => _store.Newest() is null && _store.IsDamaged;

    /// <summary>Number of the catalog's last change.</summary>
    public long LastChange() => _catalog.Ask(reader => reader.LastChange());

    /// <summary>Makes the wordings of the catalog as it stands at the beginning; what changes meanwhile may be in or not, and leaves them stale.</summary>
    /// <param name="gently">True for a job in the background: it rests twice as long as it works, so that whoever asks meanwhile has the processor.</param>
    /// <param name="progress">Gets the number of reports taken in.</param>
    /// <param name="cancellationToken">Gives up; the wordings stay as they were.</param>
    /// <remarks>Memory grows by some twenty bytes a distinct wording over some 300 MB; all else is in temporary files beside the wordings and in those that SQLite sorts in.</remarks>
    /// <returns>What was made, or null where another process is making it, or a report was purged or the lines were begun anew meanwhile.</returns>
    /// <exception cref="ArchiveException">The file cannot be written, or what it is made of is damaged or not there yet; the wordings stay as they were.</exception>
    public WordingBuild? Rebuild(bool gently = false, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            Directory.CreateDirectory(_store.Directory);
            using FileStream? alone = Alone();
            return alone is null ? null : Build(gently, progress, cancellationToken);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new ArchiveException("wordings.write", $"措辞沿革 {_store.Directory} 无法写入：{error.Message}（整理时另需临时空间，约每份报告 15 KB 至 60 KB；原有的照常可用）", error);
        }
    }

    private WordingBuild? Build(bool gently, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // Here, not only after a failure: a build that is killed cannot clear up, and on a full disk each try would leave more behind.
        _store.Clear();
        try
        {
            long change = Followed(progress, cancellationToken), started = _time.GetTimestamp();
            BuildPace pace = new(gently, cancellationToken);
            WordingBuild built;
            using (BuildDatabase database = new(_store.MakingPath, pace))
            {
                WordingBuilder builder = new(database, pace);
                for (long key = 0; key >= 0;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    (List<ReportLines> reports, key, long? held) = _lines.Page(key, PageSize);
                    if (!(held >= change)) return null;
                    foreach (ReportLines report in reports) builder.Add(report);
                    progress?.Report(builder.Reports);
                }

                builder.Finish();
                TimeSpan took = _time.GetElapsedTime(started);
                database.Prepare("INSERT INTO about SELECT $1, $2, $3, $4, count(*), count(formula) FROM wording_group").Run(_store.Identity, change, _time.GetUtcNow().UtcTicks, took.Ticks);
                database.Finish();
                built = new WordingBuild(builder.Reports, builder.Items, builder.Distinct, builder.Groups, builder.Passages, change, took);
            }

            // What was purged meanwhile may have been read before: such a file never comes into use.
            if (_catalog.Ask(reader => reader.HasPurged(change))) return null;
            _store.Publish();
            return built;
        }
        finally
        {
            _store.Clear();
        }
    }

    // Where another process follows, it is waited for, but not without end: then the wordings are made of what is there, and known to be stale.
    private long Followed(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long last = LastChange();
        _follow(progress, cancellationToken);
        for (int waits = 0; !(_lines.Committed >= last) && waits < MostWaits; waits++)
        {
            cancellationToken.WaitHandle.WaitOne(Wait);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return _lines.Committed ?? throw new ArchiveException("wordings.lines", "另一个程序正在读取档案以备整理措辞；请稍后再试。");
    }

    private FileStream? Alone()
    {
        string path = Path.Combine(_store.Directory, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}

/// <summary>What a build came to.</summary>
/// <param name="Reports">Reports that stand.</param>
/// <param name="Items">Their items that are wordings.</param>
/// <param name="Distinct">Distinct wordings among them, word for word but for numbers and own names.</param>
/// <param name="Groups">Wordings that stand at least twice.</param>
/// <param name="Passages">Items of these.</param>
/// <param name="Change">The catalog's last change when it began.</param>
/// <param name="Took">Time it took.</param>
public sealed record WordingBuild(int Reports, long Items, int Distinct, int Groups, long Passages, long Change, TimeSpan Took);
