using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>The positions of one term in one document, ascending, each readable by itself where it lies in the mapped file. To be used only while
/// the segment is held.</summary>
internal readonly unsafe struct Positions
{
    // A pointer and not a span, so that positions of several terms can stand in an array.
    private readonly byte* _bytes;
    private readonly long _firstBit;
    private readonly int _bits;

    /// <param name="block">The positions of a block: one byte for the bits of each, the positions, spare bytes.</param>
    /// <param name="first">Index of the document's first position in the block.</param>
    /// <param name="count">How many positions the document has.</param>
    public Positions(ReadOnlySpan<byte> block, int first, int count)
    {
        _bits = block[0];
        if (first < 0 || count < 0 || block.Length < 1 + BitStream.BytesFor(first + (long)count, _bits) + BitStream.Spare)
            throw new FormatException("Positions lie outside of their block.");
        _bytes = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(block)) + 1;
        (_firstBit, Count) = ((long)first * _bits, count);
    }

    public int Count { get; }

    /// <summary>A position; <paramref name="index"/> is from 0 to before <see cref="Count"/> and is not checked.</summary>
    public int this[int index]
    {
        get
        {
            long bit = _firstBit + ((long)index * _bits);
            return (int)(uint)((Unsafe.ReadUnaligned<ulong>(_bytes + (bit >> 3)) >> (int)(bit & 7)) & ((1UL << _bits) - 1));
        }
    }
}
