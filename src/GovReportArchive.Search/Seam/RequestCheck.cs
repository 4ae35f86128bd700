using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search;

/// <summary>Refuses what no index of a schema can answer, before anything is read: the same for every engine.</summary>
internal static class RequestCheck
{
    private const int MostBounds = 100, MostMarks = 31;

    /// <exception cref="ArgumentException">The request asks for columns or hits that there cannot be.</exception>
    public static void Check(SearchRequest request, IndexSchema schema)
    {
        CheckLimit(request.Limit, 0);
        Check(request.Filters, request.Numbers, schema);
        foreach (FacetRequest facet in request.Facets) schema.Column(facet.Column, ColumnKind.Keyword);
        foreach (RangeFacetRequest facet in request.Ranges) Check(facet, schema);
        if (request.Sort.Column is { } sort) schema.Column(sort, null);
        foreach (string value in request.Values) schema.Column(value, null);
    }

    /// <exception cref="ArgumentException">As for a search.</exception>
    public static void Check(AlikeRequest request, IndexSchema schema)
    {
        CheckLimit(request.Limit, 1);
        Check(request.Filters, request.Numbers, schema);
        if (request.Distinct is { } distinct) schema.Column(distinct, null);
        foreach (string value in request.Values) schema.Column(value, null);
    }

    /// <exception cref="ArgumentException">As for a search.</exception>
    public static void Check(ColumnRequest request, IndexSchema schema)
    {
        Check(request.Filters, request.Numbers, schema);
        foreach (string column in request.Keywords) schema.Column(column, ColumnKind.Keyword);
        foreach (string column in request.Values) schema.Column(column, ColumnKind.Number);
        foreach (KeywordFilter mark in request.Marks)
        {
            schema.Column(mark.Column, ColumnKind.Keyword);
            if (mark.Values.Count > MostMarks) throw new ArgumentException($"A mark has at most {MostMarks} values.", nameof(request));
        }
    }

    private static void Check(IReadOnlyList<KeywordFilter> filters, IReadOnlyList<NumberFilter> numbers, IndexSchema schema)
    {
        foreach (KeywordFilter filter in filters) schema.Column(filter.Column, ColumnKind.Keyword);
        foreach (NumberFilter filter in numbers)
        {
            schema.Column(filter.Column, ColumnKind.Number);
            if (!Enum.IsDefined(filter.Operator)) throw new ArgumentOutOfRangeException(nameof(numbers), filter.Operator, "There is no such operator.");
        }
    }

    private static void Check(RangeFacetRequest facet, IndexSchema schema)
    {
        schema.Column(facet.Column, ColumnKind.Number);
        IReadOnlyList<double> bounds = facet.Bounds;
        if (bounds.Count is 0 or > MostBounds) throw new ArgumentException($"A facet of numbers has 1 to {MostBounds} bounds.", nameof(facet));
        for (int i = 0; i < bounds.Count; i++)
        {
            if (!double.IsFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
                throw new ArgumentException($"The bounds of {facet.Column} are to be numbers in ascending order.", nameof(facet));
        }
    }

    private static void CheckLimit(int limit, int least)
    {
        if (limit < least || limit > QueryLimits.Page) throw new ArgumentOutOfRangeException(nameof(limit), limit, $"A page has {least} to {QueryLimits.Page} hits.");
    }
}
