using System.Diagnostics;
using System.Security.Cryptography;
using GovReportArchive.Extraction.Doc;
using GovReportArchive.Extraction.Docx;
using GovReportArchive.Extraction.FileTypes;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Pdf;
using GovReportArchive.Extraction.Rtf;
using GovReportArchive.Extraction.Sheets;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Extraction.WordXml;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction;

/// <summary>Turns the bytes of a published file into a <see cref="SourceDocument"/>, whatever type the file is.</summary>
/// <remarks>Thread-safe. The same bytes give the same document. Time and memory are bounded by <see cref="ExtractionLimits"/>.</remarks>
public static class FileExtractor
{
    /// <summary>Extracts one file from disk; a file over the size limit is refused before it is read.</summary>
    /// <param name="path">Existing file; kept in the result as given.</param>
    /// <param name="cancellationToken">Stops reading and helper programs.</param>
    /// <exception cref="ExtractionException">As for the other overload.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static async Task<SourceDocument> ExtractAsync(string path, CancellationToken cancellationToken)
    {
        ExtractionLimits.Default.CheckFileSize(path, new FileInfo(path).Length);
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return await ExtractAsync(path, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts one file.</summary>
    /// <param name="name">Path or name, kept in the result; its ending only breaks ties where the bytes do not say the type.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellationToken">Stops helper programs.</param>
    /// <exception cref="ExtractionException">The file cannot be read: damaged, encrypted, too large, of an unknown type, or its helper
    /// program is missing. The message says which and what to do.</exception>
    public static Task<SourceDocument> ExtractAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        ExtractAsync(name, bytes, ExtractionLimits.Default, cancellationToken);

    /// <summary>Extracts one file that somebody said the charset of.</summary>
    /// <param name="name">As above.</param>
    /// <param name="bytes">As above.</param>
    /// <param name="charset">Charset of a page or text as the server declared it, where neither the bytes nor the page itself say it; null for none.</param>
    /// <param name="cancellationToken">As above.</param>
    /// <inheritdoc cref="ExtractAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public static async Task<SourceDocument> ExtractAsync(string name, ReadOnlyMemory<byte> bytes, string? charset, CancellationToken cancellationToken) =>
        (await ExtractWithPagesAsync(name, bytes, ExtractionLimits.Default, charset, cancellationToken).ConfigureAwait(false)).Document;

    /// <summary>Extracts one file under limits of the caller's own.</summary>
    /// <inheritdoc cref="ExtractAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public static async Task<SourceDocument> ExtractAsync(
        string name, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, CancellationToken cancellationToken) =>
        (await ExtractWithPagesAsync(name, bytes, limits, cancellationToken).ConfigureAwait(false)).Document;

    /// <summary>Extracts one file, and where on its pages it stands; null where its type has none.</summary>
    /// <inheritdoc cref="ExtractAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public static Task<(SourceDocument Document, PageLayout? Layout)> ExtractWithPagesAsync(
        string name, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, CancellationToken cancellationToken) =>
        ExtractWithPagesAsync(name, bytes, limits, charset: null, cancellationToken);

    private static async Task<(SourceDocument Document, PageLayout? Layout)> ExtractWithPagesAsync(
        string name, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, string? charset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        cancellationToken.ThrowIfCancellationRequested();
        long began = Stopwatch.GetTimestamp();
        FileType? type = null;
        try
        {
            limits.CheckFileSize(name, bytes.Length);
            if (bytes.IsEmpty) throw new ExtractionException("file.empty", $"{name}：文件是空的（0 字节）。请重新下载原文件。");
            type = FileTypeSniffer.Sniff(name, bytes, limits);
            (SourceDocument Document, PageLayout? Layout) extracted = await ExtractAsync(type.Value, name, bytes, limits, charset, cancellationToken).ConfigureAwait(false);
            ExtractionTelemetry.Read(type, "read", began);
            return extracted;
        }
        catch (ExtractionException error)
        {
            ExtractionTelemetry.Read(type, error.Code, began);
            throw;
        }
    }

    private static async Task<(SourceDocument Document, PageLayout? Layout)> ExtractAsync(
        FileType type, string name, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, string? charset, CancellationToken cancellationToken)
    {
        Content content = await ReadAsync(type, name, bytes, limits, charset, cancellationToken).ConfigureAwait(false);
        limits.CheckCharacters(name, content.Blocks.Sum(Length));
        SourceDocument document = new()
        {
            File = name,
            MediaType = MediaTypes[type],
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            Blocks = Pinyin.Strip(Markdown.Strip(content.Blocks)),
            DeclaredTitle = content.Title is { } title ? Markdown.Strip(title) : null,
            DeclaredDate = content.Date,
            DeclaredPublisher = content.Publisher,
            Url = content.Url,
            Breadcrumb = content.Breadcrumb,
            Recognised = content.Recognised,
            Warnings = content.Warnings,
        };
        return (document, content.Layout);
    }

    private static readonly Dictionary<FileType, string> MediaTypes = new()
    {
        [FileType.Text] = "text/plain",
        [FileType.Html] = "text/html",
        [FileType.Docx] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [FileType.Doc] = "application/msword",
        [FileType.Pdf] = "application/pdf",
        [FileType.Rtf] = "application/rtf",
        [FileType.WordXml] = "application/xml",
        [FileType.WebArchive] = "multipart/related",
        [FileType.Xls] = "application/vnd.ms-excel",
        [FileType.Xlsx] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [FileType.Png] = "image/png",
        [FileType.Jpeg] = "image/jpeg",
        [FileType.Tiff] = "image/tiff",
    };

    private static async Task<Content> ReadAsync(
        FileType type, string name, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, string? charset, CancellationToken cancellationToken)
    {
        if (type is FileType.Text or FileType.Html or FileType.WordXml) limits.CheckMarkupSize(name, bytes.Length);
        return type switch
        {
            FileType.Pdf => await PdfExtractor.ExtractAsync(name, bytes, limits, cancellationToken).ConfigureAwait(false),
            FileType.Doc => await DocExtractor.ExtractAsync(name, bytes, limits, cancellationToken).ConfigureAwait(false),
            FileType.Docx => DocxExtractor.Extract(name, bytes, limits),
            FileType.Png or FileType.Jpeg or FileType.Tiff => await ImageExtractor.ExtractAsync(name, type, bytes, limits, cancellationToken).ConfigureAwait(false),
            FileType.Rtf => RtfExtractor.Extract(name, bytes, limits, cancellationToken),
            FileType.WordXml => FlatWordExtractor.Extract(name, bytes, limits),
            FileType.WebArchive => WebArchiveExtractor.Extract(name, bytes, limits, cancellationToken),
            FileType.Xls or FileType.Xlsx => SheetExtractor.Extract(name, bytes, limits, cancellationToken),
            FileType.Html => HtmlExtractor.Extract(name, bytes.Span, charset),
            _ => PlainTextExtractor.Extract(name, TextDecoder.Decode(bytes.Span, charset)),
        };
    }

    /// <summary>UTF-16 units of a block.</summary>
    internal static long Length(Block block) => block switch
    {
        Paragraph paragraph => paragraph.Text.Length,
        Table table => table.Rows.Sum(row => row.Cells.Sum(cell => (long)cell.Text.Length)),
        _ => 0,
    };
}
