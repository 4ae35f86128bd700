using System.Security.Cryptography;
using GovReportArchive.Extraction;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Originals;

/// <summary>Originals byte for byte, each a file named by its SHA-256: <c>originals/ab/cd/abcd….</c></summary>
/// <remarks>A file under its final name is whole and durable: it is written under a temporary name, flushed, then renamed. Thread-safe, also
/// between processes: two writers of the same bytes end with the same file. Where peers are given, an original that is asked for and missing or damaged is
/// fetched from them and kept.</remarks>
public sealed class OriginalStore(string corpusDirectory, OriginalPeers? peers = null)
{
    private const string ArrivingEnding = ".tmp";
    private readonly string _root = Path.Combine(corpusDirectory, "originals");
    private readonly string _arriving = Path.Combine(corpusDirectory, "originals", ".arriving");

    /// <summary>Removes what killed processes left half written; what is being written is not touched.</summary>
    public void RemoveAbandoned() => LivingFile.RemoveAbandoned(_arriving, "*" + ArrivingEnding);

    /// <summary>Where the original with this hash is kept. It is always under the store: what is no hash names no file.</summary>
    /// <exception cref="ArchiveException">It is no hash.</exception>
    public string PathOf(string sha256) => OriginalHash.IsOne(sha256)
        ? Path.Combine(_root, sha256[..2], sha256[2..4], sha256)
        : throw new ArchiveException(
            "original.hash", $"“{sha256}”不是原件的散列值（64 位小写十六进制数字）：目录库中的这一项已损坏或是伪造的，没有动任何文件；请运行 govreport verify。");

    /// <summary>Whether it is held.</summary>
    public bool Holds(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Keeps the bytes; on return they survive a power cut.</summary>
    /// <exception cref="IOException">Nothing was kept under the final name.</exception>
    public void Keep(string sha256, ReadOnlySpan<byte> bytes)
    {
        string path = PathOf(sha256);
        // What is there and no longer what it was is put right by whoever brings the bytes again.
        if (Check(sha256) == FixityState.Ok) return;
        string directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        Directory.CreateDirectory(_arriving);
        // Open until it bears its name: as long as it is, nobody takes it for what a killed process has left.
        using FileStream file = LivingFile.Create(_arriving, "", ArrivingEnding);
        try
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
            File.Move(file.Name, path, overwrite: true);
            DirectoryFlush.Flush(directory);
            DirectoryFlush.Flush(Path.GetDirectoryName(directory)!);
            DirectoryFlush.Flush(_root);
        }
        catch
        {
            File.Delete(file.Name);
            throw;
        }
    }

    /// <summary>Opens an original for reading.</summary>
    /// <exception cref="FileNotFoundException">It is not held.</exception>
    public FileStream OpenRead(string sha256) => new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>Opens an original whose bytes are still what its name says.</summary>
    /// <param name="sha256">Its hash.</param>
    /// <param name="report">Id of the report it belongs to, for the message.</param>
    /// <exception cref="DamagedReportException">They are not, or it is not held.</exception>
    public FileStream OpenWhole(string sha256, string report)
    {
        if (!OriginalHash.IsOne(sha256)) throw DamagedReportException.OfOriginal(report, "在目录库中没有可用的散列");
        return TryOpenWhole(sha256)
            ?? (Mended(sha256) == FixityState.Ok ? TryOpenWhole(sha256) : null)
            ?? throw DamagedReportException.OfOriginal(report, Holds(sha256) ? "与收入时不同" : "缺失");
    }

    /// <summary>As above, without asking anybody else; null where it is not held whole.</summary>
    public FileStream? TryOpenWhole(string sha256)
    {
        if (!Holds(sha256)) return null;
        FileStream? file = null;
        try
        {
            file = OpenRead(sha256);
            if (IsNamed(file, sha256))
            {
                file.Position = 0;
                return file;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A disk that gives no bytes back; or it was purged meanwhile.
        }

        file?.Dispose();
        return null;
    }

    /// <summary>Reads an original whole.</summary>
    /// <exception cref="DamagedReportException">As for <see cref="OpenWhole"/>.</exception>
    public byte[] ReadWhole(string sha256, string report)
    {
        using FileStream file = OpenWhole(sha256, report);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Removes an original; nothing happens where it is not held.</summary>
    public void Remove(string sha256)
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(sha256)))) File.Delete(PathOf(sha256));
    }

    /// <summary>Whether the bytes held under this name still have it.</summary>
    internal FixityState Check(string sha256)
    {
        if (!Holds(sha256)) return FixityState.Missing;
        try
        {
            using FileStream file = OpenRead(sha256);
            return IsNamed(file, sha256) ? FixityState.Ok : FixityState.Damaged;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A disk that gives no bytes back; or it was purged meanwhile.
            return Holds(sha256) ? FixityState.Damaged : FixityState.Missing;
        }
    }

    /// <summary>As <see cref="Check"/>, of what was fetched where it was missing or damaged and others have it.</summary>
    internal FixityState Mended(string sha256)
    {
        FixityState state = Check(sha256);
        if (state == FixityState.Ok || peers?.Fetch(sha256) is not { } bytes) return state;
        Keep(sha256, bytes);
        return Check(sha256);
    }

    private static bool IsNamed(FileStream file, string sha256) =>
        string.Equals(Convert.ToHexStringLower(SHA256.HashData(file)), sha256, StringComparison.Ordinal);

    /// <summary>Every file under the store: finished originals by hash, and paths of what a crash may have left.</summary>
    public IEnumerable<(string Path, string? Sha256)> Files()
    {
        if (!Directory.Exists(_root)) yield break;
        foreach (string path in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetFileName(path);
            yield return (path, OriginalHash.IsOne(name) ? name : null);
        }
    }
}

/// <summary>What a fixity check found.</summary>
internal enum FixityState
{
    /// <summary>The bytes are those that were ingested.</summary>
    Ok,

    /// <summary>The file is gone.</summary>
    Missing,

    /// <summary>The bytes differ from those that were ingested.</summary>
    Damaged,
}
