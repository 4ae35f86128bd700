using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GovReportArchive.Search.Own.Coding;

/// <summary>Packs blocks of 128 integers with the same number of bits each, in four lanes, so that one vector instruction unpacks four.</summary>
internal static class BlockCode
{
    public const int Size = 128;
    private const int Lanes = 4, Rows = Size / Lanes;

    /// <summary>Bits that the largest value needs.</summary>
    public static int BitsFor(ReadOnlySpan<int> values)
    {
        uint all = 0;
        foreach (int value in values) all |= (uint)value;
        return 32 - BitOperations.LeadingZeroCount(all);
    }

    /// <summary>Bytes that a block takes.</summary>
    public static int BytesFor(int bits) => bits * Size / 8;

    /// <summary>Packs 128 values, none of which needs more than <paramref name="bits"/> bits.</summary>
    public static void Pack(ReadOnlySpan<int> values, int bits, Span<byte> packed)
    {
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(packed);
        for (int lane = 0; lane < Lanes; lane++)
        {
            for (int row = 0; row < Rows; row++)
            {
                uint value = (uint)values[(row * Lanes) + lane];
                int bit = row * bits, word = bit / 32, shift = bit % 32;
                if (bits == 0) continue;
                words[(word * Lanes) + lane] |= value << shift;
                if (shift + bits > 32) words[((word + 1) * Lanes) + lane] |= value >> (32 - shift);
            }
        }
    }

    /// <summary>Unpacks 128 values.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        if (values.Length < Size || packed.Length < BytesFor(bits)) throw new FormatException("A block is cut off.");
        if (bits == 0)
        {
            values[..Size].Clear();
            return;
        }

        ref uint source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, uint>(packed));
        ref uint target = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<int, uint>(values));
        Vector128<uint> mask = Vector128.Create(bits == 32 ? uint.MaxValue : (1u << bits) - 1);
        Vector128<uint> word = Vector128.LoadUnsafe(ref source);
        nuint next = Lanes;
        int shift = 0;
        for (nuint row = 0; row < Size; row += Lanes)
        {
            Vector128<uint> value = Vector128.ShiftRightLogical(word, shift);
            shift += bits;
            if (shift >= 32)
            {
                shift -= 32;
                if (row + Lanes < Size)
                {
                    word = Vector128.LoadUnsafe(ref source, next);
                    next += Lanes;
                    if (shift > 0) value |= Vector128.ShiftLeft(word, bits - shift);
                }
            }

            (value & mask).StoreUnsafe(ref target, row);
        }
    }

    /// <summary>Turns differences into sums, beginning after <paramref name="before"/>.</summary>
    public static void Sum(Span<int> values, int before)
    {
        for (int i = 0; i < values.Length; i++) values[i] = before += values[i];
    }
}
