using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Tests.Pages;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class CompareApiTests(ServedSpecimens served)
{
    private const string Later = "990102-民政局-2023";
    private const string Earlier = "990102-民政局-2022";
    private const string Fewer = "990102-民政局-2024";
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_report_is_laid_beside_the_one_before_it_and_beside_any_other()
    {
        JsonNode before = await _client.JsonAsync($"/api/v1/reports/{Later}/compare");
        JsonNode named = await _client.JsonAsync($"/api/v1/reports/{Later}/compare?with={Earlier}");
        JsonNode other = await _client.JsonAsync($"/api/v1/reports/{Later}/compare?with={SpecimenRecords.FormerId}");

        Assert.Equal(Earlier, (string)before["with"]!["id"]!);
        Assert.Equal(before.ToJsonString(), named.ToJsonString());
        Assert.Equal(SpecimenRecords.CivilAffairs, (string)other["with"]!["id"]!);
        Assert.Equal(
            before["figures"]!["compared"]!.GetValue<int>() - before["figures"]!["equal"]!.GetValue<int>(),
            before["counts"]!.AsArray().Count(count => (decimal)count!["difference"]! != 0));
        JsonNode kept = before["sections"]!.AsArray().Single(section => (string)section!["kind"]! == "other")!["sentences"]![0]!;
        Answers.Same("""{ "state": "kept", "text": "无。", "opensParagraph": true }""", kept);
    }

    [Fact]
    public async Task Two_versions_of_one_report_are_laid_side_by_side()
    {
        JsonNode versions = await _client.JsonAsync($"/api/v1/reports/{SpecimenRecords.CivilAffairs}/compare?with={SpecimenRecords.CivilAffairs}&withVersion=1&version=2");

        Assert.Equal((2, 1), ((int)versions["report"]!["version"]!, (int)versions["with"]!["version"]!));
        JsonNode changed = versions["counts"]!.AsArray().Single(count => (decimal)count!["difference"]! != 0)!;
        Assert.Equal("disclosure.licences.decisions", (string)changed["key"]!);
    }

    [Theory]
    [InlineData("/api/v1/reports/990101-民政局-2023/compare?with=990101-民政局-2023&withVersion=9", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports/990101-民政局-2023/compare?version=9", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports/990102-民政局-2021/compare", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports/990102-民政局-2023/compare?with=没有", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports/990102-民政局-2023/compare?with=990101-撤下局-2022", HttpStatusCode.Gone)]
    [InlineData("/api/v1/reports/990102-民政局-2023/compare?against=x", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_compared_is_a_problem_and_a_page_that_says_so(string url, HttpStatusCode status)
    {
        await _client.ProblemAsync(url, status);
        Assert.Equal(status, (await _client.GetAsync(url["/api/v1".Length..])).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/reports/990102-民政局-2021/compare", "with")]
    [InlineData("/api/v1/reports/990102-民政局-2023/compare?with=2022", "with")]
    [InlineData("/api/v1/reports/990102-民政局-2023/compare?with=990101-撤下局-2022", "with")]
    [InlineData("/api/v1/reports/没有/compare", null)]
    public async Task A_report_that_is_not_there_to_compare_with_is_named_by_its_parameter(string url, string? parameter)
    {
        JsonNode problem = JsonNode.Parse(await (await _client.GetAsync(url)).Content.ReadAsStringAsync())!;
        Assert.Equal(parameter, (string?)problem["parameter"]);
    }

    [Fact]
    public async Task The_comparison_can_be_downloaded_for_spreadsheets()
    {
        JsonNode twin = await _client.JsonAsync($"/api/v1/reports/{Fewer}/compare");
        string csv = await _client.GetStringAsync($"/api/v1/reports/{Fewer}/compare.csv");

        string[] lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("kind,place,state,was,now,difference", lines[0]);
        int sentences = twin["sections"]!.AsArray().Sum(section => section!["sentences"]!.AsArray().Count);
        Assert.Equal(sentences, lines.Count(line => line.StartsWith("sentence,", StringComparison.Ordinal)));
        Assert.Equal(twin["counts"]!.AsArray().Count, lines.Count(line => line.StartsWith("count,", StringComparison.Ordinal)));
        string[] differences = [.. twin["counts"]!.AsArray().Where(count => count!["difference"] is not null).Select(count => ((decimal)count!["difference"]!).ToString(CultureInfo.InvariantCulture))];
        Assert.Contains(differences, difference => difference[0] == '-');
        Assert.Equal(differences, lines.Where(line => line.StartsWith("count,", StringComparison.Ordinal)).Select(line => line.Split(',')[^1]).Where(cell => cell.Length > 0));
        Assert.Contains("类别,部分或指标", await _client.GetStringAsync($"/api/v1/reports/{Fewer}/compare.csv?headers=labels&bom=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_sentences_and_figures_and_is_reached_from_the_report()
    {
        IHtmlDocument report = await _client.PageAsync("/reports/" + Later);
        string link = report.QuerySelectorAll(".actions a").Single(a => a.TextContent == "与上一份报告对照").GetAttribute("href")!;

        IHtmlDocument page = await _client.PageAsync(link);

        Assert.Contains("2022年度", page.TextOf(".report-head p"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("details.same"));
        Assert.NotNull(page.QuerySelector("#figures table"));
        JsonNode twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal(Later, (string)twin["report"]!["id"]!);
    }

    [Fact]
    public async Task What_a_stranger_wrote_into_a_report_stays_text()
    {
        IHtmlDocument page = await _client.PageAsync($"/reports/{Later}/compare?with={SpecimenRecords.Hostile}");
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Contains(SpecimenRecords.HostileText, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_that_repeat_the_year_before_can_be_listed()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/reports?repeats=figures&facet=repeats");
        int listed = (int)answer["total"]!;
        Assert.Equal(listed, answer["facets"]!["repeats"]!["items"]!.AsArray().Where(item => (string)item!["value"]! == "figures").Sum(item => (int)item!["count"]!));
        foreach (JsonNode? item in answer["items"]!.AsArray())
            Assert.True((bool)(await _client.JsonAsync($"/api/v1/reports/{(string)item!["id"]!}/compare"))["figures"]!["isRepeated"]!);
    }
}
