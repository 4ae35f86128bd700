using System.Numerics;
using System.Runtime.InteropServices;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>Which characters and numbers follow one another in which of many sentences, to tell how much of another sentence none of them has.</summary>
/// <remarks>
/// <see cref="TextDiff"/> finds stretches of two characters or numbers at least, or single ones at the very start or end of both sentences. So whatever
/// it finds has a neighbour, or an edge, that it has in the earlier sentence too. Not thread-safe; reused.
/// </remarks>
internal sealed class NeighbourPairs
{
    // More sentences than bits share them: together they have what each of them has, so that what is lost is never overstated.
    private const int Bits = 64;
    private const uint Edge = uint.MaxValue, IsNumber = 1u << 31;

    private readonly Dictionary<ulong, ulong> _sentences = [];
    private readonly int[] _kept = new int[Bits];
    private int _count;

    /// <summary>Forgets all sentences.</summary>
    public void Clear()
    {
        _sentences.Clear();
        _count = 0;
    }

    /// <summary>Adds a sentence.</summary>
    public void Add(string text)
    {
        ulong bit = 1UL << (_count++ % Bits);
        uint last = Edge;
        for (int at = 0; at < text.Length;)
        {
            uint token = Token(text, ref at);
            CollectionsMarshal.GetValueRefOrAddDefault(_sentences, Key(last, token), out _) |= bit;
            last = token;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_sentences, Key(last, Edge), out _) |= bit;
    }

    /// <summary>How many characters of a text, blanks left out, are lost at least, whichever of the sentences it is compared with.</summary>
    public int LeastLost(string text)
    {
        Array.Clear(_kept);
        int all = 0, ink = 0;
        ulong left = 0;
        uint last = Edge;
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            uint token = Token(text, ref at);
            ulong here = _sentences.GetValueOrDefault(Key(last, token));
            Keep(left | here, ink);
            ink = InkOf(text.AsSpan(start, at - start));
            all += ink;
            (left, last) = (here, token);
        }

        Keep(left | _sentences.GetValueOrDefault(Key(last, Edge)), ink);
        int most = 0;
        foreach (int kept in _kept) most = Math.Max(most, kept);
        return all - most;
    }

    private void Keep(ulong sentences, int ink)
    {
        for (; sentences != 0; sentences &= sentences - 1) _kept[BitOperations.TrailingZeroCount(sentences)] += ink;
    }

    private static int InkOf(ReadOnlySpan<char> text)
    {
        int ink = 0;
        foreach (char c in text)
            if (!char.IsWhiteSpace(c)) ink++;
        return ink;
    }

    private static ulong Key(uint first, uint second) => ((ulong)first << 32) | second;

    // Numbers go by a hash: two that have the same are taken for one, which only loosens the bound.
    private static uint Token(string text, ref int at)
    {
        int start = at;
        at = TextDiff.TokenEnd(text, start);
        if (!char.IsDigit(text[start])) return at - start == 1 ? text[start] : (uint)char.ConvertToUtf32(text, start);
        uint hash = 2166136261;
        foreach (char c in text.AsSpan(start, at - start)) hash = (hash ^ c) * 16777619;
        return (hash | IsNumber) & ~1u;
    }
}
