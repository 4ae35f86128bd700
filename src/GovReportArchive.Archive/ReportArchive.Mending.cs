using GovReportArchive.Archive.Indexing;
using GovReportArchive.Archive.Ingesting;
using GovReportArchive.Archive.Mending;
using GovReportArchive.Archive.Passages;
using GovReportArchive.Archive.Verifying;

namespace GovReportArchive.Archive;

/// <content>Mending: an archive must be able to put its mistakes right without hiding them.</content>
public sealed partial class ReportArchive
{
    private ReportMender Mender => new(_catalog, _originals, _wordings, _time);

    /// <summary>Takes a report out of search, lists and export. Its id, title, agency, year and the reason stay to be seen.</summary>
    /// <param name="id">Id or alias.</param>
    /// <param name="reason">Why; shown to whoever follows the address.</param>
    /// <param name="purge">True: readings, corrections and bytes are removed for good, and erased from the files of the archive; originals that another
    /// report needs stay. The catalog is written anew for it. The index erases with the next catching up, and the wordings are made anew.</param>
    /// <exception cref="ArchiveException">There is no such report, or no reason was given. Nothing was changed.</exception>
    public void Withdraw(string id, string reason, bool purge = false) => Mender.Withdraw(id, reason, purge);

    /// <summary>Takes a withdrawal back. Of a purged report only title, agency and year come back, until its original is ingested again.</summary>
    /// <exception cref="ArchiveException">The report is unknown or was not withdrawn. Nothing was changed.</exception>
    public StoredReport Restore(string id) => Mender.Restore(id);

    /// <summary>Lays a correction over a report; it survives reading again and is always shown as a correction.</summary>
    /// <param name="id">Id or alias.</param>
    /// <param name="key">Count key or label, or a metadata key such as <c>agency.name</c>, <c>year</c>, <c>region.code</c>.</param>
    /// <param name="value">The value; null or blank where the report should say nothing there.</param>
    /// <param name="by">Who corrects.</param>
    /// <param name="source">What the correction rests on.</param>
    /// <returns>The report as it is now.</returns>
    /// <exception cref="ArchiveException">Report, key or value cannot be used; the message says why. Nothing was changed.</exception>
    public StoredReport Correct(string id, string key, string? value, string by, string source) => Mender.Correct(id, key, value, by, source);

    /// <summary>Takes the correction of a key back.</summary>
    /// <exception cref="ArchiveException">There is none. Nothing was changed.</exception>
    public StoredReport UndoCorrection(string id, string key, string by, string source) => Mender.UndoCorrection(id, key, by, source);

    /// <summary>Compares originals, readings, catalog and index with what they should be. Changes nothing but the dates of the last check.</summary>
    public VerifyReport Verify(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new ArchiveVerifier(_catalog, _originals, [(_index, new ReportProjection()), (_passages, new PassageProjection())], WordingsPath, _time).Run(progress, cancellationToken);

    /// <summary>Throws the index away and builds it anew from the catalog alone.</summary>
    /// <exception cref="ArchiveException">Another process is writing the index.</exception>
    public CatchUpResult Rebuild(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Follower.Rebuild(progress, cancellationToken);

    /// <summary>Reads every original again with the reader of this program; a reading that comes out otherwise is added and comes into
    /// force. Old readings are kept, except damaged ones, in whose place the new one comes. What a cancelled call has done stands; the same call
    /// again finishes the job.</summary>
    /// <param name="ids">Only these reports, by id or alias; null for all.</param>
    /// <param name="progress">Told of each batch.</param>
    /// <param name="store">False: nothing is changed; the answer tells what would be.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="ArchiveException">One of the ids is unknown. Nothing was changed.</exception>
    public Task<ReparseReport> ReparseAsync(
        IReadOnlyCollection<string>? ids = null, IProgress<JobProgress>? progress = null, bool store = true, CancellationToken cancellationToken = default) =>
        new OriginalsReader(_catalog, _originals, _time).RunAsync(ids, store, progress, cancellationToken);
}
