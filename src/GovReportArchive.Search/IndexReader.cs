using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Search.Simple;

namespace GovReportArchive.Search;

/// <summary>Searches the newest commit that it has seen. Thread-safe; any number of readers, in any number of processes.</summary>
public sealed class IndexReader : IDisposable
{
    private readonly string _directory;
    private Snapshot _snapshot;

    private IndexReader(string directory, Snapshot snapshot) => (_directory, _snapshot) = (directory, snapshot);

    /// <summary>The schema that the index was written with.</summary>
    public IndexSchema Schema => _snapshot.Store.Schema;

    /// <summary>Number of the commit that searches see; each commit has a higher one.</summary>
    public long Generation => _snapshot.Store.Generation;

    /// <summary>The catalog change number that this commit stored.</summary>
    public long AppliedChange => _snapshot.Store.AppliedChange;

    /// <summary>Documents in this commit.</summary>
    public int Count => _snapshot.Documents.Count;

    /// <summary>Opens the newest commit of an index.</summary>
    /// <exception cref="IndexMissingException">The directory holds no index.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged.</exception>
    /// <exception cref="IndexVersionException">The index was written by a newer version.</exception>
    public static IndexReader Open(string directory) =>
        new(directory, Snapshot.Load(directory) ?? throw new IndexMissingException(directory));

    /// <summary>Takes up a newer commit, if there is one. Cheap when there is none; searches already running keep theirs.</summary>
    /// <returns>True where a newer commit was taken up.</returns>
    public bool RefreshIfChanged()
    {
        Snapshot? newest = Snapshot.Load(_directory);
        if (newest is null || newest.Store.Generation == Generation) return false;
        _snapshot = newest;
        return true;
    }

    /// <summary>Answers a request from the current commit.</summary>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="ArgumentException">The request names a column that the schema does not have, or of the wrong kind.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return ReferenceEngine.Search(_snapshot.Documents.Values, Schema, request);
    }

    /// <summary>Whether the current commit holds a document with this id.</summary>
    public bool Contains(string id) => _snapshot.Documents.ContainsKey(id);

    /// <summary>The ids of the current commit's documents, in no particular order.</summary>
    public IEnumerable<string> Ids() => _snapshot.Documents.Keys;

    /// <summary>Reads every file of the newest commit and compares checksums.</summary>
    /// <exception cref="IndexMissingException">The directory holds no index.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged; the message names it.</exception>
    public static void Verify(string directory, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using IndexReader reader = Open(directory);
    }

    /// <summary>Lets the files go once the searches still running have ended.</summary>
    public void Dispose()
    {
    }

    private sealed record Snapshot(SimpleStore Store, Dictionary<string, ReferenceDocument> Documents)
    {
        public static Snapshot? Load(string directory) => SimpleStore.Read(directory) is { } store
            ? new Snapshot(store, store.Documents.ToDictionary(document => document.Id,
                document => new ReferenceDocument(document.ToDocument(), store.Schema), StringComparer.Ordinal))
            : null;
    }
}
