using System.Runtime.InteropServices;

namespace GovReportArchive.Corpus.Originals;

/// <summary>Makes a rename durable: POSIX asks for a flush of the directory, which .NET does not offer.</summary>
internal static partial class DirectoryFlush
{
    private const int ReadOnly = 0;

    /// <summary>Flushes the entries of a directory; nothing to do on Windows, where the file system journals them.</summary>
    /// <exception cref="IOException">The directory cannot be flushed.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        int descriptor = OpenDirectory(directory, ReadOnly);
        if (descriptor < 0) throw new IOException($"目录 {directory} 无法打开：错误 {Marshal.GetLastPInvokeError()}。");
        try
        {
            // Some network file systems refuse to flush directories (EINVAL): there the rename is as durable as it can be.
            const int invalid = 22;
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() != invalid)
                throw new IOException($"目录 {directory} 无法写入磁盘：错误 {Marshal.GetLastPInvokeError()}。");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDirectory(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
