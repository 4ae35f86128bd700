using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Indexing;
using GovReportArchive.Search;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Archive.Searching;

/// <summary>What searches over reports and over passages have in common: filters, order, facets with names, the index at its newest commit.</summary>
/// <param name="catalog">The catalog that the index follows.</param>
/// <param name="index">The index.</param>
/// <param name="projection">What the index must hold.</param>
/// <param name="filters">The filters and facets that there are.</param>
internal sealed class IndexedSearch(
    CatalogDatabase catalog, IndexHandle index, IndexProjection projection, IReadOnlyList<(string Name, string Label)> filters)
{
    private readonly Lazy<string> _identity = new(() => catalog.Read(connection => new CatalogReader(connection).Identity()));

    /// <summary>Resolves the filters of one query.</summary>
    public FilterResolver Resolver() => new(catalog, filters);

    /// <summary>What the index is asked for a query.</summary>
    /// <exception cref="QueryParameterException">A filter, condition, facet, order or cursor cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    public SearchRequest Request(ReportQuery query, FilterResolver resolver)
    {
        foreach (FacetRequest facet in query.Facets) resolver.RequireName(facet.Column, "facet");
        List<NumberFilter> numbers = [.. query.Where.Select(condition => condition with { Column = CountKeys.Require("where", condition.Column) })];
        if (query.ChangedSince is long since) numbers.Add(new NumberFilter("changed", NumberOperator.Greater, since));
        return new SearchRequest
        {
            Query = ParsedQuery.Parse(query.Text, projection.Schema),
            Filters = [.. query.Filters.GroupBy(f => f.Column, StringComparer.Ordinal)
                .Select(group => resolver.Resolve(new KeywordFilter(group.Key, [.. group.SelectMany(f => f.Values)])))],
            Numbers = numbers,
            Facets = query.Facets,
            Sort = Order(query),
            After = query.Cursor is string cursor ? PageCursor.Read(query, cursor) : null,
        };
    }

    private static SortOrder Order(ReportQuery query)
    {
        string sort = query.Sort ?? (string.IsNullOrWhiteSpace(query.Text) ? "-year" : "score");
        bool descending = sort.StartsWith('-');
        string name = sort.TrimStart('-');
        return name switch
        {
            // Worst first is no order that anybody wants.
            "score" => SortOrder.Score,
            "year" or "agency" => new SortOrder(name, descending),
            _ => CountKeys.Find(name) is string key
                ? new SortOrder(key, descending)
                : throw new QueryParameterException(
                    "sort",
                    $"不能按“{sort}”排序；可用 score、year、agency 或指标键，前面加 - 为降序；相近的指标键有 {string.Join("、", CountKeys.NearestKeys(name))}。",
                    ["score", "year", "agency", .. CountKeys.NearestKeys(name)]),
        };
    }

    /// <summary>The index at its newest commit; null where there is none and no report either.</summary>
    /// <exception cref="ArchiveException">There is no usable index; the message says what to do.</exception>
    public IndexReader? Index()
    {
        try
        {
            IndexReader? reader = index.Newest();
            if (reader is null && catalog.Read(connection => new CatalogReader(connection).HasReports()))
                throw new ArchiveException("index.missing", $"还没有检索库 {index.Directory}；请稍候片刻，或运行 govreport rebuild 建立它。");
            if (reader is not null && !projection.Fits(reader.Schema, _identity.Value))
                throw new ArchiveException("index.unusable", $"检索库 {index.Directory} 不是本程序为这个档案库建立的；请运行 govreport rebuild 重建。");
            return reader;
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            throw new ArchiveException("index.unusable", $"检索库 {index.Directory} 不能使用（{error.Message}）；请运行 govreport rebuild 重建。", error);
        }
    }

    /// <summary>Facets with the names of their values.</summary>
    public IReadOnlyDictionary<string, ReportFacet> Labelled(IReadOnlyList<FacetResult> facets) => catalog.Read(connection =>
        facets.ToDictionary(facet => facet.Column, facet => Labelled(facet, connection), StringComparer.Ordinal));

    private static ReportFacet Labelled(FacetResult facet, SqliteConnection connection)
    {
        ReportFacetItem[] items =
            [.. facet.Items.Select(item => new ReportFacetItem(item.Value, FilterLabels.Of(facet.Column, item.Value, connection), item.Count))];

        // Names of places repeat: where two in one list are called the same, both are shown with their parents.
        HashSet<string> repeated = [.. items.GroupBy(item => item.Label, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
        return new ReportFacet(
            [.. items.Select(item => repeated.Contains(item.Label) && Places.OfValue(item.Value, connection) is { } place ? item with { Label = place.FullName } : item)],
            facet.Missing,
            facet.Other);
    }

    /// <summary>The facets of a query that nothing matches.</summary>
    public static Dictionary<string, ReportFacet> EmptyFacets(ReportQuery query) =>
        query.Facets.DistinctBy(facet => facet.Column, StringComparer.Ordinal)
            .ToDictionary(facet => facet.Column, _ => new ReportFacet([], 0, 0), StringComparer.Ordinal);
}
