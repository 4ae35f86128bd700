using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>What searches over reports and over passages have in common: filters, order, facets with names, the index at its newest commit.</summary>
/// <param name="catalog">The catalog that the index follows.</param>
/// <param name="index">The index.</param>
/// <param name="projection">What the index must hold.</param>
/// <param name="kinds">Which facets are offered.</param>
internal sealed class IndexedSearch(
    CatalogDatabase catalog, ISearchIndex index, IndexProjection projection, SearchKinds kinds)
{
    private const int StreamPage = 1000;

    // A server that is up to date is behind another one by a second at most.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(50);
    private readonly string _name = kinds.HasFlag(SearchKinds.Passages) ? "passages" : "reports";

    /// <summary>The commit that answers come from where nothing else is asked for; 0 for whichever is newest.</summary>
    private long Commit { get; init; }

    /// <summary>The same search, whose answers come from one commit as long as that is kept.</summary>
    public IndexedSearch At(long commit) => new(catalog, index, projection, kinds) { Commit = commit };

    /// <summary>The newest commit; null where there is no index and no report either.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public ViewState? Newest()
    {
        using ISearchView? view = Open();
        return view?.State;
    }

    /// <summary>Resolves the filters of one query.</summary>
    public FilterResolver Resolver() => new(catalog, kinds);

    /// <summary>What the index is asked for a query.</summary>
    /// <exception cref="QueryParameterException">A filter, condition, facet, order or cursor cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    public SearchRequest Request(ReportQuery query, FilterResolver resolver)
    {
        foreach (RequestedFacet facet in query.Facets) resolver.Require(facet.Name, "facet");
        List<NumberFilter> numbers = [.. query.Where.Select(condition => condition.OnColumn())];
        if (query.ChangedSince is long since) numbers.Add(new NumberFilter(ReportSchema.Changed, NumberOperator.Greater, since));
        return new SearchRequest
        {
            Query = QueryValues.Resolve(QuerySyntaxes.Parse(query, projection.Schema), resolver),
            Filters = resolver.Resolve(query.Filters),
            Numbers = numbers,
            Facets = FacetSearch.Requests(query),
            Ranges = [.. query.Ranges.Select(ranges => new RangeFacetRequest(ranges.Key, ranges.Bounds) { Examples = query.Examples })],
            Sort = Order(query),
            After = query.Cursor is string cursor ? PageCursor.Read<SearchAfter>(query.Question, cursor, after => after.Id is not null) : null,
        };
    }

    /// <summary>The count that a query sorts by; null for another order.</summary>
    public static string? SortedBy(ReportQuery query) => query.Sort?.TrimStart('-') is not (null or "score" or "year" or "agency") and var name ? CountKeys.Find(name) : null;

    private static SortOrder Order(ReportQuery query)
    {
        string sort = query.Sort ?? (string.IsNullOrWhiteSpace(query.Text) ? "-year" : "score");
        bool descending = sort.StartsWith('-');
        string name = sort.TrimStart('-');
        return name switch
        {
            // Worst first is no order that anybody wants.
            "score" => SortOrder.Score,
            "year" or "agency" or ReportSchema.Changed => new SortOrder(name, descending),
            _ => CountKeys.Find(name) is string key
                ? new SortOrder(key, descending)
                : throw new QueryParameterException(
                    "sort",
                    $"不能按“{sort}”排序；可用 score、year、agency、changed 或指标键，前面加 - 为降序{CountKeys.Offered(CountKeys.NearestKeys(name))}。",
                    ["score", "year", "agency", ReportSchema.Changed, .. CountKeys.NearestKeys(name)]),
        };
    }

    /// <summary>A view that a whole answer comes from, to be disposed by the caller; null where there is no index and no report either.</summary>
    /// <param name="commit">The commit that an earlier page came from; 0 for the newest.</param>
    /// <exception cref="ArchiveException">There is no usable index; the message says what to do. So do the view's own methods where damage shows later.</exception>
    public ISearchView? Open(long commit = 0)
    {
        try
        {
            ISearchView? view = index.Open(commit == 0 ? Commit : commit);
            if (view is null && catalog.Ask(reader => reader.HasReports()))
                throw new ArchiveException("index.missing", $"还没有检索库 {index.Place}；请稍候片刻，或运行 govreport rebuild 建立它。");
            return view is null ? null : new GuardedView(view, index.Place, _name);
        }
        catch (IndexVersionException error) when (error.Schema is not null)
        {
            throw new ArchiveException("index.unusable", $"检索库 {index.Place} 不是本程序为这个档案库建立的；请运行 govreport rebuild 重建。", error);
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            throw GuardedView.Unusable(index.Place, error);
        }
    }

    /// <summary>A view for the page after another: of the same commit where that is kept here, else of the newest, which may have to be waited for shortly.</summary>
    /// <exception cref="ArchiveException">As above; or this server's index does not hold as much yet as the page before did.</exception>
    public ISearchView? Open(SearchAfter? after)
    {
        ISearchView? view = after is null ? Open() : OpenIfSame(after) ?? Open();
        for (long began = TimeProvider.System.GetTimestamp(); view is not null && after is not null && view.State.Applied.Change < after.Change; view = Open())
        {
            long change = view.State.Applied.Change;
            view.Dispose();
            if (TimeProvider.System.GetElapsedTime(began) > LongestWait)
                throw new ArchiveException("index.behind", string.Create(CultureInfo.InvariantCulture, $"本节点的检索库到变更 {change}，尚未追上上一页所在的变更 {after.Change}；请稍后再试。"));
            Thread.Sleep(Pause);
        }

        return view;
    }

    /// <summary>The cursor of the page after a hit.</summary>
    public static string Next(ReportQuery query, SearchAfter after, ISearchView view) =>
        PageCursor.Write(query.Question, after with { Generation = view.State.Commit, Index = view.State.Identity, Change = view.State.Applied.Change });

    /// <summary>True where a page follows one of another state, so that hits may stand on both or on neither: the order by score hangs on all documents, any other one on what has changed.
    /// Null where it does not.</summary>
    public static bool? Moved(SearchRequest request, ISearchView view) =>
        request.After is { } after && !IsSame(after, view) && (request.Sort.Column is null || after.Change != view.State.Applied.Change) ? true : null;

    private static bool IsSame(SearchAfter after, ISearchView view) => (after.Index, after.Generation) == (view.State.Identity, view.State.Commit);

    private ISearchView? OpenIfSame(SearchAfter after)
    {
        ISearchView? view = Open(after.Generation);
        if (view is null || IsSame(after, view)) return view;
        view.Dispose();
        return null;
    }

    /// <summary>Number of the last change of the catalog that the newest commit holds; 0 where there is none.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public long AppliedChange()
    {
        using ISearchView? view = Open();
        return view?.State.Applied.Change ?? 0;
    }

    /// <summary>Whether an answer that depends on this commit can have changed: equal texts mean that it has not.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public string State()
    {
        using ISearchView? view = Open();
        return view is null ? "0" : string.Create(CultureInfo.InvariantCulture, $"{view.State.Commit}-{view.State.Identity.ToString("N")[..8]}-{view.State.Applied.Change}");
    }

    /// <summary>All hits of a request in its order, in pages, all of one commit; memory does not grow with their number.</summary>
    /// <exception cref="ArchiveException">There is no usable index; thrown at the call.</exception>
    /// <exception cref="QuerySyntaxException">The query asks for more than can be looked up; thrown at the call.</exception>
    public IEnumerable<IReadOnlyList<Hit>> Pages(SearchRequest request, CancellationToken cancellationToken)
    {
        // What cannot be answered is to be told before the first page, and a caller that never asks for that page must not hold the commit.
        using ISearchView? now = Open();
        if (now is null) return [];
        now.Search(request with { Limit = 0, Facets = [] }, cancellationToken);
        return PagesOf(now.State.Commit, request with { Limit = StreamPage }, cancellationToken);
    }

    private IEnumerable<IReadOnlyList<Hit>> PagesOf(long commit, SearchRequest request, CancellationToken cancellationToken)
    {
        using ISearchView? view = Open(commit);
        if (view is null) yield break;
        for (SearchAfter? after = null; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReadOnlyList<Hit> hits = view.Search(request with { After = after }, cancellationToken).Hits;
            if (hits.Count > 0) yield return hits;
            if (hits.Count < request.Limit) yield break;
            after = hits[^1].After;
        }
    }

    /// <summary>The facets and ranges of an answer, with the names of their values.</summary>
    /// <param name="query">The question.</param>
    /// <param name="request">What the index was asked.</param>
    /// <param name="result">What it answered.</param>
    /// <param name="view">The view that it answered from.</param>
    /// <param name="exampleOf">What is shown of a document that is the example of a value; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyDictionary<string, ReportFacet> Counted(
        ReportQuery query, SearchRequest request, SearchResult result, ISearchView view, Func<ExampleDocument, CatalogReader, FacetExample?> exampleOf, CancellationToken cancellationToken)
    {
        IReadOnlyList<FacetResult> narrowed = new FacetSearch(view, catalog, cancellationToken).Narrowed(query, request, result.Facets);
        // Many values have the same example.
        ExampleDocument[] documents = [.. narrowed.SelectMany(facet => facet.Items.Select(item => item.Example))
            .Concat(result.Ranges.SelectMany(range => range.Items.Select(item => item.Example))).OfType<ExampleDocument>().DistinctBy(example => example.Id, StringComparer.Ordinal)];
        Dictionary<string, FacetExample?> examples = catalog.Read(reader => documents.ToDictionary(example => example.Id, example => exampleOf(example, reader), StringComparer.Ordinal));
        FacetExample? Example(ExampleDocument? document) => document is null ? null : examples[document.Id];
        Dictionary<string, ReportFacet> counted = catalog.Read(reader =>
            narrowed.ToDictionary(facet => facet.Column, facet => Labelled(facet, Example, reader), StringComparer.Ordinal));
        foreach ((CountRanges asked, RangeFacetResult found) in query.Ranges.Zip(result.Ranges)) counted[asked.Key] = FacetSearch.Of(asked, found, Example);
        return counted;
    }

    private static ReportFacet Labelled(FacetResult facet, Func<ExampleDocument?, FacetExample?> example, CatalogReader reader)
    {
        IReadOnlyDictionary<string, string> labels = FacetTable.Find(facet.Column)!.Values.LabelsOf([.. facet.Items.Select(item => item.Value)], reader);
        return new ReportFacet([.. facet.Items.Select(item => new ReportFacetItem(item.Value, labels[item.Value], item.Count, example(item.Example)))], facet.Missing, facet.Other);
    }

    /// <summary>The facets of a query that nothing matches.</summary>
    public static Dictionary<string, ReportFacet> EmptyFacets(ReportQuery query) =>
        query.Facets.DistinctBy(facet => facet.Name, StringComparer.Ordinal)
            .ToDictionary(facet => facet.Name, _ => new ReportFacet([], 0, 0), StringComparer.Ordinal);
}
