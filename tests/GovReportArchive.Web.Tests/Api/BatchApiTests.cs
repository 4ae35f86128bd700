using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Hosting;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>A batch answers each of its queries as the query's own route does, and one that is wrong keeps no other from its answer.</summary>
[Collection(ServedTests.Name)]
public sealed class BatchApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Theory]
    [InlineData("reports", "reports?q=公众号&year=2023&year=2024&facet=year&facet=level&limit=3&sort=-applications.received.total&fields=checks&examples=1")]
    [InlineData("reports", "reports?limit=0")]
    [InlineData("passages", "passages?q=解读&role=problem&limit=5&fold=true&facet=section")]
    [InlineData("metric", "metrics/applicationsReceived?by=year")]
    [InlineData("metricValues", "metrics/applications.received.total/values?year=2023&limit=4")]
    public async Task A_query_of_a_batch_is_answered_as_its_route_answers_it(string kind, string address)
    {
        JsonNode item = (await BatchAsync(Query("x", kind, address)))["items"]!.AsArray().Single()!;

        Assert.Equal(("x", kind, 200), ((string)item["id"]!, (string)item["kind"]!, (int)item["status"]!));
        Assert.Equal((await _client.JsonAsync("/api/v1/" + address)).ToJsonString(), item[kind]!.ToJsonString());
        Assert.Equal(4, item.AsObject().Count);
    }

    [Fact]
    public async Task A_wrong_query_has_its_problem_in_its_place_and_the_others_their_answers()
    {
        JsonNode answer = await BatchAsync(
            Query("零", "reports", "reports?limit=0"), Query("一", "reports", "reports?level=village"), Query("二", "passages", "passages?q=(公开"), Query("三", "metric", "metrics/colour"),
            Query("四", "reports", "reports?colour=red"), Query("五", "reports", "reports?limit=1"));
        JsonNode[] items = [.. answer["items"]!.AsArray().OfType<JsonNode>()];

        Assert.Equal(["零", "一", "二", "三", "四", "五"], items.Select(item => (string)item["id"]!));
        Assert.Equal([200, 400, 400, 404, 400, 200], items.Select(item => (int)item["status"]!));
        Assert.All(items.Skip(1).Take(4), item => Assert.Equal(["id", "kind", "status", "problem"], item.AsObject().Select(member => member.Key)));
        JsonNode alone = await _client.ProblemAsync("/api/v1/reports?level=village", HttpStatusCode.BadRequest);
        Assert.Equal(alone["detail"]!.ToJsonString() + alone["allowed"]!.ToJsonString(), items[1]["problem"]!["detail"]!.ToJsonString() + items[1]["problem"]!["allowed"]!.ToJsonString());
        Assert.NotNull(items[2]["problem"]!["position"]);
        Assert.Equal((int)items[0]["reports"]!["total"]!, (int)items[5]["reports"]!["total"]!);
        long change = (long)(await _client.JsonAsync("/api/v1/healthz"))["change"]!;
        Assert.Equal((change, change), ((long)answer["state"]!["reports"]!, (long)answer["state"]!["passages"]!));
    }

    [Theory]
    [InlineData("{}", "queries")]
    [InlineData("null", "queries")]
    [InlineData("[1]", "queries")]
    [InlineData("{\"queries\":[]}", "queries")]
    [InlineData("{\"queries\":[null]}", "queries/0/id")]
    [InlineData("{\"queries\":[{\"kind\":\"reports\"}]}", "queries/0/id")]
    [InlineData("{\"queries\":[{\"id\":\"a\",\"kind\":\"batch\"}]}", "queries/0/kind")]
    [InlineData("{\"queries\":[{\"id\":\"a\",\"kind\":\"reports\",\"parameters\":{\"q\":\"公众号\"}}]}", "queries/0/parameters/q")]
    [InlineData("{\"queries\":[{\"id\":\"a\",\"kind\":\"reports\",\"parameters\":{\"q\":[null]}}]}", "queries/0/parameters")]
    [InlineData("{\"queries\":[{\"id\":\"a\",\"kind\":\"reports\",\"parameters\":{\"q\":null}}]}", "queries/0/parameters")]
    [InlineData("{\"queries\":[{\"id\":\"a\",\"kind\":\"reports\"},{\"id\":\"a\",\"kind\":\"passages\"}]}", "queries/1/id")]
    public async Task A_body_that_is_no_batch_is_refused(string body, string parameter)
    {
        HttpResponseMessage refused = await _client.PostAsync("/api/v1/batch", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(parameter, (string)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["parameter"]!);
    }

    [Fact]
    public async Task A_batch_has_at_most_fifty_queries_and_is_json()
    {
        JsonNode fifty = await BatchAsync([.. Enumerable.Range(0, 50).Select(n => Query($"{n}", "reports", $"reports?limit=0&year={2000 + n}"))]);
        Assert.Equal(50, fifty["items"]!.AsArray().Count);
        HttpResponseMessage more = await _client.PostAsJsonAsync("/api/v1/batch", Body([.. Enumerable.Range(0, 51).Select(n => Query($"{n}", "reports", "reports?limit=0"))]));
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _client.PostAsync("/api/v1/batch", new StringContent("{}", Encoding.UTF8, "text/plain"))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.GetAsync("/api/v1/batch")).StatusCode);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await _client.PostAsync("/api/v1/batch", new StringContent($"{{\"queries\":\"{new string('a', 70_000)}\"}}", Encoding.UTF8, "application/json"))).StatusCode);
    }

    [Fact]
    public async Task Each_query_of_a_batch_counts_as_a_request_of_the_client()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--requests-per-minute", "20"]);
        using HttpClient client = server.Client();
        JsonObject[] five = [.. Enumerable.Range(0, 5).Select(n => Query($"{n}", "reports", "reports?limit=0"))];

        HttpResponseMessage first = await client.PostAsJsonAsync("/api/v1/batch", Body(five));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.StartsWith("\"minute\";r=15;", Assert.Single(first.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        HttpResponseMessage refused = await client.PostAsJsonAsync("/api/v1/batch", Body([.. Enumerable.Range(0, 40).Select(n => Query($"{n}", "reports", "reports?limit=0"))]));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/v1/batch", Body(five))).StatusCode);
    }

    private async Task<JsonNode> BatchAsync(params JsonObject[] queries)
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync("/api/v1/batch", Body(queries));
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private static JsonObject Body(JsonObject[] queries) => new() { ["queries"] = new JsonArray([.. queries.Select(query => query.DeepClone())]) };

    /// <summary>A query as its route would be asked: what stands in the path is a parameter like others.</summary>
    private static JsonObject Query(string id, string kind, string address)
    {
        JsonObject parameters = [];
        string[] parts = address.Split('?'), path = parts[0].Split('/');
        if (path.Length > 1) parameters["key"] = new JsonArray(path[1]);
        foreach (IGrouping<string, string> parameter in (parts.Length > 1 ? parts[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries).GroupBy(part => part.Split('=')[0], part => part.Split('=', 2)[1]))
            parameters[parameter.Key] = new JsonArray([.. parameter.Select(value => (JsonNode)value)]);
        return new JsonObject { ["id"] = id, ["kind"] = kind, ["parameters"] = parameters };
    }
}
