using System.Text;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Extraction.Texts;
using MimeKit;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>A page saved with all that belongs to it in one file (MHTML, as .mht, .mhtml or .doc): the page inside is read like any other.</summary>
/// <remarks>What the file says about when it was saved is no date of the report.</remarks>
internal static class WebArchiveExtractor
{
    private const int MostNested = 20;
    private const int LittleText = 400;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = MostNested, CharsetEncoding = Encoding.UTF8 };

    public static Content Extract(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        MimeEntity body = Load(name, file, cancellationToken);
        List<TextPart> pages = [.. Pages(body)];
        if (pages.Count == 0) throw new ExtractionException("mhtml.noPage", $"{name}：MHTML 存档中没有网页。请在浏览器中重新保存原网页。");

        // The first page is the one that was saved; where it only frames others, the longest of them holds the report.
        Content first = Read(name, pages[0], limits);
        if (pages.Count == 1 || Length(first) >= LittleText) return first;
        return pages.Skip(1).Select(page => Read(name, page, limits)).Prepend(first).MaxBy(Length)!;
    }

    private static MimeEntity Load(string name, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        try
        {
            using Stream stream = ZipContents.AsStream(file[WebArchive.Blank(file.Span)..]);
            return MimeMessage.Load(Options, stream, cancellationToken).Body ?? throw Damaged(name, null);
        }
        catch (FormatException e)
        {
            throw Damaged(name, e);
        }
    }

    private static IEnumerable<TextPart> Pages(MimeEntity entity) => entity switch
    {
        TextPart { IsHtml: true } page => [page],
        MultipartRelated { Root: MimeEntity root } related => Pages(root).Concat(related.Where(part => part != root).SelectMany(Pages)),
        Multipart parts => parts.SelectMany(Pages),
        _ => [],
    };

    private static Content Read(string name, TextPart page, ExtractionLimits limits)
    {
        using MemoryStream bytes = new();
        page.Content?.DecodeTo(bytes);
        limits.CheckMarkupSize(name, bytes.Length);

        // The part's own header says the charset best, and the page inside may say another: as UTF-8 with its mark nothing is left to guess.
        string text = TextDecoder.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), page.ContentType.Charset).Text;
        Content content = HtmlExtractor.Extract(name, Encoding.UTF8.GetBytes('\uFEFF' + text));
        return page.ContentLocation is { IsAbsoluteUri: true, Scheme: "http" or "https" } address ? content with { Url = address.ToString() } : content;
    }

    private static long Length(Content content) => content.Blocks.Sum(FileExtractor.Length);

    private static ExtractionException Damaged(string name, Exception? cause) => new("mhtml.damaged", $"{name}：MHTML 存档已损坏。请在浏览器中重新保存原网页。", cause);
}
