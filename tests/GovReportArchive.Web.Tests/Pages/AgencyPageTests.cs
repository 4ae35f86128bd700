using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class AgencyPageTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task The_page_tells_the_newest_numbers_in_words_each_leading_to_its_cell_as_its_twin_has_them()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies/990102/民政局");
        JsonNode twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        JsonNode received = twin["figures"]!.AsArray().First(figure => (string)figure!["metric"]!["key"]! == "applicationsReceived")!;
        JsonNode newest = received["series"]![0]!["points"]!.AsArray().Last()!;
        string number = ((decimal)newest["value"]!).ToString(CultureInfo.InvariantCulture), cell = (string)newest["report"]!["cells"]![0]!["page"]!;
        Assert.StartsWith($"本库收有石桥区民政局 2021—2024 年度的报告 4 份。2024 年度收到申请 {number} 件，", page.TextOf(".story"), StringComparison.Ordinal);
        Assert.Equal(cell, page.LinkOf(".story a"));
        Assert.Equal(cell, page.LinkOf(".figure-number a"));
        Assert.All(page.LinksOf(".story a, .figure-number a, .figures a, svg.chart a"), link => Assert.Contains("/c/", link, StringComparison.Ordinal));
        Assert.Equal(twin["reports"]!.AsArray().Select(report => (string)report!["title"]!), page.TextsOf("#reports li > a"));
        Assert.Equal(twin["years"]!.AsArray().Select(year => (int)year!["year"]! + "已收录"), page.TextsOf("#coverage li"));
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(cell)).StatusCode);
    }

    [Fact]
    public async Task What_is_due_and_not_held_is_told_and_so_is_where_punctuality_cannot_be_judged()
    {
        string coverage = (await _client.PageAsync("/agencies/990102/民政局")).TextOf("#coverage");
        Assert.Contains("年度的报告按《条例》应已公布，本库没有收录", coverage, StringComparison.Ordinal);
        Assert.Contains("不说明没有发布", coverage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_has_its_numbers_in_the_table_beside_it()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies/990102/民政局");
        Assert.Equal(page.QuerySelectorAll("svg.chart").Length, page.QuerySelectorAll(".charts figcaption").Length);
        string[] inTable = [.. page.LinksOf("#series table a")];
        Assert.NotEmpty(page.LinksOf("svg.chart a"));
        Assert.All(page.LinksOf("svg.chart a"), link => Assert.Contains(link, inTable));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
    }

    [Fact]
    public async Task A_year_that_prints_no_number_says_why_and_is_no_zero()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies/990102/教育局");
        string[] heads = [.. page.TextsOf("#series thead th").Select(head => head.Replace("（约）", "", StringComparison.Ordinal))];
        int litigation = Array.IndexOf(heads, "行政诉讼数");
        Assert.Equal("2024", page.TextOf("#series tbody tr th"));
        Assert.Equal("表中缺这一格", page.TextsOf("#series tbody tr:first-child > *")[litigation]);
    }

    [Fact]
    public async Task What_is_hostile_in_a_name_is_text_on_the_page()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies/990201/怪异局");
        Assert.Contains(SpecimenRecords.HostileText, page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src]), img"));
    }

    [Fact]
    public async Task The_list_can_be_narrowed_and_put_in_order_as_its_twin_says()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies?q=&region=&level=county&agencyType=教育&sort=-reports");
        JsonNode twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal(3, page.QuerySelectorAll(".agency-list li").Length);
        Assert.Equal(twin["items"]!.AsArray().Select(agency => (string)agency!["name"]!), page.TextsOf(".agency-list a"));
        Assert.Equal(["4 份", "4 份", "4 份"], page.TextsOf(".agency-list .count"));
        // What is short for a name finds it, as in the search.
        Assert.Equal("石桥区水利局", (await _client.PageAsync("/agencies?q=石桥水利局")).TextOf(".agency-list a"));
        Assert.Equal("没有这样的机关。换几个字，或看全部机关。", (await _client.PageAsync("/agencies?q=无此局")).TextOf(".search-hint"));
        Assert.Contains("sort", (await _client.PageAsync("/agencies?sort=best", HttpStatusCode.BadRequest)).TextOf(".note.bad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_that_is_not_there_is_said_so()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies/990102/无此局", HttpStatusCode.NotFound);
        Assert.Equal("没有找到", page.TextOf("h1"));
    }
}
