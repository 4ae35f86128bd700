using System.Text;
using GovReportArchive.Collecting.Sites;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>One page in the shape of real ones, and where it leads.</summary>
/// <param name="Name">What the shape is.</param>
/// <param name="Address">The page's address.</param>
/// <param name="Markup">The page.</param>
/// <param name="Leads">A line each: kind and address, from the page's own host on where it is on that host.</param>
public sealed record SiteShape(string Name, string Address, string Markup, params string[] Leads)
{
    /// <summary>The source whose page it is; a column at the page's address unless another is said.</summary>
    public CollectSource? Source { get; init; }

    public override string ToString() => Name;

    /// <summary>Where the program finds it to lead.</summary>
    public string[] Found() => [.. Read().Links.Select(link => $"{link.Kind} {Short(link.Address)}")];

    public SiteReading Read()
    {
        Uri address = new(Address);
        return SiteReader.Read(Source ?? new CollectSource(address), PageView.Read(Encoding.UTF8.GetBytes(Markup), address), 2023);
    }

    private string Short(Uri address) => address.Authority == new Uri(Address).Authority ? address.PathAndQuery : address.AbsoluteUri;
}
