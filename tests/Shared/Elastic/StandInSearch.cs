using System.Text.Json.Nodes;

namespace GovReportArchive.Tests.Elastic;

/// <summary>Answers whole searches of one index.</summary>
internal sealed class StandInSearch(StandInIndex index)
{
    private const int Window = 10_000;

    private readonly StandInQuery _queries = new(index);

    /// <summary>The answer, and all hits in order, for a scroll.</summary>
    public (JsonObject Answer, List<JsonObject> Hits) Of(JsonObject request, bool scrolls)
    {
        Strict.Object(request, "search", "track_total_hits", "size", "query", "post_filter", "sort", "search_after", "track_scores", "_source", "docvalue_fields", "aggs", "collapse", "suggest");
        int size = request["size"]?.GetValue<int>() ?? 10;
        if (size > Window) throw new Refused(400, "illegal_argument_exception", "Result window is too large");
        StandInScorer query = request["query"] is { } given ? _queries.Read(given) : static _ => 1;
        (StandInDocument Document, double Score)[] matched = [.. index.Visible.Select(document => (document, query(document))).Where(pair => pair.Item2 is not null).Select(pair => (pair.document, pair.Item2!.Value))];
        StandInScorer? later = request["post_filter"] is { } post ? _queries.Read(post) : null;
        (StandInDocument Document, double Score)[] found = later is null ? matched : [.. matched.Where(pair => later(pair.Document) is not null)];
        List<JsonObject> hits = Hits(request, found, scrolls);
        JsonObject answer = Complete(new JsonObject { ["hits"] = new JsonObject { ["hits"] = new JsonArray([.. hits.Take(size)]) } });
        if (request["track_total_hits"]?.GetValue<bool>() != false) answer["hits"]!["total"] = new JsonObject { ["value"] = found.Length, ["relation"] = "eq" };
        if (request["aggs"] is { } aggregations) answer["aggregations"] = new StandInAggregations(index, _queries, TopHits).Of(aggregations, [.. matched.Select(pair => pair.Document)]);
        if (request["suggest"] is { } suggest) answer["suggest"] = Suggest(suggest);
        return (answer, [.. hits.Skip(size)]);
    }

    public static JsonObject Complete(JsonObject answer)
    {
        answer["timed_out"] = false;
        answer["_shards"] = new JsonObject { ["total"] = 3, ["successful"] = 3, ["skipped"] = 0, ["failed"] = 0 };
        return answer;
    }

    private JsonObject TopHits(JsonNode body, IEnumerable<StandInDocument> documents)
    {
        Strict.Object(body, "top_hits", "size", "sort", "_source", "docvalue_fields");
        return new JsonObject { ["hits"] = new JsonObject { ["hits"] = new JsonArray([.. Hits((JsonObject)body, [.. documents.Select(document => (document, 1.0))], false).Take(body["size"]!.GetValue<int>())]) } };
    }

    private List<JsonObject> Hits(JsonObject request, (StandInDocument Document, double Score)[] found, bool scrolls)
    {
        Key[] keys = request["sort"] is { } sort ? [.. Strict.List(sort, "sort").Select(Read)] : [new Key("_score", true)];
        bool scored = request["sort"] is null || keys.Any(key => key.Field == "_score") || request["track_scores"]?.GetValue<bool>() == true;
        string[] fields = [.. (request["docvalue_fields"] as JsonArray ?? []).Select(field => Strict.Text(field, "docvalue_fields"))];
        if (fields.Length > index.MostDocValues) throw new Refused(400, "illegal_argument_exception", "Trying to retrieve too many docvalue_fields");
        if (fields.FirstOrDefault(field => !index.Fields.TryGetValue(field, out StandInField? known) || known.Type is "text" or "object") is { } odd) throw Refused.Parsing($"[{odd}] has no doc values");
        IEnumerable<(StandInDocument Document, double Score, object?[] Values)> sorted = found.Select(pair => (pair.Document, pair.Score, Values(keys, pair.Document, (float)pair.Score)))
            .OrderBy(hit => hit.Item3, Comparer<object?[]>.Create((a, b) => Compare(keys, a, b)));
        if (request["collapse"] is { } collapse)
        {
            string by = Strict.Text(Strict.Object(collapse, "collapse", "field")["field"], "collapse");
            sorted = sorted.DistinctBy(hit => hit.Document.Keywords.GetValueOrDefault(by, [])[..Math.Min(1, hit.Document.Keywords.GetValueOrDefault(by, []).Length)].FirstOrDefault() ?? "");
        }

        if (request["search_after"] is { } after)
        {
            if (scrolls) throw Refused.Parsing("`search_after` cannot be used in a scroll context.");
            if (((JsonArray)after).Count != keys.Length) throw Refused.Parsing("search_after has not as many values as sort");
            object?[] last = [.. ((JsonArray)after).Select((value, i) => After(keys[i], value))];
            sorted = sorted.Where(hit => Compare(keys, hit.Values, last) > 0);
        }

        return [.. sorted.Select(hit => Hit(request, hit, fields, scored))];
    }

    private static JsonObject Hit(JsonObject request, (StandInDocument Document, double Score, object?[] Values) hit, string[] fields, bool scored)
    {
        JsonObject read = new() { ["_id"] = hit.Document.Name, ["_score"] = scored ? (float)hit.Score : null };
        if (request["_source"] is JsonArray names)
        {
            JsonObject source = [];
            foreach (string name in names.Select(name => name!.ToString()))
                if (hit.Document.Source[name] is { } part) source[name] = part.DeepClone();
            read["_source"] = source;
        }
        else if (request["_source"]?.GetValue<bool>() != false)
        {
            read["_source"] = hit.Document.Source.DeepClone();
        }

        JsonObject values = [];
        foreach (string field in fields)
        {
            if (hit.Document.Keywords.TryGetValue(field, out string[]? keywords)) values[field] = new JsonArray([.. keywords.Select(keyword => JsonValue.Create(keyword))]);
            else if (hit.Document.Numbers.TryGetValue(field, out double number)) values[field] = new JsonArray(number);
        }

        if (values.Count > 0) read["fields"] = values;
        if (request["sort"] is not null) read["sort"] = new JsonArray([.. hit.Values.Select(Written)]);
        return read;
    }

    private sealed record Key(string Field, bool Descending);

    private Key Read(JsonNode? part)
    {
        (string field, JsonNode how) = Strict.Single(part, "sort");
        string order = how is JsonObject ? Strict.Text(Strict.Object(how, "sort", "order", "missing")["order"], "order") : Strict.Text(how, "order");
        if (how is JsonObject && Strict.Text(how["missing"], "missing") != "_last") throw Refused.Parsing("only _last here");
        if (field != "_score" && index.Fields.GetValueOrDefault(field)?.Type is not ("keyword" or "double")) throw Refused.Parsing($"No mapping found for [{field}] in order to sort on");
        return new Key(field, order switch { "desc" => true, "asc" => false, _ => throw Refused.Parsing($"order [{order}]") });
    }

    private object?[] Values(Key[] keys, StandInDocument document, float score) => [.. keys.Select(key => key.Field == "_score" ? score
        : index.Fields[key.Field].Type == "double" ? document.Numbers.TryGetValue(key.Field, out double number) ? number : key.Descending ? double.NegativeInfinity : double.PositiveInfinity
        : document.Keywords.TryGetValue(key.Field, out string[]? values) ? key.Descending ? values[^1] : values[0]
        : (object?)null)];

    private object? After(Key key, JsonNode? value) => key.Field == "_score" ? value!.GetValue<float>()
        : index.Fields[key.Field].Type == "double" ? value is JsonValue text && text.TryGetValue(out string? named) ? named == "Infinity" ? double.PositiveInfinity : double.NegativeInfinity : value!.GetValue<double>()
        : value is null ? null : Strict.Text(value, "search_after");

    private static JsonNode? Written(object? value) => value switch
    {
        float score => score,
        double number => double.IsFinite(number) ? number : number > 0 ? "Infinity" : "-Infinity",
        string text => text,
        _ => null,
    };

    private static int Compare(Key[] keys, object?[] a, object?[] b)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int order = (a[i], b[i]) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                (string x, string y) => Signed(Utf8Order.Instance.Compare(x, y)),
                (float x, float y) => Signed(x.CompareTo(y)),
                (double x, double y) => Signed(x.CompareTo(y)),
                _ => throw Refused.Parsing("search_after has a value of another kind"),
            };
            if (order != 0) return order;

            int Signed(int compared) => keys[i].Descending ? -compared : compared;
        }

        return 0;
    }

    private JsonObject Suggest(JsonNode suggest)
    {
        (string name, JsonNode body) = Strict.Single(suggest, "suggest");
        Strict.Object(body, "suggest", "text", "term");
        JsonObject term = Strict.Object(body["term"], "term", "field", "analyzer", "suggest_mode", "max_edits", "prefix_length", "min_word_length", "accuracy", "max_term_freq", "size", "shard_size");
        string field = Strict.Text(term["field"], "field"), sought = Strict.Text(body["text"], "text");
        int most = term["max_edits"]!.GetValue<int>();
        if (most is not (1 or 2)) throw Refused.Parsing("max_edits must be 1 or 2");
        IEnumerable<string> near = index.Visible.SelectMany(document => document.Texts.GetValueOrDefault(field)?.Terms.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal)
            .Where(word => word != sought && Math.Abs(word.Length - sought.Length) <= 2 * most);
        JsonArray options = new([.. near.Select(word => new JsonObject { ["text"] = word })]);
        return new JsonObject { [name] = new JsonArray(new JsonObject { ["text"] = sought, ["options"] = options }) };
    }
}
