using GovReportArchive.Extraction.Pages;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Scans;

/// <summary>The contents of many cells below each other in one picture, so that single digits are recognised as digits and each stays with its cell.</summary>
/// <remarks>In a whole page digits that stand alone are taken for strokes, dirt or letters of the language around them.</remarks>
internal sealed class CellStrip
{
    private const int Margin = 24;
    private const int Dark = 160;
    private const int MostCells = 4000;
    private const long MostPixels = 64L << 20;

    private readonly List<(Box Cell, int Top, int Bottom)> _places = [];

    private CellStrip(GrayImage image) => Image = image;

    /// <summary>The picture to be recognised.</summary>
    public GrayImage Image { get; private set; }

    /// <summary>The strip of the cells that have any ink; null where none has, or where the picture would be larger than a page can fill.</summary>
    /// <param name="page">The page without its lines.</param>
    /// <param name="cells">Cells in points.</param>
    /// <param name="scale">Pixels of a point.</param>
    public static CellStrip? Of(GrayImage page, IEnumerable<Box> cells, double scale)
    {
        List<(Box Cell, int Left, int Top, int Right, int Bottom)> inked = [];
        foreach (Box cell in cells)
        {
            if (Ink(page, cell, scale) is (int left, int top, int right, int bottom)) inked.Add((cell, left, top, right, bottom));
        }

        if (inked.Count is 0 or > MostCells) return null;
        int width = inked.Max(ink => ink.Right - ink.Left) + (2 * Margin);
        long rows = inked.Sum(ink => (long)ink.Bottom - ink.Top + (2 * Margin));
        if (width * rows > MostPixels) return null;
        int height = (int)rows;
        byte[] pixels = new byte[width * height];
        Array.Fill(pixels, (byte)255);
        CellStrip strip = new(new GrayImage(width, height, pixels));
        int at = 0;
        foreach ((Box cell, int left, int top, int right, int bottom) in inked)
        {
            for (int y = top; y < bottom; y++) page.Pixels.AsSpan((y * page.Width) + left, right - left).CopyTo(pixels.AsSpan(((at + Margin + y - top) * width) + Margin));
            int next = at + bottom - top + (2 * Margin);
            strip._places.Add((cell, at, next));
            at = next;
        }

        return strip;
    }

    /// <summary>What was recognised in each cell, in the place of the cell.</summary>
    /// <param name="words">Words of the strip, in pixels.</param>
    public IEnumerable<(Box Cell, string Text)> Texts(IReadOnlyList<PdfWord> words)
    {
        foreach ((Box cell, int top, int bottom) in _places)
        {
            yield return (cell, string.Concat(words.Where(word => word.Box.CenterY >= top && word.Box.CenterY < bottom).OrderBy(word => word.Box.CenterY).ThenBy(word => word.Box.Left).Select(word => word.Text)));
        }
    }

    /// <summary>The part of a cell that is not white, in pixels, a little inside of its edges; null where all is white.</summary>
    private static (int Left, int Top, int Right, int Bottom)? Ink(GrayImage page, Box cell, double scale)
    {
        int inset = (int)(1.2 * scale);
        int fromX = Math.Max(0, (int)(cell.Left * scale) + inset), toX = Math.Min(page.Width, (int)(cell.Right * scale) - inset);
        int fromY = Math.Max(0, (int)(cell.Top * scale) + inset), toY = Math.Min(page.Height, (int)(cell.Bottom * scale) - inset);
        int left = int.MaxValue, right = -1, top = int.MaxValue, bottom = -1, dark = 0;
        for (int y = fromY; y < toY; y++)
        {
            for (int x = fromX; x < toX; x++)
            {
                if (page[x, y] >= Dark) continue;
                (left, right, top, bottom, dark) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y), dark + 1);
            }
        }

        return dark < scale * scale / 2 ? null : (left, top, right + 1, bottom + 1);
    }
}
