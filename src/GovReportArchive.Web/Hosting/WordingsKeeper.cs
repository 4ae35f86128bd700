using System.Diagnostics;
using GovReportArchive.Composition;
using GovReportArchive.Web.Hosting.Telemetry;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Web.Hosting;

/// <summary>Makes the wordings anew in the background when the catalog has changed, been quiet for a while, and enough time has passed.</summary>
/// <remarks>The lines of all reports are read for it, so not after each ingest: since the last making at least twenty times what it took must have passed, also across
/// restarts. A small archive is up to date within half a minute; a large one, which takes a quarter of an hour, within five hours, and the job never
/// takes more than one part in twenty of one processor over time. Where nothing has changed nothing is done.</remarks>
internal sealed class WordingsKeeper(ServedArchive served, ILogger<WordingsKeeper> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
                // The first wordings are made at once: until then there is nothing to show.
                bool due = archive.Wordings.State is null || (time.GetElapsedTime(since) >= Quiet && archive.WordingKeeper.IsDue);
                if (change > 0 && due && !archive.WordingKeeper.IsFresh)
                {
                    if (archive.WordingKeeper.IsDamaged) logger.LogWarning("The file of wordings is not what was written (damaged, or of another version); it is made anew.");
                    long began = Stopwatch.GetTimestamp();
                    WordingBuild? built = await Task.Factory.StartNew(
                        () => Make(archive, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                    if (built is not null)
                    {
                        ServerTelemetry.Made("wordings", began);
                        logger.LogInformation("Wordings: {Groups} groups of {Items} items in {Reports} reports, after {Took}.", built.Groups, built.Items, built.Reports, built.Took);
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, the wordings there were go on answering.
                logger.LogWarning(error, "The wordings cannot be brought up to date; trying again.");
                pause = PauseAfterError;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static WordingBuild? Make(OpenArchive archive, CancellationToken stoppingToken)
    {
        // A long-running task has a thread of its own, so that nothing is to be put back. Linux leaves all threads alike; there the rests do it.
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        return archive.WordingKeeper.Rebuild(gently: true, cancellationToken: stoppingToken);
    }
}
