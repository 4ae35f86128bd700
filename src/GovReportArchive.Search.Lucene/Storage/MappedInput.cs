using System.Buffers.Binary;
using Lucene.Net.Store;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Reads a mapped file or a slice of it. As all inputs of Lucene it is used by one thread at a time; each thread has a clone.</summary>
internal sealed unsafe class MappedInput : IndexInput
{
    private readonly Mapping _mapping;
    private readonly byte* _start;
    private readonly long _length;
    private long _at;

    public MappedInput(string name, Mapping mapping)
        : this(name, mapping, 0, mapping.Length)
    {
    }

    /// <exception cref="EndOfStreamException">The slice lies outside of the file.</exception>
    public MappedInput(string name, Mapping mapping, long offset, long length)
        : base(name)
    {
        if (offset < 0 || length < 0 || offset > mapping.Length - length) throw new EndOfStreamException($"{name} is cut off.");
        _mapping = mapping;
        _start = mapping.Start + offset;
        _length = length;
    }

    public override long Position => _at;

    public override long Length => _length;

    public override void Seek(long pos)
    {
        if (pos < 0 || pos > _length) throw new EndOfStreamException($"{this}: there is no byte {pos}.");
        _at = pos;
    }

    public override byte ReadByte()
    {
        if (_at >= _length) throw Ended();
        byte value = _start[_at++];
        GC.KeepAlive(_mapping);
        return value;
    }

    public override void ReadBytes(byte[] b, int offset, int len)
    {
        Next(len).CopyTo(b.AsSpan(offset, len));
        GC.KeepAlive(_mapping);
    }

    public override short ReadInt16()
    {
        short value = BinaryPrimitives.ReadInt16BigEndian(Next(sizeof(short)));
        GC.KeepAlive(_mapping);
        return value;
    }

    public override int ReadInt32()
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(Next(sizeof(int)));
        GC.KeepAlive(_mapping);
        return value;
    }

    public override long ReadInt64()
    {
        long value = BinaryPrimitives.ReadInt64BigEndian(Next(sizeof(long)));
        GC.KeepAlive(_mapping);
        return value;
    }

    public override int ReadVInt32() => (int)ReadVariable(5);

    public override long ReadVInt64() => ReadVariable(10);

    // The mapping lives as long as an input refers to it.
    protected override void Dispose(bool disposing)
    {
    }

    // Valid as long as the caller keeps the mapping alive.
    private ReadOnlySpan<byte> Next(int count)
    {
        if (count > _length - _at) throw Ended();
        ReadOnlySpan<byte> bytes = new(_start + _at, count);
        _at += count;
        return bytes;
    }

    private long ReadVariable(int mostBytes)
    {
        ulong value = 0;
        for (int i = 0; i < mostBytes; i++)
        {
            if (_at >= _length) throw Ended();
            byte part = _start[_at++];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part >= 0x80) continue;
            GC.KeepAlive(_mapping);
            return (long)value;
        }

        throw new IOException($"{this}: a number does not end.");
    }

    private EndOfStreamException Ended() => new($"{this} ends too early.");
}
