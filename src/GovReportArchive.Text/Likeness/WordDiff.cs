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
    // Beyond this many pairs of words the middle is given as replaced, rather than spend memory on it.
    private const long MostCells = 4_000_000;

    /// <summary>Compares two texts.</summary>
    /// <returns>Stretches in order, none empty, neighbours of different kinds; where words were replaced, the removed ones come first.</returns>
    public static IReadOnlyList<DiffPart> Of(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        string[] left = Words(from), right = Words(to);
        int head = 0;
        while (head < left.Length && head < right.Length && left[head] == right[head]) head++;
        int tail = 0;
        while (tail < left.Length - head && tail < right.Length - head && left[^(tail + 1)] == right[^(tail + 1)]) tail++;
        List<DiffPart> parts = [];
        Append(parts, DiffKind.Same, left.AsSpan(0, head));
        Middle(parts, left.AsSpan(head, left.Length - head - tail), right.AsSpan(head, right.Length - head - tail));
        Append(parts, DiffKind.Same, left.AsSpan(left.Length - tail));
        return parts;
    }

    private static void Middle(List<DiffPart> parts, ReadOnlySpan<string> left, ReadOnlySpan<string> right)
    {
        if ((long)left.Length * right.Length is 0 or > MostCells)
        {
            Append(parts, DiffKind.Removed, left);
            Append(parts, DiffKind.Added, right);
            return;
        }

        // longest[i, j]: words that left[i..] and right[j..] have in common, in order.
        int[,] longest = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
                longest[i, j] = left[i] == right[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        int a = 0, b = 0;
        while (a < left.Length || b < right.Length)
        {
            int fromA = a, fromB = b;
            while (a < left.Length && b < right.Length && left[a] == right[b]) (a, b) = (a + 1, b + 1);
            Append(parts, DiffKind.Same, left[fromA..a]);
            (fromA, fromB) = (a, b);
            while ((a < left.Length || b < right.Length) && !(a < left.Length && b < right.Length && left[a] == right[b]))
            {
                if (b == right.Length || (a < left.Length && longest[a + 1, b] >= longest[a, b + 1])) a++;
                else b++;
            }

            Append(parts, DiffKind.Removed, left[fromA..a]);
            Append(parts, DiffKind.Added, right[fromB..b]);
        }
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
        ChineseSegmenter.Default.Cut(text, words);
        return [.. words.Select(word => text.Substring(word.Start, word.Length))];
    }
}
