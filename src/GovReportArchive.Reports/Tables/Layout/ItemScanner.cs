using System.Buffers;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Cuts running text into words and values. Digits that number a label, date a year or belong to a label are words.</summary>
internal sealed class ItemScanner
{
    private static readonly HashSet<string> NumberedLabels = NumberedLabelOpenings.All;
    private static readonly SearchValues<char> ChineseDigits = SearchValues.Create("一二三四五六七八九十");

    private readonly TableText _source;
    private readonly string _text;
    private readonly List<TableItem> _items = [];
    private int _line;
    private int _column;
    private int _words = -1;

    public ItemScanner(TableText source)
    {
        _source = source;
        _text = source.Text;
    }

    /// <summary>Reads one stretch of one line.</summary>
    public IReadOnlyList<TableItem> Scan(int start, int end, int line, int column)
    {
        _items.Clear();
        (_line, _column, _words) = (line, column, -1);
        int i = start;
        while (i < end)
        {
            int next = IsDigit(_text[i]) ? TryNumber(i, start, end) : IsListMark(i, end) ? i + 1 : TrySign(i, start, end);
            if (next == i)
            {
                if (_words < 0)
                    _words = i;
                i++;
                continue;
            }
            i = next;
        }
        CloseWords(end);
        return _items;
    }

    /// <summary>A comma or bar between two values of a list separates them.</summary>
    private bool IsListMark(int i, int end) =>
        _text[i] is ',' or ';' or '、' or '|' && EndsWithValue(i) && i + 1 < end && (IsDigit(_text[i + 1]) || _text[i + 1] is '/' or '-');

    private void CloseWords(int end)
    {
        if (_words >= 0 && end > _words)
            _items.Add(new TableItem(_words, end, _line, _column, null));
        _words = -1;
    }

    private int TryNumber(int i, int start, int end)
    {
        int run = DigitsEnd(i, end);
        if (IsPartOfLabel(i, run, start))
            return AsWords(i, run);
        int valueEnd = run;
        if (IsOrdinal(i, run, end))
        {
            // 00000002.其他法律: the last digit numbers the next label.
            valueEnd = run - 1;
            if (valueEnd == i)
                return AsWords(i, run);
        }
        int from = i > start && IsMinus(i - 1, start) ? i - 1 : i;
        int to = valueEnd == run ? TailEnd(run, end) : valueEnd;
        CellValue value = CellParser.Parse(_text[from..to]);
        if (!value.HasNumber)
        {
            to = valueEnd;
            value = CellParser.Parse(_text[from..to]);
        }
        if (!value.HasNumber)
            return i;
        if (_words >= from)
            _words = -1;
        CloseWords(from);
        _items.Add(new TableItem(from, to, _line, _column, value));
        return to;
    }

    private int AsWords(int start, int end)
    {
        if (_words < 0)
            _words = start;
        return end;
    }

    private int DigitsEnd(int i, int end)
    {
        int j = i + 1;
        while (j < end && _source.Gaps[j] == Gap.None && (IsDigit(_text[j]) || IsInsideNumber(j, end)))
            j++;
        return j;
    }

    /// <summary>A point or comma between two digits; a comma only where three digits follow.</summary>
    private bool IsInsideNumber(int j, int end)
    {
        bool digitFollows = j + 1 < end && IsDigit(_text[j + 1]) && _source.Gaps[j + 1] == Gap.None;
        if (!digitFollows)
            return false;
        if (_text[j] == '.')
            return !IsNumberedLabelAt(j + 1, end);
        return _text[j] == ',' && j + 3 < end && IsDigit(_text[j + 2]) && IsDigit(_text[j + 3]) && (j + 4 >= end || !IsDigit(_text[j + 4]));
    }

    /// <summary>The digit behind the point numbers a label itself: 00.2.其他 is not a fraction.</summary>
    private bool IsNumberedLabelAt(int digit, int end) =>
        digit + 2 < end && _text[digit + 1] is '.' or '、' && LabelFolding.IsHan(_text[Math.Min(digit + 2, end - 1)]);

    private bool IsPartOfLabel(int i, int run, int start)
    {
        char before = i > start ? _text[i - 1] : '\0';
        char after = run < _text.Length ? _text[run] : '\0';
        Gap gapAfter = _source.GapAfter(run - 1);
        if (after is '年' or '月' or '日' && gapAfter <= Gap.Space && run - i is 1 or 2 or 4)
            return true;
        if (after is '号' or '%' || (before == '计' && after is '条' or '次'))
            return true;
        if (before is '第' or '〔' or '[')
            return true;
        // (1) in front of a label.
        return before == '(' && after == ')';
    }

    /// <summary>True where the last digit of the run numbers the label behind it.</summary>
    private bool IsOrdinal(int i, int run, int end)
    {
        if (run >= _text.Length || _text[run - 1] is '0' || _text.AsSpan(i, run - i).Contains('.'))
            return false;
        char after = _text[run];
        // A value and the mark behind it stand apart: 1191 、 is no ordinal.
        Gap most = run - i > 1 ? Gap.None : Gap.Space;
        if (after is '.' or '、' or ')' && run + 1 < _text.Length && _source.Gaps[run] <= most)
            return LabelFolding.IsHan(_text[run + 1]) || _text[run + 1] is '"' or '《';
        return run < end && _source.Gaps[run] == Gap.None && NumberedLabels.Contains(_text.Substring(run, Math.Min(NumberedLabelOpenings.Length, _text.Length - run)));
    }

    /// <summary>Takes a unit and a remark in brackets that belong to the number.</summary>
    private int TailEnd(int run, int end)
    {
        int j = run;
        while (j < end && IsNoteMark(_text[j]) && _source.Gaps[j] == Gap.None)
            j++;
        if (j > run)
            return j;
        foreach (string unit in (ReadOnlySpan<string>)["万元", "亿元", "元", "人次", "件", "条", "项", "个", "宗", "起", "次", "人", "份", "篇"])
        {
            if (string.CompareOrdinal(_text, run, unit, 0, unit.Length) != 0 || run + unit.Length > end || _source.Gaps[run] > Gap.Space)
                continue;
            int behind = run + unit.Length;
            bool isAmount = unit[^1] == '元' && _source.Gaps[run] == Gap.None;
            if (isAmount || behind >= end || _source.Gaps[behind] > Gap.None || _text[behind] == '(')
                j = behind;
            break;
        }
        if (j < end && _text[j] == '(' && _source.Gaps[j] <= Gap.Space)
        {
            int close = _text.IndexOf(')', j, Math.Min(end - j, 45));
            bool isNumbering = close - j <= 3 && _text.AsSpan(j + 1, Math.Max(0, close - j - 1)).IndexOfAnyExcept(ChineseDigits) < 0;
            if (close > 0 && !isNumbering)
                j = close + 1;
        }
        return j;
    }

    /// <summary>A sign that opens a cell, or one that ran together with the cell before it: 42-7 are 42 and -7.</summary>
    private bool IsMinus(int i, int start) =>
        _text[i] is '-' or '+' && (i == start || _source.Gaps[i] > Gap.None || LastValueEnd == i) && _source.Gaps[i + 1] == Gap.None;

    /// <summary>Slashes, dashes and 无 that stand alone.</summary>
    private int TrySign(int i, int start, int end)
    {
        char c = _text[i];
        if (c is not ('/' or '\\' or '-' or '无' or 'O' or 'o' or '○' or '〇'))
            return i;
        int j = i + 1;
        while (c is '-' && j < end && _text[j] == '-' && _source.Gaps[j] == Gap.None)
            j++;
        bool opens = i == start || _source.Gaps[i] > Gap.None || EndsWithValue(i);
        bool closes = j >= end || _source.Gaps[j] > Gap.None || (c == '/' && _text[j] == '/');
        if (!(opens && closes) && !IsSlashRun(i, start, end))
            return i;
        CellValue value = CellParser.Parse(_text[i..j]);
        if (!value.IsValue)
            return i;
        CloseWords(i);
        _items.Add(new TableItem(i, j, _line, _column, value));
        return j;
    }

    /// <summary>True inside a run of slashes that was glued to its label; one slash between two words is a word.</summary>
    private bool IsSlashRun(int i, int start, int end) =>
        _text[i] == '/' && ((i > start && _text[i - 1] == '/') || (i + 1 < end && _text[i + 1] == '/'));

    private bool EndsWithValue(int i) => _words < 0 && LastValueEnd >= 0 && i - LastValueEnd <= 1;

    private int LastValueEnd => _items.Count > 0 && _items[^1] is { IsText: false } last ? last.End : -1;

    private static bool IsNoteMark(char c) => c is '¹' or '²' or '³' or '⁰' or (>= '⁴' and <= '⁹');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
