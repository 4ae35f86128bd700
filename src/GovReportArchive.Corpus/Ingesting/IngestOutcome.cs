using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>What became of one input.</summary>
public enum IngestKind
{
    /// <summary>A report that the archive did not hold.</summary>
    New,

    /// <summary>Nothing changed: the archive held these bytes or this record, or what these bytes say where they were fetched from an address.</summary>
    Unchanged,

    /// <summary>Other bytes of a report that the archive holds.</summary>
    NewVersion,

    /// <summary>The same original read otherwise: a reading was added.</summary>
    NewReading,

    /// <summary>The report that is held of the page on which this file hangs, in another format; nothing was stored.</summary>
    OtherForm,

    /// <summary>The report was withdrawn; nothing was stored.</summary>
    Withdrawn,

    /// <summary>The file is probably no annual report; nothing was stored.</summary>
    NotAReport,

    /// <summary>The input cannot be read; nothing was stored.</summary>
    Failed,

    /// <summary>What stands in a folder and is not read: a link that is not followed, a pipe, a device, a socket.</summary>
    Skipped,
}

/// <summary>What became of one input. What is not <see cref="IngestKind.Failed"/> or the like is durable when this is returned.</summary>
/// <param name="Input">The path, name or line it was given by.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Id">Canonical id of the report; null where nothing is held.</param>
/// <param name="Reason">Why nothing was stored; null where something is held.</param>
/// <param name="Warnings">What the reader or the archive was not sure of.</param>
public sealed record IngestOutcome(
    string Input, IngestKind Kind, string? Id, string? Reason, IReadOnlyList<ReadingWarning> Warnings)
{
    /// <summary>Whether it was a part of a crawl, of which most is no report.</summary>
    public bool IsOfCrawl { get; init; }

    /// <summary>Whether nothing could be stored, of what was given to be stored.</summary>
    public bool IsFailure => Kind is IngestKind.Withdrawn or IngestKind.Failed || (Kind is IngestKind.NotAReport && !IsOfCrawl);

    /// <summary>The warnings that a person should look into: two reports that claim one id, files without readable text.</summary>
    public IEnumerable<ReadingWarning> Notices => Warnings.Where(warning => NoticeCodes.Contains(warning.Code));

    private static readonly HashSet<string> NoticeCodes =
        new(["id.taken", "pdf.noTextLayer", "pdf.pagesWithoutText", "pdf.unreadableText"], StringComparer.Ordinal);
}

/// <summary>What would become of an input.</summary>
/// <param name="Outcome">As if it had been taken in.</param>
/// <param name="Record">What was read of it; null where it cannot be read or is probably no report.</param>
public sealed record IngestPreview(IngestOutcome Outcome, ReportRecord? Record);

/// <summary>How far a long job has come. <see cref="Total"/> is null while it is not known.</summary>
public readonly record struct JobProgress(long Done, long? Total, IngestOutcome? Last = null);

/// <summary>What became of many inputs.</summary>
/// <param name="Inputs">Inputs seen.</param>
/// <param name="Counts">Inputs by what became of them; kinds that did not occur are absent.</param>
/// <param name="Failures">The inputs that could not be stored, with reasons, in order.</param>
/// <param name="Noticed">The inputs that were stored and have notices, in order.</param>
/// <param name="Skipped">What was not read on purpose, with reasons, in order; no failures.</param>
public sealed record IngestSummary(
    long Inputs,
    IReadOnlyDictionary<IngestKind, long> Counts,
    IReadOnlyList<IngestOutcome> Failures,
    IReadOnlyList<IngestOutcome> Noticed,
    IReadOnlyList<IngestOutcome> Skipped)
{
    /// <summary>How many inputs became this.</summary>
    public long Of(IngestKind kind) => Counts.GetValueOrDefault(kind);
}
