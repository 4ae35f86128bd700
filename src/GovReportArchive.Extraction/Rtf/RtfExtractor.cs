using GovReportArchive.Extraction.Doc;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Rtf;

/// <summary>A document in Rich Text Format: text, tables with their merges, notes and text boxes at the end.</summary>
internal static class RtfExtractor
{
    public static Content Extract(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        RtfParagraphs paragraphs = new(file, limits, name, cancellationToken);
        List<Block> blocks = DocExtractor.Blocks(paragraphs.All());
        List<ExtractionWarning> warnings = [];
        if (paragraphs.Pictures > 0) warnings.Add(new ExtractionWarning("rtf.images", $"{name}：文档含 {paragraphs.Pictures} 幅图片，图片中的文字和表格未读取。"));
        return new Content(blocks) { Warnings = warnings };
    }
}
