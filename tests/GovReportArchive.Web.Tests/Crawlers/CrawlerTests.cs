using System.Net;
using System.Xml.Linq;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Crawlers;

[Collection(ServedTests.Name)]
public sealed class CrawlerTests(ServedSpecimens served)
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Every_report_that_stands_is_in_the_site_map_once_and_every_address_of_it_answers()
    {
        List<string> pages = [];
        foreach (string file in Addresses(await XmlAsync("/sitemap.xml"), "sitemap"))
            pages.AddRange(Addresses(await XmlAsync(new Uri(file).PathAndQuery), "url"));
        Assert.Equal(pages.Count, pages.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(SpecimenRecords.Standing, pages.Count(page => new Uri(page).AbsolutePath.StartsWith("/reports/", StringComparison.Ordinal)));
        foreach (string kind in new[] { "/reports/", "/agencies/", "/regions/", "/help" })
        {
            string page = pages.First(address => new Uri(address).AbsolutePath.StartsWith(kind, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(page).PathAndQuery)).StatusCode);
        }
    }

    [Theory]
    [InlineData("reports-0")]
    [InlineData("reports-2")]
    [InlineData("reports-99999999999")]
    [InlineData("reports")]
    [InlineData("-1")]
    [InlineData("places-1")]
    [InlineData("places-x")]
    [InlineData("reports-01")]
    [InlineData("../archive")]
    public async Task A_file_that_is_not_there_is_not_found(string name) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"/sitemaps/{Uri.EscapeDataString(name)}.xml")).StatusCode);

    [Fact]
    public async Task Crawlers_are_told_the_map_and_left_out_of_what_has_no_end()
    {
        string robots = await _client.GetStringAsync("/robots.txt");
        Assert.Contains("\nSitemap: http", robots, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /*cursor=\n", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /reports/\n", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /agencies\n", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Browsers_are_told_how_to_search_and_what_they_are_told_works()
    {
        XDocument description = await XmlAsync("/opensearch.xml");
        XNamespace ns = description.Root!.Name.Namespace;
        string template = (string)description.Descendants(ns + "Url").First(url => (string?)url.Attribute("type") == "text/html").Attribute("template")!;
        HttpResponseMessage found = await _client.GetAsync(new Uri(template.Replace("{searchTerms}", Uri.EscapeDataString("公众号"), StringComparison.Ordinal)).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Contains("""<link rel="search" type="application/opensearchdescription+xml" """, await _client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private async Task<XDocument> XmlAsync(string address) => XDocument.Parse(await _client.GetStringAsync(address));

    private static IEnumerable<string> Addresses(XDocument map, string kind) => map.Descendants(Map + kind).Select(entry => (string)entry.Element(Map + "loc")!);
}
