using System.Text;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Groups the values of a stretch of the document into rows.</summary>
/// <remarks>
/// Where the source marks cells, a line is a row. Elsewhere values without words between them belong together, and lines that already
/// have the table's width stay rows of their own.
/// </remarks>
internal sealed class RowAssembler
{
    /// <summary>Up to this width a heading row can have as many blank cells as a row of blank values.</summary>
    private const int MostColumnsOfParts = 3;

    private readonly TableText _source;
    private readonly int _width;
    private readonly ItemScanner _scanner;
    private readonly List<ValueRow> _rows = [];
    private readonly StringBuilder _words = new();
    private readonly List<TableItem> _group = [];
    private int _wordsStart = -1;
    private string _own = "";

    private RowAssembler(TableText source, int width)
    {
        _source = source;
        _width = width;
        _scanner = new ItemScanner(source);
    }

    /// <summary>The rows between two positions, top to bottom.</summary>
    /// <param name="source">The document.</param>
    /// <param name="start">First character.</param>
    /// <param name="end">Behind the last character.</param>
    /// <param name="width">Columns of the form's table: longer runs of values are cut into rows of this length.</param>
    public static List<ValueRow> Assemble(TableText source, int start, int end, int width)
    {
        RowAssembler assembler = new(source, width);
        foreach (TextLine line in source.LinesBetween(start, end))
            assembler.AddLine(line, start, end);
        assembler.CloseGroup();
        if (assembler._rows.Count > 0)
            assembler._rows[^1].After = assembler._words.ToString();
        return assembler._rows;
    }

    private void AddLine(TextLine line, int start, int end)
    {
        if (line.Kind == LineKind.Plain)
        {
            AddItems(_scanner.Scan(Math.Max(start, line.Start), Math.Min(end, line.End), line.Number, 0));
            return;
        }
        List<TextCell> cells = [.. line.Cells.Where(cell => cell.Start >= start && cell.End <= end)];
        if (line.Kind == LineKind.SingleCell)
        {
            foreach (TextCell cell in cells)
                AddCell(cell, line);
            return;
        }
        AddCells(cells, line);
    }

    private void AddItems(IReadOnlyList<TableItem> items)
    {
        int lineWords = _words.Length;
        foreach (TableItem item in items)
        {
            if (!item.IsText)
            {
                if (_group.Count == 0)
                    _own = _words.ToString(Math.Min(lineWords, _words.Length), Math.Max(0, _words.Length - lineWords));
                _group.Add(item);
                continue;
            }
            if (_group.Count > 0)
            {
                CloseGroup();
                lineWords = 0;
            }
            AddWords(item.Start, item.End);
        }
    }

    private void AddCell(TextCell cell, TextLine line)
    {
        CellValue value = CellParser.Parse(cell.Raw);
        if (value.IsValue && value.Sign != CellSign.Broken)
            AddItems([new TableItem(cell.Start, cell.End, line.Number, cell.Column, value)]);
        else
            AddItems(_scanner.Scan(cell.Start, cell.End, line.Number, cell.Column));
    }

    /// <summary>A line with marked cells: labels, then values and blanks; wide tables can hold two such pairs side by side.</summary>
    private void AddCells(List<TextCell> cells, TextLine line)
    {
        CellValue[] values = [.. cells.Select(cell => CellParser.Parse(cell.Raw))];
        int firstWords = Array.FindIndex(values, value => !value.IsValue);
        int lastPrinted = Array.FindLastIndex(values, value => value.IsValue && value.Sign != CellSign.Blank);
        if (lastPrinted < firstWords || lastPrinted < 0)
        {
            AddLabelLine(cells, values, line);
            return;
        }
        if (HoldsSeveralValues(cells, values, line))
        {
            foreach (TextCell cell in cells)
                AddCell(cell, line);
            return;
        }
        CloseGroup();
        JoinStrayNumbers(values);
        // Numbers before the first words are a running number, not values.
        int i = Math.Max(0, firstWords);
        while (i < cells.Count)
        {
            int ownStart = _words.Length;
            int valuesStart = i;
            while (valuesStart < cells.Count && (!values[valuesStart].IsValue || IsPadding(values, valuesStart)))
                valuesStart++;
            for (; i < valuesStart; i++)
                AddWords(cells[i].Start, cells[i].End);
            if (i == cells.Count)
                break;
            while (valuesStart > 0 && values[valuesStart - 1].Sign == CellSign.Blank)
                valuesStart--;
            int end = Array.FindIndex(values, i, value => !value.IsValue);
            end = end < 0 ? cells.Count : end;
            if (end == i)
                break;
            List<TableItem> items = [];
            for (int n = valuesStart; n < end; n++)
                items.Add(new TableItem(cells[n].Start, cells[n].End, line.Number, cells[n].Column, values[n]));
            AddRow(items, structured: true, _words.ToString(ownStart, _words.Length - ownStart));
            i = end;
        }
    }

    /// <summary>In wide tables one or two numbers between words number a label: 三 | 1. | 属于国家秘密.</summary>
    private void JoinStrayNumbers(CellValue[] values)
    {
        if (_width <= MostColumnsOfParts)
            return;
        for (int i = 0; i < values.Length; i++)
        {
            int end = i;
            while (end < values.Length && values[end].IsValue && values[end].Sign != CellSign.Blank)
                end++;
            bool isStray = end > i && end - i <= 2 && end < values.Length && !values[end].IsValue;
            for (; isStray && i < end; i++)
                values[i] = values[i] with { Sign = CellSign.Text };
            i = Math.Max(i, end);
        }
    }

    /// <summary>A blank cell with words further right stands left of a label, not among the values.</summary>
    private static bool IsPadding(CellValue[] values, int i)
    {
        while (i < values.Length && values[i].Sign == CellSign.Blank)
            i++;
        return i < values.Length && !values[i].IsValue;
    }

    /// <summary>Several values in one cell: the borders inside it are lost, so nothing on this line is certain.</summary>
    private bool HoldsSeveralValues(List<TextCell> cells, CellValue[] values, TextLine line)
    {
        bool hasWhole = values.Any(value => value.IsValue && value.Sign is not (CellSign.Blank or CellSign.Broken));
        if (!hasWhole && values.Any(value => value.Sign == CellSign.Broken))
            return true;
        for (int i = 0; i < cells.Count; i++)
        {
            if (!values[i].IsValue && _scanner.Scan(cells[i].Start, cells[i].End, line.Number, 0).Any(item => !item.IsText))
                return true;
        }
        return false;
    }

    /// <summary>A line with words only, or a row whose cells are all blank.</summary>
    private void AddLabelLine(List<TextCell> cells, CellValue[] values, TextLine line)
    {
        CloseGroup();
        int lastLabel = Array.FindLastIndex(values, value => !value.IsValue);
        int ownStart = _words.Length;
        for (int i = 0; i <= lastLabel; i++)
            AddWords(cells[i].Start, cells[i].End);
        int blankCount = cells.Count - lastLabel - 1;
        bool isBlankRow = lastLabel >= 0 ? blankCount >= (_width > MostColumnsOfParts ? _width - 1 : _width) : blankCount == _width;
        if (isBlankRow)
        {
            TableItem[] blanks =
                [.. cells.Skip(lastLabel + 1).Select(cell => new TableItem(cell.Start, cell.End, line.Number, cell.Column, CellValue.Blank))];
            AddRow(blanks, structured: true, _words.ToString(ownStart, _words.Length - ownStart));
        }
    }

    private void AddWords(int start, int end)
    {
        if (end <= start)
            return;
        if (_words.Length == 0)
            _wordsStart = start;
        _words.Append(_source.Text, start, end - start);
    }

    private void CloseGroup()
    {
        if (_group.Count == 0)
            return;
        foreach (List<TableItem> row in RowSplitter.Split(_group, _width))
        {
            // One cell a line: label cells that a merge left empty are no values.
            bool isPadding = row.Count < _width && row.All(item => item.Value!.Value.Sign == CellSign.Blank);
            if (!isPadding)
                AddRow(row, structured: false, _own);
        }
        _group.Clear();
        _own = "";
    }

    private void AddRow(IReadOnlyList<TableItem> items, bool structured, string own)
    {
        string before = _words.ToString();
        if (_rows.Count > 0)
            _rows[^1].After = before;
        _rows.Add(new ValueRow
        {
            Items = items,
            Structured = structured,
            Line = items[0].Line,
            Own = before.Length == 0 ? "" : own,
            Before = before,
            LabelStart = before.Length == 0 ? items[0].Start : _wordsStart,
        });
        _words.Clear();
    }
}
