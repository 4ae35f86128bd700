namespace GovReportArchive.Corpus.Corrections;

/// <summary>One row of <c>corrections</c> that is in force.</summary>
internal sealed record CorrectionRow(string Field, string? Value, string By, string Source, DateTimeOffset At);
