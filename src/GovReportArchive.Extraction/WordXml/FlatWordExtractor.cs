using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using GovReportArchive.Extraction.Docx;
using GovReportArchive.Extraction.FileTypes;

namespace GovReportArchive.Extraction.WordXml;

/// <summary>A Word document written as one xml file: the format of Word 2003, or a docx with its parts in a row. Either becomes a docx, and is read as one.</summary>
internal static class FlatWordExtractor
{
    private static readonly XNamespace Package = "http://schemas.microsoft.com/office/2006/xmlPackage";

    public static Content Extract(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        XDocument document = Load(name, file, limits);
        if (document.Root!.Name == Package + "package") return Read(name, () => Packed(document), limits);
        if (Word2003.Body(document) is not XElement body) throw new ExtractionException("wordxml.noDocument", $"{name}：XML 文件中没有 Word 文档的正文。请用 Word 或 WPS 打开并另存为 docx 后入库。");
        return Read(name, () => Packed(body), limits);
    }

    private static Content Read(string name, Func<byte[]> pack, ExtractionLimits limits)
    {
        byte[] docx;
        try
        {
            docx = pack();
        }
        catch (Exception e) when (DocxPackage.IsDamage(e))
        {
            throw Damaged(name, e);
        }

        return DocxExtractor.Extract(name, docx, limits);
    }

    private static byte[] Packed(XDocument flat)
    {
        using MemoryStream stream = new();
        using (WordprocessingDocument.FromFlatOpcDocument(flat, stream, isEditable: false))
        {
            return stream.ToArray();
        }
    }

    private static byte[] Packed(XElement body)
    {
        using MemoryStream stream = new();
        using (WordprocessingDocument document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            using MemoryStream xml = new();
            new XDocument(new XElement(Word2003.Modern + "document", body)).Save(xml);
            xml.Position = 0;
            document.AddMainDocumentPart().FeedData(xml);
        }

        return stream.ToArray();
    }

    /// <summary>Loads the file, once its nesting has been measured: what follows goes down into it.</summary>
    private static XDocument Load(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit };
        try
        {
            using (XmlReader reader = XmlReader.Create(ZipContents.AsStream(file), settings))
            {
                while (reader.Read())
                {
                    if (reader.Depth > limits.MaxDepth) throw new ExtractionException("wordxml.tooDeep", $"{name}：XML 元素嵌套超过 {limits.MaxDepth} 层，不像一份年度报告。");
                }
            }

            using XmlReader again = XmlReader.Create(ZipContents.AsStream(file), settings);
            return XDocument.Load(again);
        }
        catch (XmlException e)
        {
            throw Damaged(name, e);
        }
    }

    private static ExtractionException Damaged(string name, Exception cause) =>
        new("wordxml.damaged", $"{name}：Word XML 文档已损坏（{cause.GetType().Name}）。请重新下载，或用 Word、WPS 打开并另存为 docx 后入库。", cause);
}
