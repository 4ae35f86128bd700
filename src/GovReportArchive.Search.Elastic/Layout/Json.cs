using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovReportArchive.Search.Elastic.Layout;

/// <summary>How requests are written: Chinese as it is, so that they can be read.</summary>
internal static class Json
{
    // A query of as many parentheses as there may be goes deeper than usual.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>A list of strings.</summary>
    public static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => JsonValue.Create(item))]);

    /// <summary>A list of parts.</summary>
    public static JsonArray Parts(IEnumerable<JsonNode> parts) => new([.. parts]);

    /// <summary>A part that says one thing.</summary>
    public static JsonObject One(string name, JsonNode? value) => new() { [name] = value };

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Options);
}
