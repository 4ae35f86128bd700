using System.Text;
using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Mending;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Ingesting;

/// <summary>Decides which report a record belongs to, and enters it: new report, new version, new reading, or nothing.</summary>
/// <remarks>One instance a transaction. Ids are assigned here, once: a given id always wins; otherwise the id that the reader proposes,
/// with <c>~2</c> and so on behind it where another agency or title has it.</remarks>
internal sealed class ReportFiling(CatalogWriter writer)
{
    /// <summary>Files a record that was read from an original whose bytes are kept already.</summary>
    public IngestOutcome FileOriginal(string input, ReportRecord record, long length)
    {
        string sha256 = record.Source.Sha256 ?? throw new ArgumentException("The record names no original.", nameof(record));
        List<VersionRow> known = writer.Reader.VersionsOf(sha256);
        if (known.Count > 0)
        {
            ReportRow owner = writer.Reader.Report(known[0].Report)!;
            if (owner.Withdrawn) return Refused(input, owner);
            foreach (VersionRow version in known.Where(version => !version.Held))
            {
                writer.Hold(version, record.Source.File, record.Source.MediaType, length);
                writer.Announce(version.Report, "original", sha256);
            }

            return new IngestOutcome(input, IngestKind.Unchanged, owner.Id, null, []);
        }

        (ReportRow? row, string id, ReadingWarning? warning) = Place(record);
        if (row is { Withdrawn: true }) return Refused(input, row);
        return Enter(input, row, record with { Id = row?.Id ?? id }, length, held: true, warning);
    }

    /// <summary>Files an imported record; <paramref name="idGiven"/> tells whether its line carried the id.</summary>
    public IngestOutcome FileRecord(string input, ReportRecord record, bool idGiven)
    {
        (ReportRow? row, string id, ReadingWarning? warning) = idGiven ? (writer.Reader.Report(record.Id), record.Id, null) : Place(record);
        if (row is { Withdrawn: true }) return Refused(input, row);
        record = record with { Id = row?.Id ?? id };
        if (row is null) return Enter(input, null, record, null, held: false, warning);
        VersionRow? version = writer.Reader.Versions(row.Key)
            .Find(v => string.Equals(v.Sha256, record.Source.Sha256, StringComparison.Ordinal));
        if (version is null) return Enter(input, row, record, null, held: false, warning);

        bool changed = AddLayers(row.Key, record);
        ReportRecord reading = Reading(record);
        if (writer.Reader.ReadingInfo(version).Digest is not byte[] digest || !digest.AsSpan().SequenceEqual(RecordBlob.Pack(reading).Digest))
        {
            writer.AddReading(row.Key, version.Version, reading);
            writer.Announce(row.Key, "reading");
            return new IngestOutcome(input, IngestKind.NewReading, row.Id, null, Warnings(record, warning));
        }

        if (changed) writer.Announce(row.Key, "correction");
        return new IngestOutcome(input, changed ? IngestKind.NewReading : IngestKind.Unchanged, row.Id, null, []);
    }

    private IngestOutcome Enter(string input, ReportRow? row, ReportRecord record, long? length, bool held, ReadingWarning? warning)
    {
        long key = row?.Key ?? writer.AddReport(record.Id, record);
        int version = writer.AddVersion(key, record.Source, length, held);
        writer.AddReading(key, version, Reading(record));
        AddLayers(key, record);
        writer.Announce(key, row is null ? "new" : "version", warning?.Message);
        return new IngestOutcome(
            input, row is null ? IngestKind.New : IngestKind.NewVersion, record.Id, null, Warnings(record, warning));
    }

    private (ReportRow? Row, string Id, ReadingWarning? Warning) Place(ReportRecord record)
    {
        for (int n = 1; ; n++)
        {
            string id = n == 1 ? record.Id : FormattableString.Invariant($"{record.Id}~{n}");
            ReportRow? row = writer.Reader.Report(id);
            if (row is not null && !IsSame(row, record)) continue;

            // An id proposed by other rules than those that named the report must not make a second report of it.
            row ??= writer.Reader.ReportsOf(record.Agency.Id, record.Year).Find(other => IsSame(other, record));
            ReadingWarning? warning = n == 1 || row is not null ? null : new ReadingWarning(
                "id.taken", $"编号 {record.Id} 已属于另一份报告（机关或标题不同），本份编号为 {id}，请核对。");
            return (row, id, warning);
        }
    }

    private bool IsSame(ReportRow row, ReportRecord record)
    {
        if (IsSame(row.Agency, row.Title, record)) return true;

        // Corrections of agency or title do not hide what a second publication of the same file will say.
        return !row.Withdrawn
            && writer.Reader.Version(row.Key, row.Version) is VersionRow version
            && writer.Reader.Reading(version) is ReportRecord reading
            && IsSame(reading.Agency.Id, reading.Title, record);
    }

    private bool AddLayers(long report, ReportRecord record)
    {
        bool added = false;
        foreach (string alias in record.Aliases) added |= writer.AddAlias(report, alias);
        if (record.Corrections is not { Count: > 0 } corrections) return added;
        List<CorrectionRow> inForce = writer.Reader.Corrections(report);
        foreach (Correction correction in corrections)
        {
            CorrectionRow? same = inForce.Find(c => string.Equals(c.Field, correction.Key, StringComparison.Ordinal));
            if (same is not null && string.Equals(same.Value, correction.Value, StringComparison.Ordinal)) continue;
            writer.AddCorrection(report, correction.Key, correction.Value, active: true, correction.By, correction.Source, correction.At);
            added = true;
        }

        return added;
    }

    private static bool IsSame(string agency, string title, ReportRecord record) =>
        string.Equals(agency, record.Agency.Id, StringComparison.Ordinal)
        && string.Equals(Plain(title), Plain(record.Title), StringComparison.Ordinal);

    // Aliases and corrections live in tables of their own, so that the reading stays what the reader made of the file.
    private static ReportRecord Reading(ReportRecord record) => CorrectionOverlay.TakeOff(record) with { Aliases = [] };

    // Spelling differences that two publications of one report show: width, blanks, book title marks around the title.
    private static string Plain(string title) =>
        string.Concat(title.Normalize(NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c)));

    private static IReadOnlyList<ReadingWarning> Warnings(ReportRecord record, ReadingWarning? warning) =>
        warning is null ? record.Warnings : [.. record.Warnings, warning];

    private IngestOutcome Refused(string input, ReportRow row)
    {
        string reason = writer.Reader.Tombstone(row.Key)?.Reason ?? "";
        return new IngestOutcome(
            input, IngestKind.Withdrawn, row.Id, $"报告 {row.Id} 已撤下（{reason}），未收入；确需恢复请用 withdraw {row.Id} --undo。", []);
    }
}
