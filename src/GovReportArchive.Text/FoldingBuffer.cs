using System.Buffers;
using System.Text;

namespace GovReportArchive.Text;

/// <summary>Folds one text after another into the same memory: for indexing, where a string and two lists a paragraph would be too much.</summary>
/// <remarks>Not thread-safe; keep one a thread. After the first texts it allocates only for characters that normalisation expands or composes.</remarks>
public sealed class FoldingBuffer
{
    // Normalisation takes quadratic time to put marks in order. No writing has so many on one letter; Unicode's stream-safe text allows 30.
    private const int MostMarks = 64;

    private char[] _text = new char[256];
    private int[] _starts = new int[257];
    private int[] _ends = new int[256];
    private int _length;
    private bool _changed;

    // The run of white space that waits for the character after it.
    private int _blankStart = -1;
    private int _blankEnd;
    private bool _blankBreaksLine;
    private bool _afterChinese;

    /// <summary>The folded text; valid until the next call of <see cref="Fold"/>.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>For each unit of <see cref="Text"/> the start, in the original, of what it came from, and at the end the original's length.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _length + 1);

    /// <summary>For each unit of <see cref="Text"/> the end, in the original, of what it came from.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, _length);

    /// <summary>Whether the last text was different from its folded form.</summary>
    public bool Changed => _changed;

    /// <summary>Folds <paramref name="text"/>, replacing what the buffer held.</summary>
    /// <exception cref="PlatformNotSupportedException">See <see cref="TextEnvironment.Verify()"/>.</exception>
    public void Fold(ReadOnlySpan<char> text)
    {
        FoldingTable table = FoldingTable.Instance;
        ReadOnlySpan<uint> entries = table.Entries;
        _length = 0;
        _changed = _afterChinese = false;
        _blankStart = -1;
        Reserve(text.Length);
        for (int i = 0; i < text.Length;)
        {
            uint entry = entries[text[i]];
            bool alone = i + 1 == text.Length || (entries[text[i + 1]] & (FoldingTable.Joins | FoldingTable.Complex)) == 0;
            if (alone && (entry & (FoldingTable.Complex | FoldingTable.Blank)) == 0)
            {
                if (_blankStart >= 0) EndBlank((entry & FoldingTable.Chinese) != 0);
                if (_length == _text.Length) Reserve(_length + text.Length - i);
                _changed |= (char)entry != text[i];
                _afterChinese = (entry & FoldingTable.Chinese) != 0;
                _text[_length] = (char)entry;
                _starts[_length] = i;
                _ends[_length++] = ++i;
                continue;
            }
            int end = ClusterEnd(text, i, out bool oneByOne);
            if (oneByOne) FoldMarks(table, text, i, end);
            else if (end == i + 1 && (entry & FoldingTable.Complex) == 0)
            {
                _changed |= (char)entry != text[i];
                Append((char)entry, i, end);
            }
            else FoldCluster(table, text[i..end], i, end);
            i = end;
        }
        if (_blankStart >= 0) EndBlank(nextIsChinese: false);
        _starts[_length] = text.Length;
        _changed = _changed || _length != text.Length;
    }

    /// <summary>The end of the character at <paramref name="start"/> and all that may compose with it; or of a run of marks that is too long to be
    /// put in order, whose marks are to be folded one by one.</summary>
    private static int ClusterEnd(ReadOnlySpan<char> text, int start, out bool oneByOne)
    {
        oneByOne = false;
        // A half surrogate is passed on alone: normalisation would throw on it.
        if (Rune.DecodeFromUtf16(text[start..], out Rune rune, out int units) != OperationStatus.Done) return start + 1;
        int end = start + units;
        if (FoldingTable.IsMark(rune))
        {
            end = MarksEnd(text, start, out int marks);
            oneByOne = marks > MostMarks;
            if (oneByOne) return end;
        }
        while (end < text.Length && Rune.DecodeFromUtf16(text[end..], out rune, out units) == OperationStatus.Done
            && FoldingTable.JoinsPrevious(rune))
        {
            if (FoldingTable.IsMark(rune))
            {
                int after = MarksEnd(text, end, out int marks);
                if (marks > MostMarks) break;
                end = after;
            }
            else end += units;
        }
        return end;
    }

    private static int MarksEnd(ReadOnlySpan<char> text, int start, out int marks)
    {
        int end = start;
        for (marks = 0; end < text.Length && Rune.DecodeFromUtf16(text[end..], out Rune rune, out int units) == OperationStatus.Done
            && FoldingTable.IsMark(rune); marks++) end += units;
        return end;
    }

    private void FoldMarks(FoldingTable table, ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end)
        {
            int units = char.IsHighSurrogate(text[start]) ? 2 : 1;
            FoldCluster(table, text.Slice(start, units), start, start + units);
            start += units;
        }
    }

    private void FoldCluster(FoldingTable table, ReadOnlySpan<char> cluster, int start, int end)
    {
        if (cluster.Length == 1 && char.IsSurrogate(cluster[0]))
        {
            Append(cluster[0], start, end);
            return;
        }
        string folded = table.FoldCluster(cluster.ToString());
        _changed |= !cluster.SequenceEqual(folded);
        Span<char> pair = stackalloc char[2];
        foreach (Rune rune in folded.EnumerateRunes())
        {
            if (rune.IsBmp)
            {
                Append((char)rune.Value, start, end);
                continue;
            }
            rune.EncodeToUtf16(pair);
            bool chinese = FoldingTable.IsChinese(rune.Value);
            AppendUnit(pair[0], chinese, start, end);
            AppendUnit(pair[1], chinese, start, end);
        }
    }

    private void Append(char unit, int start, int end)
    {
        if (!char.IsWhiteSpace(unit))
        {
            AppendUnit(unit, FoldingTable.IsChinese(unit), start, end);
            return;
        }
        if (_blankStart < 0)
        {
            _blankStart = start;
            _blankBreaksLine = false;
            _changed |= unit is not (' ' or '\n');
        }
        _blankBreaksLine |= unit is '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029';
        _blankEnd = end;
    }

    private void AppendUnit(char unit, bool chinese, int start, int end)
    {
        if (_blankStart >= 0) EndBlank(chinese);
        Put(unit, start, end);
        _afterChinese = chinese;
    }

    private void EndBlank(bool nextIsChinese)
    {
        int start = _blankStart;
        _blankStart = -1;
        // A line break stays, as one line feed: only blanks inside a line are an accident of layout.
        if (_blankBreaksLine) Put('\n', start, _blankEnd);
        else if (!_afterChinese && !nextIsChinese) Put(' ', start, _blankEnd);
    }

    private void Put(char unit, int start, int end)
    {
        if (_length == _text.Length) Reserve(_length * 2);
        _text[_length] = unit;
        _starts[_length] = start;
        _ends[_length++] = end;
    }

    private void Reserve(int length)
    {
        if (length <= _text.Length) return;
        int size = Math.Max(length, _text.Length * 2);
        Array.Resize(ref _text, size);
        Array.Resize(ref _starts, size + 1);
        Array.Resize(ref _ends, size);
    }
}
