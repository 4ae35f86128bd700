using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class OriginalPageTests(ServedSpecimens served)
{
    private const string Civil = "/reports/" + SpecimenRecords.CivilAffairs;
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task An_item_is_marked_in_the_text_of_its_original_and_nothing_of_the_original_runs()
    {
        IHtmlDocument page = await _client.PageAsync(Civil + "/original?version=2&section=1&item=1");

        Assert.Equal("2023年，本局认真做好政府信息公开工作。", page.TextOf("#marked mark"));
        Assert.Equal("2023年，本局认真做好政府信息公开工作。", page.TextOf("blockquote"));
        Assert.StartsWith("/r/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023/v/2/s/1/i/1?f=", page.LinkOf(".actions a"), StringComparison.Ordinal);
        Assert.All(page.Scripts, script => Assert.Equal("", script.Text));
        Assert.DoesNotContain("alert", page.Source.Text, StringComparison.Ordinal);
        JsonNode twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal("found", (string)twin["original"]!["state"]!);
    }

    [Fact]
    public async Task What_is_not_found_again_is_said_and_not_marked()
    {
        IHtmlDocument page = await _client.PageAsync(Civil + "/original?key=applications.received.total");
        Assert.Contains("没有找到", page.TextOf(".note.warn"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task The_permanent_pages_and_the_report_lead_to_the_original_where_it_is_held()
    {
        Assert.Contains("/original?version=2&section=1&item=1&f=", string.Join(' ', (await _client.PageAsync("/r/990101-民政局-2023/v/2/s/1/i/1")).LinksOf(".actions a")), StringComparison.Ordinal);
        Assert.DoesNotContain("/original?", string.Join(' ', (await _client.PageAsync("/r/990101-民政局-2023/v/1/s/1/i/1")).LinksOf(".actions a")), StringComparison.Ordinal);
        Assert.Contains(Addresses(await _client.PageAsync(Civil)), address => address.EndsWith("/original?version=2", StringComparison.Ordinal));

        static IEnumerable<string> Addresses(IHtmlDocument page) => page.LinksOf(".actions a").Select(Uri.UnescapeDataString);
    }

    [Theory]
    [InlineData("?section=5", HttpStatusCode.BadRequest)]
    [InlineData("?section=5&item=1&key=applications.received.total", HttpStatusCode.BadRequest)]
    [InlineData("?section=5&item=999", HttpStatusCode.NotFound)]
    [InlineData("?key=no.such.count", HttpStatusCode.NotFound)]
    [InlineData("?version=1", HttpStatusCode.NotFound)]
    [InlineData("?version=9", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_shown_is_a_problem_and_a_page_that_says_so(string query, HttpStatusCode status)
    {
        await _client.ProblemAsync($"/api/v1/reports/{SpecimenRecords.CivilAffairs}/original/place{query}", status);
        Assert.NotEqual("", (await _client.PageAsync($"{Civil}/original{query}", status)).TextOf("h1"));
    }

    [Fact]
    public async Task Only_pages_of_a_PDF_are_had_as_pictures() =>
        await _client.ProblemAsync($"/api/v1/reports/{SpecimenRecords.CivilAffairs}/original/pages/1", HttpStatusCode.NotFound);
}
