using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GovReportArchive.Web.Tests.Assistants;

/// <summary>What an assistant gets, asked by the protocol's own client.</summary>
[Collection(ServedTests.Name)]
public sealed class AssistantTests(ServedSpecimens served)
{
    private readonly HttpClient _http = served.Client();

    [Fact]
    public async Task Every_tool_only_reads_and_says_what_it_takes_and_gives()
    {
        await using McpClient client = await ClientAsync();

        IList<McpClientTool> tools = await client.ListToolsAsync();

        Assert.Equal(["check_draft", "find_precedents", "get_metric", "get_report", "search_passages", "search_reports"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool =>
        {
            Tool told = tool.ProtocolTool;
            Assert.Equal((true, false, false), (told.Annotations!.ReadOnlyHint, told.Annotations.DestructiveHint, told.Annotations.OpenWorldHint));
            Assert.False(string.IsNullOrWhiteSpace(told.Title));
            Assert.False(string.IsNullOrWhiteSpace(told.Description));
            Assert.NotNull(told.OutputSchema);
            foreach ((string name, JsonNode? parameter) in JsonNode.Parse(told.InputSchema.GetRawText())!["properties"]!.AsObject())
                Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"]), $"{told.Name} {name}");
        });
        Assert.Contains("0、空白", client.ServerInstructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_gives_what_the_api_gives_with_the_address_of_every_source()
    {
        await using McpClient client = await ClientAsync();

        JsonNode answer = await AskAsync(client, "search_reports", """{ "q": "\"微信公众号\"", "filters": { "agencyType": ["民政"] }, "where": ["applications.received.total>=1"], "limit": 3 }""");

        JsonNode api = await _http.JsonAsync("/api/v1/reports?q=%22微信公众号%22&agencyType=民政&where=applications.received.total>=1&limit=3");
        Assert.Equal((int)api["total"]!, (int)answer["total"]!);
        Assert.Equal(api["items"]!.AsArray().Select(item => (string)item!["id"]!), answer["items"]!.AsArray().Select(item => (string)item!["id"]!));
        foreach (JsonNode? item in answer["items"]!.AsArray())
        {
            Assert.Contains("微信公众号", (string)item!["snippets"]![0]!, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync((string)item["page"]!)).StatusCode);
            await _http.JsonAsync((string)item["record"]!);
        }

        Assert.Contains((string)api["items"]![0]!["title"]!, await _http.GetStringAsync((string)answer["page"]!), StringComparison.Ordinal);
        string next = (string)(await AskAsync(client, "search_reports", """{ "q": "\"微信公众号\"", "limit": 2 }"""))["next"]!;
        JsonNode second = await AskAsync(client, "search_reports", $$"""{ "q": "\"微信公众号\"", "limit": 2, "cursor": "{{next}}" }""");
        Assert.Equal(
            (await _http.JsonAsync("/api/v1/reports?q=%22微信公众号%22&limit=4"))["items"]!.AsArray().Skip(2).Select(item => (string)item!["id"]!),
            second["items"]!.AsArray().Select(item => (string)item!["id"]!));
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_why()
    {
        await using McpClient client = await ClientAsync();

        JsonNode answer = await AskAsync(client, "search_reports", """{ "q": "\"一字不差的句子\"", "filters": { "year": ["2023"] } }""");

        Assert.Equal(0, (int)answer["total"]!);
        Assert.Matches("^“\"一字不差的句子\"”单独 0 份；“年份：2023”单独 [1-9][0-9]* 份，去掉它 0 份$", (string)answer["explanation"]!);
    }

    [Fact]
    public async Task A_report_tells_0_from_what_is_no_number_and_every_cell_has_its_permanent_address()
    {
        await using McpClient client = await ClientAsync();

        JsonNode report = await AskAsync(client, "get_report", $$"""
            { "id": "{{SpecimenRecords.Odd}}", "sections": ["problems"], "counts": ["disclosure.", "applications.refused.repeat.total", "applications.closed.other.total", "review.total"] }
            """);

        Assert.Equal("一是解读形式单一；二是公开内容还不够全面。下一步将丰富解读形式，打通政务公开“最后一公里”。", (string?)Assert.Single(report["sections"]!.AsArray())!["text"]);
        Dictionary<string, JsonNode> counts = report["counts"]!.AsArray().ToDictionary(count => (string)count!["key"]!, count => count!, StringComparer.Ordinal);
        Assert.Equal((22, "remark", "22（其中修订16件）"), Cell("disclosure.normativeDocuments.made"));
        Assert.Equal((null, "blank", null), Cell("applications.refused.repeat.total"));
        Assert.Equal((null, "slash", "/"), Cell("applications.closed.other.total"));
        Assert.Equal((0, "number", null), Cell("review.total"));
        Assert.All(counts.Values, count => Assert.Equal(HttpStatusCode.OK, _http.GetAsync((string)count["page"]!).Result.StatusCode));
        Assert.Contains(report["failed"]!.AsArray(), failed => (string?)failed!["rule"] == "applications.balance");
        Assert.Equal(SpecimenRecords.CivilAffairs, (string?)(await AskAsync(client, "get_report", $$"""{ "id": "{{SpecimenRecords.FormerId}}" }"""))["id"]);

        (decimal?, string?, string?) Cell(string key) => ((decimal?)counts[key]["value"], (string?)counts[key]["state"], (string?)counts[key]["raw"]);
    }

    [Fact]
    public async Task Items_and_precedents_are_word_for_word_and_cited()
    {
        await using McpClient client = await ClientAsync();
        JsonNode found = await AskAsync(client, "search_passages", """{ "q": "\"解读形式单一\"", "filters": { "role": ["problem"] }, "limit": 2 }""");
        JsonNode precedents = await AskAsync(client, "find_precedents", """{ "text": "政策解读的形式比较单一。", "limit": 2 }""");

        JsonNode item = found["items"]![0]!;
        Assert.Equal("一是解读形式单一；", (string?)item["text"]);
        Assert.Contains((string)item["page"]!, (string)item["citation"]!, StringComparison.Ordinal);
        Assert.Contains("解读形式单一", await _http.GetStringAsync((string)item["page"]!), StringComparison.Ordinal);
        JsonNode sentence = Assert.Single(precedents["sentences"]!.AsArray())!;
        Assert.Equal((0, 12), ((int)sentence["start"]!, (int)sentence["length"]!));
        Assert.Equal("一是解读形式单一；", (string?)sentence["precedents"]![0]!["passage"]!["text"]);
    }

    [Fact]
    public async Task A_metric_comes_with_the_cells_that_its_numbers_stand_in()
    {
        await using McpClient client = await ClientAsync();

        JsonNode answer = await AskAsync(client, "get_metric", """{ "metric": "applicationsReceived", "by": ["year"], "filters": { "agencyType": ["民政", "教育"] } }""");

        JsonNode whole = await _http.JsonAsync("/api/v1/metrics/applicationsReceived?by=year&agencyType=民政&agencyType=教育");
        foreach (string name in new[] { "counted", "scopes", "excluded", "atLeast" }) Assert.Equal(whole[name]!.ToJsonString(), answer[name]!.ToJsonString());
        JsonArray api = whole["items"]!.AsArray();
        JsonArray groups = answer["groups"]!.AsArray();
        Assert.Equal(4, groups.Count);
        foreach ((JsonNode? expected, JsonNode? group) in api.Zip(groups))
        {
            foreach (string name in new[] { "reports", "reporting", "missing", "states", "sum", "median", "max" }) Assert.Equal(expected![name]?.ToJsonString(), group![name]?.ToJsonString());
            Assert.All(group!["sources"]!.AsArray(), source => Assert.Equal(HttpStatusCode.OK, _http.GetAsync((string)source!["page"]!).Result.StatusCode));
            Assert.Contains(group["sources"]!.AsArray(), source => (string?)source!["what"] == "max" && source["value"]!.ToJsonString() == group["max"]!.ToJsonString());
            await _http.JsonAsync((string)group["values"]!);
        }
    }

    [Fact]
    public async Task A_draft_is_checked_as_the_api_checks_it()
    {
        string draft = Encoding.UTF8.GetString(SpecimenRecords.Original);
        await using McpClient client = await ClientAsync();

        JsonNode answer = await AskAsync(client, "check_draft", new JsonObject { ["text"] = draft, ["year"] = 2023 }.ToJsonString());

        using StringContent body = new(new JsonObject { ["text"] = draft }.ToJsonString(), Encoding.UTF8, "application/json");
        JsonNode api = JsonNode.Parse(await (await _http.PostAsync("/api/v1/check?year=2023", body)).Content.ReadAsStringAsync())!;
        Assert.Equal(api["findings"]!.AsArray().Select(finding => (string)finding!["message"]!), answer["findings"]!.AsArray().Select(finding => (string)finding!["message"]!));
        Assert.Equal((string?)api["examined"]!["text"], (string?)answer["examined"]);
    }

    [Theory]
    [InlineData("search_reports", """{"filters":{"level":["village"]}}""", "village")]
    [InlineData("search_reports", """{"filters":{"nothing":["x"]}}""", "nothing")]
    [InlineData("search_reports", """{"q":"(a"}""", "检索式有误")]
    [InlineData("search_reports", """{"where":["received>=1"]}""", "received")]
    [InlineData("search_reports", """{"limit":1000}""", "1 到 50")]
    [InlineData("search_reports", """{"cursor":"x"}""", "cursor")]
    [InlineData("search_reports", """{"filters":{"year":null}}""", "inputSchema")]
    [InlineData("search_reports", """{"filters":{"year":[null]}}""", "inputSchema")]
    [InlineData("get_metric", """{"metric":"applicationsReceived","filters":{"year":[null]}}""", "inputSchema")]
    [InlineData("find_precedents", """{"text":"一是公开不够及时。","filters":{"year":null}}""", "inputSchema")]
    [InlineData("get_report", """{"id":"none"}""", "没有标识为 none 的报告")]
    [InlineData("get_report", """{"id":"990101-撤下局-2022"}""", "已撤下：误传了他人的文件")]
    [InlineData("get_report", """{}""", "inputSchema")]
    [InlineData("get_report", """{"id":{"a":1}}""", "inputSchema")]
    [InlineData("check_draft", """{"text":" "}""", "没有文字")]
    [InlineData("get_metric", """{"metric":"applicationsRecieved"}""", "applicationsReceived")]
    [InlineData("get_metric", """{"metric":"applicationsReceived","by":["month"]}""", "province")]
    [InlineData("get_metric", """{"metric":"applicationsReceived","scope":["all"]}""", "aggregate")]
    [InlineData("get_metric", """{"metric":"applicationsReceived","scope":["own","aggregate"]}""", "scope")]
    [InlineData("get_metric", """{"metric":"applicationsReceived","atLeast":0}""", "1 到 1000")]
    public async Task A_mistake_is_told_with_what_is_allowed(string tool, string arguments, string told)
    {
        await using McpClient client = await ClientAsync();

        CallToolResult result = await CallAsync(client, tool, arguments);

        Assert.True(result.IsError);
        Assert.Contains(told, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limits_of_the_server_hold_and_other_methods_are_problems()
    {
        using StringContent large = new(new string(' ', 4 << 20), Encoding.UTF8, "application/json");
        using HttpRequestMessage post = new(HttpMethod.Post, "/mcp") { Content = large };
        post.Headers.Add("Accept", "application/json, text/event-stream");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _http.SendAsync(post)).StatusCode);

        HttpResponseMessage got = await _http.GetAsync("/mcp");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (got.StatusCode, got.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Nothing_that_is_sent_to_be_checked_or_compared_is_logged()
    {
        const string secret = "罕见甲乙丙丁戊己";
        using LogListener log = new();
        await using WebApplicationFactory<Program> listening = served.WithWebHostBuilder(builder => builder.ConfigureLogging(logging =>
            logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter(_ => true).AddProvider(log)));
        await using McpClient client = await AssistantClient.ConnectAsync(listening.CreateClient());

        foreach ((string tool, string arguments) in new[]
        {
            ("check_draft", $$"""{ "text": "{{secret}}" }"""), ("check_draft", $$"""{ "text": { "{{secret}}": "{{secret}}" } }"""), ("check_draft", $$"""{ "text": "一、总体情况", "year": "{{secret}}" }"""),
            ("find_precedents", $$"""{ "text": "{{secret}}。" }"""), ("find_precedents", $$"""{ "text": "{{secret}}。", "limit": 1000 }"""),
        })
        {
            CallToolResult answer = await CallAsync(client, tool, arguments);
            Assert.DoesNotContain(secret, answer.IsError is true ? ((TextContentBlock)answer.Content[0]).Text : "", StringComparison.Ordinal);
        }

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, message => message.Contains(secret, StringComparison.Ordinal) || message.Contains(JsonSerializer.Serialize(secret).Trim('"'), StringComparison.Ordinal));
    }

    private Task<McpClient> ClientAsync() => AssistantClient.ConnectAsync(served.Client());

    private static ValueTask<CallToolResult> CallAsync(McpClient client, string tool, string arguments) =>
        AssistantClient.CallAsync(client, tool, arguments);

    // What is given must be what the schema promises, or clients refuse it.
    private static async Task<JsonNode> AskAsync(McpClient client, string tool, string arguments)
    {
        CallToolResult result = await CallAsync(client, tool, arguments);
        string text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
        Assert.True(result.IsError is not true, text);
        JsonNode structured = JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;
        Assert.Equal(structured.ToJsonString(), JsonNode.Parse(text)!.ToJsonString());
        JsonNode schema = JsonNode.Parse((await client.ListToolsAsync()).Single(known => known.Name == tool).ProtocolTool.OutputSchema!.Value.GetRawText())!;
        Fits(schema, schema, structured, tool);
        return structured;
    }

    private static void Fits(JsonNode root, JsonNode schema, JsonNode? value, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            JsonNode target = root;
            foreach (string part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)) target = target is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : target[part]!;
            schema = target;
        }

        string[] types = schema["type"] switch { JsonArray many => [.. many.Select(type => (string)type!)], JsonNode one => [(string)one!], null => [] };
        string actual = value switch { null => "null", JsonObject => "object", JsonArray => "array", _ => value.GetValueKind().ToString().ToLowerInvariant() };
        Assert.True(types.Length == 0 || types.Contains(actual) || (actual == "number" && types.Contains("integer")) || (actual is "true" or "false" && types.Contains("boolean")), $"{at} is {actual}, not {string.Join('|', types)}.");
        foreach (JsonNode? required in schema["required"]?.AsArray() ?? []) Assert.True(value!.AsObject().ContainsKey((string)required!), $"{at}/{required} is missing.");
        if (value is JsonObject members)
            foreach ((string name, JsonNode? member) in members)
            {
                JsonNode? part = schema["properties"]?[name] ?? schema["additionalProperties"];
                Assert.True(part is not null, $"{at}/{name} is not in the schema.");
                Fits(root, part, member, $"{at}/{name}");
            }

        if (value is JsonArray items)
            foreach (JsonNode? item in items) Fits(root, schema["items"]!, item, at + "[]");
    }
}
