using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tables;

/// <summary>A stretch of a paragraph's text that belongs to a table, a whole table block (start 0, length 0), or, where a table block only makes up
/// the page, a stretch of one cell's text.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">First character in the text of the paragraph or cell.</param>
/// <param name="Length">Characters.</param>
/// <param name="Row">Row of the cell, from 0; null outside of such cells.</param>
/// <param name="Cell">Position of the cell in its row, from 0; null outside of such cells.</param>
public readonly record struct TakenSpan(int Block, int Start, int Length, int? Row = null, int? Cell = null);

/// <summary>What the tables of one document say.</summary>
public sealed record TableReading
{
    /// <summary><c>2021</c>, <c>2019</c>, <c>2014</c> or <c>free</c>, decided by the tables and headings that are there.</summary>
    public required string Form { get; init; }

    /// <summary>Numbers by count key.</summary>
    public SortedDictionary<string, decimal> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Cells that are not plain numbers, by count key.</summary>
    public SortedDictionary<string, CellState> Cells { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows with lost separators, by row key.</summary>
    public SortedDictionary<string, UndecidedRow> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Place of every count.</summary>
    public SortedDictionary<string, Place> At { get; } = new(StringComparer.Ordinal);

    /// <summary>For every count the words it came from.</summary>
    public SortedDictionary<string, CountExplanation> Explanations { get; } = new(StringComparer.Ordinal);

    /// <summary>The source's own words at the place of a warning, where that is a row of text.</summary>
    public Dictionary<Place, string> Quotes { get; } = [];

    /// <summary>Second column of provincial statistics.</summary>
    public SortedDictionary<string, decimal> Cumulative { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows that no key covers.</summary>
    public List<ExtraRow> ExtraRows { get; } = [];

    /// <summary>What was not certain.</summary>
    public List<ReadingWarning> Warnings { get; } = [];

    /// <summary>Text that belongs to tables and not to the prose, in reading order.</summary>
    public List<TakenSpan> Taken { get; } = [];
}
