using GovReportArchive.Search.Lucene.Alike;
using GovReportArchive.Search.Lucene.Searching;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Lucene.Storage;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;
using Lucene.Net.Search;

namespace GovReportArchive.Search.Lucene;

/// <summary>One commit, until it is given back.</summary>
internal sealed class LuceneView(LuceneIndex index, SnapshotSearcher searcher) : ISearchView
{
    private bool _closed;

    public ViewState State => searcher.State;

    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, Snapshot.Layout.Schema);
        return Run(() => Searcher.Search(Snapshot, request, cancellationToken));
    }

    public IReadOnlyList<AlikeHit> Alike(AlikeRequest request, CancellationToken cancellationToken = default) => Alike(request, AlikeStride.Usual, cancellationToken);

    /// <summary>As <see cref="Alike(AlikeRequest, CancellationToken)"/>, in other strides.</summary>
    internal IReadOnlyList<AlikeHit> Alike(AlikeRequest request, AlikeStride stride, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, Snapshot.Layout.Schema);
        return Run(() => AlikeSearcher.Search(Snapshot, request, stride, cancellationToken));
    }

    public ColumnTable Columns(ColumnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, Snapshot.Layout.Schema);
        return Run(() => ColumnReader.Read(Snapshot, request, Run, cancellationToken));
    }

    public IReadOnlyDictionary<string, int> Numbered(CancellationToken cancellationToken = default) => Run(() => ColumnReader.Numbered(Snapshot, cancellationToken));

    public IReadOnlyList<IndexTerm> Terms(TermRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit, nameof(request));
        return Run(() => request.Like is { } word ? Nearest(word, request.Limit, cancellationToken) : Frequent(request, cancellationToken));
    }

    public IReadOnlyList<double> Rarity(IReadOnlyList<string> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return Run<IReadOnlyList<double>>(() =>
        {
            SegmentTerms[] terms = [.. Snapshot.Segments.Select(segment => new SegmentTerms(segment))];
            return [.. pairs.Select(pair => AlikeFeatures.Rarity(Snapshot, terms, pair))];
        });
    }

    public IEnumerable<string> Ids()
    {
        foreach (SegmentView segment in Snapshot.Segments)
        {
            for (int doc = 0; doc < segment.Documents; doc++)
                if (DocBits.Get(segment.Live, doc)) yield return Run(() => segment.IdText(doc));
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, true)) return;
        searcher.IndexReader.DecRef();
    }

    private Snapshot Snapshot
    {
        get
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return searcher.Snapshot;
        }
    }

    private T Run<T>(Func<T> run)
    {
        index.ThrowIfDamaged(State.Identity);
        try
        {
            return IndexFailures.Run(index.Place, run);
        }
        catch (IndexCorruptException error)
        {
            index.SetDamaged(State.Identity, error);
            throw;
        }
    }

    private IReadOnlyList<IndexTerm> Nearest(string word, int limit, CancellationToken cancellation)
    {
        NearestTerms nearest = new(Folding.Fold(word).Trim());
        foreach (SegmentView segment in Snapshot.Segments) nearest.Add(segment, cancellation);
        return nearest.Best(limit);
    }

    private IReadOnlyList<IndexTerm> Frequent(TermRequest request, CancellationToken cancellation)
    {
        // A word that is rare in every segment of a large index is not among its most frequent ones.
        const int OneIn = 10_000;
        FrequentTerms frequent = new(request.FewestCharacters);
        foreach (SegmentView segment in Snapshot.Segments) frequent.Add(segment, 1 + (segment.Documents / OneIn), cancellation);
        return frequent.Best(request.Limit);
    }
}

/// <summary>Lucene's searcher with what is kept beside it; made once a commit.</summary>
internal sealed class SnapshotSearcher(global::Lucene.Net.Index.IndexReader reader, Snapshot snapshot, ViewState state) : IndexSearcher(reader)
{
    public Snapshot Snapshot => snapshot;

    public ViewState State => state;
}
