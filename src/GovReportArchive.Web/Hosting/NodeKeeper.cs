using GovReportArchive.Corpus;

namespace GovReportArchive.Web.Hosting;

/// <summary>Looks every second whether the catalog answers, and takes the duty where nobody has it, so that what only one server does goes on when another one ends.</summary>
internal sealed class NodeKeeper(ServedArchive served, ServedNode node, ServerSettings settings, ILogger<NodeKeeper> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            bool wasLost = node.Lost is not null, hadDuty = node.HasDuty;
            NodeState state = await node.LookAsync(CancellationToken.None);
            if (settings.TakesDuty) await Task.Run(LookAtDuty, CancellationToken.None);
            if (node.Lost is not null && !wasLost) logger.LogError("The catalog does not answer: {Complaint}", state.Complaint);
            if (node.Lost is null && wasLost) logger.LogInformation("The catalog answers again.");
            if (node.HasDuty != hadDuty) logger.LogInformation("{Node} {Has} the duty.", node.Name, node.HasDuty ? "has" : "no longer has");
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        served.Real.Duty.Dispose();
    }

    private void LookAtDuty()
    {
        try
        {
            served.Real.Duty.Look();
        }
        catch (ArchiveException)
        {
            // Told by the look at the catalog.
        }
    }
}
