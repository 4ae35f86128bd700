namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>Numbers the values of one keyword column over all segments of a snapshot, in ascending order.</summary>
internal sealed class GlobalOrdinals
{
    private readonly IReadOnlyList<SegmentView> _segments;
    private readonly int _column;
    private readonly int[]?[] _maps;
    private readonly List<(int Segment, int Ordinal)> _values = [];
    private readonly bool _identity;

    public GlobalOrdinals(IReadOnlyList<SegmentView> segments, int column)
    {
        (_segments, _column, _maps) = (segments, column, new int[]?[segments.Count]);
        _identity = segments.Count == 1;
        if (!_identity) Merge();
    }

    public int Count => _identity ? _segments[0].Keywords(_column).ValueCount : _values.Count;

    public ReadOnlySpan<byte> Value(int ordinal)
    {
        (int segment, int local) = _identity ? (0, ordinal) : _values[ordinal];
        return _segments[segment].Keywords(_column).Value(local);
    }

    /// <summary>The global ordinal of a segment's ordinal.</summary>
    public int Of(int segment, int ordinal) => _maps[segment] is { } map ? map[ordinal] : ordinal;

    /// <summary>Adds a segment's counts by local ordinal to counts by global ordinal.</summary>
    public void Add(int segment, ReadOnlySpan<int> local, Span<int> counts)
    {
        for (int i = 0; i < local.Length; i++)
            if (local[i] != 0) counts[Of(segment, i)] += local[i];
    }

    /// <summary>The first ordinal whose value is not below <paramref name="value"/>.</summary>
    public int LowerBound(ReadOnlySpan<byte> value)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Value(middle).SequenceCompareTo(value) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void Merge()
    {
        int[] next = new int[_segments.Count];
        for (int i = 0; i < next.Length; i++) _maps[i] = new int[_segments[i].Keywords(_column).ValueCount];
        while (true)
        {
            int least = -1;
            for (int i = 0; i < next.Length; i++)
            {
                if (next[i] == _maps[i]!.Length) continue;
                if (least < 0 || Head(i, next).SequenceCompareTo(Head(least, next)) < 0) least = i;
            }

            if (least < 0) return;
            ReadOnlySpan<byte> value = Head(least, next);
            int ordinal = _values.Count;
            _values.Add((least, next[least]));
            for (int i = least; i < next.Length; i++)
            {
                if (next[i] < _maps[i]!.Length && Head(i, next).SequenceEqual(value)) _maps[i]![next[i]++] = ordinal;
            }
        }
    }

    private ReadOnlySpan<byte> Head(int segment, int[] next) => _segments[segment].Keywords(_column).Value(next[segment]);
}
