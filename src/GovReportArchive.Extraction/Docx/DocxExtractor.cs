using DocumentFormat.OpenXml.Packaging;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Docx;

/// <summary>A Word document: text and tables as printed once all tracked changes are accepted, notes at the end.</summary>
internal static class DocxExtractor
{
    public static Content Extract(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits)
    {
        using WordprocessingDocument document = DocxPackage.Open(name, file, limits);
        try
        {
            MainDocumentPart part = document.MainDocumentPart!;
            DocxBlockReader reader = new(part);
            List<Block> blocks = reader.Read(part.Document.Body!);
            blocks.AddRange(reader.Notes());
            List<ExtractionWarning> warnings = [];
            if (reader.Chunks > 0) warnings.Add(new ExtractionWarning("docx.chunks", $"{name}：文档嵌入了 {reader.Chunks} 个其他格式的部分（altChunk），其内容未读取。请用 Word 打开并另存后入库。"));
            if (reader.Pictures > 0) warnings.Add(new ExtractionWarning("docx.images", $"{name}：文档含 {reader.Pictures} 幅图片，图片中的文字和表格未读取。"));
            return new Content(blocks) { Title = Title(document), Warnings = warnings };
        }
        catch (Exception e) when (DocxPackage.IsDamage(e))
        {
            throw DocxPackage.Damaged(name, e);
        }
    }

    /// <summary>The title property is often left over from an older document: it counts only where it names a report.</summary>
    private static string? Title(WordprocessingDocument document)
    {
        string title = Texts.TextCleaner.Clean(document.PackageProperties.Title ?? "").Trim();
        return ReportCues.IsTitle(title) ? title : null;
    }
}
