using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests;

/// <summary>Short ways to extract and to look at the result.</summary>
internal static class Extracted
{
    public static Task<SourceDocument> FromTextAsync(string text, string name = "page.html") => FileExtractor.ExtractAsync(name, Encoding.UTF8.GetBytes(text), default);

    public static async Task<string> ErrorCodeAsync(byte[] bytes, string name = "file")
    {
        ExtractionException error = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync(name, bytes, default));
        Assert.StartsWith(name + "：", error.Message, StringComparison.Ordinal);
        return error.Code;
    }

    public static string[] Paragraphs(this SourceDocument document) => [.. document.Blocks.OfType<Paragraph>().Select(p => p.Text)];

    public static Table Table(this SourceDocument document) => Assert.Single(document.Blocks.OfType<Table>());

    /// <summary>One line a row: <c>column[+span][vRows]:text</c>, cells separated by a bar, line ends shown as ⏎.</summary>
    public static string[] Show(this Table table) => [.. table.Rows.Select(row => string.Join("|", row.Cells.Select(Show)))];

    private static string Show(TableCell cell) =>
        $"{cell.Column}{(cell.ColumnSpan > 1 ? "+" + cell.ColumnSpan : "")}{(cell.RowSpan > 1 ? "v" + cell.RowSpan : "")}:{cell.Text.Replace('\n', '⏎')}";
}
