using System.Numerics;

namespace GovReportArchive.Search.Own.Coding;

/// <summary>Field lengths in one byte, exact up to 39 and then with four significant bits: the quantisation that Lucene 8 scores with.</summary>
internal static class LengthCode
{
    // Byte values left over above the codes that 31-bit numbers need; they hold the smallest lengths exactly.
    private const int Exact = 24;

    private static readonly int[] Table = [.. Enumerable.Range(0, 256).Select(code => Decode((byte)code))];

    /// <summary>Length by code.</summary>
    public static ReadOnlySpan<int> Lengths => Table;

    public static byte Encode(int length) => (byte)(length < Exact ? length : Exact + EncodeRest(length - Exact));

    public static int Decode(byte code) => code < Exact ? code : (int)Math.Min(int.MaxValue, Exact + DecodeRest(code - Exact));

    private static int EncodeRest(int value)
    {
        int bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (bits < 4) return value;
        int shift = bits - 4;
        return ((value >> shift) & 7) | ((shift + 1) << 3);
    }

    private static long DecodeRest(int code)
    {
        long bits = code & 7;
        int shift = (code >> 3) - 1;
        return shift < 0 ? bits : (bits | 8) << shift;
    }
}
