namespace GovReportArchive.Reports.Documents;

/// <summary>A stretch of a paragraph's text that belongs to a table, a whole table block (start 0, length 0), or, where a table block only makes up
/// the page, a stretch of one cell's text.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">First character in the text of the paragraph or cell.</param>
/// <param name="Length">Characters.</param>
/// <param name="Row">Row of the cell, from 0; null outside of such cells.</param>
/// <param name="Cell">Position of the cell in its row, from 0; null outside of such cells.</param>
public readonly record struct TakenSpan(int Block, int Start, int Length, int? Row = null, int? Cell = null);
