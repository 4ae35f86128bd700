using System.Globalization;
using GovReportArchive.Archive.Ingesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Indexing;

/// <summary>The parity index: one field with the whole body in exactly SmartCn's tokens, for measuring against Apache Lucene 8.7.</summary>
/// <remarks>It stands alone: no catalog follows it, and records are not checked beyond what is indexed.</remarks>
public static class LuceneIndex
{
    private const int CommitEvery = 50_000;

    /// <summary>The schema: field <c>body</c>, columns <c>year</c>, <c>province</c>, <c>type</c>; a missing value is a dash, as in the peer.</summary>
    public static IndexSchema Schema { get; } = new(
        "lucene/1",
        AnalysisMode.Lucene,
        [new TextField("body")],
        [new Column("year", ColumnKind.Keyword), new Column("province", ColumnKind.Keyword), new Column("type", ColumnKind.Keyword)]);

    /// <summary>Builds a parity index from lines of records, in place of whatever index the directory held.</summary>
    /// <exception cref="ArchiveException">The directory holds the index of an archive, or cannot be written.</exception>
    public static async Task<IngestSummary> ImportAsync(
        TextReader lines, string name, string directory, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RefuseArchiveIndex(directory);
        OutcomeCounter counter = new(progress, total: null);
        long number = 0;
        try
        {
            IndexDirectory.Discard(directory);
            using IndexWriter writer = IndexWriter.Open(directory, Schema);
            await OrderedPipeline.RunAsync(
                RecordImporter.Lines(lines),
                (line, _) => Task.FromResult(Put(writer, name, line.Number, line.Text)),
                batchSize: 256,
                batch =>
                {
                    counter.Add(batch);
                    number += batch.Count;
                    if (number % CommitEvery < batch.Count) writer.Commit(0);
                },
                cancellationToken).ConfigureAwait(false);
            writer.Commit(0);
        }
        catch (IndexLockedException error)
        {
            throw new ArchiveException("index.locked", $"检索库 {directory} 正由另一个程序写入（{error.Holder}）。", error);
        }

        return counter.Summary();
    }

    private static IngestOutcome Put(IndexWriter writer, string name, long number, string line)
    {
        string input = FormattableString.Invariant($"{name}:{number}");
        try
        {
            (ReportRecord record, _) = RecordLine.Read(line);
            writer.Put(new IndexDocument
            {
                Id = record.Id,
                Units = [.. record.Sections.Select(section => ("body", section.Text))],
                Keywords =
                [
                    ("year", record.Year?.ToString(CultureInfo.InvariantCulture) ?? "-"),
                    ("province", Or(record.Region?.Province)),
                    ("type", Or(record.Agency.Type)),
                ],
            });
            return new IngestOutcome(input, IngestKind.New, record.Id, null, []);
        }
        catch (FormatException error)
        {
            return new IngestOutcome(input, IngestKind.Failed, null, error.Message + "。", []);
        }
    }

    private static void RefuseArchiveIndex(string directory)
    {
        try
        {
            using IndexReader reader = IndexReader.Open(directory);
            if (IndexProjection.CatalogOf(reader.Schema) is not null)
                throw new ArchiveException("index.foreign", $"{directory} 是一个档案库的检索库；--lucene 请用 --index 另选一个目录。");
        }
        catch (Exception error) when (error is IndexMissingException or IndexCorruptException or IndexVersionException)
        {
            // Nothing there that an archive still uses.
        }
    }

    private static string Or(string? value) => string.IsNullOrEmpty(value) ? "-" : value;
}
