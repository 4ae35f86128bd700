using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests.Reference;

/// <summary>Answers requests over documents held in memory, straight from the definitions.</summary>
internal static class ReferenceEngine
{
    public static SearchResult Search(IReadOnlyCollection<ReferenceDocument> documents, IndexSchema schema, SearchRequest request)
    {
        QueryNode query = request.Query?.Root ?? new AllNode(0, 0);
        List<ReferenceDocument> found = [.. documents.Where(document => document.Matches(query))];
        List<ReferenceDocument> matching = [.. found.Where(document => Passes(document, schema, request, null))];
        List<Hit> hits = [.. matching.Select(document => ToHit(document, schema, request.Sort, query))
            .OrderBy(hit => hit, new HitOrder(request.Sort)).Where(hit => request.After is null
                || new HitOrder(request.Sort).Compare(hit, new Hit(request.After.Id, request.After.Score ?? 0, request.After)) > 0)
            .Take(request.Limit)];
        List<FacetResult> facets = [.. request.Facets.Select(facet =>
            Count(found.Where(document => Passes(document, schema, request, facet.Column)), ColumnIndex(schema, facet.Column), facet))];
        List<RangeFacetResult> ranges = [.. request.Ranges.Select(facet => Count(found.Where(document => Passes(document, schema, request, facet.Column)), ColumnIndex(schema, facet.Column), facet))];
        return new SearchResult(matching.Count, hits, facets) { Ranges = ranges };
    }

    private static int ColumnIndex(IndexSchema schema, string name)
    {
        int index = schema.Columns.Select(column => column.Name).ToList().IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException($"The schema {schema.Name} has no column {name}.", nameof(name));
    }

    private static bool Passes(ReferenceDocument document, IndexSchema schema, SearchRequest request, string? except) =>
        request.Filters.Where(filter => filter.Column != except)
            .All(filter => document.Keywords(ColumnIndex(schema, filter.Column)) is var values && (values.Any(filter.Values.Contains) || (filter.OrMissing && values.Count == 0)))
        && request.Numbers.Where(filter => filter.Column != except).All(filter => Compare(document.Number(ColumnIndex(schema, filter.Column)), filter));

    private static bool Compare(double? value, NumberFilter filter) => filter.Operator switch
    {
        NumberOperator.Missing => value is null,
        NumberOperator.Equal => value == filter.Value,
        NumberOperator.NotEqual => value is not null && value != filter.Value,
        NumberOperator.Less => value < filter.Value,
        NumberOperator.LessOrEqual => value <= filter.Value,
        NumberOperator.Greater => value > filter.Value,
        _ => value >= filter.Value,
    };

    private static Hit ToHit(ReferenceDocument document, IndexSchema schema, SortOrder sort, QueryNode query)
    {
        double score = document.Score(query);
        if (sort.Column is null) return new Hit(document.Id, score, new SearchAfter(score, null, null, document.Id));
        int column = ColumnIndex(schema, sort.Column);
        if (schema.Columns[column].Kind == ColumnKind.Number)
            return new Hit(document.Id, score, new SearchAfter(null, document.Number(column), null, document.Id));
        IReadOnlyList<string> values = document.Keywords(column);
        string? value = values.Count == 0 ? null : sort.Descending ? values[^1] : values[0];
        return new Hit(document.Id, score, new SearchAfter(null, null, value, document.Id));
    }

    private static FacetResult Count(IEnumerable<ReferenceDocument> documents, int column, FacetRequest request)
    {
        List<ReferenceDocument> all = [.. documents];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (ReferenceDocument document in all)
            foreach (string value in document.Keywords(column)) counts[value] = counts.GetValueOrDefault(value) + 1;
        IEnumerable<FacetCount> items = counts.Where(pair => request.Prefix is null || pair.Key.StartsWith(request.Prefix, StringComparison.Ordinal))
            .Where(pair => request.Containing is null || Folding.Fold(pair.Key).Contains(Folding.Fold(request.Containing), StringComparison.Ordinal))
            .Select(pair => new FacetCount(pair.Key, pair.Value)
            {
                Example = Example(request.Examples, all.Where(document => document.Keywords(column).Contains(pair.Key)).Select(document => document.Id)),
            });
        List<FacetCount> listed = [.. (request.ByValue
            ? items.OrderByDescending(item => item.Value, CodePointOrder.Instance)
            : items.OrderByDescending(item => item.Count).ThenBy(item => item.Value, CodePointOrder.Instance)).Take(request.Limit)];
        HashSet<string> names = new(listed.Select(item => item.Value), StringComparer.Ordinal);
        int missing = all.Count(document => document.Keywords(column).Count == 0);
        int other = all.Count(document => document.Keywords(column).Count > 0 && !document.Keywords(column).Any(names.Contains));
        return new FacetResult(request.Column, listed, missing, other);
    }

    private static RangeFacetResult Count(IEnumerable<ReferenceDocument> documents, int column, RangeFacetRequest request)
    {
        (string Id, double? Number)[] all = [.. documents.Select(document => (document.Id, document.Number(column)))];
        double?[] numbers = [.. all.Select(document => document.Number)];
        double?[] bounds = [null, .. request.Bounds.Select(bound => (double?)bound), null];
        return new RangeFacetResult(request.Column,
            [.. bounds.Zip(bounds.Skip(1), (from, below) => new RangeCount(from, below, numbers.Count(number => IsIn(number, from, below)))
            {
                Example = Example(request.Examples, all.Where(document => IsIn(document.Number, from, below)).Select(document => document.Id)),
            })],
            numbers.Count(number => number is null));
    }

    private static ExampleDocument? Example(bool asked, IEnumerable<string> ids) => asked && ids.Min(CodePointOrder.Instance) is { } least ? new ExampleDocument(least, []) : null;

    private static bool IsIn(double? number, double? from, double? below) => number is not null && !(number < from) && !(number >= below);

    private sealed class HitOrder(SortOrder sort) : IComparer<Hit>
    {
        public int Compare(Hit? x, Hit? y)
        {
            int order = sort.Column is null
                ? (sort.Descending ? y!.Score.CompareTo(x!.Score) : x!.Score.CompareTo(y!.Score))
                : Values(x!.After.Number, y!.After.Number, x.After.Keyword, y.After.Keyword);
            return order != 0 ? order : CodePointOrder.Instance.Compare(x.Id, y.Id);
        }

        private int Values(double? a, double? b, string? c, string? d)
        {
            bool missingX = a is null && c is null, missingY = b is null && d is null;
            if (missingX || missingY) return missingX.CompareTo(missingY);
            int order = a is null ? CodePointOrder.Instance.Compare(c, d) : a.Value.CompareTo(b!.Value);
            return sort.Descending ? -order : order;
        }
    }
}
