using System.Buffers.Binary;
using System.Text;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>The streams of an OLE2 compound file (doc, xls, ppt, encrypted docx).</summary>
/// <remarks>Reads what is there: a damaged file yields fewer or shorter streams, never an exception or an endless chain.</remarks>
internal sealed class CompoundFile
{
    private const int HeaderSize = 512;
    private const int EntrySize = 128;
    private const int MostEntries = 20_000;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _shift;
    private readonly int _miniShift;
    private readonly uint _miniCutoff;
    private readonly uint[] _fat = [];
    private readonly uint[] _miniFat = [];
    private readonly byte[] _miniStream = [];
    private readonly Dictionary<string, (uint First, long Size)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public CompoundFile(ReadOnlyMemory<byte> file)
    {
        _file = file;
        ReadOnlySpan<byte> header = file.Span;
        if (header.Length < HeaderSize) return;
        _shift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        _miniShift = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (_shift is not (9 or 12) || _miniShift is < 4 or > 9) return;
        _miniCutoff = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header[56..]), 1 << 16);
        _fat = ReadFat(header);
        byte[] directory = Chain(BinaryPrimitives.ReadUInt32LittleEndian(header[48..]), (long)MostEntries * EntrySize);
        (uint First, long Size) root = (uint.MaxValue, 0);
        for (int at = 0; at + EntrySize <= directory.Length; at += EntrySize) ReadEntry(directory.AsSpan(at, EntrySize), ref root);
        _miniStream = Chain(root.First, root.Size);
        byte[] miniFat = Chain(BinaryPrimitives.ReadUInt32LittleEndian(header[60..]), file.Length);
        _miniFat = Numbers(miniFat);
    }

    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>True where a stream or storage of this name exists, in any letter case.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>The whole stream; empty where there is none, shorter where the file ends before it.</summary>
    public byte[] Read(string name)
    {
        if (!_entries.TryGetValue(name, out (uint First, long Size) entry)) return [];
        return entry.Size < _miniCutoff ? MiniChain(entry.First, entry.Size) : Chain(entry.First, entry.Size);
    }

    private void ReadEntry(ReadOnlySpan<byte> entry, ref (uint First, long Size) root)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        byte type = entry[66];
        if (type is 0 or > 5 || length is < 4 or > 64) return;
        (uint, long) place = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
        if (type == 5) root = place;
        else _entries.TryAdd(Encoding.Unicode.GetString(entry[..(length - 2)]), place);
    }

    private uint[] ReadFat(ReadOnlySpan<byte> header)
    {
        List<uint> sectors = [];
        for (int i = 0; i < 109; i++) sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(header[(76 + (4 * i))..]));
        uint next = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        int most = _file.Length >> _shift;
        for (int i = 0; i < most && next < LastSector; i++)
        {
            uint[] more = Numbers(Sector(next));
            if (more.Length == 0) break;
            sectors.AddRange(more[..^1]);
            next = more[^1];
        }

        List<uint> fat = [];
        foreach (uint sector in sectors.Where(sector => sector < LastSector).Take(most)) fat.AddRange(Numbers(Sector(sector)));
        return [.. fat];
    }

    private byte[] Chain(uint sector, long size)
    {
        List<byte> bytes = [];
        int most = (_file.Length >> _shift) + 1;
        for (int i = 0; i < most && sector < LastSector && bytes.Count < size; i++)
        {
            ReadOnlySpan<byte> content = Sector(sector);
            if (content.IsEmpty) break;
            bytes.AddRange(content);
            sector = sector < _fat.Length ? _fat[sector] : uint.MaxValue;
        }

        return Cut(bytes, size);
    }

    private byte[] MiniChain(uint sector, long size)
    {
        List<byte> bytes = [];
        int length = 1 << _miniShift;
        for (int i = 0; i <= _miniStream.Length >> _miniShift && sector < LastSector && bytes.Count < size; i++)
        {
            long start = (long)sector << _miniShift;
            if (start + length > _miniStream.Length) break;
            bytes.AddRange(_miniStream.AsSpan((int)start, length));
            sector = sector < _miniFat.Length ? _miniFat[sector] : uint.MaxValue;
        }

        return Cut(bytes, size);
    }

    private static byte[] Cut(List<byte> bytes, long size)
    {
        if (bytes.Count > size) bytes.RemoveRange((int)size, bytes.Count - (int)size);
        return [.. bytes];
    }

    /// <summary>The sector's bytes; the last one of a file may be short, one beyond the end is empty.</summary>
    private ReadOnlySpan<byte> Sector(uint sector)
    {
        long start = ((long)sector + 1) << _shift;
        return start >= _file.Length ? [] : _file.Span.Slice((int)start, (int)Math.Min(1 << _shift, _file.Length - start));
    }

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        uint[] numbers = new uint[bytes.Length / 4];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i)..]);
        return numbers;
    }
}
