using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Web.Pages;
using GovReportArchive.Web.Pages.Rankings;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Http;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class RankingPageTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Theory]
    [InlineData("/rankings")]
    [InlineData("/rankings?metric=applicationsGranted&year=2023&order=asc")]
    [InlineData("/rankings?metric=applicationsReceived&by=county&of=max&year=2022")]
    [InlineData("/rankings?metric=applicationsReceived&year=2009")]
    [InlineData("/rankings?metric=disclosure.licences.decisions&region=990101&agencyType=民政&level=county&form=&scope=own")]
    public async Task The_page_and_its_json_twin_agree_and_every_number_leads_to_its_cell(string url)
    {
        IHtmlDocument page = await _client.PageAsync(url);
        JsonNode twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        JsonArray items = twin["items"]!.AsArray();
        Assert.NotEmpty(items);
        Assert.Equal(items.Select(item => (string)item!["label"]!), page.TextsOf("tbody th > a"));
        Assert.Equal(items.Select(item => $"{(int)item!["rank"]!}"), page.TextsOf("tbody td:first-child"));
        Assert.Contains($"{(int)twin["year"]!} 年度", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains((string)items[0]!["label"]!, page.TextOf(".answer"), StringComparison.Ordinal);
        foreach (string? cell in page.LinksOf("td.value > a.quiet").Concat(page.LinksOf("td.num > a.quiet")).Distinct().Take(9)) await _client.PageAsync(cell);
    }

    [Fact]
    public async Task A_number_that_adds_up_cells_leads_to_where_all_of_them_stand_with_their_sum()
    {
        JsonNode item = (await _client.JsonAsync("/api/v1/rankings?metric=applicationsDenied&year=2024"))["items"]![0]!;
        string link = (await _client.PageAsync("/rankings?metric=applicationsDenied&year=2024")).LinkOf("td.value > a.quiet");
        Assert.EndsWith("#sum", link, StringComparison.Ordinal);
        IHtmlDocument page = await _client.PageAsync(link);
        JsonNode[] cells = [.. item["report"]!["cells"]!.AsArray().OfType<JsonNode>()];
        Assert.Equal(cells.Select(cell => $"{(decimal)cell["value"]!}"), page.TextsOf("#sum li .num"));
        Assert.Contains($"相加是 {(decimal)item["value"]!} 件", page.TextOf("#sum"), StringComparison.Ordinal);
        JsonNode sum = (await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']")))["sums"]!.AsArray().First(one => (string)one!["metric"]! == "applicationsDenied")!;
        Assert.Equal((decimal)item["value"]!, (decimal)sum["value"]!);
        Assert.Equal(cells.Select(cell => (string)cell["page"]!), sum["cells"]!.AsArray().Select(cell => (string)cell!["page"]!));
    }

    [Fact]
    public async Task A_table_of_places_in_a_ranking_says_of_which_year_and_where()
    {
        string csv = await _client.GetStringAsync("/api/v1/rankings.csv?metric=applicationsReceived&year=2024&headers=labels");
        Assert.Contains("标识或代码,地区,年度,数值", csv, StringComparison.Ordinal);
        Assert.All(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.Contains(",2024,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_year_is_asked_for_it_is_the_newest_that_has_enough_numbers()
    {
        IHtmlDocument page = await _client.PageAsync("/rankings");
        Assert.Equal("2024", page.QuerySelector("#year option[selected]")?.GetAttribute("value"));
        Assert.Equal("2009", (await _client.PageAsync("/rankings?metric=stats.disclosed.total")).QuerySelector("#year option[selected]")?.GetAttribute("value"));
        Assert.Contains("没有一份印有", (await _client.PageAsync("/rankings?metric=stats.fees.amount")).TextOf(".note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rank_says_how_it_stands_to_the_year_before_and_to_its_peers()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/rankings?metric=applicationsReceived&year=2023&atLeast=2");
        JsonNode item = answer["items"]!.AsArray().First(one => (string)one!["id"]! == "990102/教育局")!;
        JsonNode before = (await _client.JsonAsync("/api/v1/rankings?metric=applicationsReceived&year=2022&atLeast=2"))["items"]!.AsArray().First(one => (string)one!["id"]! == "990102/教育局")!;
        Assert.Equal((2022, (decimal)before["value"]!, (decimal)item["value"]! - (decimal)before["value"]!), ((int)item["change"]!["year"]!, (decimal)item["change"]!["value"]!, (decimal)item["change"]!["difference"]!));
        Assert.Null(item["change"]!["ratio"]);
        Assert.Equal(2, (int)item["peers"]!["count"]!);
        IHtmlDocument page = await _client.PageAsync("/rankings?metric=applicationsReceived&year=2023&atLeast=2");
        Assert.Contains(page.TextsOf("tbody tr"), row => row.Contains("石桥区教育局", StringComparison.Ordinal) && row.Contains("多于", StringComparison.Ordinal) && row.Contains("／2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_of_several_places_is_told_apart_and_what_has_no_rank_is_told_with_why()
    {
        IHtmlDocument page = await _client.PageAsync("/rankings?metric=applicationsReceived&year=2023&region=临溪区");
        Assert.Equal(2, page.LinksOf(".note .chip").Count);
        IHtmlDocument odd = await _client.PageAsync("/rankings?metric=disclosure.rules.made&year=2024");
        Assert.Contains("数字连写，未能判定 1", odd.TextOf(".counted"), StringComparison.Ordinal);
        Assert.Contains("未收录不说明没有发布", odd.TextOf(".counted"), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_of_no_place_are_not_counted_among_the_places_without_a_rank()
    {
        Dictionary<string, int> notRanked = new() { ["tooFew"] = 3, ["noPlace"] = 9 };
        RankingAnswer answer = new(
            Metric.Find("applicationsReceived")!, null, 2023, "city", "median", false, "desc", new Dictionary<string, int>(), new MetricExcluded(0, 0, 0, 0, 0), 0, notRanked, null, 0, null, null, 5, "exact", null, [], null, null);
        RankingWords words = new(answer, AskedQuery.Of(new QueryCollection()));
        Assert.Equal([("机关太少", 3)], words.NotRanked);
        Assert.Equal([("不属于任何一个市级地区，或地区不明的", 9)], words.Excluded);
    }

    [Fact]
    public async Task A_place_without_a_number_is_no_cell_that_says_none()
    {
        string counted = (await _client.PageAsync("/rankings?metric=disclosure.rules.made&by=county&year=2009")).TextOf(".counted");
        Assert.Contains("没有机关印有数字 1", counted, StringComparison.Ordinal);
        Assert.DoesNotContain("印作", counted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rankings?metric=nothing")]
    [InlineData("/rankings?metric=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/rankings?year=2022-2023")]
    [InlineData("/rankings?year=abc")]
    [InlineData("/rankings?year=99999999999999")]
    [InlineData("/rankings?year=_missing")]
    [InlineData("/rankings?share=true")]
    [InlineData("/rankings?cursor=%3Cscript%3E")]
    [InlineData("/rankings?by=planet")]
    [InlineData("/rankings?region=无此地&year=2023")]
    [InlineData("/rankings?scope=own&scope=aggregate")]
    [InlineData("/rankings?metric=a&metric=b")]
    [InlineData("/rankings?limit=1000")]
    [InlineData("/rankings?q=\"没有闭合")]
    [InlineData("/rankings?surprise=<script>")]
    [InlineData("/rankings/repeats?what=all")]
    [InlineData("/rankings/repeats?year=abc")]
    [InlineData("/rankings/repeats?cursor=x")]
    [InlineData("/rankings/repeats?surprise=1")]
    public async Task What_cannot_be_ranked_is_said_on_the_page(string url)
    {
        IHtmlDocument page = await _client.PageAsync(url, HttpStatusCode.BadRequest);
        Assert.NotEmpty(page.TextOf("[role=alert] p"));
        Assert.NotNull(page.QuerySelector("form.ranking-form"));
        Assert.DoesNotContain("<script>alert", page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "本库所收机关中")]
    [InlineData("&level=county&order=asc", "本库所收县级机关中")]
    [InlineData("&level=county&level=province", "本库所收、符合所选条件的机关中")]
    [InlineData("&region=990101", "本库所收、符合所选条件的机关中")]
    public async Task The_answer_says_among_whom_and_never_among_more_than_were_chosen(string chosen, string among) =>
        Assert.Contains(among, (await _client.PageAsync("/rankings?metric=applicationsReceived&year=2023" + chosen)).TextOf(".answer"), StringComparison.Ordinal);

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        IHtmlDocument page = await _client.PageAsync("/rankings?year=2022&agencyType=怪异");
        Assert.Contains(SpecimenRecords.HostileText, page.TextOf("tbody th"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task Questions_lead_to_answers()
    {
        IHtmlDocument start = await _client.PageAsync("/");
        foreach (string question in (await _client.PageAsync("/rankings")).LinksOf("nav[aria-label=常问的问题] a"))
        {
            IHtmlDocument page = await _client.PageAsync(question);
            Assert.Equal("page", page.QuerySelectorAll("nav[aria-label=常问的问题] a").First(link => link.GetAttribute("href") == question).GetAttribute("aria-current"));
        }

        foreach (string question in new[] { "/rankings?metric=applicationsReceived", "/rankings?metric=applicationsDenied", "/rankings/repeats" }) Assert.Contains(question, start.LinksOf("a"));
    }
}
