using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class MetricApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Every_metric_is_listed_with_the_reports_that_have_it()
    {
        JsonArray items = (await _client.JsonAsync("/api/v1/metrics"))["items"]!.AsArray();
        JsonNode received = items.First(item => (string?)item!["key"] == "applicationsReceived")!;
        Assert.Equal("收到申请数", (string?)received["label"]);
        Assert.Equal("applications.received.total", (string?)received["keys"]!["2021"]![0]);
        Assert.True((int)received["reports"]! > 0);
        Assert.Contains(items, item => (string?)item!["key"] == "applications.received.total" && (string?)item["kind"] == "count");
    }

    [Fact]
    public async Task A_group_says_what_it_comes_to_and_leads_to_its_sources()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/metrics/applicationsReceived?by=year&by=province&atLeast=1");
        JsonArray groups = answer["items"]!.AsArray();
        Assert.Equal(groups.Count, (int)answer["total"]!);
        JsonNode group = groups.First(item => item!["median"] is not null)!;
        Assert.Equal((int)group["reports"]!, (int)group["reporting"]! + (int)group["missing"]!);

        JsonNode source = group["sources"]!["median"]![0]!, cell = source["cells"]![0]!;
        JsonNode count = await _client.JsonAsync((string)cell["url"]!);
        Assert.Equal((decimal)cell["value"]!, (decimal)count["value"]!);
        Assert.Equal((string?)source["report"], (string?)count["report"]);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync((string)cell["page"]!)).StatusCode);

        JsonNode values = await _client.JsonAsync((string)group["values"]!);
        Assert.Equal((int)group["reporting"]!, (int)values["total"]!);
        Assert.Equal((decimal)group["sum"]!, values["items"]!.AsArray().Sum(value => (decimal)value!["value"]!));
    }

    [Fact]
    public async Task What_is_not_printed_is_listed_by_why_and_never_a_number()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/metrics/applications.received.total/values?state=noTable&state=blank&state=notInForm&limit=1000");
        Assert.NotEmpty(answer["items"]!.AsArray());
        Assert.All(answer["items"]!.AsArray(), item => Assert.True(item!["value"] is null && (string?)item["state"] is "noTable" or "blank" or "notInForm"));
    }

    [Fact]
    public async Task The_tables_have_a_line_for_each_group_and_each_value()
    {
        string[] groups = await LinesAsync("/api/v1/metrics/applicationsReceived.csv?by=year&by=county&atLeast=1");
        Assert.StartsWith("year,county,countyName,reports,reporting,missing,states.blank,", groups[0], StringComparison.Ordinal);
        Assert.Equal(groups[0].Split(',').Distinct(StringComparer.Ordinal), groups[0].Split(','));
        Assert.Equal((int)(await _client.JsonAsync("/api/v1/metrics/applicationsReceived?by=year&by=county"))["total"]!, groups.Length - 1);
        string[] values = await LinesAsync("/api/v1/metrics/applicationsReceived/values.csv?headers=labels");
        Assert.StartsWith("报告编号,版本,机关,", values[0], StringComparison.Ordinal);
        Assert.Equal((int)(await _client.JsonAsync("/api/v1/metrics/applicationsReceived/values?limit=1"))["total"]!, values.Length - 1);
    }

    [Fact]
    public async Task A_series_has_a_point_for_each_year_and_its_table_a_line()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/metrics/applicationsReceived/series?agencyType=教育&region=990101");
        JsonNode series = answer["items"]!.AsArray().First()!;
        Assert.Equal((int)answer["total"]!, answer["items"]!.AsArray().Count);
        int[] years = [.. series["points"]!.AsArray().Select(point => (int)point!["year"]!)];
        Assert.Equal(Enumerable.Range(years[0], years.Length), years);
        Assert.Contains(series["points"]!.AsArray(), point => (string?)point!["state"] == "number" && (decimal)point["value"]! == (decimal)point["report"]!["value"]!);
        string[] lines = await LinesAsync("/api/v1/metrics/applicationsReceived/series.csv?agencyType=教育&region=990101");
        Assert.Equal(answer["items"]!.AsArray().Sum(item => item!["points"]!.AsArray().Count), lines.Length - 1);
    }

    [Fact]
    public async Task A_ranking_descends_and_says_who_has_no_rank()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/rankings?metric=applicationsReceived&year=2023&limit=1000");
        decimal[] values = [.. answer["items"]!.AsArray().Select(item => (decimal)item!["value"]!)];
        Assert.NotEmpty(values);
        Assert.Equal(values.OrderDescending(), values);
        Assert.Equal(1, (int)answer["items"]![0]!["rank"]!);
        Assert.Equal(1 + values.Length, (await LinesAsync("/api/v1/rankings.csv?metric=applicationsReceived&year=2023")).Length);
        JsonNode places = await _client.JsonAsync("/api/v1/rankings?metric=applicationsReceived&year=2023&by=county&of=sum&order=asc");
        Assert.Equal(values.Sum(), places["items"]!.AsArray().Sum(item => (decimal)item!["value"]!));
    }

    [Fact]
    public async Task Coverage_tells_what_is_held_and_what_is_not_by_agency_and_year()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/coverage?region=990101&year=2020-2024&limit=200");
        JsonArray agencies = answer["items"]!.AsArray();
        Assert.Equal((int)answer["total"]!, agencies.Count);
        foreach (JsonNode? year in answer["years"]!.AsArray())
        {
            int held = agencies.Count(agency => agency!["years"]!.AsArray().Any(cell => (int)cell!["year"]! == (int)year!["year"]! && (string?)cell["state"] == "held"));
            Assert.Equal((held, agencies.Count - held), ((int)year!["held"]!, (int)year["notHeld"]!));
            Assert.Equal(held, (int)year["inTime"]! + (int)year["late"]! + (int)year["undecided"]!);
        }

        Assert.Equal(1 + agencies.Sum(agency => agency!["years"]!.AsArray().Count), (await LinesAsync("/api/v1/coverage.csv?region=990101&year=2020-2024")).Length);
    }

    [Fact]
    public async Task What_is_missing_is_told_with_its_basis_and_nothing_of_it_is_held()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/missing?region=990101&basis=own&limit=200");
        JsonNode[] agencies = [.. answer["items"]!.AsArray().OfType<JsonNode>()];
        Assert.NotEmpty(agencies);
        Assert.Equal(agencies.Length, (int)answer["total"]!);
        JsonNode coverage = await _client.JsonAsync("/api/v1/coverage?region=990101&limit=200");
        HashSet<string> held = [.. coverage["items"]!.AsArray().SelectMany(agency => agency!["years"]!.AsArray().Where(cell => (string)cell!["state"]! == "held").Select(cell => $"{agency["agency"]!["id"]} {cell!["year"]}"))];
        foreach (JsonNode agency in agencies)
        {
            foreach (JsonNode? year in agency["years"]!.AsArray())
            {
                Assert.DoesNotContain($"{agency["agency"]} {year!["year"]}", held);
                Assert.Equal("own", (string)year["basis"]!);
                Assert.Equal((bool)year["sure"]!, year["doubts"]!.AsArray().Count == 0);
                Assert.NotEmpty((await _client.JsonAsync((string)year["evidence"]!))["items"]!.AsArray());
            }
        }

        Assert.Equal(1 + agencies.Sum(agency => agency["years"]!.AsArray().Count), (await LinesAsync("/api/v1/missing.csv?region=990101&basis=own")).Length);
        Assert.Contains(agencies, agency => ((string)agency["agency"]!).EndsWith("/民政局", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/metrics/applicationsReceived/series?form=2021", "form")]
    [InlineData("/api/v1/metrics/applicationsReceived/series?limit=500", "limit")]
    [InlineData("/api/v1/coverage?region=nowhere", "region")]
    [InlineData("/api/v1/missing?basis=guess", "basis")]
    [InlineData("/api/v1/missing?cursor=x", "cursor")]
    [InlineData("/api/v1/coverage.csv?cursor=x", "cursor")]
    [InlineData("/api/v1/rankings?year=2023", "metric")]
    [InlineData("/api/v1/rankings.csv?metric=applicationsReceived", "year")]
    [InlineData("/api/v1/rankings?metric=nothing&year=2023", "metric")]
    [InlineData("/api/v1/rankings?metric=applicationsReceived", "year")]
    [InlineData("/api/v1/rankings?metric=applicationsReceived&year=2022-2023", "year")]
    [InlineData("/api/v1/rankings?metric=applicationsReceived&year=_missing", "year")]
    [InlineData("/api/v1/rankings?metric=applicationsReceived&year=2023&share=true", "share")]
    [InlineData("/api/v1/rankings.xlsx?metric=applicationsReceived&year=2023&share=true", "share")]
    [InlineData("/api/v1/repeats?what=all", "what")]
    [InlineData("/api/v1/repeats.csv?region=nowhere", "region")]
    [InlineData("/api/v1/repeats.xlsx?year=x", "year")]
    [InlineData("/api/v1/metrics/applicationsReceived?by=agency", "by")]
    [InlineData("/api/v1/metrics/applicationsReceived?scope=own&scope=aggregate", "scope")]
    [InlineData("/api/v1/metrics/applicationsReceived?cursor=abc", "cursor")]
    [InlineData("/api/v1/metrics/applicationsReceived?limit=0", "limit")]
    [InlineData("/api/v1/metrics/applicationsReceived.csv?year=abc", "year")]
    [InlineData("/api/v1/metrics/applicationsReceived/values.csv?state=zero", "state")]
    public async Task A_value_that_cannot_be_used_is_told_with_its_parameter(string url, string parameter) =>
        Assert.Equal(parameter, (string?)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]);

    [Theory]
    [InlineData("/api/v1/metrics/nothing")]
    [InlineData("/api/v1/metrics/nothing.csv")]
    [InlineData("/api/v1/metrics/nothing/values")]
    [InlineData("/api/v1/metrics/nothing/values.csv")]
    [InlineData("/api/v1/metrics/nothing/series")]
    [InlineData("/api/v1/metrics/nothing/series.csv")]
    [InlineData("/api/v1/metrics/nothing.xlsx")]
    [InlineData("/api/v1/metrics/nothing/values.xlsx")]
    [InlineData("/api/v1/metrics/nothing/series.xlsx")]
    public async Task A_metric_that_there_is_not_is_not_found(string url) => await _client.ProblemAsync(url, HttpStatusCode.NotFound);

    private async Task<string[]> LinesAsync(string url) => (await _client.GetStringAsync(url)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
