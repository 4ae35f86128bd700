namespace GovReportArchive.Extraction;

/// <summary>Tells a table of data from one that only lays a page out, from its cells told in order.</summary>
/// <remarks>
/// A table lays out when it has no row of two cells, when a table of data stands inside it, or when a cell holds whole paragraphs of prose;
/// eight numbers of its own make it data all the same.
/// </remarks>
internal sealed class TableSurvey
{
    private const int ManyNumbers = 8;
    private const int LongProse = 200;
    private const int SentencesOfProse = 3;

    private int _cellsInRow;
    private int _mostCells;
    private int _numbers;
    private bool _longProse;
    private int _length;
    private int _sentences;
    private bool _onlyDigits;

    /// <summary>Set when a table inside this one is data, or holds data.</summary>
    public bool HoldsData { get; set; }

    public void BeginRow()
    {
        EndCell();
        _cellsInRow = 0;
    }

    public void BeginCell()
    {
        EndCell();
        _mostCells = Math.Max(_mostCells, ++_cellsInRow);
    }

    /// <summary>Text of the current cell, in any number of pieces; not that of a table inside it.</summary>
    public void Read(string text)
    {
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c)) continue;
            _length++;
            if (c == '。') _sentences++;
            _onlyDigits &= char.IsAsciiDigit(c) || c is '.' or ',' or '/' or '-' or '—';
        }
    }

    /// <summary>The answer, once the last cell has been told.</summary>
    public bool IsData()
    {
        EndCell();
        return _mostCells > 1 && (_numbers >= ManyNumbers || (!HoldsData && !_longProse));
    }

    private void EndCell()
    {
        if (_length > 0 && _onlyDigits) _numbers++;
        _longProse |= _length >= LongProse && _sentences >= SentencesOfProse;
        _length = 0;
        _sentences = 0;
        _onlyDigits = true;
    }
}
