using System.Collections.Concurrent;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Storage;
using GovReportArchive.Search.Lucene.Writing;
using GovReportArchive.Search.Schema;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using LuceneDirectory = Lucene.Net.Store.Directory;
using LuceneIndexWriter = Lucene.Net.Index.IndexWriter;

namespace GovReportArchive.Search.Lucene;

/// <summary>The one writer of an index.</summary>
internal sealed class LuceneWriter : ISearchWriter
{
    private readonly string _place;
    private readonly SchemaLayout _layout;
    private readonly LuceneIndexWriter _writer;
    private readonly MergeThread _merges;
    private readonly Action _published;
    private readonly ConcurrentBag<DocumentBuilder> _builders = [];
    private readonly IDisposable _held;
    private readonly Lock _committing = new();
    private bool _closed;
    private bool _mends;
    private int _pending;
    private CommitData _data;

    private LuceneWriter(string place, SchemaLayout layout, LuceneIndexWriter writer, MergeThread merges, CommitData data, IDisposable held, Action published) =>
        (_place, _layout, _writer, _merges, _data, _held, _published) = (place, layout, writer, merges, data, held, published);

    public CommitPoint Applied => _data.Applied;

    public int Pending => Volatile.Read(ref _pending);

    public string? MergeFailure => _merges.Failure;

    /// <summary>Opens the index or begins one; <paramref name="held"/> is given back when the writer closes.</summary>
    /// <param name="place">Where it is, for messages.</param>
    /// <param name="directory">Its files.</param>
    /// <param name="layout">What it holds.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="held">The lock.</param>
    /// <param name="published">Called after each commit.</param>
    /// <exception cref="IndexCorruptException">It is damaged.</exception>
    /// <exception cref="IndexVersionException">It holds something else.</exception>
    public static LuceneWriter Open(string place, LuceneDirectory directory, SchemaLayout layout, LuceneSettings settings, IDisposable held, Action published) => IndexFailures.Run(place, () =>
    {
        CommitData data = new(layout.Schema.Name, layout.Fingerprint, Guid.NewGuid(), new CommitPoint(0));
        IndexCommit? before = null;
        if (DirectoryReader.IndexExists(directory))
        {
            using DirectoryReader newest = DirectoryReader.Open(directory);
            data = CommitData.Read(newest.IndexCommit.UserData) ?? throw new IndexVersionException(place, "it was written by another program");
            Check(place, data, layout);
            // Where the newest commit cannot be opened, the one before was: writing goes on from there.
            if (newest.IndexCommit.Generation != SegmentInfos.GetLastCommitGeneration(directory)) before = newest.IndexCommit;
        }

        MergeThread merges = new();
        LuceneIndexWriter writer = new(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = settings.BufferMegabytes,
            UseCompoundFile = false,
            MergePolicy = new TieredMergePolicy { NoCFSRatio = 0, ForceMergeDeletesPctAllowed = 0 },
            MergeScheduler = merges,
            IndexDeletionPolicy = new KeepTwoCommits(),
            WriteLockTimeout = 0,
            IndexCommit = before,

            // Damage must not be merged into a segment whose checksums are right.
            CheckIntegrityAtMerge = true,
        });
        LuceneWriter opened = new(place, layout, writer, merges, data, held, published) { _mends = before is not null };
        merges.Merged = opened.CommitMerged;
        return opened;
    });

    /// <summary>Refuses an index of another schema.</summary>
    /// <exception cref="IndexVersionException">It holds something else.</exception>
    public static void Check(string place, CommitData data, SchemaLayout layout)
    {
        if (data.Schema != layout.Schema.Name) throw new IndexVersionException(place, $"it holds {data.Schema}, not {layout.Schema.Name}", data.Schema);
        if (data.Fingerprint != layout.Fingerprint) throw new IndexVersionException(place, $"it holds other fields or columns than {layout.Schema.Name} has now", data.Schema);
    }

    public void Replace(string group, IReadOnlyList<IndexDocument> documents)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(documents);
        Term term = new(FieldNames.Group, group);
        if (documents.Count == 0)
        {
            _writer.DeleteDocuments(term);
            Interlocked.Increment(ref _pending);
            return;
        }

        if (!_builders.TryTake(out DocumentBuilder? builder)) builder = new DocumentBuilder(_layout);
        try
        {
            foreach (IndexDocument document in documents) builder.Check(document);
            _writer.UpdateDocuments(term, builder.Build(group, documents));
            Interlocked.Add(ref _pending, documents.Count);
        }
        finally
        {
            _builders.Add(builder);
        }
    }

    public void Update(string group, string column, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        long item = _layout.Item(column, value);
        // Lucene refuses to update a field that no document has had yet; then there is nothing to update.
        if (_writer.MaxDoc == 0) return;
        _writer.UpdateNumericDocValue(new Term(FieldNames.Group, group), FieldNames.Column(column), item);
        Interlocked.Increment(ref _pending);
    }

    public long Commit(CommitPoint applied)
    {
        ArgumentNullException.ThrowIfNull(applied);
        lock (_committing)
        {
            CommitData data = _data with { Applied = applied };
            if (_mends || _writer.HasUncommittedChanges() || applied != _data.Applied || !DirectoryReader.IndexExists(_writer.Directory))
            {
                Volatile.Write(ref _pending, 0);
                _writer.SetCommitData(data.Write());
                _writer.Commit();
                (_data, _mends) = (data, false);
            }
        }

        _published();
        SegmentInfos newest = new();
        newest.Read(_writer.Directory);
        return newest.Version;
    }

    public void EraseRemoved()
    {
        lock (_committing)
        {
            _writer.ForceMergeDeletes(doWait: true);
            // The commit before the newest is kept too: after the second of these it is one without them.
            for (int commit = 0; commit < 2; commit++)
            {
                _writer.SetCommitData(_data.Write());
                _writer.Commit();
            }
        }

        _published();
    }

    public void Dispose()
    {
        try
        {
            lock (_committing)
            {
                _closed = true;
                // What was not committed is to be forgotten; merges that run are given up.
                _writer.Rollback();
            }
        }
        catch (IOException)
        {
            // The directory went before its writer. There is nothing to take back, and the next writer begins with what it finds.
        }
        finally
        {
            while (_builders.TryTake(out DocumentBuilder? builder)) builder.Dispose();
            _held.Dispose();
        }
    }

    // Merged segments serve nobody until a commit names them. What was added since the last commit may come along: it is put again after a crash, as the
    // change that it belongs to is not yet applied.
    private void CommitMerged()
    {
        try
        {
            lock (_committing)
            {
                if (_closed || Pending > 0) return;
                _writer.SetCommitData(_data.Write());
                _writer.Commit();
            }

            _published();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            _merges.Failure = error.Message;
        }
    }

    /// <summary>Merges on one thread of its own, and remembers why it failed.</summary>
    private sealed class MergeThread : ConcurrentMergeScheduler
    {
        public MergeThread() => SetMaxMergesAndThreads(2, 1);

        public string? Failure { get; set; }

        public Action? Merged { get; set; }

        protected override void DoMerge(MergePolicy.OneMerge merge)
        {
            base.DoMerge(merge);
            Failure = null;
            if (Merged is { } merged) ThreadPool.QueueUserWorkItem(_ => merged());
        }

        protected override void HandleMergeException(Exception exc) => Failure = exc.Message;
    }
}
