namespace GovReportArchive.Reports.Records;

/// <summary>A value that people put in place of what the source prints or the reader read; always shown as such.</summary>
/// <param name="Key">Count key, or a metadata key such as <c>agency.name</c>, <c>year</c>, <c>region.code</c>.</param>
/// <param name="Value">The corrected value as text; null where the value was taken out.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="Source">What the correction rests on.</param>
/// <param name="At">When, ISO 8601.</param>
/// <param name="Was">What the reading says, as text; null where it says nothing.</param>
/// <param name="WasCell">The cell state that stood in place of a number, where there was one.</param>
public sealed record Correction(
    string Key, string? Value, string By, string Source, string? At = null, string? Was = null, CellState? WasCell = null);
