using System.Text.RegularExpressions;
using AngleSharp.Dom;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Html;

/// <summary>What the page's head says about it: meta elements, title, canonical address.</summary>
internal sealed partial class PageMetadata
{
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly IDocument _document;

    public PageMetadata(IDocument document)
    {
        _document = document;
        foreach (IElement meta in document.GetElementsByTagName("meta"))
        {
            string? name = meta.GetAttribute("name") ?? meta.GetAttribute("property");
            string value = TextCleaner.Clean(meta.GetAttribute("content") ?? "").Trim();
            if (!string.IsNullOrEmpty(name) && value.Length is > 0 and <= 500) _meta.TryAdd(name.Trim(), value);
        }
    }

    public string? Title => First("ArticleTitle", "og:title", "DC.title");

    public string? SiteName => First("SiteName", "og:site_name");

    public string? ColumnName => First("ColumnName");

    public string? Publisher => First("ContentSource", "DC.publisher");

    public string? Date => PageFacts.Date(First("PubDate", "publishdate", "article:published_time", "DC.date", "date"));

    /// <summary>The parts of the title element, innermost first: pages append the names of column and site.</summary>
    public IReadOnlyList<string> TitleParts
    {
        get
        {
            string title = TextCleaner.Clean(_document.Title ?? "").Trim();
            return title.Length is 0 or > 300 ? [] : [.. TitleSeparator().Split(title).Select(part => part.Trim()).Where(part => part.Length > 0)];
        }
    }

    /// <summary>The part of the title element that names a report, else the first; null where there is none.</summary>
    public string? TitlePart => TitleParts.FirstOrDefault(ReportCues.IsTitle) ?? (TitleParts.Count > 0 ? TitleParts[0] : null);

    /// <summary>The page's own address: canonical link, metadata, or the note that browsers leave in saved pages; null where none is absolute.</summary>
    public string? Url
    {
        get
        {
            string? canonical = _document.Head?.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
            string? domain = First("SiteDomain");
            IEnumerable<string?> candidates = [canonical, First("og:url"), First("Url"), SavedFrom()];
            return candidates.Select(candidate => Absolute(candidate, domain)).FirstOrDefault(url => url is not null);
        }
    }

    private string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_meta.TryGetValue(name, out string? value)) return value;
        }

        return null;
    }

    private string? SavedFrom()
    {
        foreach (INode node in _document.ChildNodes.Concat(_document.DocumentElement?.ChildNodes ?? Enumerable.Empty<INode>()))
        {
            if (node is IComment comment && SavedNote().Match(comment.Data) is { Success: true } match) return match.Groups[1].Value;
        }

        return null;
    }

    private static string? Absolute(string? address, string? domain)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        string text = address.Trim();
        if (text.StartsWith("//", StringComparison.Ordinal)) text = "http:" + text;
        else if (text.StartsWith('/') && domain is not null) text = (domain.Contains("://", StringComparison.Ordinal) ? "" : "http://") + domain.TrimEnd('/') + text;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? text : null;
    }

    [GeneratedRegex(@"(?:(?<!\s)(?>\s+))?[_|｜]+\s*|(?<!\s)(?>\s+)[-–—]+\s+|(?<=\p{IsCJKUnifiedIdeographs})[-–—]+(?=\p{IsCJKUnifiedIdeographs})\s*")]
    private static partial Regex TitleSeparator();

    [GeneratedRegex(@"saved from url=\(\d+\)(https?://\S+)")]
    private static partial Regex SavedNote();
}
