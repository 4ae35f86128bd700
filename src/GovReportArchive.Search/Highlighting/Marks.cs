namespace GovReportArchive.Search;

/// <summary>A stretch of a unit's original text that matched.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct Mark(int Start, int Length);

/// <summary>A piece of a unit that shows why a document matches.</summary>
/// <param name="Unit">Index of the unit in the list that was given.</param>
/// <param name="Start">Where it begins in the unit.</param>
/// <param name="Text">A substring of the unit, cut at sentences where they are short enough.</param>
/// <param name="Marks">What matched, in UTF-16 units of <paramref name="Text"/>, in order, without overlaps.</param>
public sealed record Snippet(int Unit, int Start, string Text, IReadOnlyList<Mark> Marks);
