using System.Numerics;
using System.Text;

namespace GovReportArchive.Text.Likeness;

/// <summary>A text as the set of its overlapping runs of characters, by which texts of nearly the same wording are known.</summary>
/// <remarks>Runs are of runes, never of half a character. Pure and thread-safe.</remarks>
public static class Shingles
{
    /// <summary>Runes in a run where nothing else is asked for.</summary>
    public const int DefaultLength = 2;

    /// <summary>The runs of a text, each as a hash, ascending, without repetition; of a text shorter than a run the text itself; of an empty
    /// text none.</summary>
    /// <param name="text">The text, made comparable by the caller: nothing is folded here.</param>
    /// <param name="length">Runes in a run, at least 1.</param>
    public static uint[] Of(string text, int length = DefaultLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        List<int> runes = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) runes.Add(rune.Value);
        if (runes.Count == 0) return [];
        uint[] hashes = new uint[Math.Max(1, runes.Count - length + 1)];
        for (int i = 0; i < hashes.Length; i++)
        {
            ulong hash = 0;
            for (int j = i; j < Math.Min(i + length, runes.Count); j++) hash = Mix(hash + (ulong)runes[j] + 1);
            hashes[i] = (uint)(hash >> 32);
        }

        Array.Sort(hashes);
        int kept = 1;
        for (int i = 1; i < hashes.Length; i++)
            if (hashes[i] != hashes[i - 1]) hashes[kept++] = hashes[i];
        return hashes[..kept];
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
