using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Writes conditions on columns.</summary>
internal sealed class ColumnJson(ElasticLayout layout)
{
    /// <summary>A column node of a query.</summary>
    public JsonObject Of(QueryNode node) => node switch
    {
        KeywordNode keyword => Values(Field(keyword.Column), keyword.Values, keyword.OrMissing),
        KeywordPrefixNode prefix => Clauses.Prefix(Field(prefix.Column), ElasticLayout.Text(prefix.Prefix)),
        KeywordRangeNode range => Range(Field(range.Column), Bound(range.Low), range.LowIncluded, Bound(range.High), range.HighIncluded),
        NumberRangeNode range => Range(Field(range.Column), Bound(range.Low), range.LowIncluded, Bound(range.High), range.HighIncluded),
        _ => throw new InvalidOperationException($"No column condition: {node.GetType().Name}."),
    };

    /// <summary>A choice of values.</summary>
    public JsonObject Of(KeywordFilter filter) => Values(ElasticLayout.Column(layout.Schema.Column(filter.Column, ColumnKind.Keyword)), filter.Values, filter.OrMissing);

    /// <summary>A condition on a number.</summary>
    public JsonObject Of(NumberFilter filter)
    {
        string field = ElasticLayout.Column(layout.Schema.Column(filter.Column, ColumnKind.Number));
        JsonNode? value = Bound(filter.Value);
        return filter.Operator switch
        {
            NumberOperator.Missing => Clauses.Not(Clauses.Exists(field)),
            // No number is infinite, and none is what is no number.
            _ when value is null => Infinite(field, filter),
            NumberOperator.Equal => Clauses.Term(field, value),
            NumberOperator.NotEqual => Json.One("bool", new JsonObject { ["filter"] = Json.Parts([Clauses.Exists(field)]), ["must_not"] = Json.Parts([Clauses.Term(field, value)]) }),
            NumberOperator.Less => Range(field, null, true, value, false),
            NumberOperator.LessOrEqual => Range(field, null, true, value, true),
            NumberOperator.Greater => Range(field, value, false, null, true),
            _ => Range(field, value, true, null, true),
        };
    }

    private static JsonObject Infinite(string field, NumberFilter filter) => filter switch
    {
        { Operator: NumberOperator.NotEqual } or { Operator: NumberOperator.Less or NumberOperator.LessOrEqual, Value: double.PositiveInfinity }
            or { Operator: NumberOperator.Greater or NumberOperator.GreaterOrEqual, Value: double.NegativeInfinity } => Clauses.Exists(field),
        _ => Clauses.None(),
    };

    private string Field(int column) => ElasticLayout.Column(layout.Schema.Columns[column]);

    private static JsonObject Values(string field, IReadOnlyList<string> values, bool orMissing)
    {
        JsonObject chosen = Clauses.Terms(field, [.. values.Select(ElasticLayout.Text)]);
        if (!orMissing) return chosen;
        JsonObject missing = Clauses.Not(Clauses.Exists(field));
        return values.Count == 0 ? missing : Clauses.Any([chosen, missing]);
    }

    private static JsonObject Range(string field, JsonNode? low, bool lowIncluded, JsonNode? high, bool highIncluded)
    {
        JsonObject bounds = [];
        if (low is not null) bounds[lowIncluded ? "gte" : "gt"] = low;
        if (high is not null) bounds[highIncluded ? "lte" : "lt"] = high;
        return bounds.Count == 0 ? Clauses.Exists(field) : Json.One("range", Json.One(field, bounds));
    }

    private static JsonValue? Bound(string? text) => text is null ? null : JsonValue.Create(ElasticLayout.Text(text));

    private static JsonValue? Bound(double number) => double.IsFinite(number) ? JsonValue.Create(ElasticLayout.Number(number)) : null;
}
