using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Writes a whole search: one request, so that total, hits and facets are of the same documents.</summary>
internal sealed class SearchJson
{
    // More than any column has values: the count of one is right only where each shard tells of all.
    private const int AllValues = 1_000_000;
    private readonly ElasticLayout _layout;
    private readonly SearchRequest _request;
    private readonly int _facetPage;
    private readonly ColumnJson _columns;
    private readonly QueryJson _queries;
    private readonly HashSet<string> _facetColumns, _rangeColumns;

    public SearchJson(ElasticLayout layout, SearchRequest request, int facetPage, Func<NearNode, JsonObject> near)
    {
        (_layout, _request, _facetPage) = (layout, request, facetPage);
        (_columns, _queries) = (new ColumnJson(layout), new QueryJson(layout, near));
        _facetColumns = [.. request.Facets.Select(facet => facet.Column)];
        _rangeColumns = [.. request.Ranges.Select(facet => facet.Column)];
    }

    /// <summary>The request.</summary>
    public JsonObject Write()
    {
        JsonObject body = new() { ["track_total_hits"] = true, ["size"] = _request.Limit, ["query"] = Query() };
        if (Apart(null) is { Count: > 0 } chosen) body["post_filter"] = Clauses.Filter(chosen);
        if (_request.Limit > 0)
        {
            body["sort"] = Order();
            if (_request.After is { } after) body["search_after"] = new JsonArray(SortValue(after), ElasticLayout.Text(after.Id));
            if (_request.Sort.Column is not null) body["track_scores"] = true;
            HitValuesJson.Add(body, _layout, _request.Values);
        }

        JsonObject facets = [];
        for (int i = 0; i < _request.Facets.Count; i++) facets[$"f{i}"] = Facet(_request.Facets[i]);
        for (int i = 0; i < _request.Ranges.Count; i++) facets[$"r{i}"] = Range(_request.Ranges[i]);
        if (facets.Count > 0) body["aggs"] = facets;
        return body;
    }

    /// <summary>The query alone with everything that a facet is counted under.</summary>
    public JsonObject Under(string column) => Clauses.Both([], [Query(), .. Apart(column)]);

    /// <summary>What is counted of a facet beside those that are listed.</summary>
    public JsonObject Others(string column, IReadOnlyCollection<string> listed)
    {
        string field = ElasticLayout.Column(_layout.Schema.Column(column, null));
        return new JsonObject
        {
            ["track_total_hits"] = true,
            ["size"] = 0,
            ["query"] = Clauses.Both([], [Under(column), Clauses.Exists(field), .. listed.Count == 0 ? Array.Empty<JsonNode>() : [Clauses.Not(Clauses.Terms(field, listed))]]),
        };
    }

    /// <summary>What finds an example of a value or range.</summary>
    public JsonObject Example()
    {
        JsonObject top = new() { ["size"] = 1, ["sort"] = Json.Parts([Json.One(ElasticLayout.Id, "asc")]) };
        HitValuesJson.Add(top, _layout, _request.Values);
        return Json.One("example", Json.One("top_hits", top));
    }

    private JsonObject Query()
    {
        List<JsonNode> must = [], filter = [Clauses.Term(ElasticLayout.Gone, false)];
        QueryNode root = _request.Query?.Root ?? new AllNode(0, 0);
        if (QueryJson.Scores(root)) must.Add(_queries.Scoring(root));
        else if (root is not AllNode) filter.Add(_queries.Matching(root));
        filter.AddRange(_request.Filters.Where(choice => !_facetColumns.Contains(choice.Column)).Select(_columns.Of));
        filter.AddRange(_request.Numbers.Where(condition => !_rangeColumns.Contains(condition.Column)).Select(_columns.Of));
        return Clauses.Both(must, filter);
    }

    // What facets are counted without: each without its own.
    private List<JsonNode> Apart(string? without) =>
    [
        .. _request.Filters.Where(choice => _facetColumns.Contains(choice.Column) && choice.Column != without).Select(_columns.Of),
        .. _request.Numbers.Where(condition => _rangeColumns.Contains(condition.Column) && condition.Column != without).Select(_columns.Of),
    ];

    private JsonArray Order()
    {
        string direction = _request.Sort.Descending ? "desc" : "asc";
        JsonObject first = _request.Sort.Column is { } column
            ? Json.One(ElasticLayout.Column(_layout.Schema.Column(column, null)), new JsonObject { ["order"] = direction, ["missing"] = "_last" })
            : Json.One("_score", direction);
        return Json.Parts([first, Json.One(ElasticLayout.Id, "asc")]);
    }

    // Where a document has no number, the cluster sorts it by what is infinite.
    private JsonValue? SortValue(SearchAfter after)
    {
        if (_request.Sort.Column is not { } column) return JsonValue.Create(after.Score ?? 0);
        if (_layout.Schema.Column(column, null).Kind == ColumnKind.Keyword) return after.Keyword is null ? null : JsonValue.Create(ElasticLayout.Text(after.Keyword));
        return after.Number is { } number ? JsonValue.Create(number) : JsonValue.Create(_request.Sort.Descending ? "-Infinity" : "Infinity");
    }

    private JsonObject Facet(FacetRequest facet)
    {
        string field = ElasticLayout.Column(_layout.Schema.Column(facet.Column, ColumnKind.Keyword));
        int size = Math.Clamp(facet.Limit, 1, _facetPage);
        JsonObject terms = new()
        {
            ["field"] = field,
            ["size"] = size,
            ["shard_size"] = AllValues,
            ["order"] = facet.ByValue ? Json.Parts([Json.One("_key", "desc")]) : Json.Parts([Json.One("_count", "desc"), Json.One("_key", "asc")]),
        };
        if (facet.Prefix is { Length: > 0 } prefix) terms["include"] = Pattern(ElasticLayout.Text(prefix)) + ".*";
        JsonObject values = Json.One("terms", terms);
        if (facet.Examples) values["aggs"] = Example();
        return new JsonObject
        {
            ["filter"] = Clauses.Filter(Apart(facet.Column)),
            ["aggs"] = new JsonObject { ["values"] = values, ["missing"] = Missing(field), ["carried"] = Json.One("value_count", Json.One("field", field)) },
        };
    }

    private JsonObject Range(RangeFacetRequest facet)
    {
        string field = ElasticLayout.Column(_layout.Schema.Column(facet.Column, ColumnKind.Number));
        double[] bounds = [.. facet.Bounds.Select(ElasticLayout.Number)];
        JsonArray ranges = [];
        for (int i = 0; i <= bounds.Length; i++)
        {
            JsonObject range = [];
            if (i > 0) range["from"] = bounds[i - 1];
            if (i < bounds.Length) range["to"] = bounds[i];
            ranges.Add(range);
        }

        JsonObject values = Json.One("range", new JsonObject { ["field"] = field, ["ranges"] = ranges });
        if (facet.Examples) values["aggs"] = Example();
        return new JsonObject { ["filter"] = Clauses.Filter(Apart(facet.Column)), ["aggs"] = new JsonObject { ["values"] = values, ["missing"] = Missing(field) } };
    }

    private static JsonObject Missing(string field) => Json.One("missing", Json.One("field", field));

    // Whatever may mean something in a pattern is said to mean itself.
    private static string Pattern(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c > 127 ? c.ToString() : "\\" + c));
}
