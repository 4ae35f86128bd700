using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Ingesting;
using GovReportArchive.Archive.Originals;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Mending;

/// <summary>Reads every original again with the present reader. Ids, versions, corrections and withdrawals stay as they are.</summary>
internal sealed class OriginalsReader(CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    private const int BatchSize = 64;

    /// <summary>Reads all versions of all standing reports.</summary>
    public async Task<ReparseReport> RunAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Tally tally = new();
        long total = catalog.Read(connection => connection.Scalar<long>(
            "SELECT count(*) FROM versions v JOIN reports r ON r.key = v.report WHERE r.withdrawn = 0"));
        await OrderedPipeline.RunAsync(
            Versions(),
            PrepareAsync,
            BatchSize,
            batch =>
            {
                Enter(batch, tally);
                progress?.Report(new JobProgress(tally.Seen, total));
            },
            cancellationToken).ConfigureAwait(false);
        return new ReparseReport(tally.Read, tally.Unchanged, tally.Newer, tally.WithoutOriginal, tally.Changes, tally.Failures);
    }

    private IEnumerable<(ReportRow Report, VersionRow Version)> Versions()
    {
        for (long key = 0; ;)
        {
            List<(ReportRow, VersionRow)> page = catalog.Read(connection =>
            {
                CatalogReader reader = new(connection);
                List<ReportRow> rows = reader.ReportsAfter(key, 200);
                key = rows.Count == 0 ? -1 : rows[^1].Key;
                return rows.Where(row => !row.Withdrawn).SelectMany(row => reader.Versions(row.Key), (row, version) => (row, version)).ToList();
            });
            if (key < 0) yield break;
            foreach ((ReportRow, VersionRow) entry in page) yield return entry;
        }
    }

    private async Task<Prepared> PrepareAsync((ReportRow Report, VersionRow Version) item, CancellationToken cancellationToken)
    {
        (ReportRow report, VersionRow version) = item;
        if (version.Sha256 is not string sha256 || !version.Held) return new Prepared(report, version, null, null, null);
        if (originals.Read(sha256) is not byte[] bytes) return new Prepared(report, version, null, null, "原件缺失；请运行 govreport verify。");
        try
        {
            ReportRecord read = (await FileReading.ReadAsync(version.File ?? sha256, bytes, cancellationToken).ConfigureAwait(false)).Record;
            ReportRecord? before = catalog.Read(connection => new CatalogReader(connection).Reading(version));
            Source? source = before?.Source;

            // Where it was fetched from and when is not in the bytes; a crawler told it once.
            ReportRecord record = read with
            {
                Source = read.Source with { File = version.File, Url = read.Source.Url ?? source?.Url, Fetched = read.Source.Fetched ?? source?.Fetched },
            };
            return new Prepared(report, version, before, (record, RecordBlob.Pack(record)), null);
        }
        catch (InputFileException error)
        {
            return new Prepared(report, version, null, null, error.Message);
        }
    }

    private void Enter(List<Prepared> batch, Tally tally)
    {
        // Counted only after the commit, so that the report never tells of a reading that was rolled back.
        List<Action<Tally>> outcomes = catalog.Write(connection =>
        {
            CatalogWriter writer = new(connection, time);
            return batch.ConvertAll(prepared => Enter(writer, prepared));
        });
        outcomes.ForEach(outcome => outcome(tally));
    }

    private static Action<Tally> Enter(CatalogWriter writer, Prepared prepared)
    {
        (ReportRow report, VersionRow version) = (prepared.Report, prepared.Version);
        if (prepared.Failure is string reason) return tally => tally.Failures.Add(new ReparseFailure(report.Id, version.Version, reason));
        if (prepared.Reading is not (ReportRecord record, PackedReading packed)) return tally => tally.WithoutOriginal++;
        (ParserVersion? parser, byte[]? digest, _) = writer.Reader.ReadingInfo(version);
        if (parser is not null && string.Equals(parser.Name, packed.Parser.Name, StringComparison.Ordinal) && parser.Rules > packed.Parser.Rules)
            return tally => tally.Newer++;
        if (digest is not null && digest.AsSpan().SequenceEqual(packed.Digest)) return tally => (tally.Read, tally.Unchanged) = (tally.Read + 1, tally.Unchanged + 1);

        writer.AddReading(report.Key, version.Version, packed);
        if (!string.Equals(record.Id, report.Id, StringComparison.Ordinal)) writer.AddAlias(report.Key, record.Id);
        writer.Announce(report.Key, "reading", FormattableString.Invariant($"{packed.Parser.Name}/{packed.Parser.Rules}"));
        IReadOnlyList<string> differences = prepared.Before is null ? ["读数已补"] : RecordDifferences.Between(prepared.Before, record);
        return tally =>
        {
            tally.Read++;
            tally.Changes.Add(new ReparseChange(report.Id, version.Version, differences));
        };
    }

    private sealed record Prepared(
        ReportRow Report, VersionRow Version, ReportRecord? Before, (ReportRecord Record, PackedReading Packed)? Reading, string? Failure);

    private sealed class Tally
    {
        public long Read { get; set; }

        public long Unchanged { get; set; }

        public long Newer { get; set; }

        public long WithoutOriginal { get; set; }

        public List<ReparseChange> Changes { get; } = [];

        public List<ReparseFailure> Failures { get; } = [];

        public long Seen => Read + Newer + WithoutOriginal + Failures.Count;
    }
}
