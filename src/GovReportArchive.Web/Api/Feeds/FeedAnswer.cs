using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using GovReportArchive.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api.Feeds;

/// <summary>A feed as Atom (RFC 4287), in pages (RFC 5005); who has it already is told so.</summary>
/// <param name="identity">Name of the archive, which ids are made of: they stay when the server gets another address.</param>
/// <param name="site">What addresses begin with.</param>
internal sealed class FeedAnswer(string identity, string site) : IResult
{
    /// <summary>Atom.</summary>
    public const string MediaType = "application/atom+xml";

    /// <summary>Entries on a page at most.</summary>
    public const int PageSize = 100;

    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    private readonly List<SyndicationItem> _items = [];
    private readonly List<XElement> _deleted = [];

    /// <summary>Title of the feed.</summary>
    public required string Title { get; init; }

    /// <summary>Address of the feed's first page, which names the feed.</summary>
    public required string Self { get; init; }

    /// <summary>The page that shows the same.</summary>
    public required string Page { get; init; }

    /// <summary>Cursor of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>How new the feed is as long as it has no entry; else it is as new as its newest.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>An id of the archive's own for good: a UUID (RFC 9562, version 8) of what it names.</summary>
    public string IdOf(string named)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{named}"))[..16];
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return "urn:uuid:" + new Guid(hash, bigEndian: true);
    }

    /// <summary>Adds an entry.</summary>
    public void Add(FeedEntry entry)
    {
        SyndicationItem item = new()
        {
            Id = IdOf(entry.Named),
            Title = Text(entry.Title),
            LastUpdatedTime = entry.Updated,
            Summary = Text(entry.Summary),
        };
        item.Authors.Add(new SyndicationPerson { Name = Clean(entry.Author) });
        item.Links.Add(Link("alternate", entry.Page, "text/html"));
        item.Links.Add(Link("alternate", entry.Json, "application/json"));
        if (entry.Original is { } original) item.Links.Add(Link("enclosure", original.Address, original.MediaType, original.Length ?? 0));
        if (entry.Kind is { } kind) item.Categories.Add(new SyndicationCategory(kind.Value) { Label = kind.Label });
        _items.Add(item);
    }

    /// <summary>Adds that an entry is gone (RFC 6721).</summary>
    public void AddDeleted(string named, DateTimeOffset at) => _deleted.Add(new XElement(
        Tombstones + "deleted-entry", new XAttribute("ref", IdOf(named)), new XAttribute("when", XmlConvert.ToString(at.UtcDateTime, XmlDateTimeSerializationMode.Utc))));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        byte[] body = Written();
        // No date of the feed: what is withdrawn leaves it without making it newer.
        if (Freshness.IsHeld(httpContext, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", isWeak: true)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = MediaType + "; charset=utf-8";
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private DateTimeOffset Newest => _items.Select(item => item.LastUpdatedTime).DefaultIfEmpty(Updated).Max();

    private byte[] Written()
    {
        SyndicationFeed feed = new(_items) { Id = IdOf(Self), Title = Text(Title), LastUpdatedTime = Newest, Language = "zh-CN", Generator = "GovReportArchive" };
        feed.Links.Add(Link("self", Self, MediaType));
        feed.Links.Add(Link("alternate", Page, "text/html"));
        if (Next is { } cursor) feed.Links.Add(Link("next", Self + (Self.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "cursor=" + Uri.EscapeDataString(cursor), MediaType));
        foreach (XElement deleted in _deleted) feed.ElementExtensions.Add(deleted.CreateReader());
        using MemoryStream buffer = new();
        using (XmlWriter writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            new Atom10FeedFormatter(feed).WriteTo(writer);
        return buffer.ToArray();
    }

    private SyndicationLink Link(string relation, string path, string? mediaType = null, long length = 0) => new(new Uri(site + path, UriKind.RelativeOrAbsolute), relation, null, mediaType, length);

    private static TextSyndicationContent Text(string text) => SyndicationContent.CreatePlaintextContent(Clean(text));

    // What XML cannot say: control characters, and halves of surrogate pairs.
    private static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append(rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }
}

/// <summary>An entry of a feed.</summary>
/// <param name="Named">What it is about, as text that no other entry has.</param>
/// <param name="Title">Title.</param>
/// <param name="Author">Who wrote what it is about.</param>
/// <param name="Updated">When the archive took the change in.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Page">Address of its page.</param>
/// <param name="Json">Address of its JSON.</param>
internal sealed record FeedEntry(string Named, string Title, string Author, DateTimeOffset Updated, string Summary, string Page, string Json)
{
    /// <summary>The original, where it is held.</summary>
    public (string Address, string? MediaType, long? Length)? Original { get; init; }

    /// <summary>What kind of change it is; null where that is not said.</summary>
    public (string Value, string Label)? Kind { get; init; }
}
