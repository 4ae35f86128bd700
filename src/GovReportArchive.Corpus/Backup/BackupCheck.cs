using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Corpus.Verifying;

namespace GovReportArchive.Corpus.Backup;

/// <summary>Compares a generation of a backup with its manifest, byte for byte. Changes nothing.</summary>
public static class BackupCheck
{
    private const int PageSize = 500;

    /// <summary>Finds every file that is not what was written, or gone.</summary>
    /// <param name="store">The backup.</param>
    /// <param name="generation">Name of the generation.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The manifest, and what was found: <c>backup.damaged</c> of catalog and lists, without which there is no restoring, <c>original.damaged</c> and
    /// <c>original.missing</c> of single originals.</returns>
    /// <exception cref="ArchiveException">The manifest itself cannot be used.</exception>
    public static (BackupManifest Manifest, IReadOnlyList<VerifyFinding> Problems) Run(
        BackupStore store, string generation, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        BackupManifest manifest = store.Read(generation);
        VerifyFindings findings = new();
        foreach (BackupFile file in manifest.Files)
        {
            string path = store.PathOf(generation, file.Name);
            if (!File.Exists(path)) findings.Problem("backup.damaged", $"备份中缺少 {path}。");
            else if (DurableFiles.Described(path) != file) findings.Problem("backup.damaged", $"备份中的 {path} 与清单中的散列不符，已损坏。");
        }

        // A list that is damaged names nobody knows what.
        if (findings.Problems.Count > 0) return (manifest, findings.Problems);
        Counted counted = new(manifest.Holds.Originals, progress);
        foreach (string[] page in store.OriginalsOf(generation).Chunk(PageSize))
        {
            WholeLoop.For(page.Length, n =>
            {
                FixityState state = store.Originals.Check(page[n]);
                counted.Next();
                if (state == FixityState.Missing) findings.Problem("original.missing", $"备份中缺少原件 {store.Originals.PathOf(page[n])}。");
                else if (state != FixityState.Ok) findings.Problem("original.damaged", $"备份中的原件 {store.Originals.PathOf(page[n])} 与其散列不符，已损坏。");
            }, cancellationToken);
        }

        return (manifest, findings.Problems);
    }
}
