namespace GovReportArchive.Web.Hosting;

/// <summary>Makes the suggestions anew in the background when the index has a new commit, apart from what keeps the index up to date.</summary>
internal sealed class SuggestionKeeper(ServedArchive served, ILogger<SuggestionKeeper> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await served.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = Pause;
            try
            {
                await Task.Run(() => served.Current.Suggestions.Renew(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, people go on typing and searching with the suggestions there were.
                logger.LogWarning(error, "The suggestions cannot be brought up to date; trying again.");
                pause = PauseAfterError;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
