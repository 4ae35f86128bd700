using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>A file mapped into memory for reading. Every access is checked against its length, so that a damaged offset is an error and never a
/// stray read.</summary>
internal sealed unsafe partial class MappedFile : IDisposable
{
    private const int NotNeeded = 4;

    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _start;

    private MappedFile(string name, long length, MemoryMappedFile? map)
    {
        (Name, Length, _map) = (name, length, map);
        if (map is null) return;
        _view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    public string Name { get; }

    public long Length { get; }

    /// <summary>Maps a file; an empty one has length 0.</summary>
    public static MappedFile Open(string path, string name)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        try
        {
            if (stream.Length == 0)
            {
                stream.Dispose();
                return new MappedFile(name, 0, null);
            }

            long length = stream.Length;
            return new MappedFile(name, length,
                MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, false));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the file; valid until the file is disposed of.</summary>
    /// <exception cref="IndexCorruptException">The range does not lie in the file.</exception>
    public ReadOnlySpan<byte> Bytes(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > int.MaxValue || offset > Length - length)
            throw new IndexCorruptException(Name, $"it points to bytes {offset} to {offset + length}, but ends at {Length}");
        return new ReadOnlySpan<byte>(_start + offset, (int)length);
    }

    /// <summary>An array of integers or floats in the file.</summary>
    public ReadOnlySpan<T> Items<T>(long offset, long count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(offset, count * sizeof(T)));

    /// <summary>Lets go of the memory that what was read has taken: reading it again takes it from the file, or from the system's cache of it.</summary>
    /// <remarks>Whoever reads a whole file once, to check or to merge it, would otherwise hold as much memory as the file is long.</remarks>
    public void LetPagesGo()
    {
        // Advice: where it is not taken, all is as it was.
        if (_start is not null && !OperatingSystem.IsWindows()) _ = Advise(_start, (nuint)Length, NotNeeded);
    }

    public void Dispose()
    {
        if (_start is null) return;
        _start = null;
        _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map!.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(byte* start, nuint length, int advice);
}
