using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed partial class OpenApiTests(ServedSpecimens served)
{
    private static readonly string[] Posted = ["precedents", "check", "desk", "batch"];

    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Every_route_of_the_api_is_described()
    {
        JsonObject paths = (await DocumentAsync())["paths"]!.AsObject();
        string[] routes =
        [
            .. served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Select(Route)
                .Where(route => route.StartsWith(ApiEndpoints.Root, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        Assert.NotEmpty(routes);
        Assert.Equal(routes, paths.Select(path => path.Key).Order(StringComparer.Ordinal));
        Assert.All(paths, path => Assert.Equal([Posted.Contains(path.Key[(path.Key.LastIndexOf('/') + 1)..]) ? "post" : "get"], path.Value!.AsObject().Select(operation => operation.Key)));
    }

    [Fact]
    public async Task Every_parameter_that_a_route_accepts_is_described_with_an_example_and_no_other_is()
    {
        JsonObject paths = (await DocumentAsync())["paths"]!.AsObject();
        foreach (RouteEndpoint endpoint in served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ApiOperation>() is not { } operation) continue;
            string route = Route(endpoint);
            JsonArray described = Operation(paths[route]!)["parameters"]?.AsArray() ?? [];
            Assert.Equal(
                operation.Parameters.Select(parameter => parameter.Name).Concat(endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)).Order(StringComparer.Ordinal),
                described.Select(parameter => (string)parameter!["name"]!).Order(StringComparer.Ordinal));
            foreach (JsonNode? parameter in described)
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"]), $"{route} {parameter["name"]}");
                Assert.NotNull(parameter["example"]);
            }

            // What is described is what the handler checks with: an unknown name is answered with exactly these names.
            if (Posted.Contains(route[(route.LastIndexOf('/') + 1)..])) continue;
            string url = route.Replace("{id}", Uri.EscapeDataString(SpecimenRecords.CivilAffairs), StringComparison.Ordinal)
                .Replace("{key}", "review.total", StringComparison.Ordinal);
            url = PathNumber().Replace(url, "1");
            JsonNode problem = await _client.ProblemAsync(url + "?noSuchParameter=1", System.Net.HttpStatusCode.BadRequest);
            Assert.Equal(
                operation.Parameters.Select(parameter => parameter.Name), problem["allowed"]!.AsArray().Select(name => (string)name!));
        }
    }

    [Fact]
    public async Task Every_answer_is_described_and_success_has_an_example()
    {
        foreach ((string route, JsonNode? path) in (await DocumentAsync())["paths"]!.AsObject())
        {
            JsonNode operation = Operation(path!);
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]), route);
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["description"]), route);
            foreach ((string status, JsonNode? answer) in operation["responses"]!.AsObject())
                Assert.False(string.IsNullOrWhiteSpace((string?)answer!["description"]), $"{route} {status}");
            JsonObject content = operation["responses"]!["200"]!["content"]!.AsObject();
            Assert.True(content.All(media => media.Value!["example"] is not null || media.Key == FileAnswer.Bytes || media.Key.Contains("openxmlformats", StringComparison.Ordinal)), route);
        }
    }

    [Fact]
    public async Task A_list_of_values_says_of_what_type_they_are()
    {
        JsonNode[] lists = [.. Objects(await DocumentAsync()).Where(schema => schema["enum"] is JsonArray)];
        Assert.NotEmpty(lists);
        Assert.All(lists, schema => Assert.NotNull(schema["type"]));

        static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
        {
            JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
            JsonArray items => items.SelectMany(Objects),
            _ => [],
        };
    }

    [Fact]
    public async Task An_example_of_an_answer_has_no_member_that_the_answer_has_not()
    {
        JsonNode document = await DocumentAsync();
        List<string> strangers = [];
        foreach ((string route, JsonNode? path) in document["paths"]!.AsObject())
        {
            if (Operation(path!)["responses"]!["200"]!["content"]!["application/json"] is not { } body) continue;
            Assert.NotNull(body["schema"]);
            Compare(route, body["schema"]!, body["example"]!);
        }

        Assert.Empty(strangers);

        void Compare(string at, JsonNode schema, JsonNode? example)
        {
            if ((string?)schema["$ref"] is { } name) schema = document["components"]!["schemas"]![name.Split('/')[^1]]!;
            if (schema["oneOf"]?.AsArray().FirstOrDefault(choice => (string?)choice!["type"] != "null") is { } chosen)
                Compare(at, chosen, example);
            else if (example is JsonArray items)
                foreach (JsonNode? item in items) Compare(at, schema["items"]!, item);
            else if (example is JsonObject members)
                foreach ((string member, JsonNode? value) in members)
                    if ((schema["properties"]?[member] ?? schema["additionalProperties"]) is { } part) Compare($"{at}/{member}", part, value);
                    else strangers.Add($"{at}/{member}");
        }
    }

    [Fact]
    public async Task Examples_of_parameters_are_accepted()
    {
        foreach (ApiParameter parameter in ApiOperation.Of(typeof(SearchReports)).Parameters.Where(parameter => parameter.Name is not ("cursor" or "county" or "city" or "province" or "region" or "agency" or "agencyType")))
            await _client.JsonAsync($"/api/v1/reports?{parameter.Name}={Uri.EscapeDataString(parameter.Example)}");
    }

    [Fact]
    public async Task Swagger_shows_the_document_under_a_policy_without_inline_script()
    {
        HttpResponseMessage page = await _client.GetAsync("/swagger/index.html");
        string html = await page.Content.ReadAsStringAsync();
        Assert.Contains("swagger-ui", html, StringComparison.Ordinal);
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)[^>]*>\\s*\\S", html);
        Assert.Contains("/openapi/v1.json", await _client.GetStringAsync("/swagger.js"), StringComparison.Ordinal);
    }

    // The document leaves the constraints of a pattern out.
    private static string Route(RouteEndpoint endpoint) =>
        "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":int}", "}", StringComparison.Ordinal);

    private static JsonNode Operation(JsonNode path) => path["get"] ?? path["post"]!;

    [GeneratedRegex(@"\{(version|section|item|page)\}")]
    private static partial Regex PathNumber();

    private Task<JsonNode> DocumentAsync() => _client.JsonAsync("/openapi/v1.json");
}
