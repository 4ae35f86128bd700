using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api.Contract;

/// <summary>The description that clients were written to is kept, and what would break them is seen.</summary>
[Collection(ServedTests.Name)]
public sealed class ContractTests(ServedSpecimens served)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private readonly HttpClient _client = served.Client();

    private static string Kept => Path.Combine(RepositoryRoot.Path, "tests", "GovReportArchive.Web.Tests", "Api", "Contract", "openapi.v1.json");

    [Fact]
    public async Task The_description_is_the_one_that_is_kept_and_takes_nothing_from_it()
    {
        JsonObject now = ContractChanges.Bare((await ApiDocument.OfAsync(_client)).Json);
        IReadOnlyList<string> broken = File.Exists(Kept) ? ContractChanges.Between(JsonNode.Parse(await File.ReadAllTextAsync(Kept))!.AsObject(), now) : [];
        string? wish = Environment.GetEnvironmentVariable("GOVREPORT_WRITE_CONTRACT");
        if (wish == "breaking" || (wish is { Length: > 0 } && broken.Count == 0)) await File.WriteAllTextAsync(Kept, now.ToJsonString(Written) + "\n");

        Assert.True(broken.Count == 0 || wish == "breaking", "Clients that were written to the kept description break:\n" + string.Join('\n', broken));
        Assert.True(now.ToJsonString(Written) + "\n" == await File.ReadAllTextAsync(Kept), "The description has grown. To keep it as it is now: GOVREPORT_WRITE_CONTRACT=1 dotnet test tests/GovReportArchive.Web.Tests --filter FullyQualifiedName~ContractTests");
    }

    [Theory]
    [InlineData("""{"paths":{}}""", "GET /a is gone")]
    [InlineData("""{"paths":{"/a":{"get":{"operationId":"b","parameters":[{"in":"query","name":"q","schema":{"type":"string","enum":["x","y"]}}],"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}}}""", "GET /a has another id")]
    [InlineData("""{"paths":{"/a":{"get":{"operationId":"a","parameters":[],"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}}}""", "GET /a: parameter query q is gone")]
    [InlineData("""{"paths":{"/a":{"get":{"operationId":"a","parameters":[{"in":"query","name":"q","schema":{"type":"string","enum":["x"]}}],"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}}}""", "GET /a query q: values y are not taken any more")]
    [InlineData("""{"paths":{"/a":{"get":{"operationId":"a","parameters":[{"in":"query","name":"q","schema":{"type":"string","enum":["x","y"]}},{"in":"query","name":"z","required":true,"schema":{"type":"string"}}],"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}}}""", "GET /a: parameter query z is now needed")]
    [InlineData("""{"paths":{"/a":{"get":{"operationId":"a","parameters":[{"in":"query","name":"q","schema":{"type":"string","enum":["x","y"]}}],"responses":{"200":{"content":{"text/csv":{}}}}}}}}""", "GET /a answer: application/json is gone")]
    public void What_is_taken_from_an_operation_is_seen(string paths, string expected)
    {
        JsonObject newer = JsonNode.Parse(paths)!.AsObject();
        newer["components"] = Old()["components"]!.DeepClone();

        Assert.Equal([expected], ContractChanges.Between(Old(), newer));
    }

    [Theory]
    [InlineData("""{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}""", "GET /a answer.list is gone")]
    [InlineData("""{"type":"object","required":["list"],"properties":{"n":{"type":"integer"},"list":{"type":"array","items":{"type":"string"}}}}""", "GET /a answer.n can be absent now")]
    [InlineData("""{"type":"object","required":["n","list"],"properties":{"n":{"type":"string"},"list":{"type":"array","items":{"type":"string"}}}}""", "GET /a answer.n has another type")]
    [InlineData("""{"type":"object","required":["n","list"],"properties":{"n":{"type":"integer"},"list":{"type":"array","items":{"type":"integer"}}}}""", "GET /a answer.list[] has another type")]
    public void What_is_taken_from_an_answer_is_seen(string schema, string expected)
    {
        JsonObject newer = Old();
        newer["components"]!["schemas"]!["A"] = JsonNode.Parse(schema);

        Assert.Equal([expected], ContractChanges.Between(Old(), newer));
    }

    [Fact]
    public void What_is_added_breaks_nobody()
    {
        JsonObject newer = Old();
        newer["paths"]!["/b"] = newer["paths"]!["/a"]!.DeepClone();
        newer["paths"]!["/a"]!["get"]!["parameters"]!.AsArray().Add(JsonNode.Parse("""{"in":"query","name":"new","schema":{"type":"string"}}"""));
        newer["components"]!["schemas"]!["A"]!["properties"]!["more"] = JsonNode.Parse("""{"type":"string"}""");

        Assert.Empty(ContractChanges.Between(Old(), newer));
    }

    private static JsonObject Old() => JsonNode.Parse("""
        { "paths": { "/a": { "get": { "operationId": "a", "parameters": [ { "in": "query", "name": "q", "schema": { "type": "string", "enum": [ "x", "y" ] } } ],
            "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } },
          "components": { "schemas": { "A": { "type": "object", "required": [ "n", "list" ], "properties": { "n": { "type": "integer" }, "list": { "type": "array", "items": { "type": "string" } } } } } } }
        """)!.AsObject();
}
