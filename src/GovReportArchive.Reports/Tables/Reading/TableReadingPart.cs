using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One table as found in the source, before its cells go into the record.</summary>
internal sealed class TableReadingPart
{
    private string? _letters;

    /// <param name="table"><c>disclosure | applications | litigation | statistics</c>.</param>
    /// <param name="start">First character of the table.</param>
    /// <param name="sourceRows">Rows of values that were assembled from where the table can stand.</param>
    /// <param name="last">The last of them that belongs to the table.</param>
    public TableReadingPart(string table, int start, IReadOnlyList<ValueRow> sourceRows, int last)
    {
        Table = table;
        Start = start;
        SourceRows = sourceRows;
        Last = last;
        End = sourceRows[last].End;
    }

    /// <summary>A table that prints its labels and no value.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="start">First character of the table.</param>
    /// <param name="end">Behind its last label.</param>
    public TableReadingPart(string table, int start, int end)
    {
        Table = table;
        Start = start;
        End = end;
        SourceRows = [];
        Last = -1;
    }

    public string Table { get; }

    public int Start { get; }

    /// <summary>Which of the document's tables, from 1 in reading order; 0 before all are found.</summary>
    public int Number { get; set; }

    /// <summary>Behind the last character of the last row.</summary>
    public int End { get; set; }

    /// <summary>True where the file ends behind the last row that it has: the rows of the form that follow are not in the source at all.</summary>
    public bool IsCutOff { get; set; }

    public IReadOnlyList<ValueRow> SourceRows { get; }

    /// <summary>Position of the last source row that belongs to the table; -1 where it has none.</summary>
    public int Last { get; }

    /// <summary>Rows of the form in its order.</summary>
    public List<FormRowReading> Rows { get; } = [];

    /// <summary>Source rows inside the table that stand for no row of the form.</summary>
    public List<int> Unused { get; } = [];

    /// <summary>Those of <see cref="Unused"/> whose label counts several rows of the form together.</summary>
    public HashSet<int> Combined { get; } = [];

    /// <summary>Whether the applications table prints （六）其他处理 as one row.</summary>
    public bool ClosedAsOneRow { get; set; }

    /// <summary>Form that the table's headings show; null where the table is the same in several forms.</summary>
    public string? Form { get; set; }

    /// <summary>Units that the headings print, by key.</summary>
    public Dictionary<string, string> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>Second numbers of a row, by key: the column 历年累计.</summary>
    public Dictionary<string, decimal> Cumulative { get; } = new(StringComparer.Ordinal);

    /// <summary>Warnings about the table as a whole.</summary>
    public List<(string Code, string Message)> Warnings { get; } = [];

    /// <summary>Lets the table reach to the furthest of some places, where it does not reach further already.</summary>
    public void Extend(IEnumerable<int> ends) => End = Math.Max(End, ends.DefaultIfEmpty().Max());

    /// <summary>The numbers of the rows that are read in one way only.</summary>
    public Dictionary<string, decimal> Known()
    {
        Dictionary<string, decimal> known = new(StringComparer.Ordinal);
        foreach ((string key, decimal number) in Rows.SelectMany(row => row.Known)) known[key] = number;
        return known;
    }

    /// <summary>The table's Chinese letters in one run.</summary>
    public string Letters(TableText source) => _letters ??= LabelFolding.Letters(source.Text[Start..Math.Max(Start, End)]);
}
