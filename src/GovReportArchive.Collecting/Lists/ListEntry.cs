namespace GovReportArchive.Collecting.Lists;

/// <summary>One table of a list as it is written, before anybody asks what it means.</summary>
/// <param name="Table">What it is: <c>source</c>, <c>adapter</c>; empty for what holds for the whole file.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Values">What it says, by key, each with its line: texts, whole numbers, numbers, truths, or lists of texts.</param>
internal sealed record ListEntry(string Table, int Line, IReadOnlyDictionary<string, (object Value, int Line)> Values);
