using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class SearchApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_search_answers_the_whole_documented_body()
    {
        JsonNode body = await GetAsync("/api/v1/reports?q=\"最后一公里\"&agencyType=民政&year=2023&county=石桥区&facet=year&facet=level&limit=1");
        string expected = """
            {
              "total": 1,
              "items": [ {
                "id": "990102-民政局-2023", "title": "石桥区民政局2023年政府信息公开工作年度报告",
                "agency": { "id": "990102/民政局", "name": "石桥区民政局", "type": "民政", "level": "county" },
                "year": 2023,
                "region": { "code": "990102", "province": "云岭省", "city": "青禾市", "county": "石桥区" },
                "form": "2021",
                "highlights": [ { "section": "problems", "text": "下一步将丰富解读形式，打通政务公开“最后一公里”。", "marks": [[18, 5]] } ],
                "url": "/api/v1/reports/990102-%E6%B0%91%E6%94%BF%E5%B1%80-2023"
              } ],
              "facets": {
                "year": { "items": [
                  { "value": "2024", "label": "2024", "count": 1 }, { "value": "2023", "label": "2023", "count": 1 },
                  { "value": "2022", "label": "2022", "count": 1 }, { "value": "2021", "label": "2021", "count": 1 } ], "missing": 0, "other": 0 },
                "level": { "items": [ { "value": "county", "label": "县级", "count": 1 } ], "missing": 0, "other": 0 }
              }
            }
            """;
        body["items"]![0]!.AsObject().Remove("score");
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), body.ToJsonString());
    }

    [Fact]
    public async Task Chinese_stays_readable_in_the_body()
    {
        string text = await _client.GetStringAsync("/api/v1/reports?county=石桥区&limit=1");
        Assert.Contains("石桥区", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_parameter_is_or_and_different_ones_are_and()
    {
        int one = await TotalAsync("year=2021");
        int two = await TotalAsync("year=2022");
        Assert.Equal(one + two, await TotalAsync("year=2021&year=2022"));
        Assert.Equal(3, await TotalAsync("year=2021&agencyType=水利"));
    }

    [Fact]
    public async Task A_facet_value_counts_what_choosing_it_gives()
    {
        JsonNode body = await GetAsync("/api/v1/reports?q=公众号&facet=year&facet=county&facet=agencyType&limit=0");
        foreach ((string facet, JsonNode? counts) in body["facets"]!.AsObject())
        {
            Assert.NotEmpty(counts!["items"]!.AsArray());
            foreach (JsonNode? item in counts["items"]!.AsArray())
            {
                string value = facet == "county" ? "region=" + item!["value"] : $"{facet}={item!["value"]}";
                Assert.Equal((int)item["count"]!, await TotalAsync("q=公众号&" + value));
            }
        }
    }

    [Fact]
    public async Task Facets_separated_by_commas_are_taken_as_they_always_were()
    {
        JsonNode repeated = await GetAsync("/api/v1/reports?facet=year&facet=level&limit=0");
        Assert.Equal(repeated.ToJsonString(), (await GetAsync("/api/v1/reports?facet=year,level&limit=0")).ToJsonString());
    }

    [Fact]
    public async Task A_hit_carries_the_fields_that_are_asked_for_and_the_count_that_hits_are_sorted_by()
    {
        JsonNode body = await GetAsync("/api/v1/reports?agency=石桥区民政局&year=2023&sort=-applications.received.total&fields=disclosure.licences.decisions&fields=stats.fees.amount&fields=scope&fields=archive");
        string permanent = "/r/990102-%E6%B0%91%E6%94%BF%E5%B1%80-2023/v/1/c/";
        JsonNode record = await GetAsync("/api/v1/reports/990102-民政局-2023");
        JsonNode count = await GetAsync("/api/v1" + permanent + "applications.received.total");
        JsonNode hit = body["items"]![0]!;
        string expected = $$"""
            {
              "sorted": { "key": "applications.received.total", "label": "{{count["label"]}}", "unit": "{{count["unit"]}}", "state": "number", "value": {{count["value"]}},
                "page": "{{permanent}}applications.received.total", "url": "/api/v1{{permanent}}applications.received.total" },
              "values": [
                { "key": "disclosure.licences.decisions", "label": "{{CountCatalog.Find("disclosure.licences.decisions")!.Label}}", "unit": "件", "state": "number", "value": {{record["counts"]!["disclosure.licences.decisions"]}},
                  "page": "{{permanent}}disclosure.licences.decisions", "url": "/api/v1{{permanent}}disclosure.licences.decisions" },
                { "key": "stats.fees.amount", "label": "{{CountCatalog.Find("stats.fees.amount")!.Label}}", "unit": "万元", "state": "noTable" } ],
              "version": 1,
              "scope": "{{record["scope"]}}",
              "archive": { "versions": 1, "changed": {{record["archive"]!["changed"]}}, "page": "/reports/990102-%E6%B0%91%E6%94%BF%E5%B1%80-2023" }
            }
            """;
        foreach (string always in new[] { "id", "title", "agency", "year", "region", "form", "score", "highlights", "url" }) Assert.True(hit.AsObject().Remove(always), always);
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), hit.ToJsonString());
    }

    [Fact]
    public async Task A_facets_value_comes_with_an_example_where_that_is_asked_for()
    {
        JsonNode item = (await GetAsync("/api/v1/reports?agency=石桥区民政局&year=2023&facet=level&examples=1&limit=0"))["facets"]!["level"]!["items"]![0]!;
        string expected = """
            { "value": "county", "label": "县级", "count": 1, "example": { "report": "990102-民政局-2023", "title": "石桥区民政局2023年政府信息公开工作年度报告",
              "page": "/reports/990102-%E6%B0%91%E6%94%BF%E5%B1%80-2023", "url": "/api/v1/reports/990102-%E6%B0%91%E6%94%BF%E5%B1%80-2023" } }
            """;
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), item.ToJsonString());
    }

    [Fact]
    public async Task What_has_no_value_is_chosen_as_missing()
    {
        JsonNode facets = (await GetAsync("/api/v1/reports?facet=repeats&facet=recognised&limit=0"))["facets"]!;
        foreach (string name in new[] { "repeats", "recognised" })
        {
            Assert.True((int)facets[name]!["missing"]! > 0);
            Assert.Equal((int)facets[name]!["missing"]!, await TotalAsync(name + "=_missing"));
        }
    }

    [Fact]
    public async Task Conditions_hold_only_for_printed_numbers()
    {
        int missing = await TotalAsync("where=applications.refused.repeat.total:missing");
        int zero = await TotalAsync("where=applications.refused.repeat.total=0");
        Assert.Equal(2, missing);
        Assert.Equal(SpecimenRecords.Standing, missing + zero);
        Assert.Equal(1, await TotalAsync("where=disclosure.licences.decisions>=40&where=disclosure.licences.decisions<=41"));
    }

    [Fact]
    public async Task Cursors_lead_through_every_hit_once()
    {
        List<string> seen = [];
        string? cursor = null;
        do
        {
            JsonNode page = await GetAsync("/api/v1/reports?sort=-applications.received.total&limit=7" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        Assert.Equal(SpecimenRecords.Standing, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_name_of_several_places_lists_them()
    {
        JsonNode body = await GetAsync("/api/v1/reports?county=临溪区&limit=0");
        Assert.Equal(["990101", "990201"], body["places"]!.AsArray().Select(place => (string)place!["code"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Changes_since_the_last_change_are_none()
    {
        long change = (long)(await GetAsync("/api/v1/healthz"))["change"]!;
        Assert.Equal(0, await TotalAsync("changedSince=" + change));
        Assert.Equal(SpecimenRecords.Standing, await TotalAsync("changedSince=0"));
    }

    [Theory]
    [InlineData("colour=red", "colour")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("year=twenty", "year")]
    [InlineData("region=9", "region")]
    [InlineData("county=没有这个区", "county")]
    [InlineData("agency=没有这个机关", "agency")]
    [InlineData("agencyType=没有这种", "agencyType")]
    [InlineData("level=village", "level")]
    [InlineData("form=2020", "form")]
    [InlineData("section=introduction", "section")]
    [InlineData("check=perhaps", "check")]
    [InlineData("where=applications.received.total", "where")]
    [InlineData("where=no.such.key>=1", "where")]
    [InlineData("where=applications.received.total>=many", "where")]
    [InlineData("facet=colour", "facet")]
    [InlineData("facet=year,colour", "facet")]
    [InlineData("fields=colour", "fields")]
    [InlineData("examples=2", "examples")]
    [InlineData("sort=colour", "sort")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=zzz", "cursor")]
    [InlineData("changedSince=yesterday", "changedSince")]
    [InlineData("q=\"open", "q")]
    public async Task A_bad_parameter_is_named_in_problem_details(string query, string parameter)
    {
        HttpResponseMessage response = await _client.GetAsync("/api/v1/reports?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(400, (int)problem["status"]!);
        Assert.Equal(parameter, (string)problem["parameter"]!);
        Assert.NotEqual("", (string)problem["detail"]!);
        Assert.NotEqual("", (string)problem["title"]!);
    }

    [Fact]
    public async Task Text_that_is_too_long_is_told_with_the_limit()
    {
        JsonNode problem = await _client.ProblemAsync("/api/v1/reports?q=" + new string('a', 4001), HttpStatusCode.BadRequest);
        Assert.Equal("q", (string)problem["parameter"]!);
        Assert.Contains("4000", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_allowed_values_are_listed()
    {
        HttpResponseMessage response = await _client.GetAsync("/api/v1/reports?level=village");
        string expected = """
            {"type":"/help#problem-parameter","title":"参数不可用","status":400,"detail":"参数 level 的值“village”不可用。可用的值：national、province、city、county、township、zone、_missing。","parameter":"level","allowed":["national","province","city","county","township","zone","_missing"]}
            """;
        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        problem.AsObject().Remove("requestId");
        problem.AsObject().Remove("code");
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), problem.ToJsonString());
    }

    [Fact]
    public async Task A_syntax_error_gives_its_position()
    {
        HttpResponseMessage response = await _client.GetAsync("/api/v1/reports?q=公众号 \"没有闭合");
        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(4, (int)problem["position"]!);
        Assert.StartsWith("第 5 个字符", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body()
    {
        using HttpRequestMessage request = new(HttpMethod.Head, "/api/v1/reports?q=公众号");
        HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Other_methods_are_refused_with_problem_details()
    {
        HttpResponseMessage response = await _client.PostAsync("/api/v1/reports", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("method", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<int> TotalAsync(string query) => (int)(await GetAsync($"/api/v1/reports?limit=0&{query}"))["total"]!;

    private async Task<JsonNode> GetAsync(string url)
    {
        HttpResponseMessage response = await _client.GetAsync(url);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions()) ?? throw new InvalidOperationException("The body is null.");
    }

    [Fact]
    public async Task Values_of_a_facet_are_found_by_what_they_are_called_with_the_counts_of_the_whole_facet()
    {
        JsonNode whole = await GetAsync("/api/v1/reports?q=公众号&year=2023&facet=agency&facet=county&limit=0");
        JsonNode body = await GetAsync("/api/v1/reports?q=公众号&year=2023&facetContains=agency:民政&facetContains=county:白沙&facetContains=level:县&limit=0");
        JsonNode agency = body["facets"]!["agency"]!;
        Assert.Equal(["990101/民政局", "990102/民政局", "990201/民政局"], agency["items"]!.AsArray().Select(item => (string)item!["value"]!).Order(StringComparer.Ordinal));
        foreach (JsonNode? item in agency["items"]!.AsArray())
            Assert.Contains(whole["facets"]!["agency"]!["items"]!.AsArray(), other => other!.ToJsonString() == item!.ToJsonString());
        Assert.Equal((int)body["total"]! - 3, (int)agency["other"]!);
        Assert.Equal("990201", (string)Assert.Single(body["facets"]!["county"]!["items"]!.AsArray())!["value"]!);
        Assert.Equal("county", (string)Assert.Single(body["facets"]!["level"]!["items"]!.AsArray())!["value"]!);
        Assert.Empty((await GetAsync("/api/v1/reports?facetContains=agency:宇宙&limit=0"))["facets"]!["agency"]!["items"]!.AsArray());
        Assert.Equal(2, (await GetAsync("/api/v1/reports?facet=agency&facetLimit=2&limit=0"))["facets"]!["agency"]!["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Ranges_of_a_count_add_up_and_each_is_a_query()
    {
        JsonNode body = await GetAsync("/api/v1/reports?q=公众号&range=新收申请:1,3,6&where=applications.received.total>=6&limit=0");
        JsonNode ranges = body["facets"]!["applications.received.total"]!;
        int sum = (int)ranges["missing"]! + (int)ranges["other"]!;
        foreach (JsonNode? item in ranges["items"]!.AsArray())
        {
            sum += (int)item!["count"]!;
            string query = Uri.EscapeDataString("公众号 新收申请:" + item["value"]);
            Assert.Equal((int)item["count"]!, (int)(await GetAsync($"/api/v1/reports?q={query}&limit=0"))["total"]!);
        }

        Assert.Equal(["1—2", "3—5", "不少于 6"], ranges["items"]!.AsArray().Select(item => (string)item!["label"]!));
        Assert.Equal((int)(await GetAsync("/api/v1/reports?q=公众号&limit=0"))["total"]!, sum);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_answer_says_what_to_take_away_and_how_else_a_word_is_spelled()
    {
        JsonNode help = (await GetAsync("/api/v1/reports?q=解渎&year=2023&agencyType=民政"))["help"]!;
        JsonNode term = help["terms"]![0]!;
        Assert.Equal(("解渎", 0), ((string)term["value"]!, (int)term["total"]!));
        JsonNode spelling = help["spellings"]![0]!;
        Assert.Equal(("解读", "解读"), ((string)spelling["instead"]!, (string)spelling["query"]!));
        Assert.Equal((int)(await GetAsync("/api/v1/reports?q=解读&year=2023&agencyType=民政&limit=0"))["total"]!, (int)spelling["total"]!);

        JsonNode filtered = (await GetAsync("/api/v1/reports?q=公众号&year=2009&agencyType=民政"))["help"]!;
        foreach (JsonNode? part in filtered["filters"]!.AsArray())
        {
            string rest = (string)part!["parameter"]! == "year" ? "agencyType=民政" : "year=2009";
            Assert.Equal((int)(await GetAsync($"/api/v1/reports?q=公众号&{rest}&limit=0"))["total"]!, (int)part["without"]!);
        }

        Assert.Null((await GetAsync("/api/v1/reports?q=公众号"))["help"]);
    }

    [Theory]
    [InlineData("reports", "火星")]
    [InlineData("passages", "解读")]
    public async Task Lucenes_classic_syntax_asks_the_same_index_with_the_same_filters_and_facets(string what, string without)
    {
        string classic = Uri.EscapeDataString($"+\"公众号\" -\"{without}\""), own = Uri.EscapeDataString($"\"公众号\" NOT \"{without}\"");
        JsonNode answer = await GetAsync($"/api/v1/{what}?q={classic}&syntax=lucene&facet=year&facet=agencyType&limit=5&sort=-year");
        JsonNode same = await GetAsync($"/api/v1/{what}?q={own}&facet=year&facet=agencyType&limit=5&sort=-year");

        Assert.True((int)answer["total"]! > 0);
        Assert.Equal((int)same["total"]!, (int)answer["total"]!);
        Assert.Equal(same["facets"]!.ToJsonString(), answer["facets"]!.ToJsonString());
        using HttpResponseMessage mistaken = await _client.GetAsync($"/api/v1/{what}?q={Uri.EscapeDataString("(公众号")}&syntax=lucene");
        Assert.Equal(HttpStatusCode.BadRequest, mistaken.StatusCode);
        using HttpResponseMessage unknown = await _client.GetAsync($"/api/v1/{what}?q=1&syntax=sql");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task A_classic_query_that_finds_nothing_is_explained_by_its_filters_alone()
    {
        JsonNode answer = await GetAsync($"/api/v1/reports?q={Uri.EscapeDataString("+\"公众号\"~3 +火星")}&syntax=lucene&year=2023");
        Assert.Equal(0, (int)answer["total"]!);
        Assert.Empty(answer["help"]!["terms"]!.AsArray());
        Assert.Single(answer["help"]!["filters"]!.AsArray());
    }

    [Fact]
    public async Task Where_few_reports_hold_every_word_the_best_others_for_any_of_them_follow_and_are_counted_apart()
    {
        JsonNode body = await GetAsync("/api/v1/reports?q=公众号 统计 条例&facet=year");
        JsonNode broader = body["broader"]!;
        JsonNode any = await GetAsync("/api/v1/reports?limit=200&q=" + Uri.EscapeDataString((string)broader["query"]!));
        string[] hits = Ids(body), others = Ids(broader);

        Assert.InRange((int)body["total"]!, 0, 9);
        Assert.Equal((int)any["total"]! - (int)body["total"]!, (int)broader["total"]!);
        Assert.Equal(Ids(any).Except(hits).Take(20 - hits.Length), others);
        Assert.NotEmpty(others);
        Assert.All(broader["items"]!.AsArray(), item => Assert.NotEmpty(item!["highlights"]!.AsArray()));
        Assert.Equal((int)body["total"]!, body["facets"]!["year"]!["items"]!.AsArray().Sum(item => (int)item!["count"]!) + (int)body["facets"]!["year"]!["missing"]!);
        Assert.Empty((await GetAsync("/api/v1/reports?limit=0&q=公众号 统计 条例"))["broader"]!["items"]!.AsArray());
        Assert.Null((await GetAsync("/api/v1/reports?q=公众号"))["broader"]);
        Assert.Null((await GetAsync("/api/v1/reports?q=\"宇宙飞船\""))["broader"]);
    }

    [Theory]
    [InlineData("facetContains=agency", "facetContains")]
    [InlineData("facetContains=colour:red", "facet")]
    [InlineData("facetLimit=0", "facetLimit")]
    [InlineData("range=no.such.key", "range")]
    [InlineData("range=applications.received.total:3,2", "range")]
    public async Task A_facet_that_cannot_be_counted_is_named(string parameter, string named) =>
        Assert.Equal(named, (string?)(await _client.ProblemAsync("/api/v1/reports?" + parameter, HttpStatusCode.BadRequest))["parameter"]);

    private static string[] Ids(JsonNode answer) => [.. answer["items"]!.AsArray().Select(item => (string)item!["id"]!)];
}
