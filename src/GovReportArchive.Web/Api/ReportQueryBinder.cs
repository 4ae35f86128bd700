using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Web.Api;

/// <summary>Makes the archive's query of a checked query string; page and API both come through here.</summary>
internal static class ReportQueryBinder
{
    /// <summary>Values that one facet lists.</summary>
    private const int FacetValues = 50;

    /// <summary>Every rule in every state.</summary>
    private const int CheckValues = 1000;

    /// <summary>The query of <c>GET /reports</c>.</summary>
    /// <exception cref="QueryParameterException">A condition cannot be read.</exception>
    public static ReportQuery Search(QueryStringReader values) => Selection(values) with
    {
        Facets = Facets(values.All(ApiParameters.Facet), values),
        Ranges = Ranges(values),
        Limit = (int)(values.Number(ApiParameters.Limit) ?? 20),
        Cursor = values.One(ApiParameters.Cursor),
        OffersSynonyms = values.Flag(ApiParameters.OfferedSynonyms),
    };

    /// <summary>The query of <c>GET /passages</c>.</summary>
    public static ReportQuery Passages(QueryStringReader values) => PassageSelection(values) with
    {
        Facets = Facets(values.All(ApiParameters.Facet), values),
        Ranges = Ranges(values),
        Limit = (int)(values.Number(ApiParameters.Limit) ?? 20),
        Cursor = values.One(ApiParameters.Cursor),
    };

    private static CountRanges[] Ranges(QueryStringReader values) =>
        [.. values.All(ApiParameters.Range).Select(CountRanges.Parse).DistinctBy(ranges => ranges.Key, StringComparer.Ordinal)];

    /// <summary>The passages that a query string selects, in its order.</summary>
    public static ReportQuery PassageSelection(QueryStringReader values) => Selection(values, ApiParameters.PassageFilters);

    /// <summary>The reports that a query string selects, in its order; paging and facets left out.</summary>
    /// <exception cref="QueryParameterException">A condition cannot be read.</exception>
    public static ReportQuery Selection(QueryStringReader values) => Selection(values, ApiParameters.Filters);

    private static ReportQuery Selection(QueryStringReader values, IReadOnlyList<ApiParameter> filters) => new()
    {
        Text = values.One(ApiParameters.Query),
        Syntax = values.One(ApiParameters.Syntax),
        Filters =
        [
            .. filters.Select(filter => new ReportFilter(filter.Name, values.All(filter))).Where(filter => filter.Values.Count > 0),
        ],
        Where = [.. values.All(ApiParameters.Where).Select(CountCondition.Parse)],
        Sort = values.One(ApiParameters.Sort),
        ChangedSince = values.Number(ApiParameters.ChangedSince),
    };

    /// <summary>Facets by name, and those among whose values something is sought.</summary>
    /// <exception cref="QueryParameterException">What is sought has no facet name before it.</exception>
    public static IReadOnlyList<RequestedFacet> Facets(IEnumerable<string> names, QueryStringReader values)
    {
        Dictionary<string, RequestedFacet> facets = [];
        foreach (string name in names) facets[name] = Limited(Facet(name));
        foreach (string sought in values.All(ApiParameters.FacetContains))
        {
            if (sought.Split([':', '：'], 2) is not [string name, string text])
                throw new QueryParameterException("facetContains", $"facetContains 的值“{sought}”应写作 分面名:文字，例如 agency:民政。");
            facets[name] = Limited(Facet(name)) with { Containing = text };
        }

        return [.. facets.Values];

        RequestedFacet Limited(RequestedFacet facet) => values.Number(ApiParameters.FacetLimit) is long limit ? facet with { Limit = (int)limit } : facet;
    }

    /// <summary>Years and shares in descending order, other facets by count. Of the checks all are listed: what fails is rare and would be cut off.</summary>
    public static RequestedFacet Facet(string name) => new(name, name == "check" ? CheckValues : FacetValues, ByValue: name is "year" or "boilerplate");
}
