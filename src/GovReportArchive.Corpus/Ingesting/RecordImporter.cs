using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Corrections;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Takes records in, a line each. Law: exported records imported elsewhere give the same records.</summary>
public sealed class RecordImporter(CatalogDatabase catalog, TimeProvider time)
{
    private const int BatchSize = 256;

    /// <summary>Takes records in, one JSON object a line (NDJSON), full or minimal; blank lines are skipped. A line that is no record is reported by its
    /// number and skipped. A last line that says how many there are is held against them, and is no record itself.</summary>
    /// <param name="lines">The text; read to its end.</param>
    /// <param name="name">Its name, for messages: lines are reported as <c>name:number</c>.</param>
    /// <param name="progress">Told of each line when its batch is durable.</param>
    /// <param name="cancellationToken">Stops between batches; what was reported stands.</param>
    /// <exception cref="ArchiveException">The catalog cannot be written.</exception>
    public async Task<IngestSummary> ImportAsync(
        TextReader lines, string name, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        OutcomeCounter counter = new(progress, total: null);
        await OrderedPipeline.RunAsync(
            RecordLines.Of(lines),
            (line, _) => Task.FromResult(Prepare(name, line.Number, line.Text)),
            BatchSize,
            batch => counter.Add(Enter(batch)),
            cancellationToken).ConfigureAwait(false);
        return counter.Summary();
    }

    private static (FilingInput? Input, IngestOutcome? Failure) Prepare(string name, long number, string? line)
    {
        string input = FormattableString.Invariant($"{name}:{number}");
        if (LinesEnd.Of(line) is { } end)
        {
            return end.End.Count < number ? (null, null) : (null, new IngestOutcome(
                input, IngestKind.Failed, null, FormattableString.Invariant($"文件不完整：末行说有 {end.End.Count} 条，前面只有 {number - 1} 行。"), []));
        }

        try
        {
            (ReportRecord record, bool idGiven) = RecordLine.Read(line);

            // Aliases and corrections are layers of the archive; the reading under them is what was exported there as read.
            CorrectionOverlay.Require(record.Corrections);
            ReportRecord reading = CorrectionOverlay.TakeOff(record) with { Aliases = [] };
            return (new FilingInput(input, record, RecordBlob.Pack(reading), Length: null, idGiven), null);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return (null, new IngestOutcome(input, IngestKind.Failed, null, error.Message + "。", []));
        }
    }

    private List<IngestOutcome> Enter(List<(FilingInput? Input, IngestOutcome? Failure)> batch) => catalog.Write(connection =>
    {
        ReportFiling filing = new(new CatalogWriter(connection, time, catalog.Actor));
        return batch.FindAll(line => line is not (null, null)).ConvertAll(line => line.Failure ?? filing.FileRecord(line.Input!));
    });
}
