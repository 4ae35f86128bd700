using GovReportArchive.PdfReader;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A PDF with a text layer: prose from the places of its words, tables from the places of its words and the lines drawn around them.</summary>
internal static class PdfExtractor
{
    private const int MostPages = 1000;
    private const double MostUnreadable = 0.3;

    public static async Task<Content> ExtractAsync(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        IReadOnlyList<PageContents?> contents = await PdfReaders.ReadAsync(name, new PdfRequest(file, MostPages), limits, cancellationToken).ConfigureAwait(false);
        List<ExtractionWarning> warnings = [];
        int[] damaged = [.. contents.Index().Where(page => page.Item is null or { Faults: > 0 }).Select(page => page.Index + 1)];
        if (damaged.Length > 0)
        {
            warnings.Add(new ExtractionWarning("pdf.partlyRead", $"{name}：PDF 第 {string.Join("、", damaged)} 页有损坏或不支持的内容，已跳过，请与原文核对。"));
        }

        List<PdfPage> pages = [.. contents.Select((page, index) => PdfPage.Of(index + 1, page))];
        if (!Check(name, pages, [.. contents.Select(page => page is null or { IsBlank: false })], warnings)) return new Content([]) { Warnings = warnings };
        return new Content(Blocks(pages, PageItems.Build(pages))) { Warnings = warnings };
    }

    /// <summary>False where there is nothing to read.</summary>
    private static bool Check(string name, List<PdfPage> pages, bool[] shows, List<ExtractionWarning> warnings)
    {
        List<PdfPage> empty = [.. pages.Where(page => page.Words.Count == 0 && shows[page.Number - 1])];
        if (pages.TrueForAll(page => page.Words.Count == 0))
        {
            warnings.Add(new ExtractionWarning("pdf.noTextLayer", $"{name}：PDF 没有文字层（可能是扫描件，共 {pages.Count} 页），没有可读取的文字。请改用网页或 Word 版本，或先做文字识别。"));
            return false;
        }

        if (empty.Count > 0)
        {
            warnings.Add(new ExtractionWarning("pdf.pagesWithoutText", $"{name}：第 {string.Join("、", empty.Select(page => page.Number))} 页没有文字（可能是图片），其内容未读取。"));
        }

        string text = string.Concat(pages.SelectMany(page => page.Words).Select(word => word.Text));
        if (text.Count(c => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF')) > text.Length * MostUnreadable)
        {
            warnings.Add(new ExtractionWarning("pdf.unreadableText", $"{name}：PDF 的字体没有文字对照表，大部分文字无法识别。请改用网页或 Word 版本，或先做文字识别。"));
        }

        return true;
    }

    private static List<Block> Blocks(List<PdfPage> pages, List<List<PageItem>> items)
    {
        ParagraphBuilder paragraphs = new(pages, items.SelectMany(page => page));
        List<Block> blocks = [];
        List<PageItem> lines = [];
        PdfTable? table = null;
        int tablePage = 0;
        bool startsPage = false;
        foreach (PageItem item in items.SelectMany(page => page))
        {
            if (item.Table is null)
            {
                FlushTable();
                if (lines.Count == 0) startsPage = item.Page > 1 && item == items[item.Page - 1][0];
                lines.Add(item);
                continue;
            }

            FlushLines();
            if (table is not null && item.Page == tablePage + 1 && PdfTableJoiner.CanJoin(table, item.Table))
            {
                table = PdfTableJoiner.Join(table, item.Table);
            }
            else
            {
                FlushTable();
                table = item.Table;
            }

            tablePage = item.Page;
        }

        FlushLines();
        FlushTable();
        return blocks;

        void FlushLines()
        {
            blocks.AddRange(paragraphs.Build(lines, startsPage));
            lines.Clear();
        }

        void FlushTable()
        {
            if (table is not null) blocks.AddRange(TableBlocks(table.ToTable()));
            table = null;
        }
    }

    /// <summary>A frame around prose is no table: its cells are paragraphs.</summary>
    private static IEnumerable<Block> TableBlocks(Table table)
    {
        TableSurvey survey = new();
        foreach (TableRow row in table.Rows)
        {
            survey.BeginRow();
            foreach (TableCell cell in row.Cells)
            {
                survey.BeginCell();
                survey.Read(cell.Text);
            }
        }

        return survey.IsData() ? [table] : table.Rows.SelectMany(row => row.Cells).Where(cell => cell.Text.Length > 0).Select(cell => new Paragraph(cell.Text));
    }
}
