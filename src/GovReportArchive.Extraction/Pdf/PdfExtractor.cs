using System.Globalization;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A PDF with a text layer: prose from the places of its words, tables from the places of its words and the lines drawn around them.</summary>
internal static class PdfExtractor
{
    private const string TextProgram = "pdftotext";
    private const string DrawingProgram = "pdftocairo";
    private const int MostPages = 1000;
    private const double MostUnreadable = 0.3;

    public static async Task<Content> ExtractAsync(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        using ScratchFolder folder = new();
        string path = await folder.AddAsync("input.pdf", file, cancellationToken).ConfigureAwait(false);
        string[] arguments = ["-bbox-layout", "-nodiag", "-enc", "UTF-8", "-l", (MostPages + 1).ToString(CultureInfo.InvariantCulture), path, "-"];
        HelperOutput output = await HelperProgram.RunAsync(name, TextProgram, arguments, limits, cancellationToken).ConfigureAwait(false) ?? throw Missing(name);
        if (output.ExitCode != 0) throw Failed(name, output.Errors);
        List<PdfPage> pages = WordBoxes.Read(output.Output);
        if (pages.Count > MostPages)
        {
            throw new ExtractionException("pdf.tooManyPages", $"{name}：超过 {MostPages} 页，不像一份年度报告。请拆分后再入库。");
        }

        List<ExtractionWarning> warnings = [];
        if (!Check(name, pages, warnings)) return new Content([]) { Warnings = warnings };
        Dictionary<int, IReadOnlyList<Ruling>> rulings = await DrawnAsync(name, path, pages, limits, warnings, cancellationToken).ConfigureAwait(false);
        List<List<PageItem>> items = PageItems.Build(pages, page => rulings.GetValueOrDefault(page.Number, []));
        return new Content(Blocks(pages, items)) { Warnings = warnings };
    }

    /// <summary>False where there is nothing to read.</summary>
    private static bool Check(string name, List<PdfPage> pages, List<ExtractionWarning> warnings)
    {
        List<PdfPage> empty = [.. pages.Where(page => page.Words.Count == 0)];
        if (empty.Count == pages.Count)
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

    /// <summary>The lines drawn on each page that has anything like a table. Without them the text is read all the same, tables as lines.</summary>
    private static async Task<Dictionary<int, IReadOnlyList<Ruling>>> DrawnAsync(
        string name, string path, List<PdfPage> pages, ExtractionLimits limits, List<ExtractionWarning> warnings, CancellationToken cancellationToken)
    {
        Dictionary<int, IReadOnlyList<Ruling>> drawn = [];
        foreach (PdfPage page in pages.Where(page => page.Words.Count > 0))
        {
            string number = page.Number.ToString(CultureInfo.InvariantCulture);
            HelperOutput? output;
            try
            {
                output = await HelperProgram.RunAsync(name, DrawingProgram, ["-svg", "-f", number, "-l", number, path, "-"], limits, cancellationToken).ConfigureAwait(false);
            }
            catch (ExtractionException e)
            {
                warnings.Add(new ExtractionWarning("pdf.linesNotRead", $"{e.Message}第 {number} 页起的表格按文字位置读取。"));
                return drawn;
            }

            if (output is not { ExitCode: 0 })
            {
                warnings.Add(new ExtractionWarning("pdf.linesNotRead", $"{name}：{DrawingProgram} 未能运行（未安装或出错），第 {number} 页起的表格按文字位置读取。"));
                return drawn;
            }

            drawn[page.Number] = DrawnLines.Read(output.Output);
        }

        return drawn;
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

    private static ExtractionException Missing(string name) => new("pdf.helperMissing",
        $"{name}：读取 PDF 需要 poppler 的 {TextProgram}，本机没有安装。Debian/Ubuntu：apt install poppler-utils；Fedora：dnf install poppler-utils；macOS：brew install poppler；Windows：安装 poppler 并把其 bin 目录加入 PATH。");

    private static ExtractionException Failed(string name, string errors) =>
        errors.Contains("password", StringComparison.OrdinalIgnoreCase) || errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase)
            ? new ExtractionException("pdf.encrypted", $"{name}：PDF 已加密，需要打开密码。请取消密码后入库。")
            : new ExtractionException("pdf.damaged", $"{name}：PDF 已损坏，无法打开（{FirstLine(errors)}）。请重新下载原文件。");

    private static string FirstLine(string errors)
    {
        string line = errors.Split('\n')[0].Trim();
        return line.Length == 0 ? "原因不明" : line[..Math.Min(line.Length, 120)];
    }
}
