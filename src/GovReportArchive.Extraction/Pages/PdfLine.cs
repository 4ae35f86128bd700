using System.Text;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pages;

/// <summary>Words on one base line.</summary>
/// <param name="Words">From left to right.</param>
/// <param name="Box">Around all of them.</param>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words, Box Box)
{
    private const double NoBlank = 1.2;
    private const int MostBlanks = 60;

    /// <summary>Width of one Chinese character in this line; null where it has no Chinese word.</summary>
    public double? WideEm { get; } = Median([.. Words.Where(w => !w.IsVertical && w.Text.All(IsWide)).Select(w => w.Box.Width / w.Text.Length)]);

    /// <summary>Width of one Chinese character, guessed from the height where there is none.</summary>
    public double Em => WideEm ?? Box.Height * 0.8;

    /// <summary>True where wide gaps part the words, as in a table without lines.</summary>
    public bool HasColumns => Words.Zip(Words.Skip(1)).Count(pair => pair.Second.Box.Left - pair.First.Box.Right >= NoBlank * Em) >= 2;

    /// <summary>The words joined: without a blank next to Chinese, with as many as fit a wide gap.</summary>
    public string Text()
    {
        StringBuilder text = new(Words[0].Text);
        for (int i = 1; i < Words.Count; i++)
        {
            double gap = Words[i].Box.Left - Words[i - 1].Box.Right;
            if (gap >= NoBlank * Em) text.Append(' ', Math.Clamp((int)Math.Round(gap / (Em / 2)), 1, MostBlanks));
            else if (!IsWide(Words[i - 1].Text[^1]) && !IsWide(Words[i].Text[0])) text.Append(' ');
            text.Append(Words[i].Text);
        }

        return text.ToString();
    }

    /// <summary>The words at their places on a grid of half characters that begins at <paramref name="left"/>, so that columns stay under each other.</summary>
    public string Layout(double left, double em)
    {
        StringBuilder text = new();
        double wide = 0;
        foreach (PdfWord word in Words)
        {
            int place = (int)Math.Round((word.Box.Left - left) / (em / 2));
            int blanks = Math.Clamp(place - (int)wide, text.Length == 0 ? 0 : 1, 4 * MostBlanks);
            text.Append(' ', blanks).Append(word.Text);
            wide += blanks + word.Text.Sum(c => IsWide(c) ? 2 : 1);
        }

        return text.ToString();
    }

    /// <summary>Sorts words into lines, top first: a word belongs to a line when their middles are within a third of a character.</summary>
    /// <remarks>Boxes are as high as the font says, and may overlap those of the next line; only their middles are to be trusted.</remarks>
    public static List<PdfLine> Build(IEnumerable<PdfWord> words)
    {
        List<(List<PdfWord> Words, double Middle)> lines = [];
        foreach (PdfWord word in words.OrderBy(w => w.Box.CenterY).ThenBy(w => w.Box.Left))
        {
            double near = Math.Clamp(EmOf(word) / 3, 2, 8);
            int line = lines.FindLastIndex(l => word.Box.CenterY - l.Middle <= near);
            if (line >= 0) lines[line].Words.Add(word);
            else lines.Add(([word], word.Box.CenterY));
        }

        return [.. lines.Select(l => new PdfLine([.. l.Words.OrderBy(w => w.Box.Left)], l.Words.Select(w => w.Box).Aggregate((a, b) => a.Union(b))))];
    }

    private static double EmOf(PdfWord word)
    {
        double units = word.Text.Sum(c => IsWide(c) ? 1.0 : 0.5);
        return word.IsVertical ? word.Box.Width : Math.Min(word.Box.Width / units, word.Box.Height);
    }

    public static bool IsWide(char c) => c is >= '\u2E80' and <= '\uFFEF' or '“' or '”' or '‘' or '’' or '—' or '…' or '·';

    public static double? Median(List<double> values)
    {
        if (values.Count == 0) return null;
        values.Sort();
        return values[values.Count / 2];
    }
}
