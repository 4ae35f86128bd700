using GovReportArchive.Composition;
using GovReportArchive.Corpus.Verifying;

namespace GovReportArchive.Web.Hosting;

/// <summary>Compares all originals with their hashes, over and over, each at least once in the days that the setting says, at a bounded rate.</summary>
/// <remarks>It rests twice as long as it works, so that it works less where others do. What is damaged or missing is logged when it is found and told by the health route until it is put right.
/// A restart goes on where it was.</remarks>
internal sealed class FixityKeeper(ServedArchive served, ServerSettings settings, ILogger<FixityKeeper> logger, TimeProvider time) : BackgroundService
{
    private const long Megabyte = 1_000_000;
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.FixityDays == 0) return;
        await served.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TimeSpan pause = AfterStart;
        bool isUnderWay = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                OpenArchive archive = served.Current;
                // What was begun and loses the duty ends before another server begins.
                using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, served.Real.Duty.Lost);
                pause = ends.IsCancellationRequested ? AfterStart : served.IsSampleOf(archive) ? Pause : await Task.Run(() => Work(archive, ref isUnderWay, ends.Token), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                pause = AfterStart;
            }
            catch (Exception error)
            {
                // Whatever it is, serving goes on.
                logger.LogWarning(error, "Originals cannot be compared with their hashes; trying again.");
                pause = Pause;
            }
        }
    }

    // How long to rest after it.
    private TimeSpan Work(OpenArchive archive, ref bool isUnderWay, CancellationToken stoppingToken)
    {
        long rate = settings.FixityMegabytesPerSecond * Megabyte, started = time.GetTimestamp();
        TimeSpan each = TimeSpan.FromDays(settings.FixityDays);
        if (!isUnderWay) Tell(archive, rate, each);
        FixityStretch stretch = archive.Fixity.Next(each, rate, stoppingToken);
        foreach (string lost in stretch.Lost) logger.LogError("An original is not what it was: {Lost}", lost);
        bool isDone = stretch.Originals == 0;
        if (isDone != !isUnderWay || stretch.Lost.Count > 0) served.Fixity = archive.Fixity.Status();
        isUnderWay = !isDone;
        TimeSpan byRate = TimeSpan.FromSeconds((double)stretch.Bytes / rate), byWork = 2 * time.GetElapsedTime(started);
        return isDone ? Pause : byRate > byWork ? byRate : byWork;
    }

    private void Tell(OpenArchive archive, long rate, TimeSpan each)
    {
        FixityStatus status = archive.Fixity.Status();
        served.Fixity = status;
        if (status.Bytes / rate > each.TotalSeconds)
            logger.LogWarning("{Bytes} bytes of originals cannot be checked every {Days} days at {Rate} bytes a second; raise --fixity-mb-per-second or --fixity-days.", status.Bytes, each.TotalDays, rate);
    }
}
