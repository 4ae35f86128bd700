using System.Runtime.CompilerServices;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Lucene.Storage;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace GovReportArchive.Search.Lucene;

/// <summary>An index of Lucene.Net in a directory.</summary>
/// <remarks>
/// Law: an answer with decoded terms and kept results switched off is the same answer. A commit is opened once and shared by all that search it; it is closed when a
/// newer one has come and the last of them has given it back, and nobody can come back for the next page any more.
/// </remarks>
public sealed class LuceneIndex : ISearchIndex
{
    // A file system tells changes of a directory apart by a clock that ticks every few milliseconds.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly SchemaLayout _layout;
    private readonly LuceneSettings _settings;
    private readonly TimeProvider _time;
    private readonly LuceneDirectory _directory;
    private readonly TermCache _cache;
    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<object, SegmentData> _data = [];
    private readonly ConditionalWeakTable<SegmentReader, SegmentView> _views = [];
    private readonly IntegrityCheck _integrity;
    private SearcherLifetimeManager _former = new();
    private SnapshotSearcher? _newest;
    private DateTime _seen;
    private volatile bool _changed = true;
    private Damage? _damage;
    private bool _closed;

    /// <summary>Names an index; nothing is opened yet.</summary>
    /// <param name="directory">Its directory, made by the first write.</param>
    /// <param name="schema">What it holds.</param>
    /// <param name="settings">How it is held; null for the usual.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">The schema cannot be held.</exception>
    public LuceneIndex(string directory, IndexSchema schema, LuceneSettings? settings = null, TimeProvider? time = null)
        : this(directory, new MappedDirectory(directory), schema, settings, time)
    {
    }

    /// <summary>An index whose files are reached in a way of the caller's.</summary>
    internal LuceneIndex(string directory, LuceneDirectory files, IndexSchema schema, LuceneSettings? settings = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(schema);
        TextEnvironment.Verify();
        Place = directory;
        (_layout, _settings, _time) = (new SchemaLayout(schema), settings ?? new LuceneSettings(), time ?? TimeProvider.System);
        _directory = files;
        _cache = new TermCache(_settings.CacheBytes);
        _integrity = new IntegrityCheck(_settings.CheckedAtOnce);
    }

    /// <summary>Makes indexes of Lucene.Net, held in the usual way.</summary>
    public static SearchEngine Engine { get; } = static (place, schema) => new LuceneIndex(place, schema);

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    public string? Writing => WriterLock.Holder(Place);

    /// <inheritdoc/>
    public ISearchView? Open(long commit = 0)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (commit > 0 && commit != _newest?.State.Commit && _former.Acquire(commit) is SnapshotSearcher former) return new LuceneView(this, former);
            Refresh();
            if (_newest is null) return null;
            ThrowIfDamaged(_newest.State.Identity);
            _newest.IndexReader.IncRef();
            return new LuceneView(this, _newest);
        }
    }

    /// <inheritdoc/>
    public ISearchWriter? TryWrite()
    {
        if (WriterLock.TryTake(Place) is not { } held) return null;
        try
        {
            if (!DirectoryReader.IndexExists(_directory)) FormerIndex.SetAside(Place);
            return LuceneWriter.Open(Place, _directory, _layout, _settings, held, Published);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Discard()
    {
        using WriterLock? held = WriterLock.TryTake(Place);
        if (held is null) throw new IndexLockedException(Place, Writing ?? "another process");
        lock (_lock)
        {
            // The files that name commits go first: what is left of a discarding that is cut off is no index.
            foreach (string file in IndexFiles.In(Place).OrderByDescending(file => Path.GetFileName(file).StartsWith(IndexFileNames.SEGMENTS, StringComparison.Ordinal))) File.Delete(file);
            Forget();
            _changed = true;
        }
    }

    /// <inheritdoc/>
    public void Verify(CancellationToken cancellationToken = default)
    {
        if (!System.IO.Directory.Exists(Place) || !DirectoryReader.IndexExists(_directory)) throw new IndexMissingException(Place);
        IndexFailures.Run(Place, () =>
        {
            using StringWriter log = new();
            CheckIndex check = new(_directory) { InfoStream = log };
            CheckIndex.Status status = check.DoCheckIndex();
            cancellationToken.ThrowIfCancellationRequested();
            if (!status.Clean) throw new IndexCorruptException(Place, IntegrityCheck.FirstFault(log.ToString()));
            // A file that an update has made idle is looked at by the checksums alone.
            SegmentInfos commit = new();
            commit.Read(_directory);
            IntegrityCheck.Compare(_directory, commit, cancellationToken);
            // Lucene falls back to the commit before in silence.
            string newest = SegmentInfos.GetLastCommitSegmentsFileName(_directory);
            return status.SegmentsFileName == newest ? true : throw new IndexCorruptException(newest, "this commit cannot be read");
        });
    }

    /// <summary>Lets everything go; views that are open stay usable.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_closed) return;
            _closed = true;
            Retire();
            _former.Dispose();
            _directory.Dispose();
        }
    }

    /// <summary>No answer rests on an index that is known to be damaged.</summary>
    /// <param name="identity">The index that is asked; one that was made anew in the same place is another.</param>
    internal void ThrowIfDamaged(Guid identity)
    {
        if (Volatile.Read(ref _damage) is { } damage && damage.Identity == identity) throw new IndexCorruptException(damage.Error.File, damage.Error.Reason);
    }

    internal void SetDamaged(Guid identity, IndexCorruptException error) => Volatile.Write(ref _damage, new Damage(identity, error));

    private void Published()
    {
        _changed = true;
        FormerIndex.Remove(Place);
    }

    // Called under the lock.
    private void Refresh()
    {
        DateTime now = _time.GetUtcNow().UtcDateTime, written = System.IO.Directory.Exists(Place) ? System.IO.Directory.GetLastWriteTimeUtc(Place) : default;
        if (!_changed && written == _seen && now - written > Tick) return;
        (_changed, _seen) = (false, written);
        if (written == default || !DirectoryReader.IndexExists(_directory))
        {
            Forget();
            return;
        }

        string commit = NewestCommit();
        while (true)
        {
            try
            {
                IndexFailures.Run(Place, OpenNewest);
                return;
            }
            catch (IndexCorruptException) when (NewestCommit() is var newer && newer != commit)
            {
                // Another process has published or discarded in this moment, and files of the commit that was to be opened are gone.
                commit = newer;
                if (commit.Length > 0) continue;
                Forget();
                return;
            }
            catch (IndexCorruptException) when (IsFirstCommit() && Writing is not null)
            {
                // A commit is written in place; the first has none before it to fall back to.
                Retire();
                _changed = true;
                return;
            }
            catch
            {
                _changed = true;
                throw;
            }
        }
    }

    private bool IsFirstCommit() => SegmentInfos.GetLastCommitGeneration(_directory) <= 1;

    // Lucene names a commit by its number, which begins anew where the index does; the time tells those apart.
    private string NewestCommit()
    {
        string? name = System.IO.Directory.Exists(Place) && DirectoryReader.IndexExists(_directory) ? SegmentInfos.GetLastCommitSegmentsFileName(_directory) : null;
        return name is null ? "" : name + System.IO.File.GetLastWriteTimeUtc(Path.Combine(Place, name)).Ticks;
    }

    private bool OpenNewest()
    {
        // An index that was made anew uses the same names for other segments: nothing of the old one may be taken for it.
        if (_newest is not null && NewestData().Identity != _newest.State.Identity) Forget();
        DirectoryReader? reader = _newest is null ? DirectoryReader.Open(_directory) : DirectoryReader.OpenIfChanged((DirectoryReader)_newest.IndexReader);
        if (reader is null) return false;
        try
        {
            CommitData data = CommitData.Read(reader.IndexCommit.UserData) ?? throw new IndexVersionException(Place, "it was written by another program");
            if (_newest is not null && data.Identity != _newest.State.Identity) throw new CorruptIndexException("it was made anew while it was opened");
            LuceneWriter.Check(Place, data, _layout);
            SegmentReader[] segments = [.. reader.Leaves.Select(leaf => (SegmentReader)leaf.AtomicReader)];
            _integrity.Check(segments, error => SetDamaged(data.Identity, new IndexCorruptException(Place, error)));
            Snapshot snapshot = new(reader, _layout, [.. segments.Select(View)]);
            SnapshotSearcher searcher = new(reader, snapshot, new ViewState(data.Schema, data.Identity, reader.Version, data.Applied, snapshot.Count)
            {
                FellBack = reader.IndexCommit.Generation != SegmentInfos.GetLastCommitGeneration(_directory),
            });
            Retire();
            _newest = searcher;
            return true;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private CommitData NewestData()
    {
        SegmentInfos infos = new();
        infos.Read(_directory);
        return CommitData.Read(infos.UserData) ?? throw new IndexVersionException(Place, "it was written by another program");
    }

    private SegmentView View(SegmentReader reader) => _views.GetValue(reader, segment =>
    {
        SegmentData data = _data.GetValue(segment.CoreCacheKey, key =>
        {
            segment.AddCoreDisposedListener(new Dropping(_cache));
            return new SegmentData(_layout);
        });
        return new SegmentView(segment, _layout, data, _cache);
    });

    // Somebody may still want the next page of an answer.
    private void Retire()
    {
        if (_newest is not null)
        {
            _former.Record(_newest);
            _newest.IndexReader.DecRef();
            _newest = null;
        }

        _former.Prune(new SearcherLifetimeManager.PruneByAge(_settings.Patience.TotalSeconds));
    }

    // Of an index that is gone nobody gets another page: the numbers of its commits will be those of others.
    private void Forget()
    {
        _newest?.IndexReader.DecRef();
        _newest = null;
        _former.Dispose();
        _former = new SearcherLifetimeManager();
    }

    private sealed record Damage(Guid Identity, IndexCorruptException Error);

    private sealed class Dropping(TermCache cache) : SegmentReader.ICoreDisposedListener
    {
        public void OnDispose(object ownerCoreCacheKey) => cache.Drop(ownerCoreCacheKey);
    }
}
