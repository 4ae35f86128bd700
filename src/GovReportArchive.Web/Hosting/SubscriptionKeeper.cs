using GovReportArchive.Composition;
using GovReportArchive.Subscriptions;
using GovReportArchive.Subscriptions.Webhooks;

namespace GovReportArchive.Web.Hosting;

/// <summary>Runs subscriptions on what has come into the index, and delivers what they tell, where this server has the duty.</summary>
internal sealed class SubscriptionKeeper(
    ServedArchive served, SubscriptionBook book, DeliveryQueue queue, PublicAddress address, ILogger<SubscriptionKeeper> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await served.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using WebhookSender sender = new(book, queue, time);
        // What was begun and loses the duty ends before another server begins.
        CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, served.Real.Duty.Lost);
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = Pause;
            try
            {
                if (ends.IsCancellationRequested)
                {
                    ends.Dispose();
                    ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, served.Real.Duty.Lost);
                }

                CancellationToken end = ends.Token;
                if (!end.IsCancellationRequested) await Task.Run(() => RunOnce(sender, end), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (OperationCanceledException)
            {
                continue;
            }
            catch (Exception error)
            {
                // Whatever it is, serving goes on; what was not told or delivered comes with a later run.
                logger.LogError(error, "Subscriptions cannot be run; trying again.");
                pause = PauseAfterError;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sender.Idle.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ends.Dispose();
    }

    private void RunOnce(WebhookSender sender, CancellationToken stoppingToken)
    {
        OpenArchive archive = served.Current;
        try
        {
            // Samples are no news.
            if (!served.IsSampleOf(archive)) new SubscriptionRunner(book, archive.Search, archive.Holdings, time).Run(address.Site, stoppingToken);
        }
        finally
        {
            // What was told before needs no index.
            sender.SendDue(stoppingToken);
        }
    }
}
