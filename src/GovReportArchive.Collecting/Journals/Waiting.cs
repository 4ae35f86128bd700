using System.Text.Json.Serialization;
using GovReportArchive.Corpus.Captures;

namespace GovReportArchive.Collecting.Journals;

/// <summary>What is expected at an address.</summary>
internal enum AddressKind
{
    /// <summary>A page that leads to reports.</summary>
    Column,

    /// <summary>A further page of a column, or a part of a page that stands at an address of its own.</summary>
    Page,

    /// <summary>A report, or the page that its file hangs on.</summary>
    Report,

    /// <summary>A file that hangs on a page.</summary>
    Attachment,
}

/// <summary>An address that a page or the list of sources leads to.</summary>
/// <param name="Address">Absolute, without fragment.</param>
/// <param name="Kind">What is expected there.</param>
/// <param name="Depth">Columns passed on the way, 0 for a source itself.</param>
/// <param name="Via">The page; null for a source itself.</param>
/// <param name="Text">The words of the link.</param>
/// <param name="Page">What an attachment takes from its page.</param>
internal sealed record Lead(Uri Address, AddressKind Kind, int Depth, string? Via = null, string? Text = null, CapturePage? Page = null);

/// <summary>An address that a run has still to visit.</summary>
/// <param name="Key">Its row.</param>
/// <param name="Source">Address of its source.</param>
/// <param name="Lead">How it was found.</param>
/// <param name="Attempts">Visits of this run that failed.</param>
/// <param name="Before">What it answered last time.</param>
internal sealed record Waiting(long Key, string Source, Lead Lead, int Attempts, LastAnswer Before);

/// <summary>What an address answered when it was settled last; all null where it never was.</summary>
/// <param name="ETag">Validator of HTTP, as given.</param>
/// <param name="Modified">Last-Modified, as given.</param>
/// <param name="Rules">By what the answer was understood.</param>
internal sealed record LastAnswer(string? ETag, string? Modified, string? Rules)
{
    /// <summary>That of an address that was never settled.</summary>
    public static LastAnswer None { get; } = new(null, null, null);

    /// <summary>The address that it led to, where that is another.</summary>
    public string? Final { get; init; }

    /// <summary>What became of it.</summary>
    public VisitOutcome? Outcome { get; init; }
}

/// <summary>What came of one visit, to be entered as one.</summary>
/// <param name="Outcome">What became of it.</param>
internal sealed record Settlement(VisitOutcome Outcome)
{
    /// <summary>Address that answered in the end, where it is another than that which was asked.</summary>
    public string? Final { get; init; }

    /// <summary>Status of HTTP; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Bytes of the body.</summary>
    public long? Bytes { get; init; }

    /// <summary>Code of what was wrong.</summary>
    public string? Code { get; init; }

    /// <summary>What was wrong, in a sentence.</summary>
    public string? Detail { get; init; }

    /// <summary>Report that is held of it.</summary>
    public string? Report { get; init; }

    /// <summary>Validators for the next time.</summary>
    public LastAnswer? Answer { get; init; }

    /// <summary>When to try again in this run; null where it is settled.</summary>
    public DateTimeOffset? Again { get; init; }

    /// <summary>How long the visit took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Where the page leads.</summary>
    public IReadOnlyList<Lead> Leads { get; init; } = [];

    /// <summary>Further pages of the same column, and frames: followed where this page has shown anything new, or shows nothing of its own and is no further page itself.</summary>
    public IReadOnlyList<Lead> Pages { get; init; } = [];

    /// <summary>Addresses that the page leads to and that do not belong to the source: told, and never asked.</summary>
    public IReadOnlyList<string> Outside { get; init; } = [];

    /// <summary>Columns that this page led to before are visited again, since it has not changed.</summary>
    public bool AsBefore { get; init; }
}

/// <summary>A line of the journal.</summary>
internal sealed record VisitLine
{
    /// <summary>Number of the run.</summary>
    public long Run { get; init; }

    /// <summary>Name of the host.</summary>
    public string Host { get; init; } = "";

    /// <summary>Address of the source.</summary>
    public string Source { get; init; } = "";

    /// <summary>What was visited.</summary>
    public string Address { get; init; } = "";

    /// <summary>What was expected there: <c>column</c>, <c>page</c>, <c>report</c>, <c>attachment</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>When, in milliseconds since 1970.</summary>
    [JsonIgnore]
    public long Stamp { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Stamp);

    /// <summary>Milliseconds.</summary>
    public long Took { get; init; }

    /// <summary>Status of HTTP; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Bytes of the body; null where none was taken.</summary>
    public long? Bytes { get; init; }

    /// <summary>Code of what became of it.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Code of what was wrong.</summary>
    public string? Code { get; init; }

    /// <summary>What was wrong, in a sentence.</summary>
    public string? Detail { get; init; }

    /// <summary>Id of the report that is held of it.</summary>
    public string? Report { get; init; }

    /// <summary>Whether a person should look into it.</summary>
    [JsonIgnore]
    public bool IsFailure => VisitOutcome.Of(Outcome) is var outcome && (outcome.IsFailure || (outcome.IsFailureOfSource && Address == Source));
}

/// <summary>A run of the journal.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it ended; null while it is under way or was broken off.</param>
/// <param name="Visits">Visits that were entered, once it has ended.</param>
/// <param name="Failures">Those among them that a person should look at.</param>
internal sealed record JournalRun(long Number, DateTimeOffset Began, DateTimeOffset? Ended, long Visits, long Failures);
