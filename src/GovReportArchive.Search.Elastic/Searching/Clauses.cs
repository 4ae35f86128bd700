using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>The kinds of clauses that the cluster is asked with: none that came late or may go.</summary>
internal static class Clauses
{
    // The cluster refuses more values side by side.
    private const int MostTerms = 60_000;

    public static JsonObject All() => Json.One("match_all", new JsonObject());

    public static JsonObject None() => Json.One("match_none", new JsonObject());

    /// <summary>What matches all of some parts, of which the first score.</summary>
    public static JsonObject Both(IReadOnlyList<JsonNode> must, IReadOnlyList<JsonNode> filter)
    {
        JsonObject parts = [];
        if (must.Count > 0) parts["must"] = Json.Parts(must);
        if (filter.Count > 0) parts["filter"] = Json.Parts(filter);
        return Json.One("bool", parts);
    }

    /// <summary>What matches all of some parts, none of which scores.</summary>
    public static JsonObject Filter(IReadOnlyList<JsonNode> parts) => parts.Count == 0 ? All() : Both([], parts);

    public static JsonObject Any(IEnumerable<JsonNode> parts) => Json.One("bool", new JsonObject { ["should"] = Json.Parts(parts), ["minimum_should_match"] = 1 });

    public static JsonObject Not(JsonNode part) => Json.One("bool", Json.One("must_not", Json.Parts([part])));

    public static JsonObject Constant(JsonNode part, float boost) => Json.One("constant_score", new JsonObject { ["filter"] = part, ["boost"] = boost });

    public static JsonObject Term(string field, JsonNode value, float? boost = null)
    {
        JsonObject term = Json.One("value", value);
        if (boost is { } factor) term["boost"] = factor;
        return Json.One("term", Json.One(field, term));
    }

    /// <summary>What has one of some values.</summary>
    public static JsonObject Terms(string field, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0) return None();
        JsonObject[] portions = [.. values.Chunk(MostTerms).Select(chunk => Json.One("terms", Json.One(field, Json.Array(chunk))))];
        return portions.Length == 1 ? portions[0] : Any(portions);
    }

    public static JsonObject Prefix(string field, string value) => Json.One("prefix", Json.One(field, Json.One("value", value)));

    public static JsonObject Exists(string field) => Json.One("exists", Json.One("field", field));

    /// <summary>What holds a text in one unit: a phrase of pairs, or any pair that begins with its one character.</summary>
    public static JsonObject Contains(string field, string text) => IsOneRune(text)
        ? Prefix(field, text)
        : Json.One("match_phrase", Json.One(field, Json.One("query", text)));

    public static bool IsOneRune(string text) => text.Length == 1 || (text.Length == 2 && char.IsSurrogatePair(text[0], text[1]));
}
