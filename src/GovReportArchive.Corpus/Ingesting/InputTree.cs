using System.Formats.Tar;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>The files under a folder, with what stands there and is not read.</summary>
/// <remarks>Law: without being asked nothing outside the folder is reached, and nothing is reached twice, whatever links stand in it. Hidden
/// files and those that office programs leave beside open documents are passed over in silence.</remarks>
/// <param name="follow">Whether links are followed, each place once.</param>
internal sealed class InputTree(bool follow)
{
    // As many links in a row as systems follow.
    private const int MostLinks = 40;
    private const string NotFollowed = "是链接，没有跟随；确要收入请加 --follow。";
    private const string SeenBefore = "链接所指的已在别处读到，不重复。";
    private const string NoTarget = "链接没有可读的目标。";
    private const string Special = "是管道、设备或套接字，不是普通文件。";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(string Path, string? Skipped)> _found = [];
    private readonly SortedSet<string> _links = new(StringComparer.Ordinal);

    /// <summary>Paths under the folder in ordinal order; those that are skipped with the reason.</summary>
    public IReadOnlyList<(string Path, string? Skipped)> Under(string folder)
    {
        Walk(folder, RealPath(folder) ?? Path.GetFullPath(folder));
        // After all that stands there itself, so that a file goes by its own name where a link leads to it too.
        while (_links.Min is { } link)
        {
            _links.Remove(link);
            Follow(link);
        }

        _found.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return _found;
    }

    /// <summary>Why a path cannot be read as a file although it stands there; null for files. Reading a pipe would wait for ever, and a
    /// device need not end.</summary>
    public static string? Refusal(string path) => IsSpecial(RealPath(path) ?? path) ? Special : null;

    private void Walk(string folder, string realFolder)
    {
        Stack<(DirectoryInfo Folder, string Real)> open = new([(new DirectoryInfo(folder), realFolder)]);
        while (open.TryPop(out (DirectoryInfo Folder, string Real) next))
        {
            if (!_seen.Add(next.Real)) continue;
            foreach (FileSystemInfo entry in next.Folder.EnumerateFileSystemInfos())
            {
                if (IsPassedOver(entry.Name)) continue;
                string path = Path.Combine(next.Folder.ToString(), entry.Name), real = Path.Combine(next.Real, entry.Name);
                if (entry.LinkTarget is not null) AddLink(path);
                else if (entry is DirectoryInfo) open.Push((new DirectoryInfo(path), real));
                else if (_seen.Add(real)) _found.Add((path, IsSpecial(path) ? Special : null));
            }
        }
    }

    private void AddLink(string path)
    {
        if (follow) _links.Add(path);
        else _found.Add((path, NotFollowed));
    }

    private void Follow(string link)
    {
        string? real = RealPath(link);
        if (real is null || !Path.Exists(real)) _found.Add((link, NoTarget));
        else if (_seen.Contains(real)) _found.Add((link, SeenBefore));
        else if (Directory.Exists(real)) Walk(link, real);
        else if (_seen.Add(real)) _found.Add((link, IsSpecial(real) ? Special : null));
    }

    private static bool IsPassedOver(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name is "Thumbs.db" or "desktop.ini";

    // Only what has no length can be one, so that ordinary files cost nothing. The writer of archives asks the system for the kind
    // without opening anything but ordinary files.
    private static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows() || new FileInfo(path) is not { Exists: true, Length: 0 }) return false;
        using MemoryStream archive = new();
        try
        {
            using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true)) writer.WriteEntry(path, "entry");
            archive.Position = 0;
            using TarReader reader = new(archive);
            return reader.GetNextEntry()?.EntryType is TarEntryType.Fifo or TarEntryType.CharacterDevice or TarEntryType.BlockDevice;
        }
        catch (IOException)
        {
            // A socket, which archives do not hold.
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // An ordinary file that may not be read; who reads it says so.
            return false;
        }
    }

    /// <summary>The place itself, with no link on the way to it; null where links lead nowhere or in a circle.</summary>
    private static string? RealPath(string path)
    {
        int links = 0;
        return Resolve(Path.GetFullPath(path));

        string? Resolve(string full)
        {
            if (Path.GetDirectoryName(full) is not { } parent) return full;
            if (Resolve(parent) is not { } above) return null;
            string here = Path.Combine(above, Path.GetFileName(full));
            if (new FileInfo(here).LinkTarget is not { } target) return here;
            return ++links > MostLinks ? null : Resolve(Path.GetFullPath(target, above));
        }
    }
}
