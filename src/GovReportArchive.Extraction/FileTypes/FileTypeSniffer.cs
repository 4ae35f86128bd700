using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>Decides a file's type from its bytes; names lie (a page saved as .doc, a docx named .doc).</summary>
internal static partial class FileTypeSniffer
{
    private const int Head = 4096;
    private const int PdfHead = 1024;
    private const double MostBinary = 0.05;
    private const int FewestTags = 8;

    private static readonly (byte[] Magic, FileType Type)[] Pictures =
    [
        ([0xFF, 0xD8, 0xFF], FileType.Jpeg),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FileType.Png),
        ([(byte)'I', (byte)'I', 0x2A, 0], FileType.Tiff),
        ([(byte)'M', (byte)'M', 0, 0x2A], FileType.Tiff),
    ];

    private static readonly (byte[] Magic, string Code, string Kind, string Advice)[] Refused =
    [
        ("GIF8"u8.ToArray(), "file.image", "GIF 图片", ImageAdvice),
        ("Rar!"u8.ToArray(), "file.archive", "RAR 压缩包", ArchiveAdvice),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "file.archive", "7z 压缩包", ArchiveAdvice),
        ([0x1F, 0x8B], "file.archive", "gzip 压缩包", ArchiveAdvice + CrawlAdvice),
        ("WARC/"u8.ToArray(), "file.archive", "网页存档（WARC）", CrawlAdvice),
    ];

    private const string ImageAdvice = "这种图片中的文字无法读取，请改用 png、jpg 图片，网页、Word 或带文字层的 PDF 版本。";
    private const string CrawlAdvice = "网页存档（.warc、.warc.gz）请整个交给 govreport ingest，其中的网页和附件各作一份收入。";
    private const string ArchiveAdvice = "请先解压，再逐个入库其中的文件。";

    /// <summary>The type; for text and html this may have decoded the beginning of the file.</summary>
    /// <exception cref="ExtractionException">The bytes are of a type that cannot be read; the message says which and what to do.</exception>
    public static FileType Sniff(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        foreach ((byte[] magic, string code, string kind, string advice) in Refused)
        {
            if (bytes.StartsWith(magic)) throw new ExtractionException(code, $"{name}：这是{kind}，不能作为报告读取。{advice}");
        }

        foreach ((byte[] magic, FileType type) in Pictures)
        {
            if (bytes.StartsWith(magic)) return type;
        }

        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8)) return ZipContents.Sniff(name, file, limits);
        if (bytes.StartsWith(CompoundFile.Magic)) return CompoundContents.Sniff(name, file);
        ReadOnlySpan<byte> pdfHead = bytes[..Math.Min(bytes.Length, PdfHead)];
        int pdf = pdfHead.IndexOf("%PDF-"u8);
        if (pdf == 0 || (pdf > 0 && !pdfHead[..pdf].ContainsAnyExceptInRange((byte)0, (byte)0x7F))) return FileType.Pdf;
        if (bytes[WebArchive.Blank(bytes)..].StartsWith("{\\rtf"u8)) return FileType.Rtf;
        return WebArchive.Is(bytes) ? FileType.WebArchive : Textual(name, bytes);
    }

    private static FileType Textual(string name, ReadOnlySpan<byte> bytes)
    {
        string head = TextDecoder.Decode(bytes[..Math.Min(bytes.Length, Head)]).Text;
        int binary = head.Count(TextCleaner.IsBinary) + Math.Max(0, head.AsSpan().Count('\uFFFD') - 4);
        if (binary > head.Length * MostBinary)
        {
            throw new ExtractionException("file.unknownType",
                $"{name}：无法识别的文件类型。可以读取的有：txt、html、docx、doc、pdf、rtf、mht、xls、xlsx、Word XML，以及 png、jpg、tiff 图片；其他格式请另存为其中之一后入库。");
        }

        if (WordXml().IsMatch(head)) return FileType.WordXml;
        if (StartsAsHtml().IsMatch(head)) return FileType.Html;
        bool named = Path.GetExtension(name) is ".htm" or ".html" or ".shtml" or ".xhtml" or ".jsp" or ".aspx";
        return AnyTag().Count(head) >= (named ? 1 : FewestTags) ? FileType.Html : FileType.Text;
    }

    [GeneratedRegex(@"^\s*(<\?xml[^>]*>\s*)?(?>(<!--.*?-->\s*)*)<(!doctype\s+html|html|head|body|meta|title|link|style|script|table|div|p|span|font|center|article|section|h[1-6])[\s>/]",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex StartsAsHtml();

    [GeneratedRegex(@"</(p|td|tr|div|span|table|li|a|h[1-6]|strong|b|font)\s*>|<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"<\?mso-application\s+progid=.Word|<w:wordDocument|<pkg:package", RegexOptions.IgnoreCase)]
    private static partial Regex WordXml();
}
