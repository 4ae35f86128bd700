using System.Text;
using GovReportArchive.Extraction.FileTypes;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Doc;

/// <summary>A binary Word document: read here from version 97 on, by antiword or catdoc before that.</summary>
/// <remarks>Those programs write tables as text, in which the lines of a cell and the rows of a table look the same, so they are the second choice.</remarks>
internal static class DocExtractor
{
    private static readonly (string Program, string[] Arguments)[] Helpers =
        [("antiword", ["-m", "UTF-8.txt", "-w", "0"]), ("catdoc", ["-d", "utf-8", "-w"])];

    public static async Task<Content> ExtractAsync(string name, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        DocFile file = new(new CompoundFile(bytes));
        if (file.IsReadable && Read(name, file, limits) is { Blocks.Count: > 0 } content) return content;
        Content? helped = await HelpedAsync(name, bytes, file.IsReadable, limits, cancellationToken).ConfigureAwait(false);
        return helped ?? new Content([]) { Warnings = [new ExtractionWarning("doc.noText", $"{name}：Word 文档中没有文字（内容可能是图片），没有可读取的文字。")] };
    }

    private static Content Read(string name, DocFile file, ExtractionLimits limits)
    {
        DocParagraphs paragraphs = new(file, limits, name);
        List<Block> blocks = Blocks(paragraphs.Read(DocStory.Main));
        foreach (DocStory story in new[] { DocStory.Footnotes, DocStory.Endnotes, DocStory.TextBoxes }) blocks.AddRange(Blocks(paragraphs.Read(story)));
        List<ExtractionWarning> warnings = [];
        if (paragraphs.Pictures > 0)
        {
            warnings.Add(new ExtractionWarning("doc.images", $"{name}：文档含 {paragraphs.Pictures} 个图片或图形，其中的文字和表格未读取。"));
        }

        return new Content(blocks) { Warnings = warnings };
    }

    /// <summary>Paragraphs and tables of what a Word document or one like it holds.</summary>
    internal static List<Block> Blocks(IEnumerable<DocParagraph> paragraphs)
    {
        List<Block> blocks = [];
        DocTableBuilder table = new();
        foreach (DocParagraph paragraph in paragraphs)
        {
            if (paragraph.InTable || paragraph.End == DocEnd.Row)
            {
                table.Add(paragraph);
                continue;
            }

            if (!table.IsEmpty) blocks.AddRange(table.Build());
            foreach (string line in LineBreaks.Paragraphs(paragraph.Text))
            {
                if (!string.IsNullOrWhiteSpace(line)) blocks.Add(new Paragraph(line.Trim()));
            }
        }

        if (!table.IsEmpty) blocks.AddRange(table.Build());
        return blocks;
    }

    /// <summary>What the first program that finds text finds; null where none does and the document is known to be sound.</summary>
    private static async Task<Content?> HelpedAsync(
        string name, ReadOnlyMemory<byte> bytes, bool isSound, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        using ScratchFolder folder = new();
        string path = await folder.AddAsync("input.doc", bytes, cancellationToken).ConfigureAwait(false);
        bool any = false;
        foreach ((string program, string[] arguments) in Helpers)
        {
            HelperOutput? output = await HelperProgram.RunAsync(name, program, [.. arguments, path], limits, cancellationToken).ConfigureAwait(false);
            any |= output is not null;
            if (output is not { ExitCode: 0 }) continue;
            string text = Encoding.UTF8.GetString(output.Output);
            if (!string.IsNullOrWhiteSpace(text)) return PlainTextExtractor.Extract(name, new DecodedText(text, "utf-8", 0));
        }

        if (isSound) return null;
        throw any
            ? new ExtractionException("doc.damaged", $"{name}：Word 文档已损坏，或是无法识别的旧版本。请用 Word 或 WPS 打开并另存为 docx 后入库。")
            : new ExtractionException("doc.helperMissing", $"{name}：这是 Word 95 或更早的文档（或已损坏），需要 antiword 或 catdoc，本机没有安装。Debian/Ubuntu：apt install antiword；macOS：brew install antiword；或用 Word、WPS 另存为 docx 后入库。");
    }
}
