using GovReportArchive.Archive;
using GovReportArchive.Archive.Wordings;

namespace GovReportArchive.Web.Hosting;

/// <summary>Makes the wordings anew in the background when the catalog has changed and then been quiet for a while.</summary>
/// <remarks>The job rests as long as it works, and then for ten times as long as it took: an archive that grows all day is not grouped all day.</remarks>
internal sealed class WordingsKeeper(ServedArchive served, ILogger<WordingsKeeper> logger, TimeProvider time) : BackgroundService
{
    private const int Patience = 10;
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
                ReportArchive archive = served.Current;
                long change = archive.LastChange;
                if (change != seen) (seen, since) = (change, time.GetTimestamp());
                // The first store is made at once: until then there is nothing to show.
                bool due = archive.Wordings.State is null || time.GetElapsedTime(since) >= Quiet;
                if (change > 0 && due && !archive.WordingKeeper.IsFresh)
                {
                    WordingBuild? built = await Task.Factory.StartNew(
                        () => archive.WordingKeeper.Rebuild(gently: true, cancellationToken: stoppingToken),
                        stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                    if (built is not null)
                    {
                        logger.LogInformation("Wordings: {Clusters} groups of {Items} items in {Reports} reports.", built.Clusters, built.Items, built.Reports);
                        pause = built.Took * Patience;
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, the store there was goes on answering.
                logger.LogWarning(error, "The wordings cannot be brought up to date; trying again.");
                pause = PauseAfterError;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
