using System.Security.Cryptography;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Corpus.Backup;

/// <summary>Files that are durable before they are relied on.</summary>
internal static class DurableFiles
{
    /// <summary>Flushes all files of a folder but one, and the folder.</summary>
    public static void Flush(string folder, string? except = null)
    {
        foreach (string path in Directory.EnumerateFiles(folder).Where(path => Path.GetFileName(path) != except))
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        DirectoryFlush.Flush(folder);
    }

    /// <summary>Length and hash of a file.</summary>
    public static BackupFile Described(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return new BackupFile(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Makes an empty file that only its owner may read: what is written into it may be secret.</summary>
    public static void MakeOwners(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }
}
