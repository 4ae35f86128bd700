using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Groups.Building;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>Makes sets: every report that stands, read once, from one state of the catalog, into all files.</summary>
/// <remarks>One process at a time does it, under a lock file. Memory does not grow with the archive. Thread-safe.</remarks>
public sealed class BulkMaker
{
    private const int PageSize = 200;
    private const int Kept = 2;
    private const int NameLength = 8;
    private static readonly string[] Texts = ["README.txt", "LICENSE.txt"];
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Options) { WriteIndented = true };

    private readonly CatalogDatabase _catalog;
    private readonly BulkStore _store;
    private readonly TimeProvider _time;

    internal BulkMaker(CatalogDatabase catalog, BulkStore store, TimeProvider time) => (_catalog, _store, _time) = (catalog, store, time);

    /// <summary>Whether the newest set holds the catalog's last change.</summary>
    public bool IsFresh => _store.Sets() is [var newest, ..] && newest.Change == LastChange();

    /// <summary>Number of the catalog's last change.</summary>
    public long LastChange() => _catalog.Ask(reader => reader.LastChange());

    /// <summary>Removes the sets since which something was withdrawn, and what makings that were killed have left of it. A making that is under way ends by itself and leaves
    /// nothing.</summary>
    public void ForgetWithdrawn()
    {
        if (!Directory.Exists(_store.Directory)) return;
        _store.Clear();
        using FileStream? alone = Alone();
        if (alone is not null) _store.RemoveAbandoned();
    }

    /// <summary>Makes the set of the catalog as it stands; older ones go, but for the one before.</summary>
    /// <param name="site">Address of the server, without a slash at its end, for where originals are to be had; blank for paths alone.</param>
    /// <param name="gently">True for a job in the background: it rests twice as long as it works.</param>
    /// <param name="progress">Gets the number of reports taken in.</param>
    /// <param name="cancellationToken">Gives up; the sets stay as they were.</param>
    /// <returns>The set; null where another process makes one, no report stands, or one was withdrawn meanwhile.</returns>
    /// <exception cref="ArchiveException">The files cannot be written; the sets stay as they were.</exception>
    public BulkSet? Make(string site, bool gently = false, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            Directory.CreateDirectory(_store.Directory);
            using FileStream? alone = Alone();
            if (alone is null) return null;
            _store.RemoveAbandoned();
            try
            {
                BulkSet? made = Write(site, new BuildPace(gently, cancellationToken), progress);
                if (made is not null) Publish(made);
                return made;
            }
            finally
            {
                _store.RemoveAbandoned();
                _store.Clear(Kept);
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new ArchiveException("bulk.write", $"整库下载的文件 {_store.Directory} 无法写入：{error.Message}（已有的照常可用）", error);
        }
    }

    private BulkSet? Write(string site, BuildPace pace, IProgress<long>? progress)
    {
        List<BulkFile> files = [];
        List<string> leftOut = [];
        long reports = 0;
        try
        {
            (string version, string folder, long change, DateTimeOffset changedAt, DateTimeOffset made, bool isWhole) = _catalog.Read(reader =>
            {
                long last = reader.LastChange();
                DateTimeOffset now = _time.GetUtcNow(), at = reader.ChangedAt(last) ?? now;
                string name = FormattableString.Invariant($"{last}-{_catalog.Identity[..NameLength]}"), place = _store.NewFolder(name);
                files.AddRange(
                [
                    new RecordsFile(place), new TableFile(place), BulkTables.Reports(place), BulkTables.Counts(place), BulkTables.Passages(place), new OriginalsBag(place, site, name, now),
                ]);
                for (long key = 0; reader.ReportsAfter(key, PageSize) is { Count: > 0 } rows; key = rows[^1].Key)
                {
                    // A purge waits for readers, but not long; and what was read before it is not to be had.
                    if (_catalog.Read(present => present.HasWithdrawnSince(last))) return (name, place, last, at, now, false);
                    foreach (ReportRow row in rows.Where(row => !row.Withdrawn))
                    {
                        if (!pace.GoesOn()) pace.CancellationToken.ThrowIfCancellationRequested();
                        if (reader.Readable(row, leftOut.Add) is not { } stored) continue;
                        BulkReport report = new(stored, reader.Versions(row.Key));
                        foreach (BulkFile file in files) file.Add(report);
                        reports++;
                        progress?.Report(reports);
                    }
                }

                return (name, place, last, at, now, true);
            });
            if (!isWhole || reports == 0) return null;
            foreach (BulkFile file in files) file.End();
            return new BulkSet(
                BulkSet.CurrentSchema, version, _catalog.Identity, change, changedAt, made, reports, leftOut,
                [.. files.Select(file => Described(folder, file.Name, file.About, file.MediaType, file.Rows)), .. Texts.Select(name => Text(folder, name))]);
        }
        finally
        {
            foreach (BulkFile file in files) file.Dispose();
        }
    }

    private void Publish(BulkSet set)
    {
        string folder = _store.NewFolder(set.Version), place = Path.Combine(_store.Directory, set.Version);
        File.WriteAllText(Path.Combine(folder, BulkStore.Manifest), JsonSerializer.Serialize(set, Indented) + "\n");
        foreach (string path in Directory.EnumerateFiles(folder)) Flush(path);
        DirectoryFlush.Flush(folder);
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        Directory.Move(folder, place);
        DirectoryFlush.Flush(_store.Directory);
    }

    private static BulkFileInfo Text(string folder, string name)
    {
        using (Stream text = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!)
        using (FileStream file = File.Create(Path.Combine(folder, name)))
            text.CopyTo(file);
        return Described(folder, name, name == Texts[0] ? "各文件与列的说明（中文、英文）。" : "数据的来源、权利与使用须知（中文、英文）。", "text/plain; charset=utf-8", null);
    }

    private static BulkFileInfo Described(string folder, string name, string about, string mediaType, long? rows)
    {
        using FileStream file = File.OpenRead(Path.Combine(folder, name));
        return new BulkFileInfo(name, about, mediaType, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), rows);
    }

    private static void Flush(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private FileStream? Alone()
    {
        try
        {
            return new FileStream(_store.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(_store.LockPath))
        {
            return null;
        }
    }
}
