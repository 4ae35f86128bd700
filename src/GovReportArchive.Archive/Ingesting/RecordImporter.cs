using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Mending;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Ingesting;

/// <summary>Takes records in, a line each. Law: exported records imported elsewhere give the same records.</summary>
internal sealed class RecordImporter(CatalogDatabase catalog, TimeProvider time)
{
    private const int BatchSize = 256;

    /// <summary>Imports all lines of a text. A line that is no record is reported by its number and skipped.</summary>
    public async Task<IngestSummary> ImportAsync(
        TextReader lines, string name, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
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
        ReportFiling filing = new(new CatalogWriter(connection, time));
        return batch.ConvertAll(line => line.Failure ?? filing.FileRecord(line.Input!));
    });
}
