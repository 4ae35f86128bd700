using System.Buffers;

namespace GovReportArchive.Text.Likeness;

/// <summary>What two texts share, to be marked in both: runs of at least three characters, and words of two that stand in both.</summary>
/// <remarks>Law: no mark begins or ends inside a word or a number, or with a sign.</remarks>
public static class SharedWording
{
    private const int Run = 3;
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("，。；、：:;,.");

    /// <summary>Finds what is shared.</summary>
    /// <returns>Start and length in UTF-16 units of each text as it stands.</returns>
    public static (List<int[]> One, List<int[]> Other) Of(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        FoldedText first = Folding.FoldWithMap(one), second = Folding.FoldWithMap(other);
        return (Covered(first, second.Text), Covered(second, first.Text));
    }

    private static List<int[]> Covered(FoldedText text, string other)
    {
        bool[] covered = new bool[text.Text.Length];
        CoverRuns(covered, text.Text, other);
        List<Word> words = [], others = [];
        ChineseSegmenter.Segment(text.Text, words);
        ChineseSegmenter.Segment(other, others);
        HashSet<string> known = [.. others.Where(word => word.Length >= 2).Select(word => other.Substring(word.Start, word.Length))];
        foreach (Word word in words)
            if (word.Length >= 2 && known.Contains(text.Text.Substring(word.Start, word.Length))) covered.AsSpan(word.Start, word.Length).Fill(true);
        foreach (Word word in words) Whole(covered, word.Start, word.Start + word.Length);
        foreach ((int start, int end) in Unbroken(text.Text)) Whole(covered, start, end);
        return Marks(text, covered);
    }

    private static void CoverRuns(bool[] covered, string text, string other)
    {
        HashSet<string> runs = [];
        for (int i = 0; i + Run <= other.Length; i++) runs.Add(other.Substring(i, Run));
        for (int i = 0; i + Run <= text.Length; i++)
            if (runs.Contains(text.Substring(i, Run))) covered.AsSpan(i, Run).Fill(true);
    }

    // A word or number is marked whole or not at all.
    private static void Whole(bool[] covered, int start, int end)
    {
        Span<bool> part = covered.AsSpan(start, end - start);
        if (part.Contains(false)) part.Clear();
    }

    /// <summary>Numbers, with the points and commas inside them, and words in Latin letters.</summary>
    private static IEnumerable<(int Start, int End)> Unbroken(string text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiLetterOrDigit(text[start])) continue;
            int end = start + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || JoinsDigits(text, end))) end++;
            yield return (start, end);
            start = end;
        }
    }

    private static bool JoinsDigits(string text, int at) =>
        text[at] is '.' or ',' && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static List<int[]> Marks(FoldedText text, bool[] covered)
    {
        List<int[]> marks = [];
        for (int start = 0; start < covered.Length; start++)
        {
            if (!covered[start]) continue;
            int end = start;
            while (end < covered.Length && covered[end]) end++;
            (int from, int to) = (start, end);
            start = end;
            while (from < to && IsSign(text.Text[from])) from++;
            while (to > from && IsSign(text.Text[to - 1])) to--;
            // One character alone is chance.
            if (to - from < 2) continue;
            (int original, int length) = text.Original(from, to - from);
            marks.Add([original, length]);
        }

        return marks;
    }

    private static bool IsSign(char sign) => Punctuation.Contains(sign) || char.IsWhiteSpace(sign);
}
