namespace GovReportArchive.Publishing.Workbooks;

/// <summary>What a workbook says of itself on its last sheet.</summary>
/// <param name="Title">What its lines are, in a word; the name of its sheets.</param>
/// <param name="Site">Address of the server, without a slash at its end; blank where it is not known, and then nothing leads to its pages.</param>
/// <param name="Asked">The question: names and values, in order.</param>
/// <param name="State">Which state of the archive it was made of, in words.</param>
/// <param name="Made">When.</param>
internal sealed record WorkbookNotes(string Title, string Site, IReadOnlyList<(string Name, string Value)> Asked, string State, DateTimeOffset Made);
