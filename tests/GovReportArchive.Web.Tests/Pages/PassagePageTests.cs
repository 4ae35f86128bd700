using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class PassagePageTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_hit_can_be_cited_opened_and_compared()
    {
        string html = await _client.GetStringAsync("/passages?q=\"解读形式单一\"&role=problem");
        Assert.Contains("<mark>解读形式单一</mark>", html, StringComparison.Ordinal);
        Assert.Contains("条逐字相同", html, StringComparison.Ordinal);
        Assert.Contains("data-copy", html, StringComparison.Ordinal);
        Assert.Contains("[R/OL]", html, StringComparison.Ordinal);
        Assert.Contains("#s5-i1", html, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"true\">问题", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_page_has_an_anchor_for_every_item()
    {
        string html = await _client.GetStringAsync($"/reports/{Uri.EscapeDataString(SpecimenRecords.Odd)}?q=形式单一；二是公开");
        Assert.Contains("<span class=\"item\" id=\"s5-i1\">", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"item\" id=\"s5-i2\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_sentence_is_answered_on_the_page_and_a_mistake_is_told_in_words()
    {
        HttpResponseMessage found = await _client.PostAsync("/passages", new FormUrlEncodedContent([new("text", "解读的形式还比较单一"), new("role", "problem")]));
        string html = await found.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Contains("相似", html, StringComparison.Ordinal);
        Assert.Contains("一是<mark>解读形式单一</mark>", html, StringComparison.Ordinal);

        HttpResponseMessage elsewhere = await _client.PostAsync("/passages", new FormUrlEncodedContent(
            [new("text", "解读的形式还比较单一"), new("role", ""), new("year", "2021"), new("region", "990102"), new("agencyType", "水利")]));
        string other = await elsewhere.Content.ReadAsStringAsync();
        Assert.Contains("石桥区水利局", other, StringComparison.Ordinal);
        Assert.DoesNotContain("临溪区民政局", other, StringComparison.Ordinal);
        Assert.Contains("value=\"990102\"", other, StringComparison.Ordinal);
        HttpResponseMessage noYear = await _client.PostAsync("/passages", new FormUrlEncodedContent([new("text", "解读的形式还比较单一"), new("year", "去年")]));
        Assert.Equal(HttpStatusCode.BadRequest, noYear.StatusCode);

        HttpResponseMessage refused = await _client.PostAsync("/passages", new FormUrlEncodedContent([new("text", "无。")]));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("没有可比较的措辞", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permanent_address_keeps_to_its_version_and_hints_at_a_newer_one()
    {
        string old = PassageAddress.Item(SpecimenRecords.CivilAffairs, 1, 5, 1);
        JsonNode first = await _client.JsonAsync(PassageAddress.Api + old);
        Assert.Equal("一是解读形式单一；", (string)first["passage"]!["text"]!);
        Assert.True((int)first["newestVersion"]! > 1);
        Assert.Contains("这份报告已有第", await _client.GetStringAsync(old), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(PassageAddress.Item(SpecimenRecords.CivilAffairs, (int)first["newestVersion"]!, 1, 1))).StatusCode);
    }

    [Fact]
    public async Task A_permanent_address_goes_by_its_fingerprint_where_the_number_is_anothers()
    {
        string moved = PassageAddress.Item(SpecimenRecords.CivilAffairs, 1, 5, 2, PassageAddress.Fingerprint("一是解读形式单一；"));
        JsonNode view = await _client.JsonAsync(PassageAddress.Api + moved);
        Assert.Equal(("moved", "一是解读形式单一；", 1), ((string)view["found"]!, (string)view["passage"]!["text"]!, (int)view["passage"]!["item"]!));
        Assert.Contains("现为第 5 部分第 1 条", await _client.GetStringAsync(moved), StringComparison.Ordinal);

        string lost = PassageAddress.Item(SpecimenRecords.CivilAffairs, 1, 5, 1, PassageAddress.Fingerprint("没有人写过的话"));
        JsonNode problem = await _client.ProblemAsync(PassageAddress.Api + lost, HttpStatusCode.NotFound);
        Assert.Contains("已找不到所引的条目", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains("解读形式单一", (string)problem["section"]!["text"]!, StringComparison.Ordinal);
        HttpResponseMessage page = await _client.GetAsync(lost);
        string html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("已找不到所引的条目", html, StringComparison.Ordinal);
        Assert.Contains("解读形式单一", html, StringComparison.Ordinal);
        Assert.Equal("f", (string)(await _client.ProblemAsync(PassageAddress.Api + PassageAddress.Item(SpecimenRecords.CivilAffairs, 1, 5, 1, "ab"), HttpStatusCode.BadRequest))["parameter"]!);
    }

    [Fact]
    public async Task A_permanent_address_of_a_count_gives_the_number_or_the_sign()
    {
        JsonNode count = await _client.JsonAsync(PassageAddress.Api + PassageAddress.Count(SpecimenRecords.CivilAffairs, 1, "disclosure.licences.decisions"));
        Assert.Equal(40, (int)count["value"]!);
        JsonNode sign = await _client.JsonAsync(PassageAddress.Api + PassageAddress.Count(SpecimenRecords.Odd, 1, "applications.closed.other.total"));
        Assert.Null(sign["value"]);
        Assert.Equal("slash", (string)sign["cell"]!["state"]!);
        Assert.Contains("22（其中修订16件）", await _client.GetStringAsync(PassageAddress.Count(SpecimenRecords.Odd, 1, "disclosure.normativeDocuments.made")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SpecimenRecords.CivilAffairs, "v/9/s/5/i/1", HttpStatusCode.NotFound, "没有第 9 版")]
    [InlineData(SpecimenRecords.CivilAffairs, "v/1/s/5/i/99", HttpStatusCode.NotFound, "没有第 99 条")]
    [InlineData(SpecimenRecords.CivilAffairs, "v/1/s/77/i/1", HttpStatusCode.NotFound, "没有第 77 部分")]
    [InlineData(SpecimenRecords.CivilAffairs, "v/1/c/no.such", HttpStatusCode.NotFound, "没有指标 no.such")]
    [InlineData(SpecimenRecords.CivilAffairs, "v/1/c/stats.applications.total", HttpStatusCode.NotFound, "所在的表")]
    [InlineData("没有的报告", "v/1/s/1/i/1", HttpStatusCode.NotFound, "没有标识为")]
    [InlineData(SpecimenRecords.Withdrawn, "v/1/s/5/i/1", HttpStatusCode.Gone, SpecimenRecords.WithdrawalReason)]
    [InlineData(SpecimenRecords.FormerId, "v/1/s/5/i/1", HttpStatusCode.PermanentRedirect, null)]
    public async Task A_permanent_address_that_leads_to_nothing_says_why(string id, string rest, HttpStatusCode status, string? words)
    {
        string address = $"/r/{Uri.EscapeDataString(id)}/{rest}";
        HttpResponseMessage page = await _client.GetAsync(address);
        HttpResponseMessage json = await _client.GetAsync("/api/v1" + address);
        Assert.Equal((status, status), (page.StatusCode, json.StatusCode));
        if (words is null)
        {
            Assert.Equal(PassageAddress.Item(SpecimenRecords.CivilAffairs, 1, 5, 1), page.Headers.Location?.OriginalString);
            return;
        }

        Assert.Contains(words, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(words, (string)(await _client.ProblemAsync("/api/v1" + address, status))["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_year_is_offered_only_where_the_archive_has_it()
    {
        Assert.Contains("2023年度的报告中此问题是否仍在", await _client.GetStringAsync("/passages?agency=990102/水利局&year=2022&role=problem"), StringComparison.Ordinal);
        Assert.DoesNotContain("此问题是否仍在", await _client.GetStringAsync("/passages?agency=990102/水利局&year=2024&role=problem"), StringComparison.Ordinal);
        Assert.Contains("本库未收该机关 2025 年度的报告", await _client.GetStringAsync(PassageAddress.Item("990102-水利局-2024", 1, 5, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_asked_nothing_shows_something_to_begin_with()
    {
        string html = await _client.GetStringAsync("/passages");
        Assert.Matches("(最多机关写的问题|可以从这些查起)", html);
    }

    [Fact]
    public async Task The_next_year_shows_whether_a_problem_remains()
    {
        JsonNode view = await _client.JsonAsync(PassageAddress.Api + PassageAddress.Item("990102-水利局-2022", 1, 5, 1) + "?nextYear=true");
        Assert.Equal("remains", (string)view["nextYear"]!["state"]!);
        Assert.Equal(1, (double)view["nextYear"]!["similarity"]!);
        JsonNode last = await _client.JsonAsync(PassageAddress.Api + PassageAddress.Item("990102-水利局-2024", 1, 5, 1) + "?nextYear=true");
        Assert.Equal("noReport", (string)last["nextYear"]!["state"]!);
    }
}
