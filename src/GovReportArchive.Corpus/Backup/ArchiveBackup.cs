using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Corpus.Backup;

/// <summary>Makes backups while others serve and ingest.</summary>
/// <remarks>
/// Law: what was acknowledged before a backup began is in it; whatever moment it is broken off at, the generations from before are whole, and the next run goes on with the
/// originals that are there. The catalog is copied first: each original that it names is durable by then.
/// </remarks>
public sealed class ArchiveBackup(CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    private const int MostTries = 3;
    private const int PageSize = 500;

    /// <summary>Makes a generation, and drops those that are too many or hold what was erased since.</summary>
    /// <param name="store">Where.</param>
    /// <param name="plan">What is asked for.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellationToken">Gives up; earlier generations stay.</param>
    /// <exception cref="ArchiveException">It cannot be made; earlier generations stay.</exception>
    public BackupOutcome Make(BackupStore store, BackupPlan plan, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using FileStream alone = store.Take();
            Refuse(store);
            for (int tries = 1; ; tries++)
            {
                string folder = store.NewFolder();
                try
                {
                    if (Fill(store, folder, plan, progress, cancellationToken) is { } made) return Ended(store, plan, store.Publish(folder, made.Manifest), made);
                }
                finally
                {
                    if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
                }

                if (tries == MostTries) throw new ArchiveException("backup.purging", "备份时一再有报告被清除，没有做成；请稍后再试。较早的备份仍在。");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("backup.write", $"备份目录 {store.Directory} 不能写入：{error.Message}。没有做成新的备份，较早的备份不受影响；腾出空间或改正权限后再运行同一命令，已复制的原件不必再复制。", error);
        }
    }

    private void Refuse(BackupStore store)
    {
        if (store.Generations is [var newest, ..] && ReadOrNull(store, newest) is { } manifest && manifest.Archive != catalog.Identity)
            throw new ArchiveException("backup.foreign", $"备份目录 {store.Directory} 属于另一个档案库；请另选一个目录。");
    }

    // Null where something was erased meanwhile: what was copied before must not become a generation.
    private Filled? Fill(BackupStore store, string folder, BackupPlan plan, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        DateTimeOffset began = time.GetUtcNow();
        string copy = Path.Combine(folder, BackupStore.Catalog);
        CopyCatalog(copy);
        foreach (string beside in plan.Beside.Where(File.Exists)) SqliteCopies.Make(beside, Path.Combine(folder, Path.GetFileName(beside)));
        Statistics holds;
        string readings;
        Copied copied;
        using (CatalogDatabase present = CatalogDatabase.Open(folder))
        {
            (holds, readings) = present.Read(reader => (reader.Statistics.All(), CatalogDigest.Of(reader)));
            copied = CopyOriginals(store, present, folder, new Counted(holds.Originals, progress), plan.Quick, cancellationToken);
        }

        SqliteCopies.Settle(copy);
        IReadOnlyList<ControlAnswer> questions = plan.Questions(holds.LastChange);
        if (catalog.Read(reader => HasErasedSince(reader, holds.LastChange))) return null;
        BackupFile[] files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(DurableFiles.Described)];
        return new Filled(
            new BackupManifest(BackupManifest.CurrentSchema, BackupManifest.ThisProgram, catalog.Identity, holds.LastChange, began, holds, readings, files, copied.Lacking, questions), copied);
    }

    // Whatever database it is in, a backup holds it as a file, so that it can be restored anywhere.
    private void CopyCatalog(string copy)
    {
        if (catalog.File is { } file)
        {
            SqliteCopies.Make(file, copy);
            return;
        }

        DurableFiles.MakeOwners(copy);
        using CatalogDatabase made = CatalogDatabase.Open(Path.GetDirectoryName(copy)!);
        catalog.Read(reader => made.Write(target =>
        {
            CatalogRows.Copy(reader.Connection, target);
            return 0;
        }));
    }

    private static bool HasErasedSince(CatalogReader reader, long change) => reader.Connection.Scalar<long>(
        "SELECT count(*) FROM events e WHERE e.change > $1 AND e.kind = 'withdrawn' AND NOT EXISTS(SELECT 1 FROM readings x WHERE x.report = e.report)", change) > 0;

    private Copied CopyOriginals(BackupStore store, CatalogDatabase copy, string folder, Counted counted, bool quick, CancellationToken cancellationToken)
    {
        using StreamWriter list = new(Path.Combine(folder, BackupStore.OriginalsList)) { NewLine = "\n" };
        List<LackingOriginal> lacking = [];
        long added = 0, bytes = 0;
        foreach (HeldOriginal[] page in HeldOriginal.All(copy).Chunk(PageSize))
        {
            bool[] isThere = new bool[page.Length];
            WholeLoop.For(page.Length, n =>
            {
                (isThere[n], bool isNew) = Copy(store.Originals, page[n], quick);
                counted.Next();
                if (!isNew) return;
                Interlocked.Increment(ref added);
                Interlocked.Add(ref bytes, page[n].Length);
            }, cancellationToken);
            for (int n = 0; n < page.Length; n++)
            {
                if (isThere[n]) list.WriteLine(BackupStore.Line(page[n].Sha256));
                else lacking.Add(new LackingOriginal(page[n].Sha256, page[n].Report));
            }
        }

        return new Copied(added, bytes, lacking);
    }

    private (bool IsThere, bool IsNew) Copy(OriginalStore target, HeldOriginal original, bool quick)
    {
        try
        {
            string path = target.PathOf(original.Sha256);
            bool isWhole = quick ? new FileInfo(path) is { Exists: true } there && there.Length == original.Length : target.Check(original.Sha256) == FixityState.Ok;
            if (!isWhole) target.Keep(original.Sha256, originals.ReadWhole(original.Sha256, original.Report));
            return (true, !isWhole);
        }
        catch (ArchiveException)
        {
            // Damaged or gone in the archive itself: told, and all else is saved.
            return (false, false);
        }
    }

    private static BackupOutcome Ended(BackupStore store, BackupPlan plan, string made, Filled filled)
    {
        string newest = store.PathOf(made, BackupStore.Catalog);
        List<string> erased = [.. store.Generations.Where(name => name != made && HoldsErased(store, name, filled.Manifest.Archive, newest))];
        foreach (string name in erased) store.Drop(name);
        List<string> outdated = [.. store.Generations.Where(name => name != made).Skip(plan.Keep - 1)];
        foreach (string name in outdated) store.Drop(name);
        return new BackupOutcome(made, filled.Manifest, filled.Copied.Originals, filled.Copied.Bytes, erased, outdated, store.SweepOriginals());
    }

    // A generation whose manifest or catalog is gone or damaged cannot be asked; it goes when its time has come.
    private static bool HoldsErased(BackupStore store, string generation, string archive, string newest)
    {
        try
        {
            return store.Read(generation).Archive == archive && SqliteCopies.HoldsErased(newest, store.PathOf(generation, BackupStore.Catalog));
        }
        catch (ArchiveException)
        {
            return false;
        }
    }

    private static BackupManifest? ReadOrNull(BackupStore store, string generation)
    {
        try
        {
            return store.Read(generation);
        }
        catch (ArchiveException)
        {
            return null;
        }
    }

    private sealed record Copied(long Originals, long Bytes, IReadOnlyList<LackingOriginal> Lacking);

    private sealed record Filled(BackupManifest Manifest, Copied Copied);
}

/// <summary>What is asked of a backup.</summary>
/// <param name="Beside">Other SQLite files that belong to the archive; what is not there is left out.</param>
/// <param name="Keep">How many generations stay, at least 1.</param>
/// <param name="Quick">Whether originals that are in the backup with the right length are taken for whole; else each is compared with its hash.</param>
/// <param name="Questions">Searches with answers at a change; empty where they cannot be had at that one.</param>
public sealed record BackupPlan(IReadOnlyList<string> Beside, int Keep, bool Quick, Func<long, IReadOnlyList<ControlAnswer>> Questions);

/// <summary>What a backup came to.</summary>
/// <param name="Generation">Name of the generation.</param>
/// <param name="Manifest">What is in it.</param>
/// <param name="Added">Originals that were copied; the others were there.</param>
/// <param name="AddedBytes">Their bytes.</param>
/// <param name="Erased">Generations that were removed since they held reports that have been erased from the archive.</param>
/// <param name="Outdated">Generations that were removed since they were too many.</param>
/// <param name="Swept">Originals that were removed with them.</param>
public sealed record BackupOutcome(
    string Generation, BackupManifest Manifest, long Added, long AddedBytes, IReadOnlyList<string> Erased, IReadOnlyList<string> Outdated, int Swept);
