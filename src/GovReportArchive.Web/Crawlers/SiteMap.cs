using System.Globalization;
using System.Xml.Linq;
using GovReportArchive.Corpus;
using GovReportArchive.Web.Pages;

namespace GovReportArchive.Web.Crawlers;

/// <summary>The pages that search engines are to know, as the Sitemap protocol 0.9 has it: an index, and files of at most <see cref="Most"/> addresses.</summary>
/// <remarks>Every report that stands is in exactly one file: that of its last change. Withdrawn reports are in none.</remarks>
/// <param name="holdings">The archive.</param>
/// <param name="site">What addresses begin with; not blank, since the protocol knows no relative addresses.</param>
internal sealed class SiteMap(Holdings holdings, string site)
{
    /// <summary>Addresses in a file at most; the protocol allows 50,000.</summary>
    public const int Most = 20_000;

    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Fixed = ["/", "/rankings", "/agencies", "/regions", "/passages", "/wordings", "/desk", "/check", "/help", "/rules"];

    /// <summary>The index, which names the files.</summary>
    public XDocument Index()
    {
        IEnumerable<string> files = Parts(holdings.LastChange).Select(number => $"reports-{number}")
            .Concat(Parts(holdings.Stats().Agencies).Select(number => $"agencies-{number}"))
            .Append("places");
        return new XDocument(new XElement(Protocol + "sitemapindex", files.Select(file => new XElement(Protocol + "sitemap", new XElement(Protocol + "loc", $"{site}/sitemaps/{file}.xml")))));
    }

    /// <summary>A file; null where there is none of that name.</summary>
    /// <param name="name">Such as <c>reports-1</c>.</param>
    public XDocument? File(string name) => name.Split('-') switch
    {
        ["reports", var number] when PartOf(number, holdings.LastChange) is { } part => Of(Reports(part)),
        ["agencies", var number] when PartOf(number, holdings.Stats().Agencies) is { } part => Of(holdings.AgencyIds().Skip((part - 1) * Most).Take(Most).Select(id => Entry(Addresses.Agency(id)))),
        ["places"] => Of(Fixed.Select(page => Entry(page)).Concat(holdings.Regions().Select(region => Entry(Addresses.Region(region.Code))))),
        _ => null,
    };

    private IEnumerable<XElement> Reports(int part)
    {
        long last = (long)part * Most;
        return holdings.Latest(last - Most, Most).Items.TakeWhile(change => change.Change <= last).Where(change => change.Reason is null)
            .Select(change => Entry(Addresses.Report(change.Id), change.At));
    }

    private static IEnumerable<int> Parts(long count) => Enumerable.Range(1, (int)((count + Most - 1) / Most));

    // Each file has one name.
    private static int? PartOf(string number, long count) => Parts(count).Cast<int?>().FirstOrDefault(part => part!.Value.ToString(CultureInfo.InvariantCulture) == number);

    private static XDocument Of(IEnumerable<XElement> entries) => new(new XElement(Protocol + "urlset", entries));

    private XElement Entry(string page, DateTimeOffset? changed = null) => new(
        Protocol + "url",
        new XElement(Protocol + "loc", site + page),
        changed is { } at ? new XElement(Protocol + "lastmod", at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
}
