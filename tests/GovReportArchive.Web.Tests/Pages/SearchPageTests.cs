using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class SearchPageTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Other_words_of_the_genre_are_offered_and_counted_apart()
    {
        var plain = await _client.JsonAsync("/api/v1/reports?q=" + Uri.EscapeDataString("公开 内容"));
        var offered = await _client.JsonAsync("/api/v1/reports?synonyms=true&q=" + Uri.EscapeDataString("公开 内容"));
        Assert.Null(plain["synonyms"]);
        Assert.Equal((int)plain["total"]!, (int)offered["total"]!);
        Assert.NotEmpty(offered["synonyms"]!.AsArray());
        foreach (var other in offered["synonyms"]!.AsArray().SelectMany(offer => offer!["alternatives"]!.AsArray()))
        {
            var found = await _client.JsonAsync("/api/v1/reports?q=" + Uri.EscapeDataString((string)other!["query"]!));
            Assert.Equal((int)other["total"]!, (int)found["total"]!);
        }
    }

    [Fact]
    public async Task Who_searches_for_an_agencys_name_is_led_to_the_agency()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=" + Uri.EscapeDataString("石桥区民政局"));
        Assert.Equal("/agencies/990102/" + Uri.EscapeDataString("民政局"), page.LinkOf(".named a"));
        Assert.Equal(["石桥区民政局"], page.TextsOf(".named a"));
        Assert.Equal(2, (await _client.PageAsync("/?q=" + Uri.EscapeDataString("临溪区民政局"))).TextsOf(".named .num").Distinct().Count());
        Assert.Equal(["名称中有“临溪区”的机关"], (await _client.PageAsync("/?q=" + Uri.EscapeDataString("临溪区"))).TextsOf(".named a"));
        Assert.Empty((await _client.PageAsync("/?q=" + Uri.EscapeDataString("最后一公里"))).QuerySelectorAll(".named"));
    }

    [Fact]
    public async Task The_start_page_says_what_is_held_and_offers_ways_in()
    {
        IHtmlDocument page = await _client.PageAsync("/");
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains($"收录 {SpecimenRecords.Standing} 份", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[role=search] input[name=q]"));
        Assert.Contains("2024", page.TextsOf(".browse a"));
        Assert.Null(page.QuerySelector(".banner"));
    }

    [Fact]
    public async Task A_search_shows_hits_with_marks_facets_and_downloads()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=\"最后一公里\"&year=2023");
        Assert.StartsWith("9 份报告", page.TextOf(".result-head h2"), StringComparison.Ordinal);
        Assert.Equal(9, page.QuerySelectorAll(".hit").Length);
        Assert.All(page.TextsOf(".snippet mark"), mark => Assert.Equal("最后一公里", mark));
        Assert.Contains("年份：2023×", page.TextsOf(".chip"));
        Assert.Equal("true", page.QuerySelector("#facet-year ~ ul a[aria-current]")?.GetAttribute("aria-current"));
        Assert.Equal("/api/v1/reports.xlsx?q=%22%E6%9C%80%E5%90%8E%E4%B8%80%E5%85%AC%E9%87%8C%22&year=2023", page.LinkOf(".outputs a"));
        Assert.Contains("/api/v1/reports.csv?q=%22%E6%9C%80%E5%90%8E%E4%B8%80%E5%85%AC%E9%87%8C%22&year=2023&bom=true", page.LinksOf(".outputs a"));
        Assert.StartsWith("/reports/", page.LinkOf(".hit h3 a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hits_show_the_number_that_they_are_sorted_by_with_its_cell()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=&year=2023&sort=-applications.received.total");
        var twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        var first = twin["items"]![0]!["sorted"]!;
        Assert.Contains(((decimal)first["value"]!).ToString("#,0", CultureInfo.InvariantCulture), page.TextOf(".hit .sorted a"), StringComparison.Ordinal);
        Assert.Equal((string)first["page"]!, page.LinkOf(".hit .sorted a"));
        Assert.Equal(page.QuerySelectorAll(".hit").Length, page.QuerySelectorAll(".hit .sorted").Length);
        Assert.Null((await _client.PageAsync("/?q=公众号")).QuerySelector(".sorted"));
    }

    [Fact]
    public async Task The_page_and_its_json_twin_agree()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号&agencyType=水利&sort=year");
        var twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal(twin["items"]!.AsArray().Select(item => (string)item!["title"]!), page.TextsOf(".hit h3"));
        Assert.StartsWith((int)twin["total"]! + " 份报告", page.TextOf(".result-head h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_few_reports_hold_every_word_the_best_others_follow_under_a_line_of_their_own()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号 统计 条例");
        var twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal(twin["broader"]!["items"]!.AsArray().Select(item => (string)item!["title"]!), page.TextsOf(".broader .hit h3"));
        Assert.NotEmpty(page.TextsOf(".broader .hit h3"));
        Assert.Contains($"另有 {(int)twin["broader"]!["total"]!} 份", page.TextOf(".broader h2"), StringComparison.Ordinal);
        Assert.StartsWith((int)twin["total"]! + " 份报告", page.TextOf(".result-head h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_value_of_a_facet_can_be_chosen_and_taken_away_again()
    {
        IHtmlDocument page = await _client.PageAsync("/?sort=year");
        AngleSharp.Dom.IElement choice = page.QuerySelector("#facet-boilerplate ~ ul a[href*='boilerplate=_missing']")!;
        Assert.Equal("没有可计的句子，或尚未计算", choice.QuerySelector(".name")!.TextContent);

        IHtmlDocument chosen = await _client.PageAsync(choice.GetAttribute("href")!);
        Assert.StartsWith(choice.QuerySelector(".num")!.TextContent.Trim('，', ' ', '份') + " 份报告", chosen.TextOf(".result-head h2"), StringComparison.Ordinal);
        Assert.Contains("套话占比：没有可计的句子，或尚未计算×", chosen.TextsOf(".chip"));
        Assert.Equal("/?sort=year", chosen.QuerySelector("#facet-boilerplate ~ ul a[aria-current]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_facet_link_gives_the_number_it_shows()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号");
        AngleSharp.Dom.IElement[] values = [.. page.QuerySelectorAll(".facet a").Take(12)];
        Assert.NotEmpty(values);
        foreach (AngleSharp.Dom.IElement value in values)
        {
            string count = value.QuerySelector(".num")!.TextContent.Trim('，', ' ', '份');
            IHtmlDocument chosen = await _client.PageAsync(value.GetAttribute("href")!);
            Assert.StartsWith(count + " 份报告", chosen.TextOf(".result-head h2"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_values_of_a_facet_can_be_chosen_and_each_be_removed()
    {
        IHtmlDocument page = await _client.PageAsync("/?year=2023&year=2024");
        Assert.Equal(2, page.QuerySelectorAll("#facet-year ~ ul a[aria-current]").Length);
        Assert.Equal("/?year=2024", page.QuerySelector(".chip")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Pages_lead_forth_and_back()
    {
        IHtmlDocument first = await _client.PageAsync("/?sort=agency");
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        IHtmlDocument second = await _client.PageAsync(first.LinkOf("a[rel=next]"));
        Assert.StartsWith($"第 21–{Math.Min(40, SpecimenRecords.Standing)} 份", second.TextOf(".pager .where"), StringComparison.Ordinal);
        Assert.Empty(first.LinksOf(".hit h3 a").Intersect(second.LinksOf(".hit h3 a")));
        IHtmlDocument again = await _client.PageAsync(second.LinkOf("a[rel=prev]"));
        Assert.Equal(first.LinksOf(".hit h3 a"), again.LinksOf(".hit h3 a"));
    }

    [Fact]
    public async Task A_syntax_error_is_shown_with_its_place()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号 \"没有闭合", HttpStatusCode.BadRequest);
        Assert.Contains("第 5 个字符", page.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("\"", page.TextOf(".caret .at"));
        Assert.Equal("公众号 \"没有闭合", page.QuerySelector("input[name=q]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/?where=no.such.key>=1", "no.such.key")]
    [InlineData("/?level=village", "village")]
    [InlineData("/?county=没有这个区", "没有这个区")]
    [InlineData("/?cursor=zzz", "cursor")]
    public async Task A_bad_value_is_told_and_can_be_taken_away(string url, string named)
    {
        IHtmlDocument page = await _client.PageAsync(url, HttpStatusCode.BadRequest);
        Assert.Contains(named, page.TextOf("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_of_others_does_not_spoil_the_page() => await _client.PageAsync("/?q=公众号&utm_source=mail");

    [Fact]
    public async Task An_empty_answer_says_what_each_part_alone_would_give()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号 宇宙飞船&year=2009");
        string note = page.TextOf(".hits .note");
        Assert.Contains("没有同时符合所有条件的报告", note, StringComparison.Ordinal);
        Assert.Contains("公众号", note, StringComparison.Ordinal);
        Assert.Contains("宇宙飞船 0 份", note, StringComparison.Ordinal);
        Assert.Contains("年份：2009 1 份", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_collected_is_told_from_no_hit()
    {
        IHtmlDocument page = await _client.PageAsync("/?agency=990102/民政局&year=2009");
        string text = page.TextOf(".hits");
        Assert.Contains("2021—2024", text, StringComparison.Ordinal);
        Assert.Contains("未收录", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_several_places_can_be_narrowed()
    {
        IHtmlDocument page = await _client.PageAsync("/?county=临溪区");
        Assert.Equal(["云岭省白沙市临溪区 990201", "云岭省青禾市临溪区 990101"], page.TextsOf(".hits .note .chip").Order(StringComparer.Ordinal));
        IHtmlDocument one = await _client.PageAsync(page.LinkOf(".hits .note .chip"));
        Assert.Null(one.QuerySelector(".hits .note"));
        Assert.NotEmpty(one.QuerySelectorAll(".hit"));
    }

    [Fact]
    public async Task The_condition_form_becomes_a_condition_and_a_chip_in_words()
    {
        HttpResponseMessage sent = await _client.GetAsync(
            "/?q=公众号&whereKey=disclosure.licences.decisions&whereOp=" + Uri.EscapeDataString(">=") + "&whereNumber=40");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/?q=%E5%85%AC%E4%BC%97%E5%8F%B7&where=disclosure.licences.decisions%3E%3D40", sent.Headers.Location?.OriginalString);
        IHtmlDocument page = await _client.PageAsync(sent.Headers.Location!.OriginalString);
        Assert.Contains("行政许可·本年处理决定数量 不少于 40×", page.TextsOf(".chip"));
        Assert.StartsWith("1 份报告", page.TextOf(".result-head h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_stays_text_on_every_page_that_shows_it()
    {
        string query = Uri.EscapeDataString("\"" + SpecimenRecords.HostileText.Replace("\"", "", StringComparison.Ordinal) + "\"");
        string[] urls =
        [
            "/?q=" + query, "/?q=怪异", "/?year=" + query, "/?where=" + query, "/?sort=" + query, "/?agency=" + query, "/?cursor=" + query + "&back=" + query,
            "/?q=怪异&at=" + query, "/reports/" + SpecimenRecords.Hostile, "/reports/" + SpecimenRecords.Hostile + "?q=" + query, "/reports/" + query,
            "/reports/" + SpecimenRecords.Hostile + "?similar=true", "/r/" + SpecimenRecords.Hostile + "/v/1/s/1/i/1", "/r/" + SpecimenRecords.Hostile + "/v/1/c/" + query, "/agencies/990201/怪异局", "/agencies/" + query, "/agencies?q=" + query, "/regions/" + query, "/error?status=" + query, "/" + query,
        ];
        foreach (string url in urls)
        {
            string html = await (await _client.GetAsync(url)).Content.ReadAsStringAsync();
            IHtmlDocument page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            Assert.All(page.Scripts, script => Assert.True(script.Source is ['/', not '/', ..] && script.Text.Length == 0, url));
            Assert.Empty(page.QuerySelectorAll("img"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.DoesNotContain(page.Links, link => link.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_kind_of_problem_is_explained_on_the_help_page()
    {
        IHtmlDocument help = await _client.PageAsync("/help");
        foreach (string kind in new[] { "parameter", "method", "body", "query-syntax", "not-found", "not-acceptable", "withdrawn", "unavailable", "internal" })
            Assert.NotNull(help.GetElementById("problem-" + kind));
    }

    [Fact]
    public async Task Values_of_a_long_facet_are_found_through_its_field_without_script()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号&year=2023");
        AngleSharp.Dom.IElement form = page.QuerySelector("#facet-agency ~ form")!;
        string fields = string.Join('&', form.QuerySelectorAll("input").Select(input =>
            $"{input.GetAttribute("name")}={Uri.EscapeDataString(input.GetAttribute("name") == "facetText" ? "民政" : input.GetAttribute("value")!)}"));
        HttpResponseMessage sent = await _client.GetAsync("/?" + fields);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        string target = sent.Headers.Location!.OriginalString;
        Assert.EndsWith("#facet-agency", target, StringComparison.Ordinal);
        IHtmlDocument narrowed = await _client.PageAsync(target.Split('#')[0]);
        Assert.Equal(3, narrowed.QuerySelectorAll("#facet-agency ~ ul a").Length);
        Assert.Equal("民政", narrowed.QuerySelector("#facet-agency ~ form input[name=facetText]")!.GetAttribute("value"));
        Assert.Equal(page.TextOf(".result-head h2"), narrowed.TextOf(".result-head h2"));
        Assert.Contains("facetContains=agency", narrowed.LinkOf("link[rel=alternate]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_a_count_is_chosen_and_taken_away_by_its_link()
    {
        IHtmlDocument page = await _client.PageAsync("/?q=公众号");
        AngleSharp.Dom.IElement range = page.QuerySelectorAll("#ranges-h ~ ul a").Single(link => link.TextContent.StartsWith("1—9", StringComparison.Ordinal));
        IHtmlDocument chosen = await _client.PageAsync(range.GetAttribute("href")!);
        Assert.StartsWith(string.Concat(range.QuerySelector(".num")!.TextContent.Where(char.IsAsciiDigit)) + " 份报告", chosen.TextOf(".result-head h2"), StringComparison.Ordinal);
        Assert.Equal(2, chosen.QuerySelectorAll(".chip").Length);
        Assert.Equal("/?q=%E5%85%AC%E4%BC%97%E5%8F%B7", chosen.QuerySelector("#ranges-h ~ ul a[aria-current]")!.GetAttribute("href"));
    }
}
