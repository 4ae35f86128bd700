using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>What the server measures of itself while it works. Labels are of closed lists; nothing that anybody sent is among them.</summary>
internal static class ServerTelemetry
{
    /// <summary>Name of the meter, here and in <see cref="ArchiveTelemetry"/>.</summary>
    public const string Name = "GovReportArchive.Web";

    private static readonly Meter Meter = new(Name);
    private static readonly UpDownCounter<int> Used = Meter.CreateUpDownCounter<int>("govreport.places.used", "{request}", "Requests that are worked on, by kind of work.");
    private static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>("govreport.places.waiting", "{request}", "Requests that wait for their turn, by kind of work.");

    private static readonly Histogram<double> Makings = Meter.CreateHistogram(
        "govreport.making.duration", "s", "Makings of what is made in the background, by what is made.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 10, 60, 300, 900, 3600] });

    /// <summary>Counts a request among those that are worked on, or no longer.</summary>
    public static void Work(RequestKind kind, int change) => Used.Add(change, new KeyValuePair<string, object?>("govreport.kind", NameOf(kind)));

    /// <summary>Counts a request among those that wait, or no longer.</summary>
    public static void Wait(RequestKind kind, int change) => Waiting.Add(change, new KeyValuePair<string, object?>("govreport.kind", NameOf(kind)));

    /// <summary>Notes how long something took to make: <c>bulk</c> or <c>wordings</c>.</summary>
    public static void Made(string what, long began) => Makings.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("govreport.made", what));

    /// <summary>What a kind of work is called in labels.</summary>
    public static string NameOf(RequestKind kind) => kind switch
    {
        RequestKind.Check => "check",
        RequestKind.Export => "export",
        RequestKind.Original => "original",
        RequestKind.Health => "health",
        _ => "answer",
    };
}
