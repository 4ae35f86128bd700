using System.Runtime.InteropServices;

namespace GovReportArchive.Search.Own.Coding;

/// <summary>Bytes that grow at the end.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public byte this[int index]
    {
        get => _bytes[index];
        set => _bytes[index] = value;
    }

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public void Append(byte value)
    {
        if (Length == _bytes.Length) Array.Resize(ref _bytes, Length * 2);
        _bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values) => values.CopyTo(Extend(values.Length));

    public void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Append(MemoryMarshal.AsBytes(values));

    /// <summary>Appends seven bits a byte, low ones first; a set high bit says that another byte follows.</summary>
    public void AppendVarInt(uint value)
    {
        for (; value >= 0x80; value >>= 7) Append((byte)(value | 0x80));
        Append((byte)value);
    }

    /// <summary>Appends zeroed bytes and returns them to be filled.</summary>
    public Span<byte> Extend(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        Span<byte> added = _bytes.AsSpan(Length, count);
        added.Clear();
        Length += count;
        return added;
    }
}
