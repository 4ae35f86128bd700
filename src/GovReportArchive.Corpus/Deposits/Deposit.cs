using System.Text.Json.Serialization;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Deposits;

/// <summary>A file that somebody has handed in and that waits for his word.</summary>
/// <param name="Id">By which it is confirmed; nobody can guess it, and who has it may.</param>
/// <param name="File">Its name, without folders and what acts on who shows it.</param>
/// <param name="Address">Where it was published, as it was said; it is never asked.</param>
/// <param name="By">The name of the key that it came with.</param>
/// <param name="At">When it came.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their hash.</param>
public sealed record Deposit(string Id, string File, string Address, string By, DateTimeOffset At, long Length, string Sha256)
{
    /// <summary>How long one waits.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromHours(1);

    /// <summary>Until when it can be confirmed.</summary>
    public DateTimeOffset Until => At + Patience;

    /// <summary>What became of it when it was confirmed; null before.</summary>
    public DepositOutcome? Filed { get; init; }
}

/// <summary>What became of a deposit.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Report">Id of the report; null where nothing is held.</param>
/// <param name="Reason">Why nothing was stored; null where something is held.</param>
public sealed record DepositOutcome([property: JsonConverter(typeof(JsonStringEnumConverter<IngestKind>))] IngestKind Kind, string? Report, string? Reason);

/// <summary>A deposit with what the reader makes of it; nothing is in the archive yet.</summary>
/// <param name="Deposit">The deposit.</param>
/// <param name="Outcome">What confirming it would do.</param>
/// <param name="Record">What was read.</param>
/// <param name="Warnings">What the reader or the archive was not sure of.</param>
public sealed record OfferedDeposit(Deposit Deposit, DepositOutcome Outcome, ReportRecord Record, IReadOnlyList<ReadingWarning> Warnings);
