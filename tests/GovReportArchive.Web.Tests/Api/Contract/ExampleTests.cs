using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api.Contract;

/// <summary>The document's examples are what the server answers about the sample reports, shortened.</summary>
/// <remarks>Set <c>GOVREPORT_WRITE_EXAMPLES</c> to write them anew after an answer has got another shape.</remarks>
public sealed class ExampleTests(ServedSamples served) : IClassFixture<ServedSamples>
{
    private const int MostItems = 2;
    private const int LongestText = 240;
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private readonly HttpClient _client = served.Client();

    private static string Folder => Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "Api", "Examples");

    [Fact]
    public async Task Every_operation_that_answers_with_JSON_has_an_example_of_the_shape_that_it_answers()
    {
        ApiDocument document = await ApiDocument.OfAsync(_client);
        List<string> faults = [];
        foreach ((string id, JsonNode schema) in Operations(document))
        {
            if (!ExampleRequests.All.ContainsKey(id))
            {
                faults.Add($"{id}: no row in ExampleRequests");
                continue;
            }

            JsonNode answer = Short(await AskAsync(id))!;
            string file = Path.Combine(Folder, id + ".json");
            if (Environment.GetEnvironmentVariable("GOVREPORT_WRITE_EXAMPLES") is { Length: > 0 }) await File.WriteAllTextAsync(file, answer.ToJsonString(Written) + "\n");
            if (!File.Exists(file))
            {
                faults.Add($"{id}: no {file}");
                continue;
            }

            string example = await File.ReadAllTextAsync(file);
            faults.AddRange(document.FaultsOf(schema, JsonDocument.Parse(example).RootElement).Select(fault => $"{id} {fault}"));
            string[] has = [.. Members("", JsonNode.Parse(example)).Distinct().Order(StringComparer.Ordinal)];
            string[] is_ = [.. Members("", answer).Distinct().Order(StringComparer.Ordinal)];
            faults.AddRange(has.Except(is_).Select(member => $"{id}: the example has {member}, the answer has not"));
            faults.AddRange(is_.Except(has).Select(member => $"{id}: the answer has {member}, the example has not"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults) + "\nTo write the examples anew: GOVREPORT_WRITE_EXAMPLES=1 dotnet test tests/GovReportArchive.Web.Tests --filter FullyQualifiedName~ExampleTests");
    }

    private static IEnumerable<(string Id, JsonNode Schema)> Operations(ApiDocument document) =>
        from path in document.Json["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let schema = operation.Value!["responses"]?["200"]?["content"]?["application/json"]?["schema"]
        where schema is not null
        select ((string)operation.Value!["operationId"]!, schema);

    private async Task<JsonNode> AskAsync(string id)
    {
        (string address, string? body) = ExampleRequests.All[id];
        if (address.Contains("{wording}", StringComparison.Ordinal))
            address = address.Replace("{wording}", (string)(await _client.JsonAsync("/api/v1/wordings?limit=1"))["items"]![0]!["id"]!, StringComparison.Ordinal);
        using HttpRequestMessage request = new(body is null ? HttpMethod.Get : HttpMethod.Post, "/api/v1" + address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        HttpResponseMessage response = await _client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{id}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    // Long enough to be understood, short enough to be read.
    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonArray items => new JsonArray([.. items.Take(MostItems).Select(Short)]),
        JsonObject members when members.Count > 12 && members.All(member => member.Key.Contains('.', StringComparison.Ordinal)) => new JsonObject(members.Take(MostItems).Select(Shorter)),
        JsonObject members => new JsonObject(members.Select(Shorter)),
        JsonValue value when value.TryGetValue(out string? text) && text.Length > LongestText => JsonValue.Create(text[..(LongestText - 2)] + "……"),
        _ => node?.DeepClone(),
    };

    private static KeyValuePair<string, JsonNode?> Shorter(KeyValuePair<string, JsonNode?> member) => KeyValuePair.Create(member.Key, Short(member.Value));

    private static IEnumerable<string> Members(string at, JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(item => Members(at + "[]", item)),
        JsonObject members => members.SelectMany(member => Members($"{at}/{member.Key}", member.Value).Prepend($"{at}/{member.Key}")),
        _ => [],
    };
}
