using System.IO.MemoryMappedFiles;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>A file mapped for reading, until nothing refers to it any more.</summary>
/// <remarks>There is no way to unmap it earlier, so that no reader can be left with an address that has become invalid.</remarks>
internal sealed unsafe class Mapping
{
    private readonly MemoryMappedViewAccessor _view;

    private Mapping(MemoryMappedViewAccessor view, long length)
    {
        (_view, Length) = (view, length);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + view.PointerOffset;
    }

    ~Mapping()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
    }

    /// <summary>Address of the first byte. Who reads from it keeps this object alive until afterwards.</summary>
    public byte* Start { get; }

    public long Length { get; }

    /// <summary>Maps a file; null where it is empty or the system does not map it.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static Mapping? TryOpen(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        long length = file.Length;
        if (length == 0) return null;
        try
        {
            using MemoryMappedFile mapped = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new Mapping(mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
