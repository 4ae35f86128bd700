using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GovReportArchive.Tests.Elastic;

/// <summary>Answers aggregations over the documents that match.</summary>
internal sealed class StandInAggregations(StandInIndex index, StandInQuery queries, Func<JsonNode, IEnumerable<StandInDocument>, JsonObject> topHits)
{
    private const int MostBuckets = 65_535;

    public JsonObject Of(JsonNode aggregations, IReadOnlyList<StandInDocument> documents)
    {
        JsonObject answers = [];
        foreach ((string name, JsonNode? one) in (JsonObject)aggregations) answers[name] = One(one!, documents);
        return answers;
    }

    private JsonObject One(JsonNode one, IReadOnlyList<StandInDocument> documents)
    {
        (string kind, JsonNode? body) = ((JsonObject)one).First(part => part.Key != "aggs");
        Strict.Object(one, "aggregation", kind, "aggs");
        JsonNode? below = one["aggs"];
        switch (kind)
        {
            case "filter": return Bucket(documents.Where(Matches(body!)), below);
            case "filters":
                return new JsonObject { ["buckets"] = new JsonArray([.. Strict.List(Strict.Object(body, kind, "filters")["filters"], kind).Select(filter => Bucket(documents.Where(Matches(filter!)), below))]) };
            case "missing": string field = Column(body, kind); return Bucket(documents.Where(document => !document.Has(field)), below);
            case "value_count": field = Column(body, kind); return new JsonObject { ["value"] = documents.Sum(document => Count(document, field)) };
            case "terms": return Terms(body!, below, documents);
            case "composite": return Composite(body!, below, documents);
            case "range": return Range(body!, below, documents);
            case "top_hits": return topHits(body!, documents);
            default: throw Refused.Parsing($"Unknown aggregation type [{kind}]");
        }
    }

    private Func<StandInDocument, bool> Matches(JsonNode filter)
    {
        StandInScorer scorer = queries.Read(filter);
        return document => scorer(document) is not null;
    }

    private JsonObject Bucket(IEnumerable<StandInDocument> documents, JsonNode? below)
    {
        StandInDocument[] all = [.. documents];
        JsonObject bucket = below is null ? [] : Of(below, all);
        bucket["doc_count"] = all.Length;
        return bucket;
    }

    private JsonObject Terms(JsonNode body, JsonNode? below, IReadOnlyList<StandInDocument> documents)
    {
        Strict.Object(body, "terms", "field", "size", "shard_size", "order", "include");
        string field = Keyword(body["field"]);
        int size = body["size"]!.GetValue<int>();
        if (size <= 0) throw new Refused(400, "illegal_argument_exception", "[size] must be greater than 0");
        if (size > MostBuckets) throw new Refused(400, "too_many_buckets_exception", "too many buckets");
        string order = string.Join(' ', Strict.List(body["order"], "order").Select(part => Strict.Single(part, "order")).Select(part => $"{part.Name} {part.Value}"));
        Regex? include = body["include"] is { } pattern ? new Regex($"^(?:{Strict.Text(pattern, "include")})$", RegexOptions.Singleline | RegexOptions.CultureInvariant) : null;
        IEnumerable<(string Value, StandInDocument[] Documents)> values = ByValue(field, documents).Where(value => include?.IsMatch(value.Value) != false);
        (string Value, StandInDocument[] Documents)[] sorted = order switch
        {
            "_key desc" => [.. values.Reverse()],
            "_count desc _key asc" => [.. values.OrderByDescending(value => value.Documents.Length)],
            _ => throw Refused.Parsing($"order [{order}] is not known here"),
        };
        return new JsonObject
        {
            ["doc_count_error_upper_bound"] = 0,
            ["sum_other_doc_count"] = sorted.Skip(size).Sum(value => value.Documents.Length),
            ["buckets"] = new JsonArray([.. sorted.Take(size).Select(value => Named(Bucket(value.Documents, below), value.Value))]),
        };
    }

    private JsonObject Composite(JsonNode body, JsonNode? below, IReadOnlyList<StandInDocument> documents)
    {
        Strict.Object(body, "composite", "size", "sources", "after");
        JsonObject source = Strict.Object(Strict.List(body["sources"], "sources").Single(), "source", "value");
        string field = Keyword(Strict.Object(Strict.Single(source["value"], "source").Value, "terms", "field")["field"]);
        string? after = body["after"]?["value"]?.GetValue<string>();
        (string Value, StandInDocument[] Documents)[] page = [.. ByValue(field, documents).Where(value => after is null || Utf8Order.Instance.Compare(value.Value, after) > 0).Take(body["size"]!.GetValue<int>())];
        JsonObject answer = new() { ["buckets"] = new JsonArray([.. page.Select(value => Named(Bucket(value.Documents, below), new JsonObject { ["value"] = value.Value }))]) };
        if (page.Length > 0) answer["after_key"] = new JsonObject { ["value"] = page[^1].Value };
        return answer;
    }

    private JsonObject Range(JsonNode body, JsonNode? below, IReadOnlyList<StandInDocument> documents)
    {
        Strict.Object(body, "range", "field", "ranges");
        string field = body["field"]!.ToString();
        if (index.Fields[field].Type != "double") throw Refused.Parsing($"[{field}] is no number");
        return new JsonObject
        {
            ["buckets"] = new JsonArray([.. Strict.List(body["ranges"], "ranges").Select(range =>
            {
                Strict.Object(range, "range", "from", "to");
                double from = range!["from"]?.GetValue<double>() ?? double.NegativeInfinity, to = range["to"]?.GetValue<double>() ?? double.PositiveInfinity;
                return Bucket(documents.Where(document => document.Numbers.TryGetValue(field, out double number) && number >= from && number < to), below);
            })]),
        };
    }

    private static IEnumerable<(string Value, StandInDocument[] Documents)> ByValue(string field, IReadOnlyList<StandInDocument> documents) =>
        documents.SelectMany(document => document.Keywords.GetValueOrDefault(field, []), (document, value) => (document, value))
            .GroupBy(pair => pair.value, pair => pair.document, StringComparer.Ordinal).OrderBy(group => group.Key, Utf8Order.Instance).Select(group => (group.Key, group.ToArray()));

    private static JsonObject Named(JsonObject bucket, JsonNode key)
    {
        bucket["key"] = key;
        return bucket;
    }

    private static int Count(StandInDocument document, string field) => document.Keywords.TryGetValue(field, out string[]? values) ? values.Length : document.Numbers.ContainsKey(field) ? 1 : 0;

    private string Column(JsonNode? body, string kind) =>
        Strict.Text(Strict.Object(body, kind, "field")["field"], kind) is var field && index.Fields.TryGetValue(field, out StandInField? known) && (known.Type is "keyword" or "double") ? field : throw Refused.Parsing($"[{kind}] field has no values");

    private string Keyword(JsonNode? field) =>
        index.Fields.TryGetValue(Strict.Text(field, "field"), out StandInField? known) && known.Type == "keyword" ? field!.ToString() : throw Refused.Parsing($"[{field}] has no values in columns");
}
