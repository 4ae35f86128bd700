namespace GovReportArchive.Search.Querying;

/// <summary>Columns of all documents that match, for those who calculate over them.</summary>
public sealed record ColumnRequest
{
    /// <summary>The query; null matches everything.</summary>
    public ParsedQuery? Query { get; init; }

    /// <summary>Choices by column: the values of one filter are joined by OR, filters by AND.</summary>
    public IReadOnlyList<KeywordFilter> Filters { get; init; } = [];

    /// <summary>Conditions on numbers, joined by AND.</summary>
    public IReadOnlyList<NumberFilter> Numbers { get; init; } = [];

    /// <summary>Keyword columns; of several values of a document the first in ascending order is given.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Number columns.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Values of keyword columns, of which is to be told which a document carries: at most 31 each.</summary>
    public IReadOnlyList<KeywordFilter> Marks { get; init; } = [];
}

/// <summary>The columns of all documents that match, a row each. The rows are in no order that means anything, but in the same for the same commit.</summary>
/// <remarks>Takes memory in proportion to rows and columns, some bytes each. Texts are read when they are asked for, as long as the view is open.</remarks>
/// <param name="rows">How many there are.</param>
/// <param name="keywords">By column, for each row the number of its value; -1 where it has none.</param>
/// <param name="numbers">By column, for each row its number; not a number where it has none.</param>
/// <param name="marks">For each of the marks and each row the sum of 1 shifted by the position of every value that it carries.</param>
/// <param name="text">Reads the value of a column by its number.</param>
/// <param name="id">Reads the id of a row.</param>
public sealed class ColumnTable(
    int rows, IReadOnlyDictionary<string, int[]> keywords, IReadOnlyDictionary<string, double[]> numbers, IReadOnlyList<int[]> marks, Func<string, int, string> text,
    Func<int, string> id)
{
    /// <summary>How many documents match.</summary>
    public int Rows => rows;

    /// <summary>For each row the number of its value, which ascends with the values' bytes; -1 where it has none.</summary>
    public int[] Keywords(string column) => keywords[column];

    /// <summary>For each row its number; not a number where it has none.</summary>
    public double[] Numbers(string column) => numbers[column];

    /// <summary>For each row which values of a mark it carries: bit 0 for the first.</summary>
    public int[] Marks(int mark) => marks[mark];

    /// <summary>The value of a number that <see cref="Keywords"/> gives.</summary>
    public string Text(string column, int value) => text(column, value);

    /// <summary>The id of a row's document.</summary>
    public string Id(int row) => id(row);
}
