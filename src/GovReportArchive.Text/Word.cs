namespace GovReportArchive.Text;

/// <summary>One word of a text.</summary>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct Word(int Start, int Length);
