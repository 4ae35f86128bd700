using System.Buffers.Binary;
using System.Runtime.InteropServices;
using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>Writes a file of numbered sections with header, section table, checksums and footer (FORMAT.md, Frame).</summary>
internal sealed class FramedFileWriter : IDisposable
{
    public const int HeaderSize = 16, TableEntrySize = 24, FooterSize = 32, Alignment = 8;
    public static ReadOnlySpan<byte> EndMagic => "GRA-END\n"u8;

    private readonly IFileSink _sink;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<(uint Id, long Offset, long Length, uint Checksum)> _sections = [];
    private int _used;
    private int _checked;
    private long _written;
    private long _sectionStart;
    private uint _sectionId;
    private uint _checksum;
    private bool _inSection;

    private FramedFileWriter(IIndexStorage storage, string name, FileKind kind)
    {
        Name = name;
        _sink = storage.Create(name);
        Span<byte> header = stackalloc byte[HeaderSize];
        System.Text.Encoding.ASCII.GetBytes(kind.Magic, header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], FileKind.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], 0);
        _checksum = HeaderChecksum = Crc32C.Append(Crc32C.Start, header);
        Write(header);
    }

    public string Name { get; }

    /// <summary>Writes a whole file, and reads it again: only what is on the disk as it was meant may take the place of what was there before.</summary>
    /// <exception cref="IOException">The file could not be written, or does not read as it was written; it is of no use.</exception>
    public static void WriteFile(IIndexStorage storage, string name, FileKind kind, Action<FramedFileWriter> content)
    {
        using (FramedFileWriter file = new(storage, name, kind))
        {
            content(file);
            file.Complete();
        }

        try
        {
            using FramedFileReader written = FramedFileReader.Open(storage, name, kind);
            written.Verify(CancellationToken.None);
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            throw new IOException($"{name} in {storage.Place} does not read as it was written. Check the disk; nothing was published. ({error.Message})", error);
        }
    }

    /// <summary>Bytes written to the current section.</summary>
    public long SectionLength => _written + _used - _sectionStart;

    private uint HeaderChecksum { get; }

    public void BeginSection(uint id)
    {
        EndSection();
        (_sectionId, _sectionStart, _checksum, _checked, _inSection) = (id, _written + _used, Crc32C.Start, _used, true);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_used == _buffer.Length) Spill();
            int part = Math.Min(bytes.Length, _buffer.Length - _used);
            bytes[..part].CopyTo(_buffer.AsSpan(_used));
            _used += part;
            bytes = bytes[part..];
        }
    }

    public void Write<T>(ReadOnlySpan<T> items)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(items));

    public void Write<T>(T item)
        where T : unmanaged => Write(new ReadOnlySpan<T>(in item));

    /// <summary>Fills up with zeros to a multiple of eight bytes.</summary>
    public void Align()
    {
        int over = (int)((_written + _used) % Alignment);
        if (over > 0) Write(stackalloc byte[Alignment - over]);
    }

    /// <summary>Writes table and footer and returns when the file is on the device.</summary>
    private void Complete()
    {
        EndSection();
        long tableOffset = _written + _used;
        byte[] table = new byte[_sections.Count * TableEntrySize];
        for (int i = 0; i < _sections.Count; i++)
        {
            Span<byte> entry = table.AsSpan(i * TableEntrySize);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, _sections[i].Id);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], _sections[i].Checksum);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], _sections[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], _sections[i].Length);
        }

        Write(table);
        byte[] footer = new byte[FooterSize];
        BinaryPrimitives.WriteInt64LittleEndian(footer, tableOffset);
        BinaryPrimitives.WriteInt64LittleEndian(footer.AsSpan(8), tableOffset + table.Length + FooterSize);
        BinaryPrimitives.WriteUInt32LittleEndian(footer.AsSpan(16), (uint)_sections.Count);
        EndMagic.CopyTo(footer.AsSpan(24));
        uint checksum = Crc32C.Append(Crc32C.Append(HeaderChecksum, table), footer.AsSpan(0, 20));
        BinaryPrimitives.WriteUInt32LittleEndian(footer.AsSpan(20), checksum);
        Write(footer);
        Spill();
        _sink.Flush();
    }

    public void Dispose() => _sink.Dispose();

    private void EndSection()
    {
        if (!_inSection) return;
        long length = SectionLength;
        Align();
        Check();
        _sections.Add((_sectionId, _sectionStart, length, _checksum));
        _inSection = false;
    }

    private void Spill()
    {
        if (_used == 0) return;
        if (_inSection) Check();
        _sink.Write(_buffer.AsSpan(0, _used));
        _written += _used;
        (_used, _checked) = (0, 0);
    }

    // Takes what is in the buffer and not yet in the section's checksum into it.
    private void Check()
    {
        _checksum = Crc32C.Append(_checksum, _buffer.AsSpan(_checked, _used - _checked));
        _checked = _used;
    }
}
