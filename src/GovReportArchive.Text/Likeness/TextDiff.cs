namespace GovReportArchive.Text.Likeness;

/// <summary>A stretch of one or both texts.</summary>
/// <param name="State"><c>same</c> (in both), <c>removed</c> (only in the earlier text) or <c>added</c> (only in the later one).</param>
/// <param name="Text">The stretch, as it stands in its text; in the later one where it stands in both.</param>
public sealed record DiffPart(string State, string Text)
{
    /// <summary>In both texts.</summary>
    public const string Same = "same";

    /// <summary>Only in the earlier text.</summary>
    public const string Removed = "removed";

    /// <summary>Only in the later text.</summary>
    public const string Added = "added";
}

/// <summary>The difference of two texts, by words or by characters.</summary>
/// <remarks>Law: what is same or removed, joined, is the earlier text; what is same or added the later one. Parts stand in order, none empty, neighbours of
/// different states; where something was replaced, what was removed comes first. Pure and thread-safe.</remarks>
public static class TextDiff
{
    private const int MostEdits = 400;

    // A single character between two changes is chance, and to leave it standing makes both harder to read.
    private const int ShortestSame = 2;

    private const int GroupedDigits = 3;

    /// <summary>Compares word by word; a number is one word with its fraction and its separators of thousands, so that no digit of one stands for a digit of another.</summary>
    public static IReadOnlyList<DiffPart> ByWords(string before, string now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        return Of(before, Words(before), now, Words(now), (run, ends) => ends[run.Now + run.Length - 1] - (run.Now == 0 ? 0 : ends[run.Now - 1]));
    }

    /// <summary>Compares character by character; a number counts as one, so that 121 to 134 is shown whole.</summary>
    public static IReadOnlyList<DiffPart> ByCharacters(string before, string now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        return Of(before, Characters(before), now, Characters(now), (run, _) => run.Length);
    }

    private static List<DiffPart> Of(string before, List<int> oldEnds, string now, List<int> newEnds, Func<CommonRun, List<int>, int> lengthOf)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        List<DiffPart> parts = [];
        int x = 0, y = 0;
        foreach (CommonRun run in SequenceDiff.Common(Numbers(before, oldEnds, known), Numbers(now, newEnds, known), MostEdits))
        {
            bool atStart = run is { Before: 0, Now: 0 }, atEnd = run.Before + run.Length == oldEnds.Count && run.Now + run.Length == newEnds.Count;
            if (!atStart && !atEnd && lengthOf(run, newEnds) < ShortestSame) continue;
            Add(parts, DiffPart.Removed, Cut(before, oldEnds, x, run.Before));
            Add(parts, DiffPart.Added, Cut(now, newEnds, y, run.Now));
            (x, y) = (run.Before + run.Length, run.Now + run.Length);
            Add(parts, DiffPart.Same, Cut(now, newEnds, run.Now, y));
        }

        Add(parts, DiffPart.Removed, Cut(before, oldEnds, x, oldEnds.Count));
        Add(parts, DiffPart.Added, Cut(now, newEnds, y, newEnds.Count));
        return parts;
    }

    private static void Add(List<DiffPart> parts, string state, string text)
    {
        if (text.Length == 0) return;
        if (parts is [.., var last] && last.State == state) parts[^1] = last with { Text = last.Text + text };
        else parts.Add(new DiffPart(state, text));
    }

    private static string Cut(string text, List<int> ends, int from, int to) => to == from ? "" : text[(from == 0 ? 0 : ends[from - 1])..ends[to - 1]];

    // Equal tokens get equal numbers.
    private static int[] Numbers(string text, List<int> ends, Dictionary<string, int> known)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] numbers = new int[ends.Count];
        for (int i = 0, start = 0; i < numbers.Length; start = ends[i++])
        {
            ReadOnlySpan<char> token = text.AsSpan(start, ends[i] - start);
            if (!bySpan.TryGetValue(token, out numbers[i])) known.Add(token.ToString(), numbers[i] = known.Count);
        }

        return numbers;
    }

    private static List<int> Words(string text)
    {
        List<Word> words = [];
        ChineseSegmenter.Cut(text, words);
        List<int> ends = [];
        int number = 0;
        foreach (Word word in words)
        {
            number = Math.Max(number, GroupedNumberEnd(text, word.Start));
            if (word.Start + word.Length >= number) ends.Add(word.Start + word.Length);
        }

        return ends;
    }

    private static List<int> Characters(string text)
    {
        List<int> ends = [];
        for (int i = 0; i < text.Length;) ends.Add(i = TokenEnd(text, i));
        return ends;
    }

    /// <summary>The end of the character or number that begins at a place.</summary>
    public static int TokenEnd(string text, int start)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = NumberEnd(text, start);
        // A half surrogate stands for itself: nothing of a text may be lost.
        return end > start ? end : start + (start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]) ? 2 : 1);
    }

    // 1,431 is one number; a comma before anything but three digits divides.
    private static int GroupedNumberEnd(string text, int start)
    {
        int end = NumberEnd(text, start);
        while (end > start && end < text.Length && text[end] == ',' && Digits(text, end + 1) == GroupedDigits) end = NumberEnd(text, end + 1);
        return end;
    }

    private static int Digits(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        return end - start;
    }

    private static int NumberEnd(string text, int start)
    {
        int end = start + Digits(text, start);
        bool fraction = end > start && end + 1 < text.Length && text[end] is '.' or '．' && char.IsDigit(text[end + 1]);
        if (!fraction) return end;
        return end + 1 + Digits(text, end + 1);
    }
}
