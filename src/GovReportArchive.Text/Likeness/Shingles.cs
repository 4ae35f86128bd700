using System.Numerics;
using System.Text;

namespace GovReportArchive.Text.Likeness;

/// <summary>A text as the set of its characters and of its overlapping pairs of them, by which texts of nearly the same wording are known.</summary>
/// <remarks>Characters are runes, never half of one. Single characters forgive an inserted word, pairs tell the order. Pure and thread-safe.</remarks>
public static class Shingles
{
    private const int Longest = 2;

    /// <summary>The characters and pairs of a text, each as a hash, ascending, without repetition; of an empty text none.</summary>
    /// <param name="text">The text, made comparable by the caller: nothing is folded here.</param>
    public static uint[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> runes = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) runes.Add(rune.Value);
        List<uint> hashes = new(runes.Count * Longest);
        for (int i = 0; i < runes.Count; i++)
        {
            ulong hash = 0;
            for (int j = i; j < Math.Min(i + Longest, runes.Count); j++)
            {
                hash = Mix(hash + (ulong)runes[j] + 1);
                hashes.Add((uint)(hash >> 32));
            }
        }

        hashes.Sort();
        return [.. hashes.Where((hash, i) => i == 0 || hash != hashes[i - 1])];
    }

    /// <summary>How alike two sets are: what they share, divided by what either has; 1 for equal sets, 0 for sets that share nothing.</summary>
    /// <param name="left">As <see cref="Of"/> gives it.</param>
    /// <param name="right">As <see cref="Of"/> gives it.</param>
    public static double Likeness(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        int shared = 0, i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            if (left[i] == right[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (left[i] < right[j]) i++;
            else j++;
        }

        int all = left.Length + right.Length - shared;
        return all == 0 ? 1 : (double)shared / all;
    }

    /// <summary>A hash of a whole text, the same on every machine.</summary>
    public static ulong Fingerprint(ReadOnlySpan<char> text)
    {
        ulong hash = (ulong)text.Length;
        foreach (char unit in text) hash = Mix(BitOperations.RotateLeft(hash, 5) ^ unit);
        return Mix(hash);
    }

    /// <summary>Spreads a number over all bits, one to one.</summary>
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
