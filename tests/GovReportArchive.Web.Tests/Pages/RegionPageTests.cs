using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GovReportArchive.Corpus;
using GovReportArchive.Web.Pages.Regions;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class RegionPageTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task The_matrix_says_of_every_agency_and_year_what_coverage_says()
    {
        IHtmlDocument page = await _client.PageAsync("/regions/990100");
        JsonNode twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        JsonNode[] agencies = [.. twin["items"]!.AsArray().OfType<JsonNode>()];
        Assert.Equal(agencies.Select(agency => (string)agency["agency"]!["name"]!), page.TextsOf(".matrix tbody th"));
        string[] years = [.. page.TextsOf(".matrix thead th").Skip(1)];
        Assert.Equal("2024", years[0]);
        foreach ((JsonNode agency, IElement row) in agencies.Zip(page.QuerySelectorAll(".matrix tbody tr")))
        {
            Dictionary<string, string?> held = agency["years"]!.AsArray().ToDictionary(cell => $"{(int)cell!["year"]!}", cell => (string?)cell!["report"]);
            Assert.Equal(years.Select(year => held[year]), row.QuerySelectorAll("td").Select(cell => Uri.UnescapeDataString(cell.QuerySelector("a")?.GetAttribute("href")?["/reports/".Length..] ?? "") is { Length: > 0 } id ? id : null));
            Assert.All(row.QuerySelectorAll("td"), cell => Assert.NotEmpty(cell.TextContent.Trim()));
        }
    }

    [Fact]
    public async Task The_table_of_places_is_called_by_what_it_counts() =>
        Assert.Equal("各地区的报告份数", (await _client.PageAsync("/regions")).TextOf("caption"));

    [Fact]
    public async Task Totals_are_sums_with_how_many_print_them_and_lead_to_the_ranking()
    {
        IHtmlDocument page = await _client.PageAsync("/regions/990101?year=2023");
        JsonNode group = (await _client.JsonAsync("/api/v1/metrics/applicationsReceived?region=990101&year=2023"))["items"]![0]!;
        Assert.StartsWith($"{(decimal)group["sum"]!} 件", page.TextOf(".totals dd"), StringComparison.Ordinal);
        Assert.Contains($"{(int)group["reporting"]!} 份印有", page.TextOf(".totals dd"), StringComparison.Ordinal);
        IHtmlDocument ranking = await _client.PageAsync(page.LinkOf(".totals a"));
        Assert.Equal(page.TextsOf(".ranked a:first-of-type").Take(3), ranking.TextsOf("tbody th > a").Take(3));
        Assert.Equal(6, page.QuerySelectorAll(".totals dt").Length);
    }

    [Fact]
    public async Task Who_is_missing_in_a_year_is_named_without_blame()
    {
        IHtmlDocument page = await _client.PageAsync("/regions/990201?year=2024");
        JsonNode missing = await _client.JsonAsync("/api/v1/missing?region=990201&year=2024&limit=100");
        Assert.Contains("未收录不说明没有发布", page.TextOf("#missing summary"), StringComparison.Ordinal);
        Assert.Equal(missing["items"]!.AsArray().Select(agency => (string)agency!["name"]!), page.QuerySelectorAll(".missing-list li").Select(item => (item.QuerySelector("a[href^='/agencies/']")?.TextContent ?? item.FirstChild!.TextContent).Trim()));
        Assert.Contains(page.TextsOf(".missing-list li"), text => text.StartsWith("怪异局" + SpecimenRecords.HostileText, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Equal(missing["years"]!.AsArray().Reverse().Select(year => $"{(int)year!["missing"]!}"), page.TextsOf(".by-year tbody tr:first-child td"));
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(page.LinkOf(".missing-list .small a"), UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(page.LinkOf(".by-year th a"), UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("/regions/990101?year=1999")]
    [InlineData("/regions/990101?year=abc")]
    [InlineData("/regions/990101?year=2023&year=2024")]
    [InlineData("/regions/990101?year=2021-2024")]
    [InlineData("/regions/990101?cursor=%3Cscript%3E")]
    [InlineData("/regions/990101?surprise=1")]
    [InlineData("/regions?metric=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/regions?metric=nothing")]
    public async Task What_cannot_be_shown_is_said(string url)
    {
        IHtmlDocument page = await _client.PageAsync(url, HttpStatusCode.BadRequest);
        Assert.NotEmpty(page.TextOf("[role=alert]"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("<script>alert", page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/regions/000000")]
    [InlineData("/regions/%3Cscript%3E")]
    public async Task There_is_no_page_of_what_is_no_region(string url)
    {
        IHtmlDocument page = await _client.PageAsync(url, HttpStatusCode.NotFound);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task The_map_has_every_division_of_the_first_level_and_a_table_beside_it()
    {
        IHtmlDocument page = await _client.PageAsync("/regions");
        Assert.Equal(34, page.QuerySelectorAll("svg.tiles .tile").Length);
        Assert.Equal("true", page.QuerySelector("svg.tiles")?.GetAttribute("aria-hidden"));
        Assert.Equal(34, page.QuerySelectorAll("svg.tiles .tile rect").Select(rect => rect.GetAttribute("x") + " " + rect.GetAttribute("y")).Distinct().Count());
        JsonArray regions = (await _client.JsonAsync("/api/v1/regions"))["items"]!.AsArray();
        Assert.Equal(regions.Where(region => region!["parent"] is null).Select(region => (string)region!["name"]!), page.TextsOf("tbody th"));
        IHtmlDocument shaded = await _client.PageAsync("/regions?metric=applicationsReceived");
        JsonNode twin = await _client.JsonAsync(shaded.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal($"{(decimal)twin["items"]![0]!["value"]!}", shaded.TextOf("tbody td:last-child"));
    }

    [Theory]
    [InlineData("province", "没有数字")]
    [InlineData("county", "没有归入省份，不合计")]
    public void A_place_that_belongs_to_no_province_is_not_said_to_print_nothing(string level, string words) =>
        Assert.Equal(words, RegionsModel.WhyNone(new RegionInfo("990101", "临溪区", "临溪区", level, null, 1)));
}
