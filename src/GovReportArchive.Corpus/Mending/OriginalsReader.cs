using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Mending;

/// <summary>Reads every original again with the present reader. Ids, versions, corrections and withdrawals stay as they are.</summary>
public sealed class OriginalsReader(CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    private const int BatchSize = 64;

    /// <summary>Reads every original again with the reader of this program; a reading that comes out otherwise is added and comes into
    /// force. Old readings are kept, except damaged ones, in whose place the new one comes. What a cancelled call has done stands; the same call
    /// again finishes the job.</summary>
    /// <param name="ids">Only these reports, by id or alias; null for all.</param>
    /// <param name="progress">Told of each batch.</param>
    /// <param name="store">False: nothing is changed; the answer tells what would be.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="ArchiveException">One of the ids is unknown. Nothing was changed.</exception>
    public async Task<ReparseReport> ReparseAsync(
        IReadOnlyCollection<string>? ids = null, IProgress<JobProgress>? progress = null, bool store = true, CancellationToken cancellationToken = default)
    {
        Tally tally = new();
        HashSet<long>? only = ids is null ? null : catalog.Read(reader => ids.Select(id => reader.Report(id)?.Key ?? throw new ArchiveException("report.unknown", $"没有编号为 {id} 的报告。")).ToHashSet());
        long total = only?.Count ?? catalog.Read(reader => reader.Connection.Scalar<long>(
            "SELECT count(*) FROM versions v JOIN reports r ON r.key = v.report WHERE r.withdrawn = 0"));
        await OrderedPipeline.RunAsync(
            Versions(only),
            PrepareAsync,
            BatchSize,
            batch =>
            {
                if (store) Enter(batch, tally);
                else Foresee(batch, tally);
                progress?.Report(new JobProgress(tally.Seen, total));
            },
            cancellationToken).ConfigureAwait(false);
        return new ReparseReport(tally.Read, tally.Unchanged, tally.Newer, tally.WithoutOriginal, tally.Changes, tally.Failures);
    }

    private IEnumerable<(ReportRow Report, VersionRow Version)> Versions(HashSet<long>? only)
    {
        for (long key = 0; ;)
        {
            List<(ReportRow, VersionRow)> page = catalog.Read(reader =>
            {
                List<ReportRow> rows = reader.ReportsAfter(key, 200);
                key = rows.Count == 0 ? -1 : rows[^1].Key;
                return rows.Where(row => !row.Withdrawn && only?.Contains(row.Key) != false).SelectMany(row => reader.Versions(row.Key), (row, version) => (row, version)).ToList();
            });
            if (key < 0) yield break;
            foreach ((ReportRow, VersionRow) entry in page) yield return entry;
        }
    }

    private async Task<Prepared> PrepareAsync((ReportRow Report, VersionRow Version) item, CancellationToken cancellationToken)
    {
        (ReportRow report, VersionRow version) = item;
        ((bool damaged, ReportRecord? before), Capture? capture) = catalog.Read(reader => (Before(reader, version), version.Sha256 is { } hash ? new CaptureRows(reader).First(hash) : null));
        if (version.Sha256 is not string sha256 || !version.Held)
            return new Prepared(report, version, null, null, damaged ? "记录已损坏，而没有原件（由记录导入）；请重新导入该记录，或从备份恢复。" : null);
        try
        {
            byte[] bytes = originals.ReadWhole(sha256, report.Id);
            ReportRecord read = (await FileReading.ReadAsync(version.File ?? sha256, bytes, capture, cancellationToken).ConfigureAwait(false)).Record;
            Source? source = before?.Source;

            // Where it was fetched from and when is not in the bytes; a crawler told it once.
            ReportRecord record = read with
            {
                Source = read.Source with
                {
                    File = version.File is null ? null : Unprintable.Escaped(version.File),
                    Url = read.Source.Url ?? (WebAddress.IsOne(source?.Url) ? source?.Url : null),
                    Fetched = read.Source.Fetched ?? source?.Fetched,
                },
            };
            RecordRules.Require(record);
            return new Prepared(report, version, before, (record, RecordBlob.Pack(record)), null);
        }
        catch (Exception error) when (error is InputFileException or DamagedReportException)
        {
            return new Prepared(report, version, null, null, error.Message);
        }
        catch (FormatException error)
        {
            return new Prepared(report, version, null, null, $"读出的记录不能收入：{error.Message}。");
        }
    }

    private static (bool Damaged, ReportRecord? Reading) Before(CatalogReader reader, VersionRow version)
    {
        try
        {
            return (false, reader.Reading(version));
        }
        catch (DamagedReportException)
        {
            return (true, null);
        }
    }

    private void Enter(List<Prepared> batch, Tally tally)
    {
        // Counted only after the commit, so that the report never tells of a reading that was rolled back.
        List<Action<Tally>> outcomes = catalog.Write(connection =>
        {
            CatalogWriter writer = new(connection, time, catalog.Actor);
            return batch.ConvertAll(prepared => Enter(writer, prepared));
        });
        outcomes.ForEach(outcome => outcome(tally));
    }

    private void Foresee(List<Prepared> batch, Tally tally) => catalog.Read(reader =>
    {
        foreach (Prepared prepared in batch) Foreseen(reader, prepared)(tally);
        return batch.Count;
    });

    private static Action<Tally> Foreseen(CatalogReader reader, Prepared prepared)
    {
        (ReportRow report, VersionRow version) = (prepared.Report, prepared.Version);
        if (prepared.Failure is string reason) return tally => tally.Failures.Add(new ReparseFailure(report.Id, version.Version, reason));
        if (prepared.Reading is not (ReportRecord record, PackedReading packed)) return tally => tally.WithoutOriginal++;
        bool damaged = reader.Readings(version).Any(stored => !stored.IsWhole);
        (ParserVersion? parser, byte[]? digest, _) = reader.ReadingInfo(version);
        if (!damaged && IsNewer(parser, packed)) return tally => tally.Newer++;
        if (!damaged && digest is not null && digest.AsSpan().SequenceEqual(packed.Digest)) return tally => (tally.Read, tally.Unchanged) = (tally.Read + 1, tally.Unchanged + 1);
        return prepared.Before is null || damaged ? Mended(report, version, "已损坏或缺读数，可由原件补正") : Changed(report, version, prepared.Before, record);
    }

    private static bool IsNewer(ParserVersion? parser, PackedReading packed) =>
        parser is not null && string.Equals(parser.Name, packed.Parser.Name, StringComparison.Ordinal) && parser.Rules > packed.Parser.Rules;

    private static Action<Tally> Enter(CatalogWriter writer, Prepared prepared)
    {
        (ReportRow report, VersionRow version) = (prepared.Report, prepared.Version);
        if (prepared.Failure is string reason) return tally => tally.Failures.Add(new ReparseFailure(report.Id, version.Version, reason));
        if (prepared.Reading is not (ReportRecord record, PackedReading packed)) return tally => tally.WithoutOriginal++;
        bool mended = false;
        foreach ((long key, _) in writer.Reader.Readings(version).Where(stored => !stored.IsWhole))
        {
            writer.RemoveReading(version, key);
            mended = true;
        }

        (ParserVersion? parser, byte[]? digest, _) = writer.Reader.ReadingInfo(writer.Reader.Version(report.Key, version.Version)!);
        if (IsNewer(parser, packed)) return tally => tally.Newer++;
        if (digest is not null && digest.AsSpan().SequenceEqual(packed.Digest))
        {
            // The reading is whole; what lists show beside it may not be.
            if (writer.Reader.Readable(writer.Reader.Report(report.Key)!) is null) (mended, _) = (true, writer.Announce(report.Key, "reading", "目录项"));
            return mended ? Mended(report, version, "已损坏，已修复") : tally => (tally.Read, tally.Unchanged) = (tally.Read + 1, tally.Unchanged + 1);
        }

        writer.AddReading(report.Key, version.Version, packed);
        if (!string.Equals(record.Id, report.Id, StringComparison.Ordinal)) writer.AddAlias(report.Key, record.Id);
        writer.Announce(report.Key, "reading", FormattableString.Invariant($"{packed.Parser.Name}/{packed.Parser.Rules}"));
        return prepared.Before is null ? Mended(report, version, mended ? "已损坏，已由原件重读" : "读数已补") : Changed(report, version, prepared.Before, record);
    }

    private static Action<Tally> Mended(ReportRow report, VersionRow version, string how) => Counted(new ReparseChange(report.Id, version.Version, [how], [new ChangedPlaces(ChangeKinds.Mended, 1)]));

    private static Action<Tally> Changed(ReportRow report, VersionRow version, ReportRecord before, ReportRecord after) =>
        Counted(new ReparseChange(report.Id, version.Version, RecordDifferences.Between(before, after), ChangeKinds.Between(before, after)));

    private static Action<Tally> Counted(ReparseChange change) => tally =>
    {
        tally.Read++;
        tally.Changes.Add(change);
    };

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
