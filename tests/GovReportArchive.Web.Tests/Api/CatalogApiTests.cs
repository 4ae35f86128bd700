using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class CatalogApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Counts_list_every_key_with_its_meaning()
    {
        JsonArray items = (await _client.JsonAsync("/api/v1/counts"))["items"]!.AsArray();
        Assert.Equal(CountCatalog.All.Select(count => count.Key), items.Select(item => (string)item!["key"]!));
        JsonObject licences = items.Single(item => (string)item!["key"]! == "disclosure.licences.decisions")!.AsObject();
        Assert.Equal("第二十条第（五）项", (string)licences["article"]!);
        Assert.Equal("件", (string)licences["unit"]!);
        Assert.Equal(["licenceDecisions"], licences["crosswalk"]!.AsArray().Select(entry => (string)entry!["metric"]!));
    }

    [Fact]
    public async Task Counts_of_a_form_are_its_own()
    {
        JsonArray items = (await _client.JsonAsync("/api/v1/counts?form=2014"))["items"]!.AsArray();
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.StartsWith("stats.", (string)item!["key"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agencies_tell_the_years_held()
    {
        JsonNode body = await _client.JsonAsync("/api/v1/agencies?q=石桥区民政");
        Answers.Same("""
            { "total": 1, "items": [ { "id": "990102/民政局", "name": "石桥区民政局", "otherNames": [], "type": "民政", "level": "county",
              "region": "990102", "years": [2021, 2022, 2023, 2024], "reports": 4 } ] }
            """, body);
    }

    [Fact]
    public async Task Agencies_come_in_pages()
    {
        JsonNode all = await _client.JsonAsync("/api/v1/agencies?level=county");
        List<string> seen = [];
        string? cursor = null;
        do
        {
            JsonNode page = await _client.JsonAsync("/api/v1/agencies?level=county&limit=4" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        Assert.Equal((int)all["total"]!, seen.Count);
        Assert.Equal(all["items"]!.AsArray().Select(item => (string)item!["id"]!), seen);
    }

    [Fact]
    public async Task Regions_lead_from_parent_to_child()
    {
        JsonArray below = (await _client.JsonAsync("/api/v1/regions?parent=990100"))["items"]!.AsArray();
        Assert.Equal(["990101", "990102"], below.Select(item => (string)item!["code"]!));
        JsonArray named = (await _client.JsonAsync("/api/v1/regions?q=石桥"))["items"]!.AsArray();
        Assert.Equal("云岭省青禾市石桥区", (string)Assert.Single(named)!["fullName"]!);
    }

    [Theory]
    [InlineData("/readyz")]
    [InlineData("/api/v1/healthz")]
    public async Task Health_tells_how_far_the_index_is(string url)
    {
        await served.Services.GetRequiredService<ServedArchive>().RefreshAsync(CancellationToken.None);
        JsonNode health = await _client.JsonAsync(url);

        Assert.Equal("ok", (string)health["status"]!);
        Assert.Equal((long)health["change"]!, (long)health["indexed"]!);
        Assert.False((bool)health["sample"]!);
    }

    [Theory]
    [InlineData("/api/v1/counts?form=2020", "form")]
    [InlineData("/api/v1/counts?key=x", "key")]
    [InlineData("/api/v1/agencies?region=99", "region")]
    [InlineData("/api/v1/agencies?level=village", "level")]
    [InlineData("/api/v1/agencies?limit=1001", "limit")]
    [InlineData("/api/v1/agencies?cursor=-1", "cursor")]
    [InlineData("/api/v1/regions?parent=x", "parent")]
    [InlineData("/api/v1/regions?region=990101", "region")]
    [InlineData("/api/v1/healthz?verbose=1", "verbose")]
    public async Task A_bad_parameter_is_named(string url, string parameter) =>
        Assert.Equal(parameter, (string)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]!);

    [Fact]
    public async Task An_unknown_address_is_a_problem_too()
    {
        JsonNode problem = await _client.ProblemAsync("/api/v1/report", HttpStatusCode.NotFound);
        Answers.Same("""{"type":"/help#problem-not-found","title":"没有找到","status":404,"detail":"没有这个地址。接口说明见 /swagger。"}""", problem);
    }

    [Fact]
    public async Task Every_check_and_every_rule_of_the_ledger_and_of_roles_stands_on_the_page_and_in_the_route_of_rules()
    {
        string page = await _client.GetStringAsync("/rules");
        JsonNode rules = await _client.JsonAsync("/api/v1/rules");
        (string List, string Name, string Id)[] expected =
        [
            .. Reports.Checks.CheckRules.All.Select(rule => ("checks", rule.Name, rule.Name.TrimEnd('.'))),
            .. Analysis.Ledger.LedgerRules.All.Select(rule => ("ledger", rule.Name, rule.Name)),
            .. Reports.Passages.RoleTable.All.Select(rule => ("roleRules", rule.Name, "rule." + rule.Name)),
        ];

        Assert.All(expected, rule => Assert.Contains($"id=\"{rule.Id}\"", page, StringComparison.Ordinal));
        Assert.All(expected, rule => Assert.Contains(rules[rule.List]!.AsArray(), given => (string?)given!["name"] == rule.Name));
    }
}
