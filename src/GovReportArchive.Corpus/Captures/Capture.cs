using System.Globalization;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Captures;

/// <summary>Where the bytes of an original came from: what an address answered at a moment.</summary>
/// <param name="Address">The address of the web that gave them, after redirects.</param>
/// <param name="At">When.</param>
/// <param name="Status">Status of HTTP; null where it is not known.</param>
/// <param name="Headers">Headers of the answer, in order; null for none.</param>
/// <param name="Via">The page that linked to it; null where it was named otherwise.</param>
/// <param name="Page">What that page says of it; null for what is no attachment of a page.</param>
public sealed record Capture(
    string Address, DateTimeOffset At, int? Status = null, IReadOnlyList<KeyValuePair<string, string>>? Headers = null, string? Via = null, CapturePage? Page = null)
{
    // An index of PostgreSQL holds keys of some 2700 bytes.
    private const int LongestAddress = 2_000, LongestHeader = 1_000, MostHeaders = 60;

    // What is the visitor's own is of no use to anybody later.
    private static readonly HashSet<string> Private = new(["set-cookie", "set-cookie2"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the address was asked; false where somebody only says that this stood there.</summary>
    public bool WasAsked { get; init; } = true;

    /// <summary>An address as the archive keeps it, without name, password and fragment; null where it is none of the web, or too long.</summary>
    public static string? AddressOf(string? address) =>
        WebAddress.IsOne(address)
        && new Uri(address!).GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped) is { Length: <= LongestAddress } kept
            ? kept
            : null;

    /// <summary>Charset that the headers declare; null where they declare none.</summary>
    internal string? Charset => Headers?.LastOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value is { } type
        && System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out System.Net.Http.Headers.MediaTypeHeaderValue? parsed) ? parsed.CharSet : null;

    /// <summary>The capture as the archive keeps it: bounded, and without characters that act on what shows them.</summary>
    /// <exception cref="FormatException">Its address is none.</exception>
    internal Capture Kept() => this with
    {
        Address = AddressOf(Address) ?? throw new FormatException("来源网址应为 http 或 https 网址，且不超过 2000 个字符"),
        // To the second, as records say it.
        At = DateTimeOffset.FromUnixTimeSeconds(At.ToUnixTimeSeconds()),
        Headers = [.. (Headers ?? []).Where(header => !Private.Contains(header.Key) && IsLine(header.Key) && IsLine(header.Value)).Take(MostHeaders)],
        Via = AddressOf(Via),
        Page = Page?.Kept(),
    };

    private static bool IsLine(string? text) => text is { Length: > 0 and <= LongestHeader } && !Unprintable.IsIn(text);
}

/// <summary>What a page says of the file that hangs on it, for what the file itself does not say.</summary>
/// <param name="Address">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Its date of publication, <c>yyyy-MM-dd</c>.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Breadcrumb">Where in its site it stands, outermost first; null for nowhere.</param>
/// <param name="LinkText">The words that link to the file.</param>
/// <param name="Charset">The charset that it is written in.</param>
public sealed record CapturePage(
    string Address, string? Title = null, string? Date = null, string? Publisher = null, IReadOnlyList<string>? Breadcrumb = null, string? LinkText = null, string? Charset = null)
{
    private const int LongestLine = 300, LongestName = 100, MostSteps = 20;

    /// <summary>What a page says of one of its links.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">The words of the link.</param>
    /// <param name="date">The date in the line of the link, before which that of the page stands back: it is the list's own.</param>
    public static CapturePage Of(PageView page, string text, string? date) =>
        new(page.Address.AbsoluteUri, page.Title, date ?? page.Date, page.Publisher, page.Breadcrumb, text, page.Charset.WebName);

    /// <summary>As <see cref="Capture.Kept"/>; what cannot be kept is absent.</summary>
    internal CapturePage Kept() => new(
        Capture.AddressOf(Address) ?? "",
        Line(Title, LongestLine),
        DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Date : null,
        Line(Publisher, LongestName),
        [.. (Breadcrumb ?? []).Select(step => Line(step, LongestName)).OfType<string>().Take(MostSteps)],
        Line(LinkText, LongestLine),
        Line(Charset, LongestName));

    // What is longer is no title or name.
    private static string? Line(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } line && line.Length <= longest ? string.Concat(line.Select(c => Unprintable.IsOne(c) ? ' ' : c)) : null;
}
