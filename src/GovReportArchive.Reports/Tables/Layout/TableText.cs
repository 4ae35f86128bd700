namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>What stands between a character and the one before it.</summary>
internal enum Gap : byte
{
    None,
    Space,
    Wide,
    Cell,
    Line,
}

/// <summary>How a physical line marks its cells.</summary>
internal enum LineKind
{
    /// <summary>Running text; cells are separated by blanks or by nothing.</summary>
    Plain,

    /// <summary>Several cells with certain borders: tabs, bars, or a real table.</summary>
    Cells,

    /// <summary>One cell of a table that was written one cell a line.</summary>
    SingleCell,
}

/// <summary>One cell of a line.</summary>
/// <param name="Start">First character in <see cref="TableText.Text"/>.</param>
/// <param name="End">Behind its last character; equal to <paramref name="Start"/> for a blank cell.</param>
/// <param name="Raw">The cell as printed, trimmed.</param>
/// <param name="Column">Grid column in a real table, else position in the line.</param>
internal readonly record struct TextCell(int Start, int End, string Raw, int Column);

/// <summary>One physical line, or one row of a real table.</summary>
/// <param name="Number">Position in <see cref="TableText.Lines"/>.</param>
/// <param name="Block">Block of the document.</param>
/// <param name="Row">Row of a real table; null in a paragraph.</param>
/// <param name="Kind">How it marks cells.</param>
/// <param name="Start">First character in <see cref="TableText.Text"/>.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Cells">Its cells; empty for a plain line.</param>
/// <param name="SourceStart">Where the line begins in the paragraph's text.</param>
/// <param name="SourceLength">Its length there, without the line end.</param>
/// <param name="PageCell">Position in its row of the cell that holds the line, where a table only makes up the page; null elsewhere.</param>
internal sealed record TextLine(
    int Number, int Block, int? Row, LineKind Kind, int Start, int End, IReadOnlyList<TextCell> Cells, int SourceStart, int SourceLength, int? PageCell = null);

/// <summary>A document as one run of folded characters without any white space, with the way back to the source.</summary>
/// <remarks>
/// Labels that are broken over lines, spaced out or written vertically are contiguous here; what separated the characters is kept in
/// <see cref="Gaps"/>. Characters are folded one to one (width, traditional forms of the words on the forms), so positions stay exact.
/// </remarks>
internal sealed class TableText
{
    private readonly int[] _offsets;
    private readonly int[] _lines;

    public TableText(string text, Gap[] gaps, int[] offsets, int[] lines, IReadOnlyList<TextLine> sourceLines)
    {
        Text = text;
        Gaps = gaps;
        _offsets = offsets;
        _lines = lines;
        Lines = sourceLines;
    }

    /// <summary>The folded characters.</summary>
    public string Text { get; }

    /// <summary>For every character what stands before it.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>Lines in reading order, also those without characters.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>The line that a character stands on.</summary>
    public TextLine LineAt(int index) => Lines[_lines[index]];

    /// <summary>The character's offset in its paragraph, or in its cell of a real table.</summary>
    public int OffsetAt(int index) => _offsets[index];

    /// <summary>What stands between a character and the one behind it; the end of the text counts as a line end.</summary>
    public Gap GapAfter(int index) => index + 1 < Text.Length ? Gaps[index + 1] : Gap.Line;

    /// <summary>Lines that have characters or cells between two positions; rows of blank cells right before the end are among them.</summary>
    public IEnumerable<TextLine> LinesBetween(int start, int end)
    {
        if (start >= end)
            yield break;
        for (int i = _lines[start]; i < Lines.Count && (Lines[i].Start < end || Lines[i].End == end); i++)
            yield return Lines[i];
    }
}
