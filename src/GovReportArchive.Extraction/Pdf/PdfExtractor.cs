using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Scans;
using GovReportArchive.PdfReader;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A PDF with a text layer: prose from the places of its words, tables from the places of its words and the lines drawn around them.</summary>
internal static class PdfExtractor
{
    private const int MostPages = 1000;
    private const double MostUnreadable = 0.3;
    private const double MostHidden = 0.9;

    public static Task<Content> ExtractAsync(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken) =>
        ExtractAsync(name, file, limits, arePictures: false, cancellationToken);

    /// <summary>Reads a PDF.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="file">The PDF.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="arePictures">Every page is a picture, whatever text is laid under it.</param>
    /// <param name="cancellationToken">Ends the processes that read.</param>
    public static async Task<Content> ExtractAsync(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, bool arePictures, CancellationToken cancellationToken)
    {
        IReadOnlyList<PageContents?> contents = await PdfReaders.ReadAsync(name, new PdfRequest(file, MostPages), limits, cancellationToken).ConfigureAwait(false);
        List<ExtractionWarning> warnings = [];
        int[] damaged = [.. contents.Index().Where(page => page.Item is null or { Faults: > 0 }).Select(page => page.Index + 1)];
        if (damaged.Length > 0)
        {
            warnings.Add(new ExtractionWarning("pdf.partlyRead", $"{name}：PDF 第 {string.Join("、", damaged)} 页有损坏或不支持的内容，已跳过，请与原文核对。"));
        }

        PdfPage[] pages = [.. contents.Select((page, index) => PdfPage.Of(index + 1, arePictures && page is not null ? page with { Letters = [] } : page))];
        int[] scanned = [.. pages.Where(page => page.Words.Count == 0 && contents[page.Number - 1] is { IsBlank: false } or null).Select(page => page.Number)];
        int recognised = await RecogniseAsync(name, file, pages, scanned, limits, warnings, cancellationToken).ConfigureAwait(false);
        bool laidUnder = !arePictures && contents.Any(page => page is { Pictures.Count: > 0 } && page.Hidden > page.Letters.Count * MostHidden);
        if (!Check(name, pages, contents, warnings)) return new Content([]) { Warnings = warnings };
        List<List<PageItem>> items = PageItems.Build(pages, cancellationToken);
        List<(Block Block, PdfTable? Table)> blocks = Blocks(pages, items);
        return new Content([.. blocks.Select(block => block.Block)]) { Warnings = warnings, Recognised = recognised > 0 || laidUnder, Layout = Layout(pages, items, blocks) };
    }

    /// <summary>Reads the pages that are pictures, where the programs for it are installed, and puts them in their places.</summary>
    private static async Task<int> RecogniseAsync(
        string name, ReadOnlyMemory<byte> file, PdfPage[] pages, int[] scanned, ExtractionLimits limits, List<ExtractionWarning> warnings, CancellationToken cancellationToken)
    {
        if (scanned.Length == 0 || !ScanReader.IsAvailable) return 0;
        using ScanReader reader = new(name, file, limits);
        Dictionary<int, ScannedPage> recognised = [];
        foreach (int number in scanned.Take(limits.MaxRecognisedPages))
        {
            PdfPage page = pages[number - 1];
            try
            {
                if (await reader.ReadAsync(number, page.Width, page.Height, cancellationToken).ConfigureAwait(false) is { Page.Words.Count: > 0 } read) recognised[number] = read;
            }
            catch (ExtractionException e)
            {
                warnings.Add(new ExtractionWarning("scan.pageNotRead", $"{name}：第 {number} 页起没有识别：{e.Message}"));
                break;
            }
        }

        // Among pages of text, what is recognised in a seal, a photo or a cover is no part of the report.
        if (pages.Any(page => page.Words.Count > 0) && !recognised.Values.Any(page => page.SaysSomething)) return 0;
        foreach ((int number, ScannedPage read) in recognised) pages[number - 1] = read.Page;
        if (recognised.Count > 0) warnings.Add(new ExtractionWarning("scan.recognised", $"{name}：有 {recognised.Count} 页是图片，其文字由程序识别，可能有错；数字只在勾稽关系能证实时采用。"));
        return recognised.Count;
    }

    /// <summary>False where there is nothing to read.</summary>
    private static bool Check(string name, PdfPage[] pages, IReadOnlyList<PageContents?> contents, List<ExtractionWarning> warnings)
    {
        PdfPage[] empty = [.. pages.Where(page => page.Words.Count == 0 && contents[page.Number - 1] is null or { IsBlank: false })];
        string advice = ScanReader.IsAvailable ? "" : $"安装 {ScanReader.Program}（含 chi_sim）和 poppler 的 {ScanReader.Painter} 后可以识别：apt install tesseract-ocr tesseract-ocr-chi-sim poppler-utils。";
        if (Array.TrueForAll(pages, page => page.Words.Count == 0))
        {
            warnings.Add(new ExtractionWarning("pdf.noTextLayer", $"{name}：PDF 没有文字层（可能是扫描件，共 {pages.Length} 页），没有可读取的文字。{advice}也可改用网页或 Word 版本。"));
            return false;
        }

        if (empty.Length > 0)
        {
            warnings.Add(new ExtractionWarning("pdf.pagesWithoutText", $"{name}：第 {string.Join("、", empty.Select(page => page.Number))} 页没有文字（可能是图片），其内容未读取。{advice}"));
        }

        string text = string.Concat(pages.SelectMany(page => page.Words).Select(word => word.Text));
        if (text.Count(c => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF')) > text.Length * MostUnreadable)
        {
            warnings.Add(new ExtractionWarning("pdf.unreadableText", $"{name}：PDF 的字体没有文字对照表，大部分文字无法识别。请改用网页或 Word 版本，或先做文字识别。"));
        }

        return true;
    }

    private static PageLayout Layout(PdfPage[] pages, List<List<PageItem>> items, List<(Block Block, PdfTable? Table)> blocks)
    {
        Dictionary<(int Block, int Row, int Cell), (int Page, Box Box)> cells = [];
        foreach ((int block, (_, PdfTable? table)) in blocks.Index())
        {
            for (int row = 0; row < table?.RowCount; row++)
            {
                foreach ((int i, PdfCell cell) in table.InRow(row).Index()) cells[(block, row, i)] = (cell.Page, cell.Box);
            }
        }

        return new PageLayout(pages, items.SelectMany(page => page).SelectMany(Words), cells);

        IEnumerable<(int Page, PdfWord Word)> Words(PageItem item) => item.Line is { } line
            ? line.Words.Select(word => (item.Page, word))
            : item.Table!.Cells.SelectMany(cell => pages[item.Page - 1].Words.Where(word => cell.Box.ContainsCenterOf(word.Box))).Select(word => (item.Page, word));
    }

    private static List<(Block Block, PdfTable? Table)> Blocks(IReadOnlyList<PdfPage> pages, List<List<PageItem>> items)
    {
        ParagraphBuilder paragraphs = new(pages, items.SelectMany(page => page));
        List<(Block Block, PdfTable? Table)> blocks = [];
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
            blocks.AddRange(paragraphs.Build(lines, startsPage).Select(paragraph => ((Block)paragraph, (PdfTable?)null)));
            lines.Clear();
        }

        void FlushTable()
        {
            if (table is not null) blocks.AddRange(TableBlocks(table.ToTable()).Select(block => (block, block is Table ? table : null)));
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
