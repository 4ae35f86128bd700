using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>Index files in a directory.</summary>
internal sealed partial class DiskStorage(string directory) : IIndexStorage
{
    public string Place => directory;

    public bool Exists(string name) => File.Exists(PathOf(name));

    public IReadOnlyList<string> List() =>
        Directory.Exists(directory) ? [.. Directory.EnumerateFiles(directory).Select(file => Path.GetFileName(file))] : [];

    public IFileSink Create(string name) => new Sink(PathOf(name));

    public MappedFile Map(string name)
    {
        try
        {
            return MappedFile.Open(PathOf(name), name);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IndexCorruptException(name, "the file is missing");
        }
    }

    public int ReadStart(string name, Span<byte> buffer)
    {
        using SafeFileHandle handle = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return RandomAccess.Read(handle, buffer, 0);
    }

    public void Replace(string from, string to) => File.Move(PathOf(from), PathOf(to), true);

    public void Delete(string name) => File.Delete(PathOf(name));

    public void SyncDirectory()
    {
        // Windows writes names through with the file system's own log and offers no such call.
        if (OperatingSystem.IsWindows()) return;
        int descriptor = OpenDirectory(directory, 0);
        if (descriptor < 0) throw new IOException($"{directory} cannot be opened to be flushed: {new Win32Exception().Message}");
        try
        {
            if (Fsync(descriptor) != 0) throw new IOException($"{directory} cannot be flushed: {new Win32Exception().Message}");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private string PathOf(string name) => Path.Combine(directory, name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDirectory(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    private sealed class Sink(string path) : IFileSink
    {
        private readonly SafeFileHandle _handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        private long _length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            RandomAccess.Write(_handle, bytes, _length);
            _length += bytes.Length;
        }

        public void Flush() => RandomAccess.FlushToDisk(_handle);

        public void Dispose() => _handle.Dispose();
    }
}
