using System.Text;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pages;

/// <summary>Puts letters together to words: those that follow each other in the file and on the page without a gap.</summary>
internal static class LetterWords
{
    private const double WordGap = 0.1;
    private const double NumberGap = 0.18;
    private const double Overlap = 0.4;
    private const double SameLine = 0.25;
    private const double SameSpot = 0.15;

    /// <summary>The mark of a note is printed smaller and higher than what it stands behind.</summary>
    private const double LargestMark = 0.9;
    private const double LeastRise = 0.08;

    /// <summary>So much higher, letters of nearly one size are a mark too, where the next line would be higher still.</summary>
    private const double ClearRise = 0.3;

    /// <summary>The words of a page in the order of the file; letters drawn twice on one spot, to look bold, are one.</summary>
    public static List<PdfWord> Read(IReadOnlyList<PdfLetter> letters)
    {
        List<PdfWord> words = [];
        List<PdfLetter> word = [];
        List<PdfLetter> raised = [];
        HashSet<(string Text, int X, int Y)> seen = [];
        foreach (PdfLetter letter in letters)
        {
            if (string.IsNullOrWhiteSpace(letter.Text))
            {
                Flush();
                continue;
            }

            if (IsRepeated(letter, seen)) continue;
            if (word.Count > 0 && IsMark(word[^1], raised.Count > 0 ? raised[^1] : null, letter))
            {
                raised.Add(letter);
                continue;
            }

            if (word.Count > 0 && (raised.Count > 0 || !GoesOn(word, letter))) Flush();
            word.Add(letter);
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Count == 0) return;
            string text = TextCleaner.Clean(WithMark(word, raised)).Trim();
            if (text.Length > 0) words.Add(new PdfWord(text, word.Select(letter => letter.Box).Aggregate((a, b) => a.Union(b)), words.Count));
            word.Clear();
            raised.Clear();
        }
    }

    /// <summary>True for a letter that belongs to the mark of a note behind a digit: 26 with a raised 1.</summary>
    private static bool IsMark(PdfLetter last, PdfLetter? before, PdfLetter next)
    {
        if (!char.IsAsciiDigit(last.Text[^1]) || last.Along != Direction.Right || next.Along != Direction.Right) return false;
        double left = before?.Box.Right ?? last.Box.Right, gap = next.Box.Left - left;
        bool smaller = next.Em <= LargestMark * last.Em && next.Box.CenterY <= last.Box.CenterY - (LeastRise * last.Em);
        bool higher = next.Em <= last.Em && next.Box.Bottom <= last.Box.Bottom - (ClearRise * last.Em);
        return (smaller || higher) && next.Box.Bottom > last.Box.Top + (LeastRise * last.Em) && gap <= NumberGap * last.Em && gap >= -Overlap * last.Em;
    }

    private static string WithMark(List<PdfLetter> word, List<PdfLetter> raised)
    {
        StringBuilder text = new(string.Concat(word.Select(letter => letter.Text)));
        if (raised.Count == 0) return text.ToString();
        int start = text.Length;
        text.Append(string.Concat(raised.Select(letter => letter.Text)));
        RaisedText marks = new();
        marks.Add(start, text.Length);
        marks.Apply(text);
        return text.ToString();
    }

    private static bool GoesOn(List<PdfLetter> word, PdfLetter next)
    {
        PdfLetter last = word[^1];
        if (Math.Abs(last.Em - next.Em) > 0.15 * last.Em) return false;
        bool stacked = IsStacked(last, next);
        if (word.Count > 1 && stacked != IsStacked(word[^2], last)) return false;
        if (stacked) return true;
        if (last.Along != next.Along) return false;
        bool wide = PdfLine.IsWide(last.Text[^1]) || PdfLine.IsWide(next.Text[0]);
        (double gap, double across) = last.Along switch
        {
            Direction.Right => (next.Box.Left - last.Box.Right, next.Box.CenterY - last.Box.CenterY),
            Direction.Left => (last.Box.Left - next.Box.Right, next.Box.CenterY - last.Box.CenterY),
            Direction.Down => (next.Box.Top - last.Box.Bottom, next.Box.CenterX - last.Box.CenterX),
            _ => (last.Box.Top - next.Box.Bottom, next.Box.CenterX - last.Box.CenterX),
        };
        return Math.Abs(across) <= SameLine * last.Em && gap <= (wide ? WordGap : NumberGap) * last.Em && gap >= -Overlap * last.Em;
    }

    /// <summary>True for letters under each other in one stretch of text, as in a label that is written downwards.</summary>
    private static bool IsStacked(PdfLetter upper, PdfLetter lower)
    {
        double down = lower.Box.CenterY - upper.Box.CenterY;
        bool below = Math.Abs(lower.Box.CenterX - upper.Box.CenterX) <= SameLine * upper.Em && down > 0.7 * upper.Em && down < 1.3 * upper.Em;
        return below && upper.Run == lower.Run && (upper.Along == Direction.Down || (PdfLine.IsWide(upper.Text[0]) && PdfLine.IsWide(lower.Text[0])));
    }

    private static bool IsRepeated(PdfLetter letter, HashSet<(string Text, int X, int Y)> seen)
    {
        double cell = SameSpot * letter.Em;
        int x = (int)Math.Round(letter.Box.CenterX / cell), y = (int)Math.Round(letter.Box.CenterY / cell);
        for (int dx = -1; dx <= 1; dx++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                if (seen.Contains((letter.Text, x + dx, y + dy))) return true;
            }
        }

        seen.Add((letter.Text, x, y));
        return false;
    }
}
