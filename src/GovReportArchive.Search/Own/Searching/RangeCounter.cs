using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Own.Matching;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>Counts one facet of numbers over all segments. A range's count equals the total when that range alone is this column's condition.</summary>
internal sealed class RangeCounter(Snapshot snapshot, RangeFacetRequest request, int column)
{
    private const int MostBounds = 100;
    private readonly int[] _counts = new int[request.Bounds.Count + 1];
    private int _missing;

    /// <summary>Refuses bounds that make no ranges.</summary>
    public static void Check(RangeFacetRequest request)
    {
        IReadOnlyList<double> bounds = request.Bounds;
        if (bounds.Count is 0 or > MostBounds) throw new ArgumentException($"A facet of numbers has 1 to {MostBounds} bounds.", nameof(request));
        for (int i = 0; i < bounds.Count; i++)
        {
            if (!double.IsFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
                throw new ArgumentException($"The bounds of {request.Column} are to be numbers in ascending order.", nameof(request));
        }
    }

    /// <summary>Counts the matching documents of a segment, this column's own conditions left out.</summary>
    public void Add(int segment, ReadOnlySpan<ulong> docs, BitsPool pool)
    {
        INumberValues numbers = snapshot.Numbers(segment, column);
        int with = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            ulong[] bits = pool.Rent(docs.Length);
            numbers.Select(Low(i) ?? double.NegativeInfinity, true, High(i) ?? double.PositiveInfinity, i == _counts.Length - 1, bits.AsSpan(0, docs.Length));
            DocBits.And(bits.AsSpan(0, docs.Length), docs);
            int count = DocBits.Count(bits.AsSpan(0, docs.Length));
            pool.Return(bits);
            _counts[i] += count;
            with += count;
        }

        _missing += DocBits.Count(docs) - with;
    }

    public RangeFacetResult Result() => new(request.Column, [.. _counts.Select((count, i) => new RangeCount(Low(i), High(i), count))], _missing);

    private double? Low(int range) => range == 0 ? null : request.Bounds[range - 1];

    private double? High(int range) => range == request.Bounds.Count ? null : request.Bounds[range];
}
