using System.Buffers.Binary;
using System.Numerics;

namespace GovReportArchive.Search.Own.Coding;

/// <summary>The checksum of index files: CRC-32C (Castagnoli), in hardware where there is some.</summary>
internal static class Crc32C
{
    public const uint Start = 0xFFFF_FFFF;

    /// <summary>Continues a checksum over more bytes. Begin with <see cref="Start"/>; the complement of the result is the usual CRC-32C.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte b in bytes) checksum = BitOperations.Crc32C(checksum, b);
        return checksum;
    }
}
