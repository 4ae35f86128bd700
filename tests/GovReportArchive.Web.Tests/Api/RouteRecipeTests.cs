using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>A route is one record, one handler, one line, a row of the document and a test; a facet is a parameter of every route that it is offered to, and stands on the page.</summary>
[Collection(ServedTests.Name)]
public sealed partial class RouteRecipeTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    private IEnumerable<RouteEndpoint> Routes => served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => (Pattern(endpoint) + "/").StartsWith(ApiEndpoints.Root + "/", StringComparison.Ordinal));

    [Fact]
    public void Every_request_that_describes_a_route_has_one_and_every_route_has_a_request()
    {
        string[] described = [.. typeof(ApiOperation).Assembly.GetTypes().Where(type => type.IsDefined(typeof(OperationAttribute), inherit: false)).Select(type => ApiOperation.Of(type).Id)];
        ApiOperation?[] mapped = [.. Routes.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>())];

        Assert.True(described.Length > 25, "The requests are found.");
        Assert.All(mapped, operation => Assert.NotNull(operation));
        Assert.Equal(described.Order(StringComparer.Ordinal), mapped.Select(operation => operation!.Id).Order(StringComparer.Ordinal));
        Assert.All(mapped, operation => Assert.True(operation!.Summary.Length > 0 && operation.Description.Length > 0, operation.Id));
    }

    [Fact]
    public void Every_route_stands_in_the_document_of_the_server()
    {
        string document = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "SERVING.md"));

        foreach (string pattern in Routes.Select(Pattern))
        {
            string route = pattern == ApiEndpoints.Root ? pattern : pattern[(ApiEndpoints.Root.Length + 1)..].Replace("{place}/{name}", "{id}", StringComparison.Ordinal);
            string ending = Path.GetExtension(route) is ".csv" or ".ndjson" or ".xlsx" or ".docx" ? Path.GetExtension(route) : "";
            Assert.True(document.Split('\n').Any(line => line.Contains($"{route[..^ending.Length]}`", StringComparison.Ordinal) && line.Contains(ending, StringComparison.Ordinal)), pattern);
        }
    }

    [Fact]
    public void Every_route_is_asked_by_a_test()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "tests", "GovReportArchive.Web.Tests");
        string tests = string.Join('\n', Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories).Where(path => !path.EndsWith(nameof(RouteRecipeTests) + ".cs", StringComparison.Ordinal)).Select(File.ReadAllText));

        foreach (string pattern in Routes.Select(Pattern))
        {
            // An address in a test has a value, or an expression, where the pattern has a name; permanent ones are made by the code that makes links.
            string address = string.Join("(?:[^\"/?]|\\{[^}]*\\})+", PathPart().Split(pattern).Select(Regex.Escape)) + "(?![\\w./])";
            if (pattern.StartsWith(ApiEndpoints.Root + "/r/", StringComparison.Ordinal))
                address = $@"PassageAddress\.Api \+ PassageAddress\.{(pattern.Contains("/c/", StringComparison.Ordinal) ? nameof(PassageAddress.Count) : nameof(PassageAddress.Item))}\(|{address}";
            Assert.True(Regex.IsMatch(tests, address, RegexOptions.CultureInvariant), pattern);
        }
    }

    [Theory]
    [InlineData("/api/v1/reports", SearchKinds.Reports)]
    [InlineData("/api/v1/reports.csv", SearchKinds.Reports)]
    [InlineData("/api/v1/passages", SearchKinds.Passages)]
    [InlineData("/api/v1/wordings", SearchKinds.Wordings)]
    [InlineData("/api/v1/boilerplate", SearchKinds.Boilerplate)]
    [InlineData("/api/v1/metrics/{key}", SearchKinds.Reports)]
    [InlineData("/api/v1/metrics/{key}/series", SearchKinds.Agencies)]
    [InlineData("/api/v1/coverage", SearchKinds.Agencies)]
    public async Task Every_facet_is_a_parameter_of_the_routes_that_it_is_offered_to_with_what_its_row_says(string route, SearchKinds kinds)
    {
        JsonArray parameters = (await _client.JsonAsync("/openapi/v1.json"))["paths"]![route]!["get"]!["parameters"]!.AsArray();

        foreach (Facet facet in FacetTable.In(kinds))
        {
            JsonNode parameter = Assert.Single(parameters, parameter => (string?)parameter!["name"] == facet.Name)!;
            Assert.StartsWith(kinds == SearchKinds.Reports ? facet.Description : facet.DescriptionAmongPassages ?? facet.Description, (string?)parameter["description"], StringComparison.Ordinal);
            Assert.Contains(facet.Example, parameter["example"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        }

        if (kinds == SearchKinds.Reports) Assert.DoesNotContain(parameters, parameter => (string?)parameter!["name"] is "township" or "role");
    }

    [Fact]
    public async Task Every_facet_with_values_stands_on_the_search_page_under_its_label()
    {
        string names = string.Join(',', FacetTable.In(SearchKinds.Reports).Select(facet => facet.Name));
        JsonObject facets = (await _client.JsonAsync($"/api/v1/reports?region=990102&facet={names}"))["facets"]!.AsObject();
        string page = await _client.GetStringAsync("/?region=990102");

        // Codes stand behind the names of places, and nearly every report has every section.
        string[] expected = [.. FacetTable.In(SearchKinds.Reports).Where(facet => facet.Name is not ("region" or "section") && facets[facet.Name]!["items"]!.AsArray().Count > 0).Select(facet => facet.Name)];
        Assert.True(expected.Length > 6, string.Join(' ', expected));
        Assert.All(expected, name => Assert.Contains($"id=\"facet-{name}\">{FacetTable.Heading(name)}<", page, StringComparison.Ordinal));
    }

    // The document leaves the constraints of a pattern out.
    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":int}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex PathPart();
}
