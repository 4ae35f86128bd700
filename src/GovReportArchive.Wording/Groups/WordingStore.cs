using System.Globalization;
using System.Security.Cryptography;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Wording.Groups.Building;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups;

/// <summary>The current file of wordings in a directory, opened again when another has taken its place.</summary>
/// <remarks>Law: a file that is not what was written is no file of wordings. Its name tells its number and its SHA-256; the highest number is current. It is
/// compared with its name when it is opened, and again when it has been touched since. A file is never changed, and one rename makes it current: a
/// crash leaves the old one or the new one. Thread-safe. Whoever has taken a file keeps it until done.</remarks>
public sealed class WordingStore(CatalogDatabase catalog, string directory)
{
    private const string Pattern = "*.db";
    private const string Making = "making";
    private readonly Lock _lock = new();
    private (string Path, DateTime Written)? _seen;
    private OpenWordings? _open;

    /// <summary>Directory of the files.</summary>
    public string Directory => directory;

    /// <summary>Random name of the catalog that it follows.</summary>
    public string Identity => catalog.Identity;

    /// <summary>Whether there is a file that is not what was written, or of another version; as of the last opening.</summary>
    internal bool IsDamaged { get; private set; }

    /// <summary>Where another file is made, by whoever holds the lock.</summary>
    internal string MakingPath => Path.Combine(directory, Making);

    /// <summary>The present wordings; null where there are none of this catalog that can be read.</summary>
    internal OpenWordings? Newest()
    {
        lock (_lock)
        {
            while (true)
            {
                (string Path, DateTime Written)? present = Current() is { } path ? (path, File.GetLastWriteTimeUtc(path)) : null;
                if (present == _seen) return _open;
                _open?.Close();
                OpenWordings? opened = present is { } file && IsWhole(file.Path) ? OpenWordings.Of(file.Path) : null;
                // Gone between its name and its bytes: another has taken its place.
                if (opened is null && Current() != present?.Path) continue;
                (_seen, IsDamaged) = (present, present is not null && opened is null);
                return _open = opened?.Catalog == Identity ? opened : null;
            }
        }
    }

    /// <summary>Tells where the present file is not what was written.</summary>
    public void Verify(VerifyFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (Newest() is null && IsDamaged) findings.Problem("wordings.damaged", $"措辞沿革 {directory} 已损坏，不再使用；服务会自动重新整理，也可运行 govreport wordings --rebuild。");
    }

    /// <summary>Asks the present wordings, and where another file takes its place meanwhile, that one; default where there are none.</summary>
    internal T? Ask<T>(Func<OpenWordings, T?> ask)
    {
        while (Newest() is { } open)
        {
            try
            {
                return ask(open);
            }
            catch (SqliteException) when (open.IsGone)
            {
                // Replaced, or thrown away by a purge: what there is now answers.
            }
        }

        return default;
    }

    /// <summary>Makes a finished file current.</summary>
    internal void Publish()
    {
        File.Move(MakingPath, Path.Combine(directory, FormattableString.Invariant($"{NumberOf(Current()) + 1:D8}-{HashOf(MakingPath)}.db")));
        DirectoryFlush.Flush(directory);
    }

    /// <summary>Removes what was before the present file, and what builds that failed or were killed have left.</summary>
    internal void Clear() => RemoveAllBut(Path.GetFileName(Current()));

    /// <summary>Removes all files, so that nothing of them is left; another is made anew. A build that is under way goes on.</summary>
    public void Discard()
    {
        if (!System.IO.Directory.Exists(directory)) return;
        RemoveAllBut(Making, Path.GetFileName(BuildDatabase.ScratchOf(Making)));
        Newest();
    }

    private void RemoveAllBut(params ReadOnlySpan<string?> names)
    {
        foreach (string file in System.IO.Directory.EnumerateFiles(directory))
            if (Path.GetFileName(file) is var name && name != WordingKeeper.LockName && !names.Contains(name)) Remove(file);
    }

    private string? Current() => System.IO.Directory.Exists(directory) ? System.IO.Directory.EnumerateFiles(directory, Pattern).Where(path => NumberOf(path) > 0).MaxBy(NumberOf) : null;

    private static int NumberOf(string? path) => int.TryParse(Path.GetFileName(path)?.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static bool IsWhole(string path)
    {
        try
        {
            return Path.GetFileNameWithoutExtension(path).EndsWith('-' + HashOf(path), StringComparison.Ordinal);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static string HashOf(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    // A reader that has an old file open keeps it; where the system does not allow its removal, the next build removes it.
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
