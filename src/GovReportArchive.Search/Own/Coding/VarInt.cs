namespace GovReportArchive.Search.Own.Coding;

/// <summary>Reads integers of seven bits a byte.</summary>
internal static class VarInt
{
    /// <exception cref="FormatException">The bytes end inside a number, or it has more than 32 bits.</exception>
    public static uint Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if ((uint)at >= (uint)bytes.Length) break;
            byte b = bytes[at++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }

        throw new FormatException("A number does not end.");
    }
}
