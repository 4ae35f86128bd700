namespace GovReportArchive.Search;

/// <summary>One index in one place: the seam that every engine fills (<c>tests/conformance</c> is what makes an engine an engine).</summary>
/// <remarks>Thread-safe. Whatever an engine throws on its own account reaches callers as <see cref="IndexCorruptException"/>,
/// <see cref="IndexVersionException"/> or <see cref="IOException"/>, of which an <see cref="IndexUnreachableException"/> passes by itself.</remarks>
public interface ISearchIndex : IDisposable
{
    /// <summary>Where the index is, as messages name it.</summary>
    string Place { get; }

    /// <summary>Opens a view of the newest commit. Costs next to nothing where that commit is open already.</summary>
    /// <param name="commit">A commit that an earlier answer named (<see cref="Querying.SearchAfter.Generation"/>): where it is still kept, the view is of that one; else
    /// of the newest. Commits are kept some minutes after a newer one.</param>
    /// <returns>The view, to be disposed by the caller; null where there is no index yet.</returns>
    /// <exception cref="IndexCorruptException">A file is damaged; the message names it.</exception>
    /// <exception cref="IndexVersionException">The index was written in another format, or for another schema.</exception>
    ISearchView? Open(long commit = 0);

    /// <summary>Opens the index for writing, or begins a new one where there is none.</summary>
    /// <returns>The writer, to be disposed by the caller; null where another process or object is writing, of which <see cref="Writing"/> tells.</returns>
    /// <exception cref="IndexCorruptException">The index is damaged; <see cref="Discard"/> it and try again.</exception>
    /// <exception cref="IndexVersionException">The index was written in another format, or for another schema; as before.</exception>
    ISearchWriter? TryWrite();

    /// <summary>Who writes the index, as far as known, such as a process with its program and host; null where nobody does.</summary>
    string? Writing { get; }

    /// <summary>Throws the index away, whatever state it is in. Views that are open stay usable.</summary>
    /// <exception cref="IndexLockedException">It is being written; nothing was removed.</exception>
    void Discard();

    /// <summary>Reads every byte of the newest commit and compares checksums and structures.</summary>
    /// <exception cref="IndexMissingException">There is no index.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged; the message names it.</exception>
    void Verify(CancellationToken cancellationToken = default);
}

/// <summary>Makes the index of a schema in a directory or other place; opens nothing yet.</summary>
public delegate ISearchIndex SearchEngine(string place, Schema.IndexSchema schema);

/// <summary>One commit of an index. Everything that a view answers is of that commit.</summary>
/// <remarks>Thread-safe until disposed. All calls throw <see cref="IndexCorruptException"/> where a file turns out to be damaged, never an answer that
/// rests on damage, and <see cref="OperationCanceledException"/> where they were given up.</remarks>
public interface ISearchView : IDisposable
{
    /// <summary>Which commit this is and what it holds.</summary>
    ViewState State { get; }

    /// <summary>Answers a request.</summary>
    /// <exception cref="Querying.QuerySyntaxException">The query stands for more than an index can look up, or is in a syntax that the engine reads itself and cannot.</exception>
    /// <exception cref="ArgumentException">The request names a column that the schema does not have, or of the wrong kind, or asks for more hits
    /// than a page has (10,000).</exception>
    Querying.SearchResult Search(Querying.SearchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds the documents that share most with a text: those with the greatest weight of its character pairs, a pair weighing the
    /// more the rarer it is.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Search"/>.</exception>
    IReadOnlyList<Querying.AlikeHit> Alike(Querying.AlikeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives columns of all documents that match, to calculate over them. Takes memory in proportion to their number.</summary>
    /// <exception cref="Querying.QuerySyntaxException">As for <see cref="Search"/>.</exception>
    /// <exception cref="ArgumentException">The request names a column that the schema does not have, or of the wrong kind, or too many values of a mark.</exception>
    Querying.ColumnTable Columns(Querying.ColumnRequest request, CancellationToken cancellationToken = default);

    /// <summary>How many documents have a number in each number column that is not shared; a column that no document has one in is left out.</summary>
    IReadOnlyDictionary<string, int> Numbered(CancellationToken cancellationToken = default);

    /// <summary>The words of the index that are spelled like one, or the most frequent ones.</summary>
    IReadOnlyList<IndexTerm> Terms(TermRequest request, CancellationToken cancellationToken = default);

    /// <summary>What pairs of characters weigh when documents are compared, in the order asked: the more, the fewer documents have them.</summary>
    /// <param name="pairs">Each two characters, folded.</param>
    IReadOnlyList<double> Rarity(IReadOnlyList<string> pairs);

    /// <summary>The ids of all documents, in no particular order, read as they are asked for.</summary>
    IEnumerable<string> Ids();
}

/// <summary>Puts documents into an index. One writer at a time; its methods may be called from several threads.</summary>
/// <remarks>What is not committed is seen by no view and forgotten when the writer is disposed. A failed commit publishes nothing: the commit before
/// still opens.</remarks>
public interface ISearchWriter : IDisposable
{
    /// <summary>What the last commit applied; nothing before the first.</summary>
    CommitPoint Applied { get; }

    /// <summary>Documents added since the last commit, roughly.</summary>
    int Pending { get; }

    /// <summary>Why the last background merge failed; null where none did. The index is complete all the same, but searches grow slower.</summary>
    string? MergeFailure { get; }

    /// <summary>Puts the documents of a group in the place of all that the group had, as of the next commit; no documents take the group out.</summary>
    /// <exception cref="ArgumentException">A document does not fit the schema; nothing was changed.</exception>
    void Replace(string group, IReadOnlyList<Schema.IndexDocument> documents);

    /// <summary>Sets the value of an updatable column for all documents of a group, as of the next commit; null takes it away. Costs no new reading of
    /// the documents.</summary>
    /// <exception cref="ArgumentException">The column is not updatable, or has no such value.</exception>
    void Update(string group, string column, string? value);

    /// <summary>Publishes everything since the last commit: after any crash the index opens at this commit or the one before, complete.</summary>
    /// <returns>The number of the commit that is newest now.</returns>
    /// <exception cref="IOException">Nothing was published; call again to retry, or dispose.</exception>
    long Commit(CommitPoint applied);

    /// <summary>Writes what holds documents that were taken out anew without them, so that no byte of them is left in the newest commit or beside it.</summary>
    /// <remarks>For documents that must not be kept: what is taken out otherwise goes when segments are merged. What is not committed stays so. Takes time in
    /// proportion to what holds such documents.</remarks>
    /// <exception cref="IOException">It could not be done; the index is complete all the same, and the next call tries again.</exception>
    void EraseRemoved();
}

/// <summary>How far an index has followed what it is made from.</summary>
/// <param name="Change">The last change of the catalog that is applied.</param>
/// <param name="Beside">Which state of what comes from elsewhere, such as values of updatable columns, is applied; null for none.</param>
public sealed record CommitPoint(long Change, string? Beside = null);

/// <summary>A commit and what it holds.</summary>
/// <param name="Schema">Name of the schema that the index was written for.</param>
/// <param name="Identity">Random name of the index; one that is made anew in the same place has another.</param>
/// <param name="Commit">Number of the commit; later ones of the same index have higher numbers.</param>
/// <param name="Applied">What the commit has followed.</param>
/// <param name="Documents">Documents in it.</param>
public sealed record ViewState(string Schema, Guid Identity, long Commit, CommitPoint Applied, int Documents)
{
    /// <summary>True where a newer commit lies there that cannot be read, as a crash may leave it: this is the one before. The next commit puts that right.</summary>
    public bool FellBack { get; init; }
}

/// <summary>Which words of an index are asked for.</summary>
/// <param name="Like">A word to be near to, folded as text is; null for the most frequent words.</param>
/// <param name="Limit">Most words to give.</param>
/// <param name="FewestCharacters">Of the most frequent words: shorter ones are left out.</param>
public sealed record TermRequest(string? Like, int Limit, int FewestCharacters = 2);

/// <summary>A word of an index.</summary>
/// <param name="Text">The word, folded.</param>
/// <param name="Edits">Characters to insert, delete, replace or change over to get to it; 0 where no word was asked for.</param>
/// <param name="Documents">Documents that hold it; for the most frequent words deleted ones still count.</param>
public sealed record IndexTerm(string Text, int Edits, int Documents);
