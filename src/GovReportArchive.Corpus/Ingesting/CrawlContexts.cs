using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Extraction;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Extraction.Warc;
using Capture = GovReportArchive.Corpus.Captures.Capture;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>On which pages of crawls their files hang: the page that the crawler came from, else one that links there.</summary>
/// <remarks>Memory grows with the number of files that are no pages, up to a bound, and not with the length of the crawls, which are read some times over.</remarks>
internal sealed class CrawlContexts
{
    private const int MostFiles = 200_000;
    private const int HeadBytes = 1 << 15;

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cameFrom = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CapturePage> _pages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _covers = new(StringComparer.Ordinal);

    /// <summary>Whether the crawls say of addresses that they gave the same again, or nothing any more.</summary>
    public bool HasNotes { get; private set; }

    /// <summary>Looks through crawls.</summary>
    /// <param name="crawls">The WARC files.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static CrawlContexts Of(IReadOnlyCollection<string> crawls, CancellationToken cancellationToken)
    {
        CrawlContexts contexts = new();
        foreach (WarcRecord record in Records(crawls, _ => HeadBytes, cancellationToken)) contexts.Survey(record);
        if (contexts._files.Count == 0) return contexts;
        foreach (WarcRecord record in Records(crawls, head => head.Type == "request" ? HeadBytes : 0, cancellationToken)) contexts.ComeFrom(record);
        HashSet<string> sought = [.. contexts._cameFrom.Values];
        string[] names = [.. contexts._files.Select(EndOf).Distinct(StringComparer.Ordinal)];
        long most = ExtractionLimits.Default.MaxMarkupBytes;
        foreach (WarcRecord record in Records(crawls, head => head.Type == "response" && head.Length <= most ? most : 0, cancellationToken)) contexts.LookAt(record, sought, names);
        return contexts;
    }

    /// <summary>The page that a file hangs on; null where none is known.</summary>
    public CapturePage? PageOf(string address) => _pages.GetValueOrDefault(address);

    /// <summary>Whether files of the crawls hang on a page.</summary>
    public bool HasFiles(string address) => _covers.Contains(address);

    private static IEnumerable<WarcRecord> Records(IReadOnlyCollection<string> crawls, Func<WarcRecord, long> most, CancellationToken cancellationToken)
    {
        foreach (string crawl in crawls)
        {
            using FileStream file = Crawl.Open(crawl);
            foreach (WarcRecord record in new WarcReader(file).Records(most))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }
        }
    }

    private void Survey(WarcRecord record)
    {
        if (CrawlAnswer.Of(record) is not { } answer) return;
        HasNotes |= record.Type == "revisit" || answer.IsGone;
        if (answer is { CanBeReport: true, IsPage: false } && _files.Count < MostFiles) _files.Add(answer.Address);
    }

    private void ComeFrom(WarcRecord request)
    {
        if (request.Type == "request" && Capture.AddressOf(request.Target) is { } file && _files.Contains(file)
            && Capture.AddressOf(HttpMessage.Parse(request.Block)?["Referer"]) is { } page && page != file) _cameFrom.TryAdd(file, page);
    }

    private void LookAt(WarcRecord record, HashSet<string> sought, string[] names)
    {
        if (CrawlAnswer.Of(record) is not { CanBeReport: true, IsPage: true, Record.IsWhole: true } answer) return;
        try
        {
            ReadOnlyMemory<byte> content = answer.Content(ExtractionLimits.Default.MaxMarkupBytes);
            if (!sought.Contains(answer.Address) && !Mentions(content.Span, names)) return;
            PageView page = PageView.Read(content.Span, new Uri(answer.Address), answer.Message?.Charset);
            foreach (PageLink link in page.Links)
            {
                if (Capture.AddressOf(link.Address?.AbsoluteUri) is not { } file || !_files.Contains(file)) continue;
                _covers.Add(answer.Address);
                if (_cameFrom.TryGetValue(file, out string? from) && from != answer.Address) continue;
                _pages.TryAdd(file, CapturePage.Of(page, link.Words, link.Date));
            }
        }
        catch (Exception error) when (error is ExtractionException or RegexMatchTimeoutException)
        {
            // A page that cannot be read leads nowhere.
        }
    }

    // Most pages lead to no file, and need not be read twice.
    private static bool Mentions(ReadOnlySpan<byte> page, string[] names)
    {
        string text = names.Length > 0 ? Encoding.Latin1.GetString(page) : "";
        return names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    // The ending of a name, or what answers in its stead: .pdf, download.jsp.
    private static string EndOf(string address)
    {
        string name = new Uri(address).Segments[^1];
        return Path.GetExtension(name) is { Length: > 1 } ending && ending.All(c => c is '.' || char.IsAsciiLetterOrDigit(c)) ? ending : name.TrimEnd('/');
    }
}
