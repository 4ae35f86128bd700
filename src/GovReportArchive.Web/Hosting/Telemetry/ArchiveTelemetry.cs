using System.Diagnostics.Metrics;
using GovReportArchive.Collecting.Journals;
using GovReportArchive.Corpus;
using GovReportArchive.Subscriptions.Webhooks;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>What is asked of the archive whenever somebody looks at the metrics; what cannot be told, because the catalog is away, is left out.</summary>
internal sealed class ArchiveTelemetry : IDisposable
{
    // Only the last can be under way.
    private const int RunsLookedAt = 2;
    private readonly Meter _meter = new(ServerTelemetry.Name);

    public ArchiveTelemetry(ServedArchive served, DeliveryQueue deliveries, WorkPlaces places, TimeProvider time)
    {
        Observe("govreport.archive.reports", "{report}", "Reports held, withdrawn ones left out.", () => [new(served.Statistics.Reports)]);
        Observe("govreport.archive.originals", "{file}", "Originals held.", () => [new(served.Statistics.Originals)]);
        Observe("govreport.feed.position", "{change}", "Number of the last change of the catalog, and of the last that each index holds.", () =>
            [Labelled(served.Current.Holdings.LastChange, "govreport.holder", "catalog"), .. served.Current.Positions.Select(index => Labelled(index.Change, "govreport.holder", index.Name))]);
        Observe("govreport.feed.lag.changes", "{change}", "Changes of the catalog that searches do not see yet.", () => [new(served.Lag.Changes)]);
        Observe("govreport.feed.lag.time", "s", "Time since searches saw the whole catalog; 0 where they do.", () => [new(served.Lag.Time.TotalSeconds)]);
        Observe("govreport.feed.failing", "1", "1 where the index cannot be brought up to date, else 0.", () => [new(served.Complaint is null ? 0 : 1)]);
        Observe("govreport.fixity.checked", "{file}", "Originals that were ever compared with their hash.", () => served.Fixity is { } fixity ? [new(fixity.Checked)] : []);
        Observe("govreport.fixity.lost", "{file}", "Originals that were damaged or missing when they were last looked at.", () => served.Fixity is { } fixity ? [new(fixity.Lost)] : []);
        Observe("govreport.fixity.oldest", "s", "Time since the check of the original that was checked longest ago.", () => served.Fixity?.Oldest is { } oldest ? [new((time.GetUtcNow() - oldest).TotalSeconds)] : []);
        JournalRun? Collected() => new Journal(new JournalFile(served.Real.Options.CorpusDirectory), time).Runs(RunsLookedAt).FirstOrDefault(run => run.Ended is not null);
        Observe("govreport.collecting.ended", "s", "Time since the last collecting from sites ended.", () => Collected() is { Ended: { } ended } ? [new((time.GetUtcNow() - ended).TotalSeconds)] : []);
        Observe("govreport.collecting.visits", "{visit}", "Visits of sites in the last collecting that ended.", () => Collected() is { } run ? [new(run.Visits)] : []);
        Observe("govreport.collecting.failures", "{visit}", "Of these, those that somebody should look into.", () => Collected() is { } run ? [new(run.Failures)] : []);
        Observe("govreport.places.limit", "{request}", "Requests that may be worked on at a time, by kind of work.", () =>
            [.. Enum.GetValues<RequestKind>().Where(kind => kind != RequestKind.Health).Select(kind => Labelled(places.PlacesOf(kind), "govreport.kind", ServerTelemetry.NameOf(kind)))]);
        Observe("govreport.deliveries.pending", "{message}", "Messages to webhooks that are to be delivered.", () => [new(deliveries.Pending())]);
        Observe("govreport.deliveries.failed", "{message}", "Messages to webhooks that were tried in vain, given up or not.", () => [new(deliveries.Failures().Count)]);
    }

    public void Dispose() => _meter.Dispose();

    private static Measurement<double> Labelled(double value, string label, string of) => new(value, new KeyValuePair<string, object?>(label, of));

    private void Observe(string name, string unit, string meaning, Func<IEnumerable<Measurement<double>>> look) => _meter.CreateObservableGauge(
        name,
        () =>
        {
            try
            {
                return look().ToArray();
            }
            catch (Exception error) when (error is ArchiveException or IOException or System.Data.Common.DbException)
            {
                return [];
            }
        },
        unit,
        meaning);
}
