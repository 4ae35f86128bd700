using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Corpus.Moving;

/// <summary>Copies an archive to another place or into another kind of database, with its name and all its numbers: indexes that were made of it go on.</summary>
/// <remarks>Law: all or nothing. The catalog is entered in one transaction, after the originals, and only where each of its tables reads as the one that was copied. While
/// that goes on nobody can change the old one; it is left as it was. Run again after an interruption it goes on with the originals.</remarks>
/// <param name="from">The archive's catalog.</param>
/// <param name="fromCorpus">The directory of its originals.</param>
/// <param name="to">A catalog without reports.</param>
/// <param name="toCorpus">The directory for the originals; it may be the same.</param>
public sealed class ArchiveMove(CatalogDatabase from, string fromCorpus, CatalogDatabase to, string toCorpus)
{
    private readonly OriginalStore _old = new(fromCorpus);
    private readonly OriginalStore _new = new(toCorpus);

    /// <summary>Moves it.</summary>
    /// <param name="beside">Names of other SQLite files of the corpus directory that belong to the archive.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellationToken">Gives up; the new catalog stays empty.</param>
    /// <exception cref="ArchiveException">Nothing was moved but originals.</exception>
    public MoveOutcome Run(IReadOnlyList<string> beside, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (string.Equals(from.Place, to.Place, StringComparison.Ordinal)) throw new ArchiveException("move.same", $"两处是同一个目录库（{from.Place}）。");
        to.Read(reader =>
        {
            CatalogRows.RequireEmpty(reader.Connection);
            return 0;
        });
        // Most of them before anybody has to wait; those that came meanwhile follow.
        CopyOriginals(from.Read(reader => Held(reader.Connection)), progress, cancellationToken);
        return from.Write(source =>
        {
            if (source.Dialect.Unhurried is { } unhurried) source.Execute(unhurried);
            List<(string Report, string Sha256)> held = Held(source);
            List<string> lacking = CopyOriginals(held.FindAll(original => !_new.Holds(original.Sha256)), null, cancellationToken);
            if (!IsSame) foreach (string name in beside) CopyBeside(name);
            IReadOnlyList<(string Table, long Rows, string Hash)> told = to.Write(target =>
            {
                CatalogRows.Copy(source, target, cancellationToken);
                IReadOnlyList<(string Table, long Rows, string Hash)> compared = Compared(source, target);
                new CatalogWriter(target, TimeProvider.System).Audit(AuditActions.Moved, null, from.Place);
                return compared;
            });
            return new MoveOutcome(told.First(table => table.Table == "reports").Rows, new CatalogReader(source).LastChange(), told.Sum(table => table.Rows), held.Count - lacking.Count, lacking);
        });
    }

    private bool IsSame => string.Equals(Path.GetFullPath(fromCorpus), Path.GetFullPath(toCorpus), StringComparison.Ordinal);

    private static IReadOnlyList<(string Table, long Rows, string Hash)> Compared(CatalogConnection source, CatalogConnection target)
    {
        IReadOnlyList<(string Table, long Rows, string Hash)> old = CatalogRows.Told(source), made = CatalogRows.Told(target);
        string[] wrong = [.. old.Zip(made).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Table)];
        return wrong.Length == 0 ? made
            : throw new ArchiveException("move.differs", $"移入 {target.Dialect.Place} 的内容与原处不符（{string.Join('、', wrong)}），没有移入任何内容；请再运行一次，仍然如此请报告这个错误。");
    }

    private static List<(string Report, string Sha256)> Held(CatalogConnection connection) => connection.Rows(
        "SELECT min(r.id), v.sha256 FROM versions v JOIN reports r ON r.key = v.report WHERE v.held = 1 GROUP BY v.sha256 ORDER BY v.sha256", row => (row.GetString(0), row.GetString(1)));

    /// <summary>Copies what is whole; returns what is not, in sentences.</summary>
    private List<string> CopyOriginals(List<(string Report, string Sha256)> originals, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        List<string> lacking = [];
        for (int i = 0; i < originals.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (!IsSame) _new.Keep(originals[i].Sha256, _old.ReadWhole(originals[i].Sha256, originals[i].Report));
                else _old.OpenWhole(originals[i].Sha256, originals[i].Report).Dispose();
            }
            catch (DamagedReportException error)
            {
                lacking.Add(error.Message);
            }

            progress?.Report(new JobProgress(i + 1, originals.Count));
        }

        return lacking;
    }

    private void CopyBeside(string name)
    {
        string old = Path.Combine(fromCorpus, name), made = Path.Combine(toCorpus, name);
        if (!File.Exists(old) || File.Exists(made)) return;
        string arriving = made + ".tmp";
        File.Delete(arriving);
        SqliteCopies.Make(old, arriving);
        File.Move(arriving, made);
    }
}

/// <summary>What was moved.</summary>
/// <param name="Reports">Reports, withdrawn ones too.</param>
/// <param name="LastChange">Number of the last change.</param>
/// <param name="Rows">Rows of all tables, each compared.</param>
/// <param name="Originals">Originals that are whole in the new place.</param>
/// <param name="Lacking">Which were damaged or missing in the old one, in sentences.</param>
public sealed record MoveOutcome(long Reports, long LastChange, long Rows, long Originals, IReadOnlyList<string> Lacking);
