using System.Text;
using System.Text.Json.Nodes;

namespace GovReportArchive.Tests.Elastic;

/// <summary>A field of the mapping.</summary>
internal sealed record StandInField(string Type, string? Analyzer, int Gap, bool Index, string? CopyTo);

/// <summary>Where the terms of a text field stand in one document.</summary>
internal sealed class StandInText
{
    private int _last = -1;

    public Dictionary<string, List<int>> Terms { get; } = new(StringComparer.Ordinal);

    public int Length { get; private set; }

    public void Add(IEnumerable<string> terms, int gap)
    {
        int position = _last < 0 ? -1 : _last + gap;
        foreach (string term in terms)
        {
            if (!Terms.TryGetValue(term, out List<int>? places)) Terms.Add(term, places = []);
            places.Add(++position);
            Length++;
            _last = position;
        }
    }
}

/// <summary>A document as it was put.</summary>
internal sealed class StandInDocument(string name, long version, long number, JsonObject source)
{
    public string Name => name;

    public long Version => version;

    public long Number => number;

    public JsonObject Source => source;

    public Dictionary<string, StandInText> Texts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string[]> Keywords { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, double> Numbers { get; } = new(StringComparer.Ordinal);

    public bool Has(string field) => Texts.ContainsKey(field) || Keywords.ContainsKey(field) || Numbers.ContainsKey(field);
}

/// <summary>One index: mapping, documents, and those of them that searches see.</summary>
internal sealed class StandInIndex
{
    private const int LongestTerm = 32_766, LongestToken = 255;
    private readonly string[] _excluded;
    private long _number = -1;

    public StandInIndex(JsonObject definition)
    {
        Strict.Object(definition, "index", "settings", "mappings");
        JsonObject index = Strict.Object(definition["settings"]?["index"], "settings", "number_of_shards", "number_of_replicas", "refresh_interval", "max_docvalue_fields_search",
            "mapping.total_fields.limit", "merge.policy.expunge_deletes_allowed", "unassigned.node_left.delayed_timeout", "analysis");
        JsonObject pairs = Strict.Object(index["analysis"]!["tokenizer"]!["pairs"], "tokenizer", "type", "min_gram", "max_gram", "token_chars");
        if (pairs["type"]!.ToString() != "ngram" || pairs["min_gram"]!.GetValue<int>() != 2 || pairs["max_gram"]!.GetValue<int>() != 2) throw Refused.Parsing("not the tokenizer that is known here");
        JsonObject mappings = Strict.Object(definition["mappings"], "mappings", "dynamic", "_source", "properties");
        _excluded = [.. (mappings["_source"]?["excludes"] as JsonArray ?? []).Select(name => name!.ToString())];
        foreach ((string name, JsonNode? field) in (JsonObject)mappings["properties"]!) Fields.Add(name, Field(name, field));
        if (Fields.Count > index["mapping.total_fields.limit"]!.GetValue<int>()) throw Refused.Parsing("too many fields");
        MostDocValues = index["max_docvalue_fields_search"]!.GetValue<int>();
    }

    public Dictionary<string, StandInField> Fields { get; } = new(StringComparer.Ordinal);

    public int MostDocValues { get; }

    public Dictionary<string, StandInDocument> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>What searches see: what was there at the last refresh.</summary>
    public IReadOnlyList<StandInDocument> Visible { get; private set; } = [];

    /// <summary>Documents that were replaced and are not merged away.</summary>
    public int Deleted { get; set; }

    public void Refresh() => Visible = [.. Documents.Values.OrderBy(document => document.Number)];

    /// <summary>Puts a document.</summary>
    /// <param name="name">Its id.</param>
    /// <param name="source">What it is.</param>
    /// <param name="external">The version that it has for others; null for the next.</param>
    /// <param name="allowed">What has to hold of the one in its place; null there is none.</param>
    public StandInDocument Put(string name, JsonObject source, long? external, Func<StandInDocument?, bool> allowed)
    {
        if (Encoding.UTF8.GetByteCount(name) > 512) throw Refused.Parsing("id is too long");
        StandInDocument? before = Documents.GetValueOrDefault(name);
        if (!allowed(before) || (external is { } version && before is not null && before.Version >= version))
            throw new Refused(409, "version_conflict_engine_exception", $"[{name}]: version conflict");
        JsonObject kept = (JsonObject)source.DeepClone();
        foreach (string field in _excluded) kept.Remove(field);
        StandInDocument document = new(name, external ?? (before?.Version ?? 0) + 1, _number + 1, kept);
        foreach ((string field, JsonNode? value) in source) Take(document, field, value);
        _number++;
        if (before is not null) Deleted++;
        return Documents[name] = document;
    }

    /// <summary>What a text is cut into.</summary>
    public static IEnumerable<string> Analyze(string analyzer, string text) => analyzer == "pairs" ? Pairs(text) : Words(text);

    private static StandInField Field(string name, JsonNode? field)
    {
        string type = Strict.Text(field?["type"], name);
        string[] known = type switch
        {
            "keyword" or "double" or "boolean" => ["type"],
            "object" => ["type", "enabled"],
            "text" => ["type", "analyzer", "norms", "position_increment_gap", "index", "copy_to"],
            _ => throw new Refused(400, "mapper_parsing_exception", $"No handler for type [{type}] declared on field [{name}]"),
        };
        if (name.Contains('.', StringComparison.Ordinal)) throw Refused.Parsing($"[{name}] would be an object");
        Strict.Object(field, name, known);
        return new StandInField(type, field!["analyzer"]?.ToString() ?? "standard", field["position_increment_gap"]?.GetValue<int>() ?? 100, field["index"]?.GetValue<bool>() ?? true, field["copy_to"]?.ToString());
    }

    private void Take(StandInDocument document, string name, JsonNode? value)
    {
        if (!Fields.TryGetValue(name, out StandInField? field)) throw new Refused(400, "strict_dynamic_mapping_exception", $"mapping set to strict, dynamic introduction of [{name}] within [_doc] is not allowed");
        switch (field.Type)
        {
            case "object": break;
            case "double": document.Numbers[name] = value!.GetValue<double>(); break;
            case "boolean": document.Keywords[name] = [value!.GetValue<bool>() ? "true" : "false"]; break;
            case "keyword":
                string[] values = [.. Strings(name, value)];
                if (values.Any(one => Encoding.UTF8.GetByteCount(one) > LongestTerm)) throw new Refused(400, "illegal_argument_exception", $"Document contains at least one immense term in field=\"{name}\"");
                if (values.Length > 0) document.Keywords[name] = [.. values.Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance)];
                break;
            default:
                foreach (string text in Strings(name, value))
                {
                    if (field.Index) AddText(document, name, text);
                    if (field.CopyTo is { } copy) AddText(document, copy, text);
                }

                break;
        }
    }

    private void AddText(StandInDocument document, string name, string text)
    {
        if (!document.Texts.TryGetValue(name, out StandInText? held)) document.Texts.Add(name, held = new StandInText());
        held.Add(Analyze(Fields[name].Analyzer!, text), Fields[name].Gap);
    }

    private static IEnumerable<string> Strings(string name, JsonNode? value)
    {
        foreach (JsonNode? one in value is JsonArray list ? list : [value?.DeepClone()])
        {
            string text = Strict.Text(one, name);
            yield return text;
        }
    }

    private static IEnumerable<string> Pairs(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        for (int i = 0; i + 1 < runes.Length; i++) yield return $"{runes[i]}{runes[i + 1]}";
    }

    private static IEnumerable<string> Words(string text)
    {
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            for (int at = 0; at < word.Length; at += LongestToken) yield return word.Substring(at, Math.Min(LongestToken, word.Length - at));
    }
}

/// <summary>The order of the cluster's terms: that of their bytes.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
