using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>Collects a keyword column in memory: documents in order, each with its distinct values.</summary>
internal sealed class KeywordColumnWriter
{
    // A string, and its places in the list and in the table that finds it.
    private const long BytesOfValue = 128;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];
    private readonly IntBuffer _starts = new(), _entries = new();

    public long Bytes => (_values.Count * BytesOfValue) + ((_starts.Count + _entries.Count) * 4L);

    /// <summary>Begins the next document.</summary>
    public void BeginDocument() => _starts.Add(_entries.Count);

    /// <summary>Adds a value to the document begun last; a second time has no effect.</summary>
    public void Add(string value)
    {
        if (!_numbers.TryGetValue(value, out int number))
        {
            number = _values.Count;
            _values.Add(value);
            _numbers.Add(value, number);
        }

        if (!_entries.Span[_starts[_starts.Count - 1]..].Contains(number)) _entries.Add(number);
    }

    public void Clear()
    {
        _numbers.Clear();
        _values.Clear();
        _starts.Clear();
        _entries.Clear();
    }

    /// <summary>The column with its values sorted and numbered by their order.</summary>
    public KeywordColumnData ToData()
    {
        byte[][] values = [.. _values.Select(value => Utf8.Bytes(value))];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(order, (a, b) => values[a].AsSpan().SequenceCompareTo(values[b]));
        int[] ordinals = new int[order.Length];
        KeywordColumnData data = new();
        for (int i = 0; i < order.Length; i++)
        {
            ordinals[order[i]] = i;
            data.Values.Add(values[order[i]]);
        }

        for (int doc = 0; doc < _starts.Count; doc++)
        {
            int from = _starts[doc], to = doc + 1 < _starts.Count ? _starts[doc + 1] : _entries.Count;
            data.BeginDocument();
            for (int i = from; i < to; i++) data.Add(ordinals[_entries[i]]);
        }

        return data;
    }
}

/// <summary>A keyword column ready to be written: sorted values, and the ordinals of each document's.</summary>
internal sealed class KeywordColumnData
{
    /// <summary>Values as UTF-8, ascending.</summary>
    public List<byte[]> Values { get; } = [];

    /// <summary>Where each document's ordinals begin.</summary>
    public IntBuffer Starts { get; } = new();

    public IntBuffer Ordinals { get; } = new();

    public void BeginDocument()
    {
        SortLast();
        Starts.Add(Ordinals.Count);
    }

    public void Add(int ordinal) => Ordinals.Add(ordinal);

    /// <summary>Ends the last document: ordinals stand in ascending order.</summary>
    public void SortLast()
    {
        if (Starts.Count > 0) Ordinals.Span[Starts[Starts.Count - 1]..].Sort();
    }
}
