using System.Buffers.Binary;

namespace GovReportArchive.Extraction.Doc;

/// <summary>Little-endian reads that never fail: beyond the end everything is zero, so that a cut file reads as far as it goes.</summary>
internal static class Bytes
{
    public static byte U8(this byte[] bytes, long at) => at >= 0 && at < bytes.Length ? bytes[at] : (byte)0;

    public static ushort U16(this byte[] bytes, long at) => at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((int)at)) : (ushort)0;

    public static short I16(this byte[] bytes, long at) => unchecked((short)bytes.U16(at));

    public static uint U32(this byte[] bytes, long at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)at)) : 0;

    public static int I32(this byte[] bytes, long at) => unchecked((int)bytes.U32(at));

    /// <summary>The bytes of the range that exist.</summary>
    public static ReadOnlySpan<byte> Part(this byte[] bytes, long at, long length)
    {
        if (at < 0 || at >= bytes.Length || length <= 0) return [];
        return bytes.AsSpan((int)at, (int)Math.Min(length, bytes.Length - at));
    }
}
