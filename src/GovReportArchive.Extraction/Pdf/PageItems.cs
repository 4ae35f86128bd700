using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Pages;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A line or a table of a page, in its place from the top.</summary>
internal sealed record PageItem(int Page, double Top, PdfLine? Line, PdfTable? Table);

/// <summary>Sorts the words of all pages into tables and lines, and leaves out page numbers and running heads.</summary>
internal static partial class PageItems
{
    private const int EdgeLines = 2;
    private const int FewestRepeats = 3;
    private const double SamePlace = 6;
    private const double Margin = 0.1;

    /// <summary>The items of each page, top first.</summary>
    public static List<List<PageItem>> Build(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        List<List<PageItem>> all = [];
        foreach (PdfPage page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<RuledGrid> grids = [.. RuledGrid.Find(page.Rulings).Where(grid => page.Words.Any(word => grid.Box.ContainsCenterOf(word.Box)))];
            List<PageItem> items = [];
            HashSet<PdfWord> taken = [];
            foreach (RuledGrid grid in grids)
            {
                List<PdfWord> words = [.. page.Words.Where(word => grid.Box.ContainsCenterOf(word.Box) && taken.Add(word))];
                if (words.Count > 0) items.Add(new PageItem(page.Number, grid.Box.Top, null, PdfTable.Read(grid, words, page.Number)));
            }

            items.AddRange(PdfLine.Build(page.Words.Where(word => !taken.Contains(word))).Select(line => new PageItem(page.Number, line.Box.CenterY, line, null)));
            all.Add([.. items.OrderBy(item => item.Top)]);
        }

        return WithoutFurniture(pages, all);
    }

    private static List<List<PageItem>> WithoutFurniture(IReadOnlyList<PdfPage> pages, List<List<PageItem>> items)
    {
        List<List<PageItem>> kept = [];
        foreach (List<PageItem> page in items)
        {
            List<PageItem> edge = [.. page.Take(EdgeLines).Concat(page.TakeLast(EdgeLines)).Where(item => item.Line is not null)];
            kept.Add([.. page.Where(item => !edge.Contains(item) || !(IsPageNumber(item) || (InMargin(item, pages) && IsRunning(item, items))))]);

            bool IsPageNumber(PageItem item) =>
                (item == page[0] || item == page[^1] || InMargin(item, pages)) && PageNumber().IsMatch(item.Line!.Text());
        }

        return kept;
    }

    private static bool InMargin(PageItem item, IReadOnlyList<PdfPage> pages) =>
        Math.Min(item.Top, pages[item.Page - 1].Height - item.Top) < Margin * pages[item.Page - 1].Height;

    /// <summary>The same words at the same height of several pages, whatever their numbers.</summary>
    private static bool IsRunning(PageItem item, List<List<PageItem>> pages)
    {
        string text = Digits().Replace(item.Line!.Text(), "0");
        int repeats = pages.Count(page => page.Exists(other => other.Line is not null && Math.Abs(other.Top - item.Top) <= SamePlace
            && Digits().Replace(other.Line.Text(), "0") == text));
        return repeats >= FewestRepeats && repeats * 2 > pages.Count;
    }

    [GeneratedRegex(@"^(?:[-—–_·．.~～\s]*\d{1,4}[-—–_·．.~～\s]*|\s*第\s*\d{1,4}\s*页(?>[\s,，/]*)(?:共\s*\d{1,4}\s*页\s*)?|\s*\d{1,4}\s*/\s*\d{1,4}\s*|\s*[Pp]age\s*\d{1,4}(?>.*)\s*)$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
