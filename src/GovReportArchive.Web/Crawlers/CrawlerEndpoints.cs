using System.Text;
using System.Xml.Linq;
using GovReportArchive.Corpus;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Crawlers;

/// <summary>What search engines and browsers ask a site for: which pages there are, which to leave, and how to search in it.</summary>
/// <remarks>Invented reports are not for search engines: as long as samples are served nothing is to be indexed.</remarks>
internal static class CrawlerEndpoints
{
    private const string Xml = "application/xml; charset=utf-8";

    // Pages are to be found. Left out is what has no end or is for programs; links that narrow or sort are marked nofollow where they stand.
    private static readonly string[] Closed = ["/api/", "/swagger", "/mcp", "/*cursor=", "/*back=", "/reports/*/compare", "/reports/*/original", "/originals/"];

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCrawlers(this WebApplication app)
    {
        app.MapMethods("/robots.txt", Read, Robots).ExcludeFromDescription();
        app.MapMethods("/sitemap.xml", Read, (Holdings holdings, RequestArchive served, PublicAddress site) => Map(served, site, address => new SiteMap(holdings, address).Index())).ExcludeFromDescription();
        app.MapMethods("/sitemaps/{name}.xml", Read, (string name, Holdings holdings, RequestArchive served, PublicAddress site) => Map(served, site, address => new SiteMap(holdings, address).File(name))).ExcludeFromDescription();
        app.MapMethods("/opensearch.xml", Read, (PublicAddress site) => OpenSearch(site.Site) is { } description
            ? Results.Content(description, "application/opensearchdescription+xml", Encoding.UTF8)
            : Results.NotFound()).ExcludeFromDescription();
    }

    private static IResult Robots(RequestArchive served, PublicAddress site)
    {
        if (served.IsSample) return Results.Text("User-agent: *\nDisallow: /\n");
        string map = site.Site.Length > 0 ? $"\nSitemap: {site.Site}/sitemap.xml\n" : "";
        return Results.Text("User-agent: *\n" + string.Concat(Closed.Select(path => $"Disallow: {path}\n")) + map);
    }

    private static IResult Map(RequestArchive served, PublicAddress site, Func<string, XDocument?> make) =>
        !served.IsSample && site.Site.Length > 0 && make(site.Site) is { } map ? Results.Content(Written(map), Xml) : Results.NotFound();

    // How browsers offer to search in the site (OpenSearch 1.1), which takes whole addresses only.
    private static string? OpenSearch(string site)
    {
        if (site.Length == 0) return null;
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";
        return Written(new XDocument(new XElement(
            ns + "OpenSearchDescription",
            new XElement(ns + "ShortName", "政府信息公开年报库"),
            new XElement(ns + "Description", "检索各级政府和部门的政府信息公开工作年度报告"),
            new XElement(ns + "InputEncoding", "UTF-8"),
            new XElement(ns + "Language", "zh-CN"),
            new XElement(ns + "Image", new XAttribute("type", "image/svg+xml"), site + "/favicon.svg"),
            new XElement(ns + "Url", new XAttribute("type", "text/html"), new XAttribute("template", site + "/?q={searchTerms}")),
            new XElement(ns + "Url", new XAttribute("type", "application/atom+xml"), new XAttribute("template", site + "/api/v1/reports.atom?q={searchTerms}")))));
    }

    private static string Written(XDocument document) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document.ToString(SaveOptions.DisableFormatting);
}
