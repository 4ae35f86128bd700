using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Tests.Pages;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class LedgerApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Theory]
    [InlineData("/api/v1/agencies/990102/民政局/ledger")]
    [InlineData("/api/v1/agencies/990102%2F民政局/ledger")]
    public async Task A_ledger_tells_rule_years_values_and_state(string url)
    {
        JsonNode ledger = await _client.JsonAsync(url);

        Assert.Equal("990102/民政局", (string)ledger["agency"]!["id"]!);
        Assert.Equal([2021, 2022, 2023, 2024], ledger["reports"]!.AsArray().Select(report => (int)report!["year"]!));
        JsonNode finding = ledger["findings"]!.AsArray().First(found =>
            (string)found!["rule"]! == "ledger.carried" && (string?)found["place"] == "total" && (int)found["years"]![1]! == 2023)!;
        Answers.Same("""
            { "rule": "ledger.carried", "place": "total", "state": "ok", "years": [2022, 2023], "report": "990102-民政局-2023", "previous": "990102-民政局-2022",
              "left": [ { "report": "990102-民政局-2022", "year": 2022, "key": "applications.carriedOut.total", "value": 0, "subtracted": false, "cumulative": false } ],
              "right": [ { "report": "990102-民政局-2023", "year": 2023, "key": "applications.carriedIn.total", "value": 0, "subtracted": false, "cumulative": false } ],
              "leftSum": 0, "rightSum": 0 }
            """, finding);
        JsonNode series = ledger["series"]!.AsArray().First(line => (string)line!["metric"]! == "applicationsReceived")!;
        Assert.Equal("exact", (string)series["comparable"]!);
        Assert.Equal(["2021", "2021", "2021", "2021"], series["points"]!.AsArray().Select(point => (string)point!["form"]!));
    }

    [Fact]
    public async Task An_agency_that_is_not_there_is_a_problem() =>
        await _client.ProblemAsync("/api/v1/agencies/990102/无此局/ledger", HttpStatusCode.NotFound);

    [Fact]
    public async Task The_agencys_page_shows_ledger_and_series_and_the_reports_page_its_own_part()
    {
        IHtmlDocument agency = await _client.PageAsync("/agencies/990102/民政局");
        Assert.Contains("收到申请数", agency.TextsOf("#series th"));
        Assert.NotNull(agency.QuerySelector("#ledger"));

        IHtmlDocument report = await _client.PageAsync("/reports/990102-民政局-2023");
        Assert.Contains("跨年结转衔接（总计）", report.TextOf("#ledger"), StringComparison.Ordinal);
        Assert.Contains("/reports/990102-%E6%B0%91%E6%94%BF%E5%B1%80-2022", report.QuerySelectorAll("#ledger a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_facet_of_checks_offers_failures_by_rule_in_Chinese()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/reports?facet=check&limit=0");
        Assert.Contains(answer["facets"]!["check"]!["items"]!.AsArray(), item => (string)item!["value"]! == "ledger.carried:ok");

        IHtmlDocument page = await _client.PageAsync("/?year=2009-2024");
        string[] labels = [.. page.QuerySelectorAll("[aria-labelledby=facet-check] .name").Select(name => name.TextContent.Trim())];
        Assert.Equal("有校验不符", labels[0]);
        Assert.Contains("申请收办平衡：不符", labels);
        Assert.All(labels, label => Assert.DoesNotMatch("[a-z]{3}", label));
    }
}
