using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Corrections;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>A record to be filed.</summary>
/// <param name="Input">The path, name or line it came from.</param>
/// <param name="Record">The record as given, with aliases and corrections where it carries them.</param>
/// <param name="Reading">The reading under it, packed.</param>
/// <param name="Length">Bytes of its original where that is kept now; null where there is none.</param>
/// <param name="IdGiven">Whether the record came with its id, which then wins.</param>
internal sealed record FilingInput(string Input, ReportRecord Record, PackedReading Reading, long? Length, bool IdGiven = false)
{
    /// <summary>Where its original came from, as kept; null for a file.</summary>
    public Capture? Capture { get; init; }

    /// <summary>Keeps its original, which is not done before it is decided that it belongs to the archive; null where that is done.</summary>
    public Action? Keep { get; init; }

    /// <summary>What originals that are held say by the rules of this program, by hash, where their readings are of other rules.</summary>
    public IReadOnlyDictionary<string, string> Said { get; init; } = new Dictionary<string, string>();
}

/// <summary>Decides which report a record belongs to, and enters it: new report, new version, new reading, or nothing.</summary>
/// <remarks>One instance a transaction. Ids are assigned here, once: a given id always wins; otherwise the id that the reader proposes,
/// with <c>~2</c> and so on behind it where another agency or title has it.</remarks>
internal sealed class ReportFiling(CatalogWriter writer)
{
    private readonly CaptureNotes _captures = new(writer);

    /// <summary>Files a record whose original is kept already.</summary>
    public IngestOutcome FileOriginal(FilingInput input)
    {
        string sha256 = input.Record.Source.Sha256 ?? throw new ArgumentException("The record names no original.", nameof(input));
        List<VersionRow> known = writer.Reader.VersionsOf(sha256);
        if (known.Count == 0) return input.Capture is { } capture ? FileCaptured(input, capture, sha256) : FileNew(input);
        ReportRow owner = writer.Reader.Report(known[0].Report)!;
        if (owner.Withdrawn) return Refused(input, owner);
        foreach (VersionRow version in known.Where(version => !version.Held))
        {
            input.Keep?.Invoke();
            writer.Hold(version, input.Record.Source.File, input.Record.Source.MediaType, input.Length ?? 0);
            if (version.Reading is null) writer.AddReading(version.Report, version.Version, input.Reading);
            writer.Announce(version.Report, "original", sha256);
        }

        if (input.Capture is { } again) _captures.Took(sha256, again, isKnown: true);
        return new IngestOutcome(input.Input, IngestKind.Unchanged, owner.Id, null, []);
    }

    /// <summary>Notes once more where an original that is held came from; returns its report, null where it is not held any more.</summary>
    public string? Note(string sha256, Capture capture)
    {
        string? id = writer.Reader.VersionsOf(sha256).Where(version => version.Held).Select(version => writer.Reader.Report(version.Report)).FirstOrDefault(report => report is { Withdrawn: false })?.Id;
        if (id is not null) _captures.Took(sha256, capture, isKnown: true);
        return id;
    }

    /// <summary>Files an imported record, whose original, if any, is somewhere else.</summary>
    public IngestOutcome FileRecord(FilingInput input)
    {
        ReportRecord record = input.Record;
        (ReportRow? row, string id, ReadingWarning? warning) = input.IdGiven
            ? (writer.Reader.Report(record.Id), record.Id, null)
            : Place(record);
        if (row is { Withdrawn: true }) return Refused(input, row);
        VersionRow? version = row is null
            ? null
            : writer.Reader.Versions(row.Key).Find(v => string.Equals(v.Sha256, record.Source.Sha256, StringComparison.Ordinal));
        if (row is null || version is null) return Enter(input, row, row?.Id ?? id, warning);

        bool layersChanged = AddLayers(row.Key, record);
        // The way to mend a record that came without an original: import it again.
        foreach ((long key, _) in writer.Reader.Readings(version).Where(reading => !reading.IsWhole)) writer.RemoveReading(version, key);
        bool readingChanged = writer.Reader.ReadingInfo(version).Digest is not byte[] digest || !digest.AsSpan().SequenceEqual(input.Reading.Digest);
        if (readingChanged) writer.AddReading(row.Key, version.Version, input.Reading);
        if (!readingChanged && !layersChanged) return new IngestOutcome(input.Input, IngestKind.Unchanged, row.Id, null, []);
        writer.Announce(row.Key, readingChanged ? "reading" : "correction");
        return new IngestOutcome(input.Input, IngestKind.NewReading, row.Id, null, Warnings(record, warning));
    }

    private IngestOutcome FileNew(FilingInput input)
    {
        (ReportRow? row, string id, ReadingWarning? warning) = Place(input.Record);
        return row is { Withdrawn: true } ? Refused(input, row) : Enter(input, row, row?.Id ?? id, warning);
    }

    // What an address gives again is the same report, though its title be mended; what says the same is no other version, though counters and dates of the page be others.
    private IngestOutcome FileCaptured(FilingInput input, Capture capture, string sha256)
    {
        CaptureRows captures = new(writer.Reader);
        (ReportRow Report, VersionRow Version)? from = captures.HeldAt(capture.Address);
        if (from is { } there && !IsOf(there.Report, input.Record)) from = null;
        if (from is null && captures.HeldAt(capture.Via) is { } page && IsOf(page.Report, input.Record))
            return page.Report.Withdrawn ? Refused(input, page.Report) : new IngestOutcome(input.Input, IngestKind.OtherForm, page.Report.Id, null, []);

        (ReportRow? row, string id, ReadingWarning? warning) = from is { } held ? (held.Report, held.Report.Id, null) : Place(input.Record);
        if (row is { Withdrawn: true }) return Refused(input, row);
        if (row is not null && (from?.Version ?? writer.Reader.Version(row.Key, row.Version)) is { Sha256: { } before } version && SaysTheSame(version, before, input))
        {
            _captures.GaveTheSame(before, capture);
            return new IngestOutcome(input.Input, IngestKind.Unchanged, row.Id, null, []);
        }

        input.Keep?.Invoke();
        IngestOutcome outcome = Enter(input, row, row?.Id ?? id, warning);
        _captures.Took(sha256, capture, isKnown: false);
        return outcome;
    }

    private bool IsOf(ReportRow row, ReportRecord record) =>
        (string.Equals(row.Agency, record.Agency.Id, StringComparison.Ordinal) && row.Year == record.Year)
        || (Read(row) is { } reading && string.Equals(reading.Agency.Id, record.Agency.Id, StringComparison.Ordinal) && reading.Year == record.Year);

    private bool SaysTheSame(VersionRow version, string sha256, FilingInput input)
    {
        try
        {
            string? said = input.Said.GetValueOrDefault(sha256) ?? (writer.Reader.Reading(version) is { } reading ? SaidByRecord.Of(reading) : null);
            return string.Equals(said, SaidByRecord.Of(input.Record), StringComparison.Ordinal);
        }
        catch (DamagedReportException)
        {
            return false;
        }
    }

    private IngestOutcome Enter(FilingInput input, ReportRow? row, string id, ReadingWarning? warning)
    {
        ReportRecord record = input.Record;
        long key = row?.Key ?? writer.AddReport(id, record);
        int version = writer.AddVersion(key, record.Source, input.Length, held: input.Length is not null);
        writer.AddReading(key, version, input.Reading);
        AddLayers(key, record);
        writer.Announce(key, row is null ? "new" : "version", warning?.Message, row is null ? record : null);
        return new IngestOutcome(input.Input, row is null ? IngestKind.New : IngestKind.NewVersion, id, null, Warnings(record, warning));
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
        // Two files that name no agency have nothing in common but that.
        if (record.Warnings.Any(warning => warning.Code is "agency.unnamed")) return false;
        // Corrections of agency or title do not hide what a second publication of the same report will say.
        return IsSame(row.Agency, row.Title, record) || (Read(row) is { } reading && IsSame(reading.Agency.Id, reading.Title, record));
    }

    /// <summary>What the newest version says without corrections; null where the report is withdrawn, or that cannot be read.</summary>
    private ReportRecord? Read(ReportRow row)
    {
        try
        {
            return !row.Withdrawn && writer.Reader.Version(row.Key, row.Version) is VersionRow version ? writer.Reader.Reading(version) : null;
        }
        catch (DamagedReportException)
        {
            return null;
        }
    }

    private static bool IsSame(string agency, string title, ReportRecord record) =>
        string.Equals(agency, record.Agency.Id, StringComparison.Ordinal)
        && string.Equals(Plain(title), Plain(record.Title), StringComparison.Ordinal);

    // Spelling differences that two publications of one report show: width, blanks, marks around the title.
    private static string Plain(string title) => string.Concat(CompatibleForm.Of(title).Where(char.IsLetterOrDigit));

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

    private static IReadOnlyList<ReadingWarning> Warnings(ReportRecord record, ReadingWarning? warning) =>
        warning is null ? record.Warnings : [.. record.Warnings, warning];

    private IngestOutcome Refused(FilingInput input, ReportRow row)
    {
        string? reason = writer.Reader.Tombstone(row.Key)?.Reason;
        return new IngestOutcome(
            input.Input, IngestKind.Withdrawn, row.Id, $"报告 {row.Id} 已撤下（{reason}），未收入；确需恢复请先运行 govreport withdraw {row.Id} --undo。", []);
    }
}
