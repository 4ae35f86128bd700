using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pages;

/// <summary>A part of a page, as shares of the page as it is shown: 0 is its left or upper edge, 1 its right or lower one.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public readonly record struct PageArea(int Page, double Left, double Top, double Right, double Bottom);

/// <summary>Where on the pages of a file its words and the cells of its tables stand.</summary>
/// <remarks>Only what the text layer says: nothing is known of pages that are pictures. Thread-safe.</remarks>
public sealed class PageLayout
{
    private readonly IReadOnlyList<PdfPage> _pages;
    private readonly (int Page, PdfWord Word)[] _words;
    private readonly IReadOnlyDictionary<(int Block, int Row, int Cell), (int Page, Box Box)> _cells;
    private readonly Lazy<PlacedText> _text;

    internal PageLayout(IReadOnlyList<PdfPage> pages, IEnumerable<(int Page, PdfWord Word)> words, IReadOnlyDictionary<(int Block, int Row, int Cell), (int Page, Box Box)> cells)
    {
        (_pages, _words, _cells) = (pages, [.. words], cells);
        _text = new Lazy<PlacedText>(() => new PlacedText(_words.Select(placed => placed.Word.Text)));
    }

    /// <summary>How many pages.</summary>
    public int PageCount => _pages.Count;

    /// <summary>The area of a cell of a table block; null where that is not known.</summary>
    /// <param name="block">The table's position among the blocks.</param>
    /// <param name="row">Row, from 0.</param>
    /// <param name="cell">Position of the cell in its row, from 0.</param>
    public PageArea? Cell(int block, int row, int cell) => _cells.TryGetValue((block, row, cell), out (int Page, Box Box) place) ? Area(place.Page, place.Box) : null;

    /// <summary>Every place where words stand, each as one area a line (see <see cref="PlacedText.Find"/>).</summary>
    public IReadOnlyList<IReadOnlyList<PageArea>> Find(string words, string? heading = null) =>
        [.. _text.Value.Find(words, heading).Select(place => (IReadOnlyList<PageArea>)[.. Lines(place)])];

    private IEnumerable<PageArea> Lines(IReadOnlyList<TextStretch> stretches)
    {
        (int Page, Box Box)? line = null;
        foreach (TextStretch stretch in stretches)
        {
            (int page, PdfWord word) = _words[stretch.Piece];
            Box box = Part(word, stretch);
            if (line is { } begun && begun.Page == page && Math.Abs(begun.Box.CenterY - box.CenterY) < begun.Box.Height / 2) line = (page, begun.Box.Union(box));
            else
            {
                if (line is { } done) yield return Area(done.Page, done.Box);
                line = (page, box);
            }
        }

        if (line is { } last) yield return Area(last.Page, last.Box);
    }

    private static Box Part(PdfWord word, TextStretch stretch)
    {
        if (word.IsVertical) return word.Box;
        double unit = word.Box.Width / word.Text.Length;
        return word.Box with { Left = word.Box.Left + (unit * stretch.Start), Right = word.Box.Left + (unit * (stretch.Start + stretch.Length)) };
    }

    private PageArea Area(int number, Box box)
    {
        PdfPage page = _pages[number - 1];
        // Words are read from the page as it was turned to stand upright; it is shown as it lies.
        (Box shown, double width, double height) = page.Quarters switch
        {
            1 => (new Box(box.Top, page.Width - box.Right, box.Bottom, page.Width - box.Left), page.Height, page.Width),
            3 => (new Box(page.Height - box.Bottom, box.Left, page.Height - box.Top, box.Right), page.Height, page.Width),
            _ => (box, page.Width, page.Height),
        };
        return new PageArea(number, Share(shown.Left, width), Share(shown.Top, height), Share(shown.Right, width), Share(shown.Bottom, height));
    }

    private static double Share(double at, double all) => Math.Round(Math.Clamp(at / all, 0, 1), 4);
}
