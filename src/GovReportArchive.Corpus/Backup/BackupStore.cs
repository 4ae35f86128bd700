using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GovReportArchive.Corpus.Catalog.Dialects;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Extraction;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Backup;

/// <summary>A directory of backups: generations of the catalog under <c>catalogs/</c>, and the originals of all of them, each once, under <c>originals/</c>.</summary>
/// <remarks>A generation is in its place by one rename, after all that it names: what is listed is whole. It holds secrets, so that directories are their owner's alone.
/// A process at a time writes, under a lock file. Plain files, to be checked without this program: <c>sha256sum -c catalogs/…/originals-sha256.txt</c>.</remarks>
public sealed class BackupStore(string directory)
{
    /// <summary>Name of the list of files of a generation.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>Name of the file that holds the manifest's own hash.</summary>
    public const string ManifestHash = "manifest.json.sha256";

    /// <summary>Name of the list of originals, one a line as <c>sha256sum</c> reads it, ascending.</summary>
    public const string OriginalsList = "originals-sha256.txt";

    internal const string Catalog = SqliteDialect.FileName;
    private const string Unfinished = ".unfinished-";
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true };
    private readonly string _catalogs = Path.Combine(directory, "catalogs");

    /// <summary>Where it lies.</summary>
    public string Directory => directory;

    /// <summary>The originals of all generations.</summary>
    public OriginalStore Originals { get; } = new(directory);

    /// <summary>Names of the generations, the newest first: when each was begun, and its last change.</summary>
    public IReadOnlyList<string> Generations => !System.IO.Directory.Exists(_catalogs) ? []
        : [.. System.IO.Directory.EnumerateDirectories(_catalogs).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Path of a file of a generation.</summary>
    public string PathOf(string generation, string file) => Path.Combine(_catalogs, generation, file);

    /// <summary>The manifest of a generation.</summary>
    /// <exception cref="ArchiveException">There is none, it is not what was written, or of a newer program.</exception>
    public BackupManifest Read(string generation)
    {
        string path = PathOf(generation, Manifest);
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            if (!string.Equals(File.ReadAllText(PathOf(generation, ManifestHash)), HashLine(bytes), StringComparison.Ordinal))
                throw new ArchiveException("backup.damaged", $"备份清单 {path} 与其散列 {ManifestHash} 不符。");
            return JsonSerializer.Deserialize<BackupManifest>(bytes, RecordJson.Options) is { Schema: BackupManifest.CurrentSchema } manifest ? manifest
                : throw new ArchiveException("backup.newer", $"备份清单 {path} 不是本程序认识的格式；请升级程序。");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ArchiveException("backup.damaged", $"备份清单 {path} 不能读取：{error.Message}", error);
        }
    }

    /// <summary>The hashes of the originals of a generation, ascending; lines that are none are left out, and where the list is gone there are none.</summary>
    public IEnumerable<string> OriginalsOf(string generation) => !File.Exists(PathOf(generation, OriginalsList)) ? [] : File.ReadLines(PathOf(generation, OriginalsList)).Select(line => line.Split(' ')[0]).Where(OriginalHash.IsOne);

    /// <summary>The line of an original in a list.</summary>
    internal static string Line(string sha256) => $"{sha256}  originals/{sha256[..2]}/{sha256[2..4]}/{sha256}";

    /// <summary>Takes the directory for this process, and removes what a killed one left half written.</summary>
    /// <exception cref="ArchiveException">Another process is writing, or the directory is no place for a backup.</exception>
    internal FileStream Take()
    {
        if (File.Exists(Path.Combine(directory, Catalog)))
            throw new ArchiveException("backup.place", $"{directory} 是档案目录，不能用作备份目录；请另选一个目录，最好在另一块磁盘上。");
        if (System.IO.Directory.Exists(directory) && !System.IO.Directory.Exists(_catalogs) && System.IO.Directory.EnumerateFileSystemEntries(directory).Any())
            throw new ArchiveException("backup.place", $"目录 {directory} 里有别的文件，不是备份目录；请用一个空目录。");
        MakeOwners(directory);
        MakeOwners(_catalogs);
        FileStream alone = LivingFile.TryTake(Path.Combine(directory, "lock"))
            ?? throw new ArchiveException("backup.locked", $"另一个程序正在写备份目录 {directory}；请等它结束。");
        foreach (string left in System.IO.Directory.EnumerateDirectories(_catalogs, Unfinished + "*")) System.IO.Directory.Delete(left, recursive: true);
        Originals.RemoveAbandoned();
        return alone;
    }

    /// <summary>A new folder to make a generation in.</summary>
    internal string NewFolder()
    {
        string folder = Path.Combine(_catalogs, Unfinished + Guid.NewGuid().ToString("N"));
        MakeOwners(folder);
        return folder;
    }

    /// <summary>Writes the manifest into the folder, and puts the folder in its place.</summary>
    /// <returns>The generation's name.</returns>
    internal string Publish(string folder, BackupManifest manifest)
    {
        byte[] json = [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Indented), (byte)'\n'];
        File.WriteAllBytes(Path.Combine(folder, Manifest), json);
        File.WriteAllText(Path.Combine(folder, ManifestHash), HashLine(json));
        DurableFiles.Flush(folder);
        string name = string.Create(CultureInfo.InvariantCulture, $"{manifest.Made.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{manifest.Change}");
        if (System.IO.Directory.Exists(Path.Combine(_catalogs, name))) Drop(name);
        System.IO.Directory.Move(folder, Path.Combine(_catalogs, name));
        DirectoryFlush.Flush(_catalogs);
        return name;
    }

    /// <summary>Removes a generation; its originals stay until <see cref="SweepOriginals"/>.</summary>
    internal void Drop(string generation)
    {
        // Set aside first: what is half removed is no generation.
        string aside = Path.Combine(_catalogs, Unfinished + generation);
        System.IO.Directory.Move(Path.Combine(_catalogs, generation), aside);
        DirectoryFlush.Flush(_catalogs);
        System.IO.Directory.Delete(aside, recursive: true);
    }

    /// <summary>Removes the originals that no generation names; returns how many.</summary>
    internal int SweepOriginals()
    {
        // The first half of a hash tells them apart, and takes a quarter of the memory of its text.
        HashSet<UInt128> named = [.. Generations.SelectMany(OriginalsOf).Select(Short)];
        int removed = 0;
        foreach ((string path, string? sha256) in Originals.Files())
        {
            if (sha256 is null || named.Contains(Short(sha256))) continue;
            File.Delete(path);
            removed++;
        }

        return removed;

        static UInt128 Short(string sha256) => UInt128.Parse(sha256.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static string HashLine(byte[] manifest) => $"{Convert.ToHexStringLower(SHA256.HashData(manifest))}  {Manifest}\n";

    private static void MakeOwners(string path)
    {
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(path);
        else System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
