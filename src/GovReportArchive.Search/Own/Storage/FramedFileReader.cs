using System.Buffers.Binary;
using System.Globalization;
using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>Reads a file of numbered sections. Opening checks the frame; <see cref="Verify"/> checks every byte.</summary>
internal sealed class FramedFileReader : IDisposable
{
    /// <summary>Bytes after which whoever reads a file from end to end lets its pages go.</summary>
    public const long MostPages = 32 << 20;

    private readonly MappedFile _file;
    private readonly Dictionary<uint, Section> _sections = [];

    private const long CheckedAtOnce = 64L << 20;

    private FramedFileReader(MappedFile file) => _file = file;

    public string Name => _file.Name;

    public long Length => _file.Length;

    /// <exception cref="IndexCorruptException">The file is cut off, or its frame is damaged.</exception>
    /// <exception cref="IndexVersionException">The file has a newer format.</exception>
    public static FramedFileReader Open(IIndexStorage storage, string name, FileKind kind)
    {
        MappedFile file = storage.Map(name);
        try
        {
            FramedFileReader reader = new(file);
            reader.ReadFrame(kind);
            // A small file is read whole in less time than a search takes; a large one is when it is verified or merged.
            if (reader.Length <= CheckedAtOnce) reader.Verify(CancellationToken.None);
            return reader;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public bool Has(uint id) => _sections.ContainsKey(id);

    public Section this[uint id] => _sections.TryGetValue(id, out Section section)
        ? section
        : throw new IndexCorruptException(Name, string.Create(CultureInfo.InvariantCulture, $"section {id} is missing"));

    public IndexCorruptException Corrupt(string reason) => new(Name, reason);

    /// <summary>Compares the checksum of every section; holds little of the file in memory at a time.</summary>
    public void Verify(CancellationToken cancellationToken)
    {
        long since = 0;
        foreach ((uint id, Section section) in _sections)
        {
            uint checksum = Crc32C.Start;
            long padded = (section.Length + FramedFileWriter.Alignment - 1) / FramedFileWriter.Alignment * FramedFileWriter.Alignment;
            for (long at = 0; at < padded; at += 1 << 20)
            {
                cancellationToken.ThrowIfCancellationRequested();
                checksum = Crc32C.Append(checksum, _file.Bytes(section.Offset + at, Math.Min(1 << 20, padded - at)));
                if ((since += 1 << 20) % MostPages == 0) LetPagesGo();
            }

            if (checksum != section.Checksum)
                throw Corrupt(string.Create(CultureInfo.InvariantCulture, $"the checksum of section {id} is {checksum:x8}, not {section.Checksum:x8}"));
        }
    }

    /// <summary>Lets go of the memory that reading the file has taken.</summary>
    public void LetPagesGo() => _file.LetPagesGo();

    public void Dispose() => _file.Dispose();

    private void ReadFrame(FileKind kind)
    {
        if (_file.Length < FramedFileWriter.HeaderSize + FramedFileWriter.FooterSize) throw Corrupt("it is cut off");
        ReadOnlySpan<byte> header = _file.Bytes(0, FramedFileWriter.HeaderSize);
        string magic = System.Text.Encoding.Latin1.GetString(header[..8]);
        if (!string.Equals(magic, kind.Magic, StringComparison.Ordinal)) throw Corrupt($"it does not begin with {kind.Magic}");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version > FileKind.Version)
            throw new IndexVersionException(Name, $"format version {version} is newer than {FileKind.Version}, the newest that this program reads");
        ReadOnlySpan<byte> footer = _file.Bytes(_file.Length - FramedFileWriter.FooterSize, FramedFileWriter.FooterSize);
        if (!footer[24..].SequenceEqual(FramedFileWriter.EndMagic)) throw Corrupt("its end is missing");
        long tableOffset = BinaryPrimitives.ReadInt64LittleEndian(footer);
        long length = BinaryPrimitives.ReadInt64LittleEndian(footer[8..]);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(footer[16..]);
        if (length != _file.Length) throw Corrupt($"it should have {length} bytes but has {_file.Length}");
        if (tableOffset + ((long)count * FramedFileWriter.TableEntrySize) + FramedFileWriter.FooterSize != length) throw Corrupt("its section table is damaged");
        ReadOnlySpan<byte> table = _file.Bytes(tableOffset, (long)count * FramedFileWriter.TableEntrySize);
        uint checksum = Crc32C.Append(Crc32C.Append(Crc32C.Append(Crc32C.Start, header), table), footer[..20]);
        if (checksum != BinaryPrimitives.ReadUInt32LittleEndian(footer[20..])) throw Corrupt("the checksum of its section table is wrong");
        for (; table.Length > 0; table = table[FramedFileWriter.TableEntrySize..])
        {
            _sections.Add(BinaryPrimitives.ReadUInt32LittleEndian(table), new Section(_file,
                BinaryPrimitives.ReadInt64LittleEndian(table[8..]), BinaryPrimitives.ReadInt64LittleEndian(table[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(table[4..])));
        }
    }
}

/// <summary>One section of a framed file.</summary>
internal readonly record struct Section(MappedFile File, long Offset, long Length, uint Checksum)
{
    public ReadOnlySpan<byte> Bytes(long at, long count)
    {
        if (at < 0 || count < 0 || at > Length - count) throw new IndexCorruptException(File.Name, "it points outside of a section");
        return File.Bytes(Offset + at, count);
    }

    public ReadOnlySpan<T> Items<T>(long at, long count)
        where T : unmanaged
    {
        long size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        if (at < 0 || count < 0 || at > Length - (count * size)) throw new IndexCorruptException(File.Name, "it points outside of a section");
        return File.Items<T>(Offset + at, count);
    }

    /// <summary>The whole section as an array.</summary>
    public ReadOnlySpan<T> All<T>()
        where T : unmanaged => Items<T>(0, Length / System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
}
