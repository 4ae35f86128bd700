using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>A view whose damage, wherever it shows, is told as people can act on it, and whose work is measured.</summary>
/// <param name="view">The view.</param>
/// <param name="place">Where its index lies.</param>
/// <param name="index">What its index is called where its work is measured.</param>
internal sealed class GuardedView(ISearchView view, string place, string index) : ISearchView
{
    /// <summary>As the view's own, but for the identity: an index that was copied to another machine goes on there by itself, with other commits under the same numbers.</summary>
    public ViewState State { get; } = view.State with { Identity = Here(view.State.Identity, place) };

    /// <summary>What to say where an index cannot be used.</summary>
    public static ArchiveException Unusable(string place, Exception error) =>
        new("index.unusable", $"检索库 {place} 不能使用（{error.Message}）；请运行 govreport rebuild 重建。", error);

    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default) => Guard("search", request.Query, () => view.Search(request, cancellationToken));

    public IReadOnlyList<AlikeHit> Alike(AlikeRequest request, CancellationToken cancellationToken = default) => Guard("alike", null, () => view.Alike(request, cancellationToken));

    public ColumnTable Columns(ColumnRequest request, CancellationToken cancellationToken = default) => Guard("columns", request.Query, () => view.Columns(request, cancellationToken));

    public IReadOnlyDictionary<string, int> Numbered(CancellationToken cancellationToken = default) => Guard("numbered", null, () => view.Numbered(cancellationToken));

    public IReadOnlyList<IndexTerm> Terms(TermRequest request, CancellationToken cancellationToken = default) => Guard("terms", null, () => view.Terms(request, cancellationToken));

    public IReadOnlyList<double> Rarity(IReadOnlyList<string> pairs) => Guard("rarity", null, () => view.Rarity(pairs));

    public IEnumerable<string> Ids() => view.Ids();

    public void Dispose() => view.Dispose();

    private static Guid Here(Guid index, string place) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{index:N} {Environment.MachineName} {place}")).AsSpan(0, 16));

    private T Guard<T>(string operation, ParsedQuery? query, Func<T> ask)
    {
        try
        {
            return SearchTelemetry.Measured(index, operation, query, ask);
        }
        catch (IndexCorruptException error)
        {
            throw Unusable(place, error);
        }
    }
}
