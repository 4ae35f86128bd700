namespace GovReportArchive.Text.Likeness;

/// <summary>What became of a stretch of words.</summary>
public enum DiffKind
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>Only in the first.</summary>
    Removed,

    /// <summary>Only in the second.</summary>
    Added,
}

/// <summary>A stretch of words of one or both texts.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Text">The words, as written.</param>
public readonly record struct DiffPart(DiffKind Kind, string Text);

/// <summary>The difference of two texts, word by word.</summary>
/// <remarks>Law: what is same or removed, joined, is the first text; what is same or added the second. Thread-safe.</remarks>
public static class WordDiff
{
    /// <summary>Compares two texts.</summary>
    /// <returns>Stretches in order, none empty, neighbours of different kinds; where words were replaced, the removed ones come first.</returns>
    public static IReadOnlyList<DiffPart> Of(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        string[] left = Words(from), right = Words(to);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int Number(string word)
        {
            if (!numbers.TryGetValue(word, out int number)) numbers.Add(word, number = numbers.Count);
            return number;
        }

        List<DiffPart> parts = [];
        int x = 0, y = 0;
        foreach (CommonRun run in SequenceDiff.Common([.. left.Select(Number)], [.. right.Select(Number)]))
        {
            Append(parts, DiffKind.Removed, left.AsSpan(x..run.Before));
            Append(parts, DiffKind.Added, right.AsSpan(y..run.Now));
            (x, y) = (run.Before + run.Length, run.Now + run.Length);
            Append(parts, DiffKind.Same, left.AsSpan(run.Before..x));
        }

        Append(parts, DiffKind.Removed, left.AsSpan(x));
        Append(parts, DiffKind.Added, right.AsSpan(y));
        return parts;
    }

    private static void Append(List<DiffPart> parts, DiffKind kind, ReadOnlySpan<string> words)
    {
        if (words.Length == 0) return;
        string text = string.Concat(words);
        if (parts.Count > 0 && parts[^1].Kind == kind) parts[^1] = new DiffPart(kind, parts[^1].Text + text);
        else parts.Add(new DiffPart(kind, text));
    }

    private static string[] Words(string text)
    {
        List<Word> words = [];
        ChineseSegmenter.Cut(text, words);
        return [.. words.Select(word => text.Substring(word.Start, word.Length))];
    }
}
