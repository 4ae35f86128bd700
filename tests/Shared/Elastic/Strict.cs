using System.Text.Json.Nodes;

namespace GovReportArchive.Tests.Elastic;

/// <summary>What the cluster would refuse.</summary>
internal sealed class Refused(int status, string type, string reason) : Exception(reason)
{
    public int Status => status;

    public JsonObject Body => new() { ["error"] = new JsonObject { ["type"] = type, ["reason"] = Message }, ["status"] = status };

    public static Refused Parsing(string reason) => new(400, "parsing_exception", reason);
}

/// <summary>Reads JSON as the cluster's parsers do: a name that they do not know is refused.</summary>
internal static class Strict
{
    /// <summary>An object that has none but some names.</summary>
    public static JsonObject Object(JsonNode? node, string what, params string[] known)
    {
        if (node is not JsonObject read) throw Refused.Parsing($"[{what}] is no object");
        foreach ((string name, _) in read)
            if (!known.Contains(name)) throw Refused.Parsing($"[{what}] unknown field [{name}]");
        return read;
    }

    /// <summary>The one name of an object, and what it stands for.</summary>
    public static (string Name, JsonNode Value) Single(JsonNode? node, string what) =>
        node is JsonObject { Count: 1 } read ? (read.First().Key, read.First().Value ?? throw Refused.Parsing($"[{what}] is null")) : throw Refused.Parsing($"[{what}] malformed query, expected one name");

    public static JsonArray List(JsonNode? node, string what) => node as JsonArray ?? throw Refused.Parsing($"[{what}] is no array");

    public static string Text(JsonNode? node, string what) => node is JsonValue value && value.TryGetValue(out string? text) ? text : throw Refused.Parsing($"[{what}] is no string");
}
