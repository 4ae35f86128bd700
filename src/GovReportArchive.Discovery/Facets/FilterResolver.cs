using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Facets;

/// <summary>Turns what people write in filters into the values that columns hold. For one question; not thread-safe.</summary>
/// <param name="catalog">Knows agencies and places.</param>
/// <param name="kinds">Where the question is asked: only facets that are offered there are known.</param>
internal sealed class FilterResolver(CatalogDatabase catalog, SearchKinds kinds)
{
    private readonly IReadOnlyList<Facet> _known = FacetTable.In(kinds);
    private readonly List<NamedPlace> _places = [];

    /// <summary>The catalog.</summary>
    public CatalogDatabase Catalog => catalog;

    /// <summary>Where a name stood for more than one place: the places it took in; null where none did.</summary>
    public IReadOnlyList<NamedPlace>? Ambiguous => _places.Count == 0 ? null : _places;

    /// <summary>The filters on columns, one a name.</summary>
    /// <exception cref="QueryParameterException">There is no such filter, or a value means nothing to it.</exception>
    public KeywordFilter[] Resolve(IReadOnlyList<ReportFilter> filters) =>
        [.. filters.GroupBy(filter => filter.Name, StringComparer.Ordinal).Select(group => Resolve(group.Key, [.. group.SelectMany(filter => filter.Values)]))];

    /// <summary>The values as a column holds them; <see cref="Facet.Missing"/> is none.</summary>
    /// <exception cref="QueryParameterException">As for filters.</exception>
    public string[] Values(string name, IEnumerable<string> values)
    {
        Facet facet = Require(name);
        return [.. values.SelectMany(value => Values(facet, value.Trim())).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether there is a filter of this name.</summary>
    public bool Knows(string name) => _known.Any(facet => facet.Name == name);

    /// <summary>The facet of this name.</summary>
    /// <exception cref="QueryParameterException">There is none.</exception>
    public Facet Require(string name, string parameter = "")
    {
        if (_known.FirstOrDefault(facet => facet.Name == name) is { } found) return found;
        string[] names = [.. _known.Select(facet => facet.Name)];
        throw new QueryParameterException(
            parameter.Length > 0 ? parameter : name, $"没有名为“{name}”的{(parameter is "facet" ? "分面" : "筛选")}；可用的有 {string.Join("、", names)}。", names);
    }

    /// <summary>Notes the places of a name that stands for several.</summary>
    public void Tell(IEnumerable<NamedPlace> places) => _places.AddRange(places);

    private KeywordFilter Resolve(string name, string[] values)
    {
        string[] present = [.. values.Where(value => !IsMissing(value))];
        return new KeywordFilter(name, Values(name, present)) { OrMissing = present.Length < values.Length };
    }

    /// <summary>Whether what is written stands for no value.</summary>
    public static bool IsMissing(string written) => written.AsSpan().Trim().SequenceEqual(Facet.Missing);

    private IEnumerable<string> Values(Facet facet, string written) => written.Length > 0
        ? facet.Values.Resolve(facet.Name, written, this)
        : throw new QueryParameterException(facet.Name, $"{facet.Name} 的值不能为空。");
}
