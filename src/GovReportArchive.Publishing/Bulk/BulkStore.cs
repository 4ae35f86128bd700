using System.Text.Json;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>The sets of files in a directory.</summary>
/// <remarks>
/// Law: no report that was withdrawn can be had from a set. With a withdrawal no set that was made before is listed or served any more, and it goes with the
/// next making. A set is in its place by one rename, after all its files: what is listed is whole. Thread-safe.
/// </remarks>
public sealed class BulkStore
{
    /// <summary>Name of a set's list of files.</summary>
    public const string Manifest = "manifest.json";

    private const string Making = ".making-";
    private readonly CatalogDatabase _catalog;

    internal BulkStore(CatalogDatabase catalog, string directory) => (_catalog, Directory) = (catalog, directory);

    /// <summary>Where the sets lie, a folder each.</summary>
    public string Directory { get; }

    /// <summary>Name of the lock file of whoever makes a set.</summary>
    internal string LockPath => Path.Combine(Directory, "lock");

    /// <summary>The sets of this archive, newest first.</summary>
    public IReadOnlyList<BulkSet> Sets() => Standing([.. All().OrderByDescending(set => set.Change).ThenByDescending(set => set.Made)]);

    /// <summary>One set; null where it is not listed.</summary>
    public BulkSet? Find(string version) => Sets().FirstOrDefault(set => string.Equals(set.Version, version, StringComparison.Ordinal));

    /// <summary>Path of a file of a set that is listed.</summary>
    public string PathOf(BulkSet set, string file)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Path.Combine(Directory, set.Version, file);
    }

    /// <summary>Removes the sets since which something was withdrawn, and others' sets; of the rest the newest stay.</summary>
    /// <param name="keep">How many stay at most.</param>
    public void Clear(int keep = int.MaxValue)
    {
        if (!System.IO.Directory.Exists(Directory)) return;
        HashSet<string> kept = [.. Sets().Take(keep).Select(set => set.Version)];
        foreach (string folder in System.IO.Directory.EnumerateDirectories(Directory))
            if (Path.GetFileName(folder) is var name && !kept.Contains(name) && !name.StartsWith(Making, StringComparison.Ordinal)) Remove(folder);
    }

    /// <summary>Removes what makings that were killed have left; only for whoever holds the lock.</summary>
    internal void RemoveAbandoned()
    {
        foreach (string folder in System.IO.Directory.EnumerateDirectories(Directory, Making + "*")) Remove(folder);
    }

    /// <summary>A folder in which a set is made, beside the others.</summary>
    internal string NewFolder(string version) => System.IO.Directory.CreateDirectory(Path.Combine(Directory, Making + version)).FullName;

    private IEnumerable<BulkSet> All()
    {
        if (!System.IO.Directory.Exists(Directory)) yield break;
        foreach (string folder in System.IO.Directory.EnumerateDirectories(Directory))
            if (Read(Path.Combine(folder, Manifest)) is { } set && set.Archive == _catalog.Identity && set.Version == Path.GetFileName(folder)) yield return set;
    }

    // A catalog that comes from a backup knows nothing of what was withdrawn from sets that are ahead of it.
    private IReadOnlyList<BulkSet> Standing(IReadOnlyList<BulkSet> sets) => sets.Count == 0 ? sets
        : _catalog.Read<IReadOnlyList<BulkSet>>(reader => [.. sets.Where(set => reader.ChangedAt(set.Change) == set.ChangedAt && !reader.HasWithdrawnSince(set.Change))]);

    private static BulkSet? Read(string manifest)
    {
        try
        {
            return JsonSerializer.Deserialize<BulkSet>(File.ReadAllBytes(manifest), RecordJson.Options) is { Schema: BulkSet.CurrentSchema } set ? set : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // One file may be on its way to somebody: where the system does not allow its removal, the next making removes it.
    private static void Remove(string folder)
    {
        try
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
