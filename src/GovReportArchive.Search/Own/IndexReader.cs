using System.Numerics;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Searching;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own;

/// <summary>An indexed word that is spelled like another.</summary>
/// <param name="Text">The word, folded.</param>
/// <param name="Edits">Characters to insert, delete, replace or change over to get from one to the other.</param>
/// <param name="Documents">Documents that hold the word.</param>
public sealed record NearTerm(string Text, int Edits, int Documents);

/// <summary>Searches the newest commit that it has taken up. Thread-safe; any number of readers, in any number of processes, beside one writer.</summary>
public sealed class IndexReader : IDisposable
{
    private readonly IIndexStorage _storage;
    private readonly Lock _refreshing = new();
    private readonly RetiredSnapshots _retired;
    private Snapshot _snapshot;
    private bool _closed;

    private IndexReader(IIndexStorage storage, Snapshot snapshot, TimeProvider time) =>
        (_storage, _snapshot, _retired) = (storage, snapshot, new RetiredSnapshots(time));

    /// <summary>The schema that the index was written with.</summary>
    public IndexSchema Schema => _snapshot.Schema;

    /// <summary>Random name of the index; one that is made anew in the same directory has another.</summary>
    public Guid Identity => _snapshot.Manifest.Identity;

    /// <summary>Number of the commit that searches see; each commit of the same index has a higher one.</summary>
    public long Generation => _snapshot.Manifest.Generation;

    /// <summary>The catalog change number that this commit stored.</summary>
    public long AppliedChange => _snapshot.Manifest.AppliedChange;

    /// <summary>Documents in this commit.</summary>
    public int Count => _snapshot.Count;

    /// <summary>Opens the newest commit of an index. Costs little more than mapping its files, whatever its size.</summary>
    /// <exception cref="IndexMissingException">The directory holds no index.</exception>
    /// <exception cref="IndexCorruptException">A file is missing or cut off, or its frame is damaged; the message names it. Damage inside a file shows when it is read.</exception>
    /// <exception cref="IndexVersionException">A file was written by a newer version.</exception>
    public static IndexReader Open(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Open(new DiskStorage(directory));
    }

    /// <summary>Takes up a newer commit, if there is one; one short read tells when there is none. Searches already running keep theirs.</summary>
    /// <returns>True where a newer commit was taken up.</returns>
    /// <exception cref="IOException">As <see cref="Open(string)"/>; the reader goes on with the commit it has.</exception>
    public bool RefreshIfChanged()
    {
        lock (_refreshing)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_snapshot.Manifest.IsPublished(_storage)) return false;
            Snapshot? newest = OpenNewest(_storage, _snapshot);
            if (newest is null) return false;
            Snapshot old = _snapshot;
            _snapshot = newest;
            _retired.Add(old);
            return true;
        }
    }

    /// <summary>Answers a request from the current commit.</summary>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="ArgumentException">The request names a column that the schema does not have, or of the wrong kind, or asks for more hits
    /// than a page has (10,000).</exception>
    /// <exception cref="IndexCorruptException">A file of the index is damaged.</exception>
    /// <exception cref="OperationCanceledException">The search was given up.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Searcher.Check(request);
        return With(snapshot => Searcher.Search(snapshot, request, cancellationToken), request.After?.Generation ?? 0);
    }

    /// <summary>Finds the documents that share most with a text: those with the greatest weight of its character pairs, a pair weighing the
    /// more the rarer it is.</summary>
    /// <remarks>Exact where enough documents share much with the text, for then those that share nothing but common wording need not be looked at.
    /// Where none do, a bounded number of postings is read, of the rarest pairs first, and documents that have none of these may be missing.</remarks>
    /// <exception cref="ArgumentException">The request names a column that the schema does not have, or asks for more hits than a page has
    /// (10,000).</exception>
    /// <exception cref="IndexCorruptException">A file of the index is damaged.</exception>
    /// <exception cref="OperationCanceledException">The search was given up.</exception>
    public IReadOnlyList<AlikeHit> Alike(AlikeRequest request, CancellationToken cancellationToken = default) => Alike(request, AlikeStride.Usual, cancellationToken);

    /// <summary>As <see cref="Alike(AlikeRequest, CancellationToken)"/>, in other strides.</summary>
    internal IReadOnlyList<AlikeHit> Alike(AlikeRequest request, AlikeStride stride, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Limit is < 1 or > QueryLimits.Page)
            throw new ArgumentOutOfRangeException(nameof(request), request.Limit, $"A page has 1 to {QueryLimits.Page} hits.");
        return With(snapshot => AlikeSearcher.Search(snapshot, request, stride, cancellationToken));
    }

    /// <summary>What a pair of characters weighs when documents are compared: the more, the fewer documents have it.</summary>
    /// <param name="pair">Two characters, folded.</param>
    /// <exception cref="IndexCorruptException">A file of the index is damaged.</exception>
    public double Rarity(string pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return With(snapshot => AlikeFeatures.Rarity(snapshot, pair));
    }

    /// <summary>Whether the current commit holds a document with this id.</summary>
    public bool Contains(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        byte[] bytes = Utf8.Bytes(id);
        return With(snapshot => snapshot.Segments.Any(segment =>
        {
            List<int> docs = [];
            segment.Reader.Ids.Find(bytes, docs);
            return docs.Exists(doc => DocBits.Get(segment.Live, doc));
        }));
    }

    /// <summary>The indexed words that are spelled most like a word, nearest first: for offering them where it has no hits.</summary>
    /// <param name="word">One word; it is folded, and is itself never among the answers. Words of one character have no neighbours.</param>
    /// <param name="limit">Most words to give.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Words with at most one edit (two from five characters on), each with the documents that hold it; possibly none. Costs one pass over
    /// the words of the index: for where a word has no hits, not for every key that is pressed.</returns>
    public IReadOnlyList<NearTerm> NearestTerms(string word, int limit = 5, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        NearestTerms nearest = new(Text.Folding.Fold(word).Trim());
        return With(snapshot =>
        {
            foreach (SegmentView segment in snapshot.Segments) nearest.Add(segment, cancellationToken);
            return nearest.Best(limit);
        });
    }

    /// <summary>The words that most documents hold, the most frequent first: for offering them while somebody types.</summary>
    /// <param name="limit">Most words to give.</param>
    /// <param name="fewestCharacters">Shorter words are left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Folded words, as the segmenter cuts them. Counted without regard to deletions, so the order is near
    /// but not exact. Costs one pass over the words of the index.</returns>
    public IReadOnlyList<string> FrequentTerms(int limit, int fewestCharacters = 2, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        FrequentTerms frequent = new(fewestCharacters);
        return With(snapshot =>
        {
            // A word that is rare in every segment of a large index is not among its most frequent ones.
            foreach (SegmentView segment in snapshot.Segments)
                frequent.Add(segment.Reader, 1 + (segment.Reader.Documents / 10_000), cancellationToken);
            return frequent.Best(limit);
        });
    }

    /// <summary>The ids of the documents of the commit that is current when the walk begins, in no particular order.</summary>
    public IEnumerable<string> Ids()
    {
        Snapshot snapshot = Take();
        try
        {
            foreach (SegmentView segment in snapshot.Segments)
            {
                for (int word = 0; word < segment.Live.Length; word++)
                {
                    for (ulong rest = segment.Live[word]; rest != 0; rest &= rest - 1)
                        yield return segment.Reader.Ids.Text((word << 6) + BitOperations.TrailingZeroCount(rest));
                }
            }
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Reads every byte of the newest commit and compares checksums.</summary>
    /// <exception cref="IndexMissingException">The directory holds no index.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged; the message names it and says how.</exception>
    /// <exception cref="IndexVersionException">A file was written by a newer version.</exception>
    public static void Verify(string directory, CancellationToken cancellationToken = default)
    {
        using IndexReader reader = Open(directory);
        reader.With(snapshot =>
        {
            foreach (SegmentView segment in snapshot.Segments)
                foreach (FramedFileReader file in segment.Reader.Files) file.Verify(cancellationToken);
            return true;
        });
    }

    /// <summary>Lets the files go once the searches still running have ended.</summary>
    public void Dispose()
    {
        lock (_refreshing)
        {
            if (_closed) return;
            _closed = true;
            _retired.Clear();
            _snapshot.Release();
        }
    }

    internal static IndexReader Open(IIndexStorage storage, TimeProvider? time = null) =>
        new(storage, OpenNewest(storage, null) ?? throw new IndexMissingException(storage.Place), time ?? TimeProvider.System);

    private static Snapshot? OpenNewest(IIndexStorage storage, Snapshot? previous)
    {
        while (true)
        {
            if (Manifest.Read(storage) is not { } manifest) return null;
            try
            {
                return Snapshot.Open(storage, manifest, previous?.Manifest.Identity == manifest.Identity ? previous : null);
            }
            catch (IndexCorruptException) when (!manifest.IsPublished(storage))
            {
                // A writer has published a newer commit meanwhile and deleted files of this one.
                continue;
            }
        }
    }

    private Snapshot Take()
    {
        while (true)
        {
            Snapshot snapshot = Volatile.Read(ref _snapshot);
            if (snapshot.TryRetain()) return snapshot;
            ObjectDisposedException.ThrowIf(_closed, this);
        }
    }

    private T With<T>(Func<Snapshot, T> use, long generation = 0)
    {
        Snapshot snapshot = _retired.TryTake(generation) ?? Take();
        try
        {
            return use(snapshot);
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new IndexCorruptException(_storage.Place, $"a structure in it does not hold together ({error.Message})");
        }
        finally
        {
            snapshot.Release();
        }
    }
}
