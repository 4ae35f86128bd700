using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovReportArchive.Search.Own.Coding;

/// <summary>Integers of a fixed number of bits one after another, so that any of them can be read without those before it.</summary>
internal static class BitStream
{
    /// <summary>Widest integer.</summary>
    public const int MostBits = 32;

    public static int BitsFor(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    /// <summary>Bytes that must be readable after a stream, because eight are read at a time.</summary>
    public const int Spare = 8;

    /// <summary>Bytes that <paramref name="count"/> integers take.</summary>
    public static long BytesFor(long count, int bits) => ((count * bits) + 7) / 8;

    /// <summary>Appends integers of <paramref name="bits"/> bits.</summary>
    public static void Append(ByteBuffer target, ReadOnlySpan<int> values, int bits)
    {
        int start = target.Length;
        Span<byte> bytes = target.Extend((int)BytesFor(values.Length, bits) + Spare);
        for (int i = 0; i < values.Length; i++)
        {
            long bit = (long)i * bits;
            Span<byte> place = bytes.Slice((int)(bit >> 3), 8);
            BinaryPrimitives.WriteUInt64LittleEndian(place, BinaryPrimitives.ReadUInt64LittleEndian(place) | ((ulong)(uint)values[i] << (int)(bit & 7)));
        }

        target.Truncate(start + (int)BytesFor(values.Length, bits));
    }

    /// <summary>Reads integers that follow each other; <paramref name="bytes"/> has <see cref="Spare"/> bytes more than the stream.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, int first, int bits, Span<int> values)
    {
        long bit = (long)first * bits;
        if (bytes.Length < BytesFor(first + (long)values.Length, bits) + Spare) throw new FormatException("A stream of positions is cut off.");
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        ulong mask = (1UL << bits) - 1;
        for (int i = 0; i < values.Length; i++, bit += bits)
            values[i] = (int)(uint)((Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, (nint)(bit >> 3))) >> (int)(bit & 7)) & mask);
    }
}
