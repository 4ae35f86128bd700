using GovReportArchive.Archive.Ingesting;

namespace GovReportArchive.Archive.Samples;

/// <summary>The archive of the sample reports that come with the product: invented places, kept apart from real reports.</summary>
public static class SampleArchive
{
    /// <summary>Opens the archive of the samples in a directory, ingesting what is new there and bringing its index up to date.</summary>
    /// <param name="samplesDirectory">The sample files, such as <c>corpus/samples</c>.</param>
    /// <param name="time">Clock; null for the system's.</param>
    /// <param name="cancellationToken">Stops ingest.</param>
    /// <returns>The archive, or null where the directory does not exist or holds no report.</returns>
    public static async Task<ReportArchive?> OpenAsync(
        string samplesDirectory, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(samplesDirectory)) return null;
        string home = Path.Combine(samplesDirectory, ".archive");
        ReportArchive archive = ReportArchive.Open(new ArchiveOptions(Path.Combine(home, "corpus"), Path.Combine(home, "index")), time);
        IngestSummary summary = await archive.IngestAsync([samplesDirectory], cancellationToken: cancellationToken).ConfigureAwait(false);
        if (summary.Inputs > 0 && archive.HasReports)
        {
            archive.Follower.TryCatchUp(cancellationToken: cancellationToken);
            return archive;
        }

        archive.Dispose();
        return null;
    }
}
