using System.Numerics;
using System.Runtime.InteropServices;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>Operations on sets of documents: one bit a document, 64 documents a word. Bits after the last document are always clear.</summary>
internal static class DocBits
{
    public static int WordsFor(int documents) => (documents + 63) >> 6;

    public static bool Get(ReadOnlySpan<ulong> bits, int doc) => (bits[doc >> 6] >> doc & 1) != 0;

    public static void Set(Span<ulong> bits, int doc) => bits[doc >> 6] |= 1UL << doc;

    public static void Clear(Span<ulong> bits, int doc) => bits[doc >> 6] &= ~(1UL << doc);

    /// <summary>Sets the bits of all documents, and no others.</summary>
    public static void Fill(Span<ulong> bits, int documents)
    {
        bits.Fill(ulong.MaxValue);
        if ((documents & 63) != 0) bits[documents >> 6] = (1UL << documents) - 1;
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        int count = 0;
        foreach (ulong word in bits) count += BitOperations.PopCount(word);
        return count;
    }

    public static bool Any(ReadOnlySpan<ulong> bits) => bits.ContainsAnyExcept(0UL);

    public static void And(Span<ulong> target, ReadOnlySpan<ulong> other)
    {
        Span<Vector<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        ReadOnlySpan<Vector<ulong>> others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other[..target.Length]);
        for (int i = 0; i < vectors.Length; i++) vectors[i] &= others[i];
        for (int i = vectors.Length * Vector<ulong>.Count; i < target.Length; i++) target[i] &= other[i];
    }

    public static void AndNot(Span<ulong> target, ReadOnlySpan<ulong> other)
    {
        Span<Vector<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        ReadOnlySpan<Vector<ulong>> others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other[..target.Length]);
        for (int i = 0; i < vectors.Length; i++) vectors[i] = Vector.AndNot(vectors[i], others[i]);
        for (int i = vectors.Length * Vector<ulong>.Count; i < target.Length; i++) target[i] &= ~other[i];
    }

    public static void Or(Span<ulong> target, ReadOnlySpan<ulong> other)
    {
        Span<Vector<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        ReadOnlySpan<Vector<ulong>> others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other[..target.Length]);
        for (int i = 0; i < vectors.Length; i++) vectors[i] |= others[i];
        for (int i = vectors.Length * Vector<ulong>.Count; i < target.Length; i++) target[i] |= other[i];
    }
}
