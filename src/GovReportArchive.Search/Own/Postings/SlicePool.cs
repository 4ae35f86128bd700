using System.Buffers.Binary;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>Many byte streams that grow side by side in shared pages: each is a chain of slices, each slice twice as long as the one
/// before, the last four bytes of a full slice holding the address of the next.</summary>
internal sealed class SlicePool
{
    private const int PageBits = 20, PageSize = 1 << PageBits, FirstSlice = 16, MostLevel = 7, Link = 4;
    private readonly List<byte[]> _pages = [];
    private int _next;

    /// <summary>Bytes in use.</summary>
    public long Bytes => _next;

    public void Clear() => _next = 0;

    public Stream Start()
    {
        int start = Allocate(FirstSlice);
        return new Stream { Head = start, Write = start, End = start + FirstSlice - Link };
    }

    /// <summary>Where a stream's next byte goes, as far as its slice has room.</summary>
    public ref byte End(in Stream stream) => ref _pages[Math.Min(stream.Write, stream.End) >> PageBits][Math.Min(stream.Write, stream.End) & (PageSize - 1)];

    public void AppendVarInt(ref Stream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7) Append(ref stream, (byte)(value | 0x80));
        Append(ref stream, (byte)value);
    }

    private void Append(ref Stream stream, byte value)
    {
        if (stream.Write == stream.End) Grow(ref stream);
        _pages[stream.Write >> PageBits][stream.Write++ & (PageSize - 1)] = value;
    }

    private void Grow(ref Stream stream)
    {
        if (stream.Level < MostLevel) stream.Level++;
        int size = FirstSlice << stream.Level;
        int start = Allocate(size);
        BinaryPrimitives.WriteInt32LittleEndian(_pages[stream.End >> PageBits].AsSpan(stream.End & (PageSize - 1)), start);
        (stream.Write, stream.End) = (start, start + size - Link);
    }

    private int Allocate(int size)
    {
        if ((_next & (PageSize - 1)) + size > PageSize) _next = (_next + PageSize) & ~(PageSize - 1);
        int start = _next;
        _next = checked(_next + size);
        while (_pages.Count << PageBits < _next) _pages.Add(new byte[PageSize]);
        return start;
    }

    /// <summary>One stream: where it begins, where its next byte goes, and where its current slice ends.</summary>
    internal struct Stream
    {
        public int Head, Write, End;
        public byte Level;
    }

    /// <summary>Reads a stream from its head.</summary>
    internal ref struct Reader
    {
        private readonly SlicePool _pool;
        private readonly int _stop;
        private int _at, _end, _level;

        public Reader(SlicePool pool, Stream stream) =>
            (_pool, _stop, _at, _end) = (pool, stream.Write, stream.Head, stream.Head + FirstSlice - Link);

        public bool AtEnd => _at == _stop;

        public uint ReadVarInt()
        {
            uint value = 0;
            for (int shift = 0; ; shift += 7)
            {
                if (_at == _end) Follow();
                byte b = _pool._pages[_at >> PageBits][_at++ & (PageSize - 1)];
                value |= (uint)(b & 0x7F) << shift;
                if (b < 0x80) return value;
            }
        }

        private void Follow()
        {
            if (_level < MostLevel) _level++;
            _at = BinaryPrimitives.ReadInt32LittleEndian(_pool._pages[_end >> PageBits].AsSpan(_end & (PageSize - 1)));
            _end = _at + (FirstSlice << _level) - Link;
        }
    }
}
