using System.Text;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>A stretch of a sentence that changed.</summary>
/// <param name="State"><c>same</c>, <c>removed</c> (only in the earlier text) or <c>added</c> (only in the later one).</param>
/// <param name="Text">The stretch, as it stands in its text.</param>
public sealed record DiffPart(string State, string Text);

/// <summary>Compares two sentences character by character; a number counts as one character, so that 121 to 134 is shown whole.</summary>
/// <remarks>Law: what is same and removed makes the earlier text, what is same and added the later one. Pure and thread-safe.</remarks>
internal static class CharacterDiff
{
    public const string Same = "same";
    public const string Removed = "removed";
    public const string Added = "added";

    /// <summary>Stands for a number as a whole.</summary>
    internal const int NumberToken = -1;

    private const int MostEdits = 400;

    // A single character between two changes is chance, and to leave it standing makes both harder to read.
    private const int ShortestSame = 2;

    /// <summary>The parts of both texts in order.</summary>
    public static IReadOnlyList<DiffPart> Of(string before, string now)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        (int[] oldIds, int[] oldEnds) = Tokens(before, numbers);
        (int[] newIds, int[] newEnds) = Tokens(now, numbers);
        List<DiffPart> parts = [];
        int x = 0, y = 0;
        foreach (CommonRun run in Legible(SequenceDiff.Common(oldIds, newIds, MostEdits), oldIds.Length, newIds.Length))
        {
            Add(parts, Removed, Cut(before, oldEnds, x, run.Before));
            Add(parts, Added, Cut(now, newEnds, y, run.Now));
            Add(parts, Same, Cut(now, newEnds, run.Now, run.Now + run.Length));
            (x, y) = (run.Before + run.Length, run.Now + run.Length);
        }

        Add(parts, Removed, Cut(before, oldEnds, x, oldIds.Length));
        Add(parts, Added, Cut(now, newEnds, y, newIds.Length));
        return parts;
    }

    private static IEnumerable<CommonRun> Legible(List<CommonRun> runs, int oldLength, int newLength) => runs.Where(run =>
        run.Length >= ShortestSame || run is { Before: 0, Now: 0 } || (run.Before + run.Length == oldLength && run.Now + run.Length == newLength));

    private static string Cut(string text, int[] ends, int from, int to)
    {
        int start = from == 0 ? 0 : ends[from - 1];
        return to == from ? "" : text[start..ends[to - 1]];
    }

    private static void Add(List<DiffPart> parts, string state, string text)
    {
        if (text.Length == 0) return;
        if (parts is [.., var last] && last.State == state) parts[^1] = last with { Text = last.Text + text };
        else parts.Add(new DiffPart(state, text));
    }

    /// <summary>An id for each character or number, and where it ends.</summary>
    private static (int[] Ids, int[] Ends) Tokens(string text, Dictionary<string, int> numbers)
    {
        List<int> ids = [], ends = [];
        for (int i = 0; i < text.Length;)
        {
            int end = TokenEnd(text, i, out int id);
            if (id == NumberToken)
            {
                string number = text[i..end];
                if (!numbers.TryGetValue(number, out id)) numbers.Add(number, id = -1 - numbers.Count);
            }

            ids.Add(id);
            ends.Add(i = end);
        }

        return ([.. ids], [.. ends]);
    }

    /// <summary>The end of the character or number that begins at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="character">The character, or <see cref="NumberToken"/>.</param>
    internal static int TokenEnd(string text, int start, out int character)
    {
        int end = NumberEnd(text, start);
        character = NumberToken;
        if (end > start) return end;
        // A half surrogate stands for itself: nothing of a text may be lost.
        bool isPair = Rune.TryGetRuneAt(text, start, out Rune rune) && rune.Utf16SequenceLength == 2;
        character = isPair ? rune.Value : text[start];
        return start + (isPair ? 2 : 1);
    }

    private static int NumberEnd(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        bool fraction = end > start && end + 1 < text.Length && text[end] is '.' or '．' && char.IsDigit(text[end + 1]);
        if (!fraction) return end;
        end++;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        return end;
    }
}
