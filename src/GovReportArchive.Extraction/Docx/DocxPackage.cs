using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using GovReportArchive.Extraction.FileTypes;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Opens the package of a docx, mending what its library refuses and readers of documents do not: malformed link addresses.</summary>
internal static class DocxPackage
{
    private const int MaxElements = 600_000;

    public static WordprocessingDocument Open(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        try
        {
            CheckParts(name, file, limits);
            return TryOpen(ZipContents.AsStream(file)) ?? TryOpen(WithoutLinks(file))
                ?? throw new ExtractionException("docx.damaged", $"{name}：docx 中没有正文部件。请用 Word 或 WPS 重新另存后入库。");
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(name, e);
        }
    }

    /// <summary>True for what the library throws on a package or part that breaks the format; everything else is a fault of this program.</summary>
    public static bool IsDamage(Exception e) =>
        e is OpenXmlPackageException or XmlException or InvalidDataException or IOException or UriFormatException or FormatException
            or InvalidOperationException or ArgumentException or KeyNotFoundException or OverflowException or NotSupportedException;

    public static ExtractionException Damaged(string name, Exception cause) =>
        new("docx.damaged", $"{name}：docx 结构已损坏（{cause.GetType().Name}）。请重新下载，或用 Word、WPS 打开并另存后入库。", cause);

    private static WordprocessingDocument? TryOpen(Stream stream)
    {
        WordprocessingDocument? document = null;
        try
        {
            document = WordprocessingDocument.Open(stream, isEditable: false);
            if (document.MainDocumentPart?.Document?.Body is not null) return document;
        }
        catch (Exception e) when (e is OpenXmlPackageException or UriFormatException or InvalidDataException)
        {
            // The second try, on a package without its outward links, decides.
        }

        document?.Dispose();
        return null;
    }

    /// <summary>The package is opened by a recursive library, so nesting and size are measured first by a reader that is not.</summary>
    private static void CheckParts(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        using ZipArchive archive = new(ZipContents.AsStream(file), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using Stream stream = entry.Open();
            using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            for (int elements = 0; reader.Read();)
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.Depth > limits.MaxDepth || ++elements > MaxElements)
                {
                    throw new ExtractionException("docx.tooComplex", $"{name}：部件 {entry.FullName} 嵌套过深或元素过多，不像一份年度报告。请用 Word 或 WPS 重新另存后入库。");
                }
            }
        }
    }

    private static MemoryStream WithoutLinks(ReadOnlyMemory<byte> file)
    {
        MemoryStream mended = new();
        using ZipArchive source = new(ZipContents.AsStream(file), ZipArchiveMode.Read);
        using (ZipArchive target = new(mended, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using Stream from = entry.Open();
                using Stream to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) WithoutLinks(from).Save(to);
                else from.CopyTo(to);
            }
        }

        mended.Position = 0;
        return mended;
    }

    private static XDocument WithoutLinks(Stream relationships)
    {
        XDocument document = XDocument.Load(relationships);
        document.Root?.Elements().Where(relation => (string?)relation.Attribute("TargetMode") == "External").Remove();
        return document;
    }
}
