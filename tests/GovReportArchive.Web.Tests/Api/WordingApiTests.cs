using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class WordingApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Pages_and_files_hold_what_the_list_holds()
    {
        JsonNode list = await _client.JsonAsync("/api/v1/wordings?limit=200");
        string page = WebUtility.HtmlDecode(await _client.GetStringAsync("/wordings"));
        string[] lines = (await _client.GetStringAsync("/api/v1/wordings.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] rows = (await _client.GetStringAsync("/api/v1/wordings.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains("措辞沿革", page, StringComparison.Ordinal);
        Assert.Equal((int)list["total"]!, lines.Length);
        Assert.Equal(lines.Length + 1, rows.Length);
        Assert.False((bool)list["state"]!["stale"]!);
        foreach (JsonNode? item in list["items"]!.AsArray().Take(3))
        {
            Assert.Contains((string)item!["text"]!, page, StringComparison.Ordinal);
            JsonNode detail = await _client.JsonAsync((string)item["url"]!);
            Assert.Equal((int)item["passages"]!, detail["uses"]!.AsArray().Count);
            Assert.Contains((string)item["text"]!, WebUtility.HtmlDecode(await _client.GetStringAsync("/wordings/" + (string)item["id"]!)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_form_and_law_prescribe_is_listed_only_where_it_is_asked_for()
    {
        JsonNode chosen = await _client.JsonAsync("/api/v1/wordings?limit=200"), formulas = await _client.JsonAsync("/api/v1/wordings?limit=200&formula=1");

        Assert.Equal((int)chosen["formulas"]!, (int)formulas["total"]!);
        Assert.All(formulas["items"]!.AsArray(), item => Assert.NotNull((string?)item!["formula"]));
        Assert.All(chosen["items"]!.AsArray(), item => Assert.Null(item!["formula"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/api/v1/wordings?formula=2")).StatusCode);
        Assert.Contains("返回其余措辞", await _client.GetStringAsync("/wordings?formula=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_tells_which_sentences_are_its_own()
    {
        JsonNode answer = await _client.JsonAsync($"/api/v1/reports/{Uri.EscapeDataString(SpecimenRecords.CivilAffairs)}/boilerplate");
        JsonArray items = answer["items"]!.AsArray();

        Assert.Equal((int)answer["sentences"]! + (int)answer["formulas"]!, items.Count);
        Assert.Equal(items.Count(item => (string)item!["state"]! == "own"), (int)answer["own"]!);
        JsonNode all = await _client.JsonAsync("/api/v1/boilerplate?limit=200");
        Assert.NotEqual(0, (int)all["total"]!);
        string[] lines = (await _client.GetStringAsync("/api/v1/boilerplate.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(all["items"]!.AsArray().Select(item => (string)item!["report"]!), lines.Select(line => (string)JsonNode.Parse(line)!["report"]!));
        string[] rows = (await _client.GetStringAsync("/api/v1/boilerplate.csv?share=0-20")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((int)(await _client.JsonAsync("/api/v1/boilerplate?share=0-20"))["total"]!, rows.Length - 1);
        Assert.Equal("report,agency,year,region,sentences,shared,repeated,own,share", rows[0]);
    }

    [Fact]
    public async Task Similar_reports_are_told_with_examples_whose_addresses_lead_to_the_shared_items()
    {
        string id = Uri.EscapeDataString(SpecimenRecords.CivilAffairs);
        JsonNode others = await _client.JsonAsync($"/api/v1/reports/{id}/similar?limit=3"), own = await _client.JsonAsync($"/api/v1/reports/{id}/similar?own=true");
        string agency = (string)(await _client.JsonAsync("/api/v1/reports/" + id))["agency"]!["id"]!;

        Assert.Equal(3, others["items"]!.AsArray().Count);
        Assert.All(others["items"]!.AsArray(), item => Assert.NotEqual(agency, (string)item!["agency"]!["id"]!));
        Assert.All(own["items"]!.AsArray(), item => Assert.Equal(agency, (string)item!["agency"]!["id"]!));
        JsonNode best = others["items"]![0]!, example = best["examples"]![0]!;
        Assert.InRange((double)best["similarity"]!, 0.01, 1);
        Assert.Contains((string)example["text"]!, (string)(await _client.JsonAsync("/api/v1" + example["page"]))["passage"]!["text"]!, StringComparison.Ordinal);
        JsonNode there = (await _client.JsonAsync("/api/v1" + example["otherPage"]))["passage"]!;
        Assert.Contains((string)example["other"]!, (string)there["text"]!, StringComparison.Ordinal);
        Assert.Equal((string)best["report"]!, (string)there["report"]!);
        await _client.JsonAsync((string)best["compare"]!);

        await _client.ProblemAsync("/api/v1/reports/nobody/similar", HttpStatusCode.NotFound);
        Assert.Equal("limit", (string)(await _client.ProblemAsync($"/api/v1/reports/{id}/similar?limit=21", HttpStatusCode.BadRequest))["parameter"]!);
    }

    [Fact]
    public async Task An_unknown_wording_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/api/v1/wordings/AAAAAAAAAAA")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/wordings/AAAAAAAAAAA")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/wordings?sort=near")).StatusCode);
    }

    [Theory]
    [InlineData("sort=score", "sort")]
    [InlineData("sort=near", "near")]
    [InlineData("near=没有的县", "near")]
    [InlineData("sort=type", "sameType")]
    [InlineData("sameType=没有的类型", "sameType")]
    [InlineData("sameLevel=天级", "sameLevel")]
    [InlineData("year=二零", "year")]
    [InlineData("region=没有的县", "region")]
    [InlineData("limit=999", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("colour=red", "colour")]
    public async Task Errors_name_the_parameter(string query, string parameter)
    {
        foreach (string route in new[] { "/api/v1/wordings", "/api/v1/wordings.ndjson", "/api/v1/wordings.csv" })
        {
            // Files have no pages.
            if (route != "/api/v1/wordings" && parameter is "limit" or "cursor") continue;
            using HttpResponseMessage response = await _client.GetAsync($"{route}?{query}");
            JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(parameter, (string)problem["parameter"]!);
        }
    }

    [Fact]
    public async Task Every_order_lists_the_same_wordings_and_its_file_begins_as_its_page_does()
    {
        string[] orders = ["sort=used", "sort=rare", "sort=newest", "near=230717", "sameType=民政", "sameLevel=county"];
        HashSet<string>? all = null;
        foreach (string order in orders)
        {
            JsonNode list = await _client.JsonAsync("/api/v1/wordings?limit=200&" + order);
            string[] ids = [.. list["items"]!.AsArray().Select(item => (string)item!["id"]!)];
            all ??= [.. ids];
            Assert.True(all.SetEquals(ids), order);
            string[] lines = (await _client.GetStringAsync("/api/v1/wordings.ndjson?" + order)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(ids, lines.Take(ids.Length).Select(line => (string)JsonNode.Parse(line)!["id"]!));
            string page = WebUtility.HtmlDecode(await _client.GetStringAsync("/wordings?" + order));
            Assert.Contains((string)list["items"]![0]!["text"]!, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_order_by_place_says_which_place_it_took()
    {
        JsonNode list = await _client.JsonAsync("/api/v1/wordings?near=伊美区&limit=1");
        Assert.Equal("""{"filter":"near","code":"230717","fullName":"黑龙江省伊春市伊美区"}""", list["near"]!.ToJsonString(Readable));
        Assert.Contains("按离 黑龙江省伊春市伊美区", System.Text.RegularExpressions.Regex.Replace(WebUtility.HtmlDecode(await _client.GetStringAsync("/wordings?near=230717")), "<[^>]+>", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_wording_tells_its_uses_and_a_report_leads_to_it_and_back()
    {
        JsonNode list = await _client.JsonAsync("/api/v1/wordings?limit=1");
        JsonNode item = list["items"]![0]!;
        Assert.Equal(
            ["id", "text", "page", "sections", "roles", "passages", "agencies", "regions", "first", "last", "years", "variants", "all", "url"],
            item.AsObject().Select(member => member.Key));
        JsonNode detail = await _client.JsonAsync((string)item["url"]!);
        JsonNode use = detail["uses"]![0]!;
        Assert.Equal(["report", "agency", "year", "region", "section", "role", "variant", "page"], use.AsObject().Select(member => member.Key));
        Assert.Equal(item.ToJsonString(), detail["wording"]!.ToJsonString());

        string report = (string)use["report"]!;
        JsonNode worded = await _client.JsonAsync($"/api/v1/reports/{Uri.EscapeDataString(report)}/wordings");
        JsonNode back = worded["items"]!.AsArray().First(one => ((string)one!["page"]!).Split('?')[0] == (string)use["page"]!)!;
        Assert.Equal(((string)item["id"]!, (int)item["passages"]!, (string)item["url"]!), ((string)back["wording"]!, (int)back["passages"]!, (string)back["url"]!));
        string shown = await _client.GetStringAsync((string)use["page"]!);
        Assert.Contains("/wordings/" + (string)item["id"]!, shown, StringComparison.Ordinal);
        Assert.Contains("/wordings/" + (string)item["id"]!, await _client.GetStringAsync("/reports/" + Uri.EscapeDataString(report)), StringComparison.Ordinal);
        Assert.Contains("/wordings/" + (string)item["id"]!, await _client.GetStringAsync("/passages?q=" + Uri.EscapeDataString($"\"{((string)item["text"]!)[2..12]}\"")), StringComparison.Ordinal);
        JsonNode equal = await _client.JsonAsync("/api/v1/passages?wording=" + (string)detail["variants"]![0]!["wording"]!);
        Assert.NotEqual(0, (int)equal["total"]!);
    }

    [Fact]
    public async Task The_share_of_boilerplate_is_a_facet_of_the_search()
    {
        await served.Services.GetRequiredService<ServedArchive>().RefreshAsync(CancellationToken.None);
        JsonNode answer = await _client.JsonAsync("/api/v1/reports?facet=boilerplate&limit=0");

        JsonNode facet = answer["facets"]!["boilerplate"]!;
        Assert.Equal((int)answer["total"]!, facet["items"]!.AsArray().Sum(one => (int)one!["count"]!) + (int)facet["missing"]!);
        foreach (JsonNode? value in facet["items"]!.AsArray())
            Assert.Equal((int)value!["count"]!, (int)(await _client.JsonAsync("/api/v1/reports?limit=0&boilerplate=" + (string)value["value"]!))["total"]!);
        Assert.Contains("套话占比", WebUtility.HtmlDecode(await _client.GetStringAsync("/?level=county")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examples_of_the_help_page_work()
    {
        string help = await _client.GetStringAsync("/help");
        string[] links = [.. System.Text.RegularExpressions.Regex.Matches(help, "data-example href=\"([^\"]+)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
        Assert.True(links.Length >= 6);
        foreach (string link in links)
        {
            JsonNode answer = await _client.JsonAsync(link.StartsWith("/api", StringComparison.Ordinal) ? link : "/api/v1" + link);
            Assert.True((int)answer["total"]! > 0, link);
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(link)).StatusCode);
        }
    }

    private static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
