using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Own;

/// <summary>Adds, replaces and deletes documents and publishes them by commits: after any crash the index opens at one commit, complete.</summary>
/// <remarks>One writer at a time, in one process; its methods may be called from several threads. What is not committed is seen by no reader and is
/// forgotten when the writer closes.</remarks>
public sealed partial class IndexWriter : IDisposable
{
    private readonly IIndexStorage _storage;
    private readonly IDisposable _writerLock;
    private readonly SegmentLayout _layout;
    private readonly WriterOptions _options;
    private readonly CommitState _state;
    private readonly PendingChanges _pending = new();
    private readonly ConcurrentBag<WriteBuffer> _buffers = [];
    private readonly CancellationTokenSource _closing = new();

    // As many buffers as processors, however many threads call: memory is bounded, and segments come out large.
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    // Puts hold the gate together; commits and the end of a merge hold it alone.
    private readonly ReaderWriterLockSlim _gate = new(LockRecursionPolicy.NoRecursion);
    private readonly Lock _sync = new();
    private long _nextSegment;
    private Exception? _broken;
    private bool _closed;

    private IndexWriter(IIndexStorage storage, IDisposable writerLock, IndexSchema schema, WriterOptions options)
    {
        (_storage, _writerLock, _layout, _options) = (storage, writerLock, new SegmentLayout(schema), options);
        _state = CommitState.Open(storage, schema);
        _nextSegment = _state.Manifest.NextSegment;
        _state.DeleteUnused(new HashSet<string>());
    }

    /// <summary>The catalog change number that the last commit stored; 0 before the first.</summary>
    public long AppliedChange => _state.Manifest.AppliedChange;

    /// <summary>Documents that the next commit publishes, roughly; memory is taken for the id of each.</summary>
    public int Uncommitted
    {
        get
        {
            lock (_sync) return _pending.Count;
        }
    }

    /// <summary>Why the last background merge failed; null where none did. The index is complete all the same, and merging is tried again after
    /// the next commit.</summary>
    public Exception? MergeFailure { get; private set; }

    /// <summary>Opens the index in a directory for writing, or begins a new one there.</summary>
    /// <param name="directory">The directory; made where it is missing.</param>
    /// <param name="schema">What the index holds.</param>
    /// <exception cref="IndexLockedException">Another writer is open; the message says whose.</exception>
    /// <exception cref="IndexVersionException">The index has a newer format, or another schema.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged; the message says which.</exception>
    /// <exception cref="ArgumentException">The schema cannot be held.</exception>
    public static IndexWriter Open(string directory, IndexSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(schema);
        return Open(new DiskStorage(directory), () => WriterLock.Take(directory), schema, new WriterOptions());
    }

    /// <summary>Adds a document, or replaces the one with the same id, as of the next commit. The text is folded, cut and inverted on the caller's
    /// thread.</summary>
    /// <exception cref="ArgumentException">The document does not fit the schema; nothing was added.</exception>
    /// <exception cref="IOException">A full buffer could not be written. The document is held, and the next call tries again.</exception>
    public void Put(IndexDocument document) => Put(document, isNew: false);

    /// <summary>Adds a document whose id no document of the index has, or none any more: as <see cref="Put(IndexDocument)"/>, without the cost of
    /// looking for an earlier one at the commit.</summary>
    /// <exception cref="ArgumentException">The document does not fit the schema; nothing was added.</exception>
    /// <exception cref="IOException">A full buffer could not be written. The document is held, and the next call tries again.</exception>
    public void PutUnseen(IndexDocument document) => Put(document, isNew: true);

    /// <summary>Deletes a document as of the next commit.</summary>
    /// <returns>False where there is none with this id.</returns>
    public bool Delete(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        _gate.EnterReadLock();
        try
        {
            ThrowIfUnusable();
            lock (_sync) return _pending.Delete(id, _state.Segments);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>Publishes everything since the last commit and returns the new commit's generation, or the present one where nothing has
    /// changed.</summary>
    /// <param name="appliedChange">Last catalog change number that is applied.</param>
    /// <remarks>Segment files are on the device before the manifest that names them, and the manifest is replaced by rename: a crash leaves the old
    /// commit or the new one, never a mixture. Readers keep their snapshot until they refresh.</remarks>
    /// <exception cref="IOException">The previous commit still opens, and nothing is lost: call again to retry.</exception>
    public long Commit(long appliedChange)
    {
        long generation;
        _gate.EnterWriteLock();
        try
        {
            ThrowIfUnusable();
            FlushAll();
            if (_pending.Any || !_state.IsDurable || appliedChange != AppliedChange) Publish(appliedChange);
            generation = _state.Manifest.Generation;
            StartMerging();
        }
        finally
        {
            _gate.ExitWriteLock();
        }

        if (!_options.MergeInBackground) _merging.GetAwaiter().GetResult();
        return generation;
    }

    /// <summary>Gives back the memory of buffers that hold nothing: for a writer that stays open when there is no more to write.</summary>
    public void LetBuffersGo()
    {
        _gate.EnterWriteLock();
        try
        {
            WriteBuffer[] kept = [.. _buffers.Where(buffer => buffer.Segment.Count > 0)];
            _buffers.Clear();
            foreach (WriteBuffer buffer in kept) _buffers.Add(buffer);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Stops merging, gives the writer lock back and forgets what was not committed.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closing.Cancel();
        _merging.Wait();
        _gate.EnterWriteLock();
        try
        {
            _closed = true;
            foreach (OpenSegment segment in _state.Segments) segment.Reader.Release();
            _writerLock.Dispose();
        }
        finally
        {
            _gate.ExitWriteLock();
        }

        _closing.Dispose();
        _turns.Dispose();
    }

    internal static IndexWriter Open(IIndexStorage storage, Func<IDisposable> takeLock, IndexSchema schema, WriterOptions options)
    {
        SegmentLayout.Check(schema);
        TextEnvironment.Verify();
        IDisposable writerLock = takeLock();
        try
        {
            return new IndexWriter(storage, writerLock, schema, options);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    private void Put(IndexDocument document, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(document);
        _turns.Wait();
        _gate.EnterReadLock();
        try
        {
            ThrowIfUnusable();
            if (!_buffers.TryTake(out WriteBuffer? buffer)) buffer = new WriteBuffer(_layout);
            try
            {
                buffer.Segment.Check(document);
                int doc = AddTo(buffer, document);
                lock (_sync) _pending.Put(document.Id, buffer, doc, !isNew && _state.Segments.Count > 0);
                if (buffer.Segment.Bytes >= _options.BufferBytes) Flush(buffer);
            }
            finally
            {
                _buffers.Add(buffer);
            }
        }
        finally
        {
            _gate.ExitReadLock();
            _turns.Release();
        }
    }

    private int AddTo(WriteBuffer buffer, IndexDocument document)
    {
        try
        {
            return buffer.Segment.Add(document);
        }
        catch (Exception error)
        {
            // The buffer holds half a document now, and there is no way back: better no commit than a wrong one.
            _broken = error;
            throw;
        }
    }

    private void FlushAll()
    {
        try
        {
            ParallelOptions bound = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.ForEach(_buffers.Where(buffer => buffer.Segment.Count > 0), bound, Flush);
        }
        catch (AggregateException error)
        {
            // The callers know of files, not of threads.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    private void Flush(WriteBuffer buffer)
    {
        string name = SegmentNames.Of(Interlocked.Increment(ref _nextSegment) - 1);
        try
        {
            new SegmentSerializer(_storage, _layout, name).Write(buffer.Segment);
        }
        catch
        {
            _state.DeleteFailed(name);
            throw;
        }

        lock (_sync) _pending.AddFlushed(new SegmentEntry(name, buffer.Segment.Count, 0, 0), buffer.Deleted);
        buffer.Reset();
    }

    private void Publish(long appliedChange)
    {
        long generation = _state.Manifest.Generation + 1;
        IReadOnlyList<OpenSegment> before = _state.Segments;
        List<OpenSegment> segments = [.. before.Select(segment => segment.WithDeleted(_pending.DeletedIn(segment), generation))];
        try
        {
            foreach ((SegmentEntry entry, HashSet<int> deleted) in _pending.Flushed)
                segments.Add(new OpenSegment(entry, SegmentReader.Open(_storage, _layout, entry), null).WithDeleted(deleted, generation));
            _state.Publish(segments, appliedChange, Interlocked.Read(ref _nextSegment));
        }
        finally
        {
            if (_state.Manifest.Generation == generation) _pending.Clear();
            ReleaseAllBut(_state.Segments, segments);
        }

        DeleteUnused();
    }

    private static void ReleaseAllBut(IReadOnlyList<OpenSegment> kept, IEnumerable<OpenSegment> all)
    {
        HashSet<SegmentReader> readers = [.. kept.Select(segment => segment.Reader)];
        foreach (OpenSegment segment in all)
            if (!readers.Contains(segment.Reader)) segment.Reader.Release();
    }

    private void DeleteUnused()
    {
        HashSet<string> inUse = new(_pending.Flushed.Select(flushed => flushed.Entry.Name), StringComparer.Ordinal);
        if (_mergeTarget is { } target) inUse.Add(target);
        _state.DeleteUnused(inUse);
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_broken is not null)
            throw new InvalidOperationException($"An earlier document could not be indexed ({_broken.Message}). Open the writer again and continue after change {AppliedChange}.", _broken);
    }
}
