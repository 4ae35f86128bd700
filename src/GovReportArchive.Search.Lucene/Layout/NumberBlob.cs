using System.Buffers.Binary;
using System.Numerics;

namespace GovReportArchive.Search.Lucene.Layout;

/// <summary>The numbers of one document in a few bytes, of which one column's can be had without reading the others.</summary>
/// <remarks>A bit for each number column says whether there is a number, then a byte for each that is: the number itself from 0 to 254, or 255 for one of the
/// doubles that follow in the same order. The counts of a report are nearly all small whole numbers.</remarks>
internal static class NumberBlob
{
    private const byte Elsewhere = 255;

    /// <summary>Writes the numbers of a document.</summary>
    /// <param name="numbers">Numbers by position among the number columns; the last of equal positions counts.</param>
    /// <param name="columns">How many number columns there are.</param>
    public static byte[] Write(IEnumerable<(int Column, double Value)> numbers, int columns)
    {
        SortedDictionary<int, double> byColumn = [];
        foreach ((int column, double value) in numbers) byColumn[column] = value;
        int head = Head(columns);
        double[] apart = [.. byColumn.Values.Where(value => !IsSmall(value))];
        byte[] blob = new byte[head + byColumn.Count + (sizeof(double) * apart.Length)];
        int at = head;
        foreach ((int column, double value) in byColumn)
        {
            blob[column >> 3] |= (byte)(1 << (column & 7));
            blob[at++] = IsSmall(value) ? (byte)value : Elsewhere;
        }

        foreach (double value in apart)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(at), value);
            at += sizeof(double);
        }

        return blob;
    }

    /// <summary>The number of a column; not a number where there is none.</summary>
    public static double Read(ReadOnlySpan<byte> blob, int column, int columns)
    {
        if (blob.Length == 0 || (blob[column >> 3] >> (column & 7) & 1) == 0) return double.NaN;
        int head = Head(columns), rank = Rank(blob, column), all = Rank(blob[..head], 8 * head);
        byte value = blob[head + rank];
        if (value != Elsewhere) return value;
        int before = blob.Slice(head, rank).Count(Elsewhere);
        return BinaryPrimitives.ReadDoubleLittleEndian(blob[(head + all + (sizeof(double) * before))..]);
    }

    /// <summary>Adds one for each column that has a number.</summary>
    public static void CountPresent(ReadOnlySpan<byte> blob, Span<int> counts)
    {
        if (blob.Length == 0) return;
        for (int at = 0; at < Head(counts.Length); at++)
        {
            for (uint rest = blob[at]; rest != 0; rest &= rest - 1) counts[(at << 3) + BitOperations.TrailingZeroCount(rest)]++;
        }
    }

    // Minus zero is written as a double, so that what comes back is what was put in.
    private static bool IsSmall(double value) => value is >= 0 and < Elsewhere && value == Math.Floor(value) && !double.IsNegative(value);

    private static int Head(int columns) => (columns + 7) >> 3;

    private static int Rank(ReadOnlySpan<byte> bits, int before)
    {
        int rank = 0, at = 0;
        for (; 8 * (at + sizeof(ulong)) <= before; at += sizeof(ulong)) rank += BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(bits[at..]));
        for (; 8 * (at + 1) <= before; at++) rank += BitOperations.PopCount(bits[at]);
        return (before & 7) == 0 ? rank : rank + BitOperations.PopCount((uint)(bits[at] & ((1 << (before & 7)) - 1)));
    }
}
