using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Prose;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Flattens a document into a <see cref="TableText"/>.</summary>
internal sealed partial class TableTextBuilder
{
    private const int LongestCell = 400;
    private const int MostLinesInCell = 8;
    private const int ShortestLine = 5;

    private readonly StringBuilder _text = new();
    private readonly List<Gap> _gaps = [];
    private readonly List<int> _offsets = [];
    private readonly List<int> _lineOf = [];
    private readonly List<TextLine> _lines = [];
    private readonly bool _isCellALine;
    private bool _behindLoneBar;

    private TableTextBuilder(bool isCellALine) => _isCellALine = isCellALine;

    public static TableText Build(SourceDocument document)
    {
        TableTextBuilder builder = new(BarredCells.IsCellALine(document));
        for (int block = 0; block < document.Blocks.Count; block++)
        {
            if (document.Blocks[block] is Table table)
                builder.AddTable(block, table);
            else if (document.Blocks[block] is Paragraph paragraph)
                builder.AddText(block, paragraph.Text, 0);
        }
        return new TableText(
            builder._text.ToString(), [.. builder._gaps], [.. builder._offsets], [.. builder._lineOf], builder._lines);
    }

    private void AddTable(int block, Table table)
    {
        for (int row = 0; row < table.Rows.Count; row++)
        {
            IReadOnlyList<TableCell> cells = table.Rows[row].Cells;
            if (cells.Any(HoldsPage))
            {
                for (int cell = 0; cell < cells.Count; cell++)
                    AddText(block, cells[cell].Text, 0, row, cell);
                continue;
            }
            int start = _text.Length;
            List<TextCell> textCells = new(cells.Count);
            foreach (TableCell cell in cells)
            {
                int from = _text.Length;
                Append(cell.Text, 0, cell.Text.Length, textCells.Count == 0 ? Gap.Line : Gap.Cell);
                textCells.Add(new TextCell(from, _text.Length, cell.Text.Trim(), cell.Column));
            }
            _lines.Add(new TextLine(_lines.Count, block, row, LineKind.Cells, start, _text.Length, textCells, 0, 0));
        }
    }

    /// <summary>Pages made up with tables have cells that hold the whole report; their lines are read as lines. A vertical label has many
    /// lines too, but short ones.</summary>
    private static bool HoldsPage(TableCell cell)
    {
        int lines = cell.Text.AsSpan().Count('\n') + 1;
        return cell.Text.Length > LongestCell || (lines >= MostLinesInCell && cell.Text.Length / lines >= ShortestLine);
    }

    private void AddText(int block, string text, int from, int? row = null, int? cell = null)
    {
        while (from <= text.Length)
        {
            int end = text.IndexOfAny(['\n', '\r', '\f'], from);
            if (end < 0)
                end = text.Length;
            AddLine(block, text, from, end, row, cell);
            from = end + 1;
        }
    }

    private void AddLine(int block, string text, int from, int end, int? row, int? cell)
    {
        string line = text[from..end];
        int start = _text.Length;
        List<TextCell> cells = [];
        _behindLoneBar &= string.IsNullOrWhiteSpace(line) || BarredCells.Strip(line) is not null;
        LineKind kind = LineKind.Plain;
        if (_isCellALine && BarredCells.Strip(line) is { } range)
        {
            AddBarredCell(block, line, from, range, row);
            return;
        }
        if (line.AsSpan().IndexOfAny("|│┃｜║") >= 0 && SplitAtBars(line) is { Count: > 1 } bars)
        {
            kind = LineKind.Cells;
            if (!bars.All(range => IsRule(line.AsSpan(range.Start, range.Length))))
                AppendCells(line, from, bars, cells);
        }
        else if (line.Contains('\t', StringComparison.Ordinal))
        {
            List<(int Start, int Length)> tabs = Split(line, 0, line.Length, "\t");
            if (!tabs.All(range => IsRule(line.AsSpan(range.Start, range.Length))))
                AppendCells(line, from, tabs, cells);
            // Word tables saved as text have one cell a line, each behind one tab.
            bool single = cells.Count == 2 && cells[0].Raw.Length == 0;
            kind = single ? LineKind.SingleCell : LineKind.Cells;
            if (single)
                cells.RemoveAt(0);
        }
        else if (!IsPageNumber(line) && !IsRule(line))
        {
            Append(line, from, line.Length, Gap.Line);
        }
        _lines.Add(new TextLine(_lines.Count, block, row, kind, start, _text.Length, cells, from, line.Length, cell));
    }

    /// <summary>A bar alone ends a blank cell where another one stands right before it; else it only begins or ends a row.</summary>
    private void AddBarredCell(int block, string line, int from, (int Start, int Length) range, int? row)
    {
        int start = _text.Length;
        List<TextCell> cells = [];
        if (range.Length > 0 || _behindLoneBar)
            AppendCells(line, from, [range], cells);
        _behindLoneBar = range.Length == 0;
        _lines.Add(new TextLine(_lines.Count, block, row, LineKind.SingleCell, start, _text.Length, cells, from, line.Length));
    }

    private void AppendCells(string line, int from, List<(int Start, int Length)> ranges, List<TextCell> cells)
    {
        foreach ((int cellStart, int length) in ranges)
        {
            int start = _text.Length;
            Append(line.Substring(cellStart, length), from + cellStart, length, cells.Count == 0 ? Gap.Line : Gap.Cell);
            cells.Add(new TextCell(start, _text.Length, line.Substring(cellStart, length).Trim(), cells.Count));
        }
    }

    private void Append(string text, int offset, int length, Gap first)
    {
        text = MainlandWords.Of(text);
        bool opensLine = _lineOf.Count == 0 || _lineOf[^1] != _lines.Count;
        Gap gap = opensLine ? Gap.Line : first;
        for (int i = 0; i < length; i++)
        {
            char folded = LabelFolding.Fold(text[i]);
            if (folded == '\0')
            {
                gap = Widen(gap, text[i]);
                continue;
            }
            _text.Append(folded);
            _gaps.Add(gap);
            _offsets.Add(offset + i);
            _lineOf.Add(_lines.Count);
            gap = Gap.None;
        }
    }

    private static Gap Widen(Gap gap, char white) => gap switch
    {
        >= Gap.Cell => gap,
        _ when white is '\n' or '\r' => Gap.Wide,
        Gap.None when white == '\u3000' => Gap.Wide,
        Gap.None when char.IsWhiteSpace(white) => Gap.Space,
        Gap.None => Gap.None,
        _ => Gap.Wide,
    };

    private static List<(int Start, int Length)> SplitAtBars(string line)
    {
        int start = 0;
        int end = line.Length;
        while (start < end && char.IsWhiteSpace(line[start]))
            start++;
        while (end > start && char.IsWhiteSpace(line[end - 1]))
            end--;
        if (start < end && IsBar(line[start]))
            start++;
        if (end > start && IsBar(line[end - 1]))
            end--;
        return Split(line, start, end, "|│┃｜║");
    }

    private static bool IsBar(char c) => c is '|' or '│' or '┃' or '｜' or '║';

    private static List<(int Start, int Length)> Split(string line, int start, int end, string separators)
    {
        List<(int, int)> ranges = [];
        int from = start;
        for (int i = start; i <= end; i++)
        {
            if (i < end && !separators.Contains(line[i], StringComparison.Ordinal))
                continue;
            ranges.Add((from, i - from));
            from = i + 1;
        }
        return ranges;
    }

    /// <summary>Lines and cells that only draw a border: <c>|---|:-:|</c>, <c>─────</c>.</summary>
    private static bool IsRule(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 3)
            return false;
        foreach (char c in text)
        {
            if (c is not ('-' or '=' or ':' or '+' or '_' or (>= '\u2500' and <= '\u257f')))
                return false;
        }
        return true;
    }

    private static bool IsPageNumber(string line) => line.Trim() is { Length: > 0 and < 30 } mark && PageNumber().IsMatch(mark);

    [GeneratedRegex(@"^\s*(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:(?>\s*[,，/]?\s*)共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}(?>\s*页?))\s*$")]
    private static partial Regex PageNumber();
}
