using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tables;

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
