using System.Diagnostics.Metrics;

namespace GovReportArchive.Search.Lucene;

/// <summary>What this room measures of itself: the memory beside the segments, of all indexes of the process together.</summary>
internal static class LuceneTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "GovReportArchive.Search.Lucene";

    private static readonly Meter Meter = new(Name);

    /// <summary>Memory that decoded terms and results of quotations take.</summary>
    public static readonly UpDownCounter<long> Memory = Meter.CreateUpDownCounter<long>("govreport.term_cache.memory", "By", "Memory of decoded terms and results of quotations beside the segments.");

    /// <summary>How many of them there are.</summary>
    public static readonly UpDownCounter<long> Entries = Meter.CreateUpDownCounter<long>("govreport.term_cache.entries", "{entry}", "Decoded terms and results of quotations beside the segments.");

    /// <summary>Entries dropped because memory was full; those that went with their segment are not counted.</summary>
    public static readonly Counter<long> Drops = Meter.CreateCounter<long>("govreport.term_cache.drops", "{entry}", "Entries dropped because memory was full.");

    private static readonly Counter<long> Lookups = Meter.CreateCounter<long>("govreport.term_cache.lookups", "{lookup}", "Entries asked for, by whether they were there.");

    /// <summary>Notes that an entry was asked for.</summary>
    public static void LookedUp(bool found) => Lookups.Add(1, new KeyValuePair<string, object?>("govreport.outcome", found ? "found" : "missing"));
}
