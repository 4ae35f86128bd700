using GovReportArchive.Corpus;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>A view whose damage, wherever it shows, is told as people can act on it.</summary>
internal sealed class GuardedView(ISearchView view, string place) : ISearchView
{
    public ViewState State => view.State;

    /// <summary>What to say where an index cannot be used.</summary>
    public static ArchiveException Unusable(string place, Exception error) =>
        new("index.unusable", $"检索库 {place} 不能使用（{error.Message}）；请运行 govreport rebuild 重建。", error);

    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default) => Guard(() => view.Search(request, cancellationToken));

    public IReadOnlyList<AlikeHit> Alike(AlikeRequest request, CancellationToken cancellationToken = default) => Guard(() => view.Alike(request, cancellationToken));

    public ColumnTable Columns(ColumnRequest request, CancellationToken cancellationToken = default) => Guard(() => view.Columns(request, cancellationToken));

    public IReadOnlyDictionary<string, int> Numbered(CancellationToken cancellationToken = default) => Guard(() => view.Numbered(cancellationToken));

    public IReadOnlyList<IndexTerm> Terms(TermRequest request, CancellationToken cancellationToken = default) => Guard(() => view.Terms(request, cancellationToken));

    public IReadOnlyList<double> Rarity(IReadOnlyList<string> pairs) => Guard(() => view.Rarity(pairs));

    public IEnumerable<string> Ids() => view.Ids();

    public void Dispose() => view.Dispose();

    private T Guard<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (IndexCorruptException error)
        {
            throw Unusable(place, error);
        }
    }
}
