using System.Buffers.Binary;
using System.Text;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>The directory of an OLE2 compound file (doc, xls, ppt, encrypted docx), and the first bytes of its streams.</summary>
/// <remarks>Reads what is there: a damaged file yields fewer names, never an exception or an endless chain.</remarks>
internal sealed class CompoundFile
{
    private const int MostDirectorySectors = 4096;
    private const int EntrySize = 128;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _shift;
    private readonly Dictionary<string, uint> _firstSectors = new(StringComparer.OrdinalIgnoreCase);

    public CompoundFile(ReadOnlyMemory<byte> file)
    {
        _file = file;
        ReadOnlySpan<byte> header = file.Span;
        if (header.Length < 512) return;
        _shift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (_shift is not (9 or 12)) return;
        uint sector = BinaryPrimitives.ReadUInt32LittleEndian(header[48..]);
        for (int i = 0; i < MostDirectorySectors && Sector(sector) is { IsEmpty: false } entries; i++)
        {
            for (int at = 0; at + EntrySize <= entries.Length; at += EntrySize) ReadEntry(entries.Slice(at, EntrySize));
            sector = Next(sector);
        }
    }

    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Names of streams and storages.</summary>
    public IReadOnlyCollection<string> Names => _firstSectors.Keys;

    /// <summary>The first sector of a stream that does not live in the mini stream; empty where it cannot be read.</summary>
    public ReadOnlySpan<byte> Head(string name) => _firstSectors.TryGetValue(name, out uint first) ? Sector(first) : [];

    private void ReadEntry(ReadOnlySpan<byte> entry)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (entry[66] is 0 or > 5 || length is < 4 or > 64) return;
        _firstSectors.TryAdd(Encoding.Unicode.GetString(entry[..(length - 2)]), BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]));
    }

    private ReadOnlySpan<byte> Sector(uint sector)
    {
        long start = ((long)sector + 1) << _shift;
        int size = 1 << _shift;
        return start + size <= _file.Length ? _file.Span.Slice((int)start, size) : [];
    }

    private uint Next(uint sector)
    {
        int perSector = (1 << _shift) / 4;
        uint index = sector / (uint)perSector;
        if (index >= 109) return uint.MaxValue;
        uint fat = BinaryPrimitives.ReadUInt32LittleEndian(_file.Span[(76 + (4 * (int)index))..]);
        ReadOnlySpan<byte> table = Sector(fat);
        return table.IsEmpty ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(table[(int)(sector % perSector * 4)..]);
    }
}
