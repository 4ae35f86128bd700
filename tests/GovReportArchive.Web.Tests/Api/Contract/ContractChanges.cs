using System.Text.Json.Nodes;

namespace GovReportArchive.Web.Tests.Api.Contract;

/// <summary>What a newer description takes from clients that were written to an older one.</summary>
/// <remarks>What is added breaks nobody: clients pass over members that they do not know, and ask without parameters that they do not know.</remarks>
internal sealed class ContractChanges(JsonObject older, JsonObject newer)
{
    private readonly List<string> _broken = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>What breaks, each in words with its place; empty where nothing does.</summary>
    public static IReadOnlyList<string> Between(JsonObject older, JsonObject newer)
    {
        ContractChanges changes = new(older, newer);
        foreach ((string path, JsonNode? operations) in older["paths"]!.AsObject())
            foreach ((string method, JsonNode? operation) in operations!.AsObject())
                changes.Operation($"{method.ToUpperInvariant()} {path}", operation!.AsObject(), newer["paths"]![path]?[method] as JsonObject);
        return changes._broken;
    }

    /// <summary>A description without what is only for readers.</summary>
    public static JsonObject Bare(JsonObject document) => (JsonObject)Bare((JsonNode)document)!;

    private static JsonNode? Bare(JsonNode? node) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select(Bare)]),
        JsonObject members => new JsonObject(members.Where(member => !IsForReaders(member)).Select(member => KeyValuePair.Create(member.Key, Bare(member.Value)))),
        _ => node?.DeepClone(),
    };

    // A property may have one of these names: there it stands for a schema.
    private static bool IsForReaders(KeyValuePair<string, JsonNode?> member) =>
        member.Key is "example" or "info" or "tags" && !IsSchema(member.Value) || (member.Key is "description" or "summary" && member.Value is JsonValue);

    private static bool IsSchema(JsonNode? node) => node is JsonObject schema && (schema.ContainsKey("$ref") || schema.ContainsKey("type"));

    private void Operation(string at, JsonObject was, JsonObject? now)
    {
        if (now is null)
        {
            _broken.Add($"{at} is gone");
            return;
        }

        if ((string?)was["operationId"] != (string?)now["operationId"]) _broken.Add($"{at} has another id");
        Dictionary<string, JsonObject> parameters = Parameters(now);
        foreach ((string name, JsonObject parameter) in Parameters(was))
        {
            if (!parameters.Remove(name, out JsonObject? present)) _broken.Add($"{at}: parameter {name} is gone");
            else Schema($"{at} {name}", parameter["schema"], present["schema"], isWritten: false);
        }

        foreach ((string name, JsonObject parameter) in parameters)
            if ((bool?)parameter["required"] == true) _broken.Add($"{at}: parameter {name} is now needed");
        Contents($"{at} body", was["requestBody"]?["content"], now["requestBody"]?["content"], isWritten: false);
        Contents($"{at} answer", was["responses"]?["200"]?["content"], now["responses"]?["200"]?["content"], isWritten: true);
    }

    private static Dictionary<string, JsonObject> Parameters(JsonObject operation) =>
        (operation["parameters"]?.AsArray() ?? []).ToDictionary(parameter => $"{parameter!["in"]} {parameter["name"]}", parameter => parameter!.AsObject(), StringComparer.Ordinal);

    private void Contents(string at, JsonNode? was, JsonNode? now, bool isWritten)
    {
        foreach ((string type, JsonNode? content) in was?.AsObject() ?? [])
        {
            if (now?[type] is not { } present) _broken.Add($"{at}: {type} is gone");
            else Schema(at, content!["schema"], present["schema"], isWritten);
        }
    }

    /// <param name="at">The place.</param>
    /// <param name="was">The older schema.</param>
    /// <param name="now">The newer one.</param>
    /// <param name="isWritten">Whether it is of what the server writes, else of what it takes.</param>
    private void Schema(string at, JsonNode? was, JsonNode? now, bool isWritten)
    {
        if (was is null) return;
        if (was["$ref"] is { } name && !_seen.Add($"{isWritten} {name} {now?["$ref"]}")) return;
        (was, now) = (Resolved(older, was), Resolved(newer, now));
        if (was is null || now is null || was["type"]?.ToJsonString() != now["type"]?.ToJsonString())
        {
            _broken.Add($"{at} has another type");
            return;
        }

        string[] lost = [.. Values(was).Except(now["enum"] is null ? Values(was) : Values(now))];
        if (!isWritten && (lost.Length > 0 || (was["enum"] is null && now["enum"] is not null))) _broken.Add($"{at}: values {string.Join(", ", lost)} are not taken any more");
        Schema(at + "[]", was["items"], now["items"], isWritten);
        if (was["additionalProperties"] is JsonObject values) Schema(at + "{}", values, now["additionalProperties"], isWritten);
        HashSet<string> had = [.. Values(was, "required")], has = [.. Values(now, "required")];
        foreach ((string property, JsonNode? schema) in was["properties"]?.AsObject() ?? [])
        {
            if (now["properties"]?[property] is not { } present) _broken.Add($"{at}.{property} is gone");
            else if (isWritten && had.Contains(property) && !has.Contains(property)) _broken.Add($"{at}.{property} can be absent now");
            else Schema($"{at}.{property}", schema, present, isWritten);
        }

        if (!isWritten) _broken.AddRange(has.Except(had).Select(property => $"{at}.{property} is now needed"));
    }

    private static IEnumerable<string> Values(JsonNode schema, string member = "enum") => schema[member]?.AsArray().Select(value => (string)value!) ?? [];

    private static JsonNode? Resolved(JsonObject document, JsonNode? schema) =>
        (string?)schema?["$ref"] is { } name ? document["components"]!["schemas"]![name.Split('/')[^1]] : schema;
}
