using System.Diagnostics;
using GovReportArchive.Composition;
using GovReportArchive.Publishing.Bulk;
using GovReportArchive.Web.Hosting.Telemetry;

namespace GovReportArchive.Web.Hosting;

/// <summary>Makes the files of the whole archive anew in the background when the catalog has changed, been quiet for a while, and enough time has passed.</summary>
/// <remarks>Not more often than the setting says; at once where there are none, as after a withdrawal. It rests twice as long as it works. Samples are never in a file.</remarks>
internal sealed class BulkKeeper(ServedArchive served, ServerSettings settings, PublicAddress address, ILogger<BulkKeeper> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Bulk <= TimeSpan.Zero) return;
        await served.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        long seen = -1;
        long since = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = Pause;
            try
            {
                OpenArchive archive = served.Current;
                long change = archive.Holdings.LastChange;
                if (change != seen) (seen, since) = (change, time.GetTimestamp());
                if (archive.Holdings.HasReports && !served.IsSampleOf(archive) && time.GetElapsedTime(since) >= Quiet && IsDue(archive.Bulk, change))
                {
                    long began = Stopwatch.GetTimestamp();
                    BulkSet? made = await Task.Factory.StartNew(
                        () => Make(archive, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                    if (made is not null)
                    {
                        ServerTelemetry.Made("bulk", began);
                        logger.LogInformation("Files of the whole archive: {Version}, {Reports} reports, {Bytes} bytes.", made.Version, made.Reports, made.Files.Sum(file => file.Bytes));
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, the files there were go on being served.
                logger.LogWarning(error, "The files of the whole archive cannot be made; trying again.");
                pause = PauseAfterError;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool IsDue(BulkStore store, long change) => store.Sets() is not [var newest, ..] || (newest.Change != change && time.GetUtcNow() - newest.Made >= settings.Bulk);

    private BulkSet? Make(OpenArchive archive, CancellationToken stoppingToken)
    {
        // A long-running task has a thread of its own, so that nothing is to be put back. Linux leaves all threads alike; there the rests do it.
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        return archive.BulkMaker.Make(address.Site, gently: true, cancellationToken: stoppingToken);
    }
}
