using System.Diagnostics;
using System.Diagnostics.Metrics;
using GovReportArchive.Extraction.FileTypes;

namespace GovReportArchive.Extraction;

/// <summary>What this room measures of itself. Labels are of closed lists; nothing of a file is among them.</summary>
internal static class ExtractionTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "GovReportArchive.Extraction";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Readings = Meter.CreateHistogram(
        "govreport.reading.duration", "s", "Files read, by type and by what came of it.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60] });

    /// <summary>Processes that read PDFs, idle ones among them.</summary>
    public static readonly UpDownCounter<int> PdfReaders = Meter.CreateUpDownCounter<int>("govreport.pdf_reader.processes", "{process}", "Processes that read PDFs, idle ones among them.");

    /// <summary>Notes one reading.</summary>
    /// <param name="type">Of what type the file is; null where that could not be told.</param>
    /// <param name="outcome"><c>read</c>, or the code of the failure.</param>
    /// <param name="began">The clock's reading before it.</param>
    public static void Read(FileType? type, string outcome, long began) => Readings.Record(
        Stopwatch.GetElapsedTime(began).TotalSeconds, new("govreport.file.type", type?.ToString().ToLowerInvariant() ?? "unknown"), new("govreport.outcome", outcome));
}
