using System.Text;

namespace GovReportArchive.Extraction.Html;

/// <summary>What a page offers to somebody who looks for the next one: its links, forms and scripts, and what it says of itself.</summary>
/// <remarks>No script is run and nothing is fetched. All strings are the page's own, shortened; whoever shows them must treat them as written by strangers.</remarks>
public sealed record PageView
{
    /// <summary>The most links that are read of a page; the rest are passed over.</summary>
    public const int MostLinks = 20_000;

    /// <summary>The most characters of scripts and markup that are kept.</summary>
    public const int MostScript = 1_000_000;

    /// <summary>Where the page came from.</summary>
    public required Uri Address { get; init; }

    /// <summary>What its relative addresses start from.</summary>
    public required Uri Base { get; init; }

    /// <summary>The encoding it was read in.</summary>
    public required Encoding Charset { get; init; }

    /// <summary>The title of what stands on it, or an empty string.</summary>
    public string Title { get; init; } = "";

    /// <summary>What a browser shows as its title, often with the names of column and site; or an empty string.</summary>
    public string Head { get; init; } = "";

    /// <summary>When it says that it was published, as <c>yyyy-MM-dd</c>, or null.</summary>
    public string? Date { get; init; }

    /// <summary>By whom it says that it was published, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>The columns that it says it stands in, outermost first.</summary>
    public IReadOnlyList<string> Breadcrumb { get; init; } = [];

    /// <summary>Its links in their order on the page, those to one address each time.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>Its forms.</summary>
    public IReadOnlyList<PageForm> Forms { get; init; } = [];

    /// <summary>The text of the scripts that stand in it.</summary>
    public string Script { get; init; } = "";

    /// <summary>The page as it is written, from its beginning.</summary>
    public string Markup { get; init; } = "";

    /// <summary>It asks for a password.</summary>
    public bool AsksPassword { get; init; }

    /// <summary>How many characters a reader sees of it, links included; pages of a few only lead on.</summary>
    public int Length { get; init; }

    /// <summary>Reads a page: HTML, or the answer of a list's own script (XML with pieces of HTML, JSON with titles and addresses).</summary>
    /// <param name="bytes">The page as it came, without compression.</param>
    /// <param name="address">Where it came from, after redirects.</param>
    /// <param name="charset">The charset of the header, or null. The bytes themselves and the page's own word decide before it where they can.</param>
    /// <exception cref="ExtractionException">The page is more than can be read.</exception>
    public static PageView Read(ReadOnlySpan<byte> bytes, Uri address, string? charset = null) => PageViewReader.Read(bytes, address, charset);

    /// <summary>An address that the page writes in some script, as the page itself would take it; null where it is none.</summary>
    public Uri? Resolve(string written) => PageAddress.Resolve(written, Base, Charset);
}
