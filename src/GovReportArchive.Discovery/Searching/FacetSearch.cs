using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Searches among the values of facets by what they are called, which the index does not know, and takes counted ranges of numbers.</summary>
/// <remarks>Law: what is listed has the counts it has in the whole facet; <c>other</c> is the reports that carry a value and none of those listed.</remarks>
internal sealed class FacetSearch(ISearchView view, CatalogDatabase catalog, CancellationToken cancellationToken)
{
    /// <summary>Facets to ask the index for: all values where a search among them comes afterwards.</summary>
    public static IReadOnlyList<FacetRequest> Requests(ReportQuery query) =>
        [.. query.Facets.Select(facet => new FacetRequest(facet.Name, facet.Containing is null ? facet.Limit : int.MaxValue, facet.Prefix, facet.ByValue) { Examples = query.Examples })];

    /// <summary>Cuts the facets of an answer down to what was asked for.</summary>
    public IReadOnlyList<FacetResult> Narrowed(ReportQuery query, SearchRequest request, IReadOnlyList<FacetResult> facets) =>
        [.. facets.Zip(query.Facets, (facet, asked) => asked.Containing is null ? facet : Narrowed(facet, asked, request))];

    /// <summary>What a page shows of counted ranges: those that hold reports; what lies below the first bound is <c>other</c>.</summary>
    public static ReportFacet Of(CountRanges asked, RangeFacetResult counted, Func<ExampleDocument?, FacetExample?> example) => new(
        [.. asked.All.Zip(counted.Items.Skip(1), (range, found) => new ReportFacetItem(range.Written, range.Label, found.Count, example(found.Example))).Where(item => item.Count > 0)],
        counted.Missing,
        counted.Items[0].Count);

    private FacetResult Narrowed(FacetResult facet, RequestedFacet asked, SearchRequest request)
    {
        string sought = Folding.Fold(asked.Containing!).Trim();
        Func<string, bool> fits = sought.Length == 0 ? _ => true : catalog.Read(reader => FacetTable.Find(facet.Column)!.Values.Fitting(sought, reader));
        List<FacetCount> listed = [.. facet.Items.Where(item => fits(item.Value)).Take(asked.Limit)];
        if (listed.Count == facet.Items.Count) return facet;

        // With values that a report carries several of, only the index can tell who carries none of those listed.
        SearchRequest free = request with { Filters = [.. request.Filters.Where(filter => filter.Column != facet.Column)], Facets = [], Ranges = [], Limit = 0, After = null };
        int all = view.Search(free, cancellationToken).Total - facet.Missing;
        int under = listed.Count == 0
            ? 0
            : view.Search(free with { Filters = [.. free.Filters, new KeywordFilter(facet.Column, [.. listed.Select(item => item.Value)])] }, cancellationToken).Total;
        return facet with { Items = listed, Other = all - under };
    }
}
