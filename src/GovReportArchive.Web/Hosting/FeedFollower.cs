namespace GovReportArchive.Web.Hosting;

/// <summary>Applies the catalog's change feed to the index while the server runs, so that a report is found within two seconds of its ingest.</summary>
internal sealed class FeedFollower(ServedArchive served, ILogger<FeedFollower> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = Pause;
            try
            {
                // Off the host's thread: a long catch-up must not hold back the start.
                long applied = await Task.Run(() => served.RefreshAsync(stoppingToken), stoppingToken);
                if (applied > 0) logger.LogInformation("Index: {Applied} reports brought up to date.", applied);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, serving goes on from the last commit; the complaint is logged once and shown by the health route.
                string complaint = ErrorAnswers.SentenceOf(error) ?? error.Message;
                if (complaint != served.Complaint) logger.LogError(error, "The index cannot be brought up to date; trying again.");
                served.Complaint = complaint;
                pause = PauseAfterError;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
