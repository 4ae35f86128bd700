using System.Text.Json;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Extraction;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Backup;

/// <summary>Makes an archive of a backup, in a directory that holds none.</summary>
/// <remarks>Law: all or nothing. Everything is made and checked in a folder beside its place; the catalog, which makes a directory an archive, is put there last, by
/// one rename. What a killed run has left, the next one removes.</remarks>
public sealed class ArchiveRestore(BackupStore store, TimeProvider time)
{
    private const int PageSize = 500;
    private const string Staging = ".restoring";
    private const string Lock = "lock";

    // There from the moment when files go from the folder to their place: what lies there is then part of an unfinished restore.
    private const string Publishing = "publishing";
    private const string OriginalsFolder = "originals";

    /// <summary>Restores a generation: compares all of it with its manifest, copies it, and verifies the copy as <c>verify</c> does.</summary>
    /// <param name="corpus">Where to: a directory without an archive, or none yet.</param>
    /// <param name="generation">Name of the generation, or the beginning of one; null for the newest.</param>
    /// <param name="server">The connection string of an empty PostgreSQL database that is to hold the catalog; null for a file in the directory.</param>
    /// <param name="withoutDamaged">Whether originals that the backup has lost are left out; else nothing is restored where one is.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellationToken">Gives up; nothing is restored.</param>
    /// <returns>The manifest of what was restored, and what is lacking of it.</returns>
    /// <exception cref="ArchiveException">It cannot be restored; the message names each file. The directory holds no archive.</exception>
    public RestoreOutcome Run(
        string corpus, string? generation = null, string? server = null, bool withoutDamaged = false, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        string chosen = Chosen(generation);
        try
        {
            RefuseHeld(corpus);
            IReadOnlyList<VerifyFinding> lost = Checked(chosen, withoutDamaged, progress, cancellationToken, out BackupManifest manifest);
            string staging = Path.Combine(corpus, Staging);
            Directory.CreateDirectory(staging);
            using FileStream alone = Alone(staging);
            try
            {
                // Another program may have restored here while the backup was checked.
                RefuseArchive(corpus);
                using CatalogDatabase? target = server is null ? null : EmptyServer(staging, server);
                IReadOnlyList<string> wrong = Fill(chosen, manifest, staging, lost, progress, cancellationToken);
                if (target is null) Publish(staging, corpus);
                else PublishTo(target, staging, corpus);
                return new RestoreOutcome(
                    chosen, manifest, [.. manifest.Lacking.Select(original => $"报告 {original.Report} 的原件 {original.Sha256} 在备份时已不完好。"), .. lost.Select(problem => problem.Message), .. wrong]);
            }
            catch
            {
                Forget(corpus);
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("restore.write", $"目录 {corpus} 不能写入：{error.Message}；没有恢复任何内容。", error);
        }
    }

    private string Chosen(string? generation) => store.Generations is not { Count: > 0 } generations
        ? throw new ArchiveException("restore.none", $"目录 {store.Directory} 里没有备份。")
        : generation is null ? generations[0]
        : generations.FirstOrDefault(name => name.StartsWith(generation, StringComparison.Ordinal))
            ?? throw new ArchiveException("restore.generation", $"没有备份 {generation}；有的是：{string.Join("、", generations)}。");

    private IReadOnlyList<VerifyFinding> Checked(
        string generation, bool withoutDamaged, IProgress<JobProgress>? progress, CancellationToken cancellationToken, out BackupManifest manifest)
    {
        (manifest, IReadOnlyList<VerifyFinding> problems) = BackupCheck.Run(store, generation, progress, cancellationToken);
        if (problems.Count == 0 || (withoutDamaged && problems.All(problem => problem.Code is "original.damaged" or "original.missing"))) return problems;
        string[] others = [.. store.Generations.Where(name => name != generation)];
        string advice = others.Length == 0 ? "" : $"可用 --at 选别的备份：{string.Join("、", others)}。";
        if (problems.All(problem => problem.Code.StartsWith("original.", StringComparison.Ordinal))) advice += "用 --without-damaged 可恢复其余的部分。";
        throw new ArchiveException("restore.damaged", $"备份 {generation} 已损坏，没有恢复任何内容。{string.Concat(problems.Select(problem => problem.Message))}{advice}");
    }

    private static void RefuseHeld(string corpus)
    {
        string staging = Path.Combine(corpus, Staging);
        if (Directory.Exists(staging))
        {
            // Whoever restores keeps it taken; what is not taken was left by a killed run.
            using FileStream alone = Alone(staging);
            Forget(corpus);
        }

        RefuseArchive(corpus);
    }

    private static void RefuseArchive(string corpus)
    {
        string[] held = [.. Held(corpus)];
        if (held.Length > 0) throw new ArchiveException("restore.held", $"目录 {corpus} 里已有档案（{string.Join("、", held)}），不能恢复到其中；请用 --corpus 指定一个空目录。");
    }

    private static FileStream Alone(string staging) => LivingFile.TryTake(Path.Combine(staging, Lock))
        ?? throw new ArchiveException("restore.locked", $"另一个程序正在向 {Path.GetDirectoryName(staging)} 恢复；请等它结束。");

    private IReadOnlyList<string> Fill(
        string generation, BackupManifest manifest, string staging, IReadOnlyList<VerifyFinding> lost, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (BackupFile file in manifest.Files.Where(file => file.Name != BackupStore.OriginalsList))
        {
            string target = Path.Combine(staging, file.Name);
            DurableFiles.MakeOwners(target);
            using (FileStream to = new(target, FileMode.Open, FileAccess.Write))
            using (FileStream from = File.OpenRead(store.PathOf(generation, file.Name))) from.CopyTo(to);
            if (DurableFiles.Described(target) != file) throw new ArchiveException("restore.copy", $"{target} 写下后与备份不符；没有恢复任何内容。");
        }

        OriginalStore originals = new(staging);
        Counted counted = new(manifest.Holds.Originals, progress);
        foreach (string[] page in store.OriginalsOf(generation).Chunk(PageSize))
        {
            WholeLoop.For(page.Length, n =>
            {
                // What is not whole has been told, and allowed.
                if (store.Originals.Check(page[n]) == FixityState.Ok) originals.Keep(page[n], store.Originals.ReadWhole(page[n], page[n]));
                counted.Next();
            }, cancellationToken);
        }

        return Verify(generation, staging, originals, manifest, lost.Count + manifest.Lacking.Count, progress, cancellationToken);
    }

    // Every record is unpacked, every original compared with its hash, and all numbers with the manifest's.
    private IReadOnlyList<string> Verify(string generation, string staging, OriginalStore originals, BackupManifest manifest, int lacking, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        VerifyFindings findings = new();
        using (CatalogDatabase catalog = CatalogDatabase.Open(staging))
        {
            new CatalogVerifier(catalog, originals, time, findings).Run(progress, cancellationToken);
            (Statistics holds, string readings, string identity) = catalog.Read(reader => (reader.Statistics.All(), CatalogDigest.Of(reader), reader.Identity()));
            if (identity != manifest.Archive || readings != manifest.Readings || JsonSerializer.Serialize(holds, RecordJson.Options) != JsonSerializer.Serialize(manifest.Holds, RecordJson.Options))
                findings.Problem("restore.differs", "恢复出的目录库与备份清单不符。");
            catalog.Write(connection =>
            {
                new CatalogWriter(connection, time).Audit(AuditActions.FromBackup, null, generation);
                return 0;
            });
        }

        SqliteCopies.Settle(Path.Combine(staging, BackupStore.Catalog));
        VerifyFinding[] wrong = [.. findings.Problems.Where(problem => problem.Code is "restore.differs" or "original.damaged" or "original.missing")];
        if (wrong.Length > lacking || wrong.Any(problem => problem.Code is not "original.missing"))
            throw new ArchiveException("restore.verify", $"恢复出的档案没有通过检查，没有恢复任何内容。{string.Concat(wrong.Select(problem => problem.Message))}");
        DurableFiles.Flush(staging, except: Lock);
        // The catalog is the one that was saved, byte for byte: what else is wrong in it was so then.
        return [.. findings.Problems.Except(wrong).Select(problem => problem.Message)];
    }

    private static CatalogDatabase EmptyServer(string staging, string server)
    {
        CatalogDatabase catalog = CatalogDatabase.Open(staging, server);
        try
        {
            catalog.Read(reader =>
            {
                CatalogRows.RequireEmpty(reader.Connection);
                return 0;
            });
            return catalog;
        }
        catch
        {
            catalog.Dispose();
            throw;
        }
    }

    // The server's transaction is the last that is done: until then it holds nothing, and from then on everything.
    private static void PublishTo(CatalogDatabase server, string staging, string corpus) => server.Write(target =>
    {
        using (CatalogDatabase staged = CatalogDatabase.Open(staging))
        {
            staged.Read(reader =>
            {
                CatalogRows.Copy(reader.Connection, target);
                return CatalogRows.Told(reader.Connection).SequenceEqual(CatalogRows.Told(target)) ? 0
                    : throw new ArchiveException("restore.verify", $"写入 {server.Place} 的目录库与备份不符，没有恢复任何内容。");
            });
        }

        PublishFiles(staging, corpus);
        // What tells that something is unfinished goes before the end, so that nobody takes the originals of a finished archive for its remains.
        Directory.Delete(staging, recursive: true);
        return 0;
    });

    private static void Publish(string staging, string corpus)
    {
        PublishFiles(staging, corpus);
        File.Move(Path.Combine(staging, BackupStore.Catalog), Path.Combine(corpus, BackupStore.Catalog), overwrite: false);
        DirectoryFlush.Flush(corpus);
        Directory.Delete(staging, recursive: true);
    }

    private static void PublishFiles(string staging, string corpus)
    {
        File.WriteAllBytes(Path.Combine(staging, Publishing), []);
        DurableFiles.Flush(staging, except: Lock);
        if (Directory.Exists(Path.Combine(staging, OriginalsFolder))) Directory.Move(Path.Combine(staging, OriginalsFolder), Path.Combine(corpus, OriginalsFolder));
        foreach (string path in Directory.EnumerateFiles(staging).Where(path => Path.GetFileName(path) is not (Lock or Publishing) && !Path.GetFileName(path).StartsWith(BackupStore.Catalog, StringComparison.Ordinal)))
            File.Move(path, Path.Combine(corpus, Path.GetFileName(path)), overwrite: false);
        DirectoryFlush.Flush(corpus);
    }

    private static void Forget(string corpus)
    {
        string staging = Path.Combine(corpus, Staging);
        if (!Directory.Exists(staging)) return;
        // With a catalog there is an archive: the one that was restored, or one that somebody has begun here meanwhile.
        if (File.Exists(Path.Combine(staging, Publishing)) && !File.Exists(Path.Combine(corpus, BackupStore.Catalog)))
        {
            foreach (string path in Held(corpus))
            {
                if (File.Exists(path)) File.Delete(path);
                else Directory.Delete(path, recursive: true);
            }
        }

        Directory.Delete(staging, recursive: true);
    }

    private static IEnumerable<string> Held(string corpus) => !Directory.Exists(corpus) ? []
        : Directory.EnumerateFileSystemEntries(corpus).Where(path => Path.GetFileName(path) is OriginalsFolder || Path.GetExtension(path) is ".db");
}

/// <summary>What was restored.</summary>
/// <param name="Generation">Name of the generation.</param>
/// <param name="Manifest">What it holds.</param>
/// <param name="Lacking">What is not whole in it, in sentences: originals that are not there, and what was wrong in the archive when it was saved.</param>
public sealed record RestoreOutcome(string Generation, BackupManifest Manifest, IReadOnlyList<string> Lacking);
