using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tables;

/// <summary>The words that a count came from, for a person who checks it against the file.</summary>
/// <param name="Key">The count key.</param>
/// <param name="Value">The number in the key's unit.</param>
/// <param name="Table">The statutory table: <c>disclosure | applications | litigation | statistics</c>.</param>
/// <param name="TableNumber">Which of the document's statutory tables, from 1 in reading order.</param>
/// <param name="Label">The words right before the values as the source prints them, white space removed; empty where there are none.</param>
/// <param name="Column">The form's heading of the column; null in tables with one column of numbers.</param>
/// <param name="Raw">The number as the source prints it; digits that ran together are given as they were cut.</param>
/// <param name="Quote">The source's own words around the number: the row of a real table with its cells separated by <c> | </c>, else the line or
/// the part of it from the label to the last value, at most some hundred characters.</param>
/// <param name="At">Its place.</param>
/// <param name="Basis">What settled it beyond label and position: the name of a rule, or <c>prose</c>; null where nothing was needed.</param>
public sealed record CountExplanation(
    string Key, decimal Value, string Table, int TableNumber, string Label, string? Column, string Raw, string Quote, Place At, string? Basis);
