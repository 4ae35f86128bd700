using System.Diagnostics;
using System.Diagnostics.Metrics;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>What this room measures of itself. Labels are of closed lists; nothing that was asked is among them.</summary>
internal static class SearchTelemetry
{
    /// <summary>Name of the meter, and of the source of spans.</summary>
    public const string Name = "GovReportArchive.Discovery";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);

    private static readonly Histogram<double> Searches = Meter.CreateHistogram(
        "govreport.search.duration", "s", "What the indexes were asked, by index, by what was asked for and by kind of query.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5] });

    /// <summary>Asks an index and notes how long that took, also where it fails.</summary>
    /// <param name="index">Which index: <c>reports</c> or <c>passages</c>.</param>
    /// <param name="operation">What it is asked for.</param>
    /// <param name="query">The query; null where there is none.</param>
    /// <param name="ask">Asks it.</param>
    public static T Measured<T>(string index, string operation, ParsedQuery? query, Func<T> ask)
    {
        if (!Searches.Enabled && !Spans.HasListeners()) return ask();
        string kind = KindOf(query?.Root) ?? "filters";
        using Activity? span = Spans.StartActivity($"{operation} {index}");
        span?.SetTag("govreport.query.kind", kind);
        long began = Stopwatch.GetTimestamp();
        try
        {
            return ask();
        }
        finally
        {
            Searches.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("govreport.index", index), new("govreport.operation", operation), new("govreport.query.kind", kind));
        }
    }

    /// <summary>A span of a request; null where nobody takes it.</summary>
    public static Activity? Span(string name) => Spans.StartActivity(name);

    // What of text a query asks for: one kind of it, several, or none.
    private static string? KindOf(QueryNode? node) => node switch
    {
        RunNode => "words",
        PhraseNode => "quotation",
        NearNode => "near",
        PrefixNode or WordRangeNode => "prefix",
        EngineNode => "classic",
        NotNode { Child: var child } => KindOf(child),
        BoostNode { Child: var child } => KindOf(child),
        AndNode { Children: var children } => KindOf(children),
        OrNode { Children: var children } => KindOf(children),
        _ => null,
    };

    private static string? KindOf(IReadOnlyList<QueryNode> children)
    {
        string? found = null;
        foreach (QueryNode child in children)
        {
            string? kind = KindOf(child);
            if (found is not null && kind is not null && kind != found) return "mixed";
            found ??= kind;
        }

        return found;
    }
}
