using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Documents as the extraction hands them over for plain text: one paragraph a physical line.</summary>
internal static class TextDocument
{
    public static SourceDocument Of(string text, string file = "样例.txt") => Of(text.Split('\n').Select(line => (Block)new Paragraph(line)), file);

    public static SourceDocument Of(IEnumerable<Block> blocks, string file = "样例.html") => new()
    {
        File = file,
        MediaType = "text/plain",
        Sha256 = new string('0', 64),
        Blocks = [.. blocks],
    };
}
