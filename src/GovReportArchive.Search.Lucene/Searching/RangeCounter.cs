using System.Numerics;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Counts one facet of numbers over all segments. A range's count equals the total when that range alone is this column's condition.</summary>
internal sealed class RangeCounter(Snapshot snapshot, RangeFacetRequest request, int column, HitValues values)
{
    private readonly int[] _counts = new int[request.Bounds.Count + 1];
    private readonly LeastIds? _examples = request.Examples ? new LeastIds(snapshot, request.Bounds.Count + 1) : null;
    private int _missing;

    /// <summary>Counts the matching documents of a segment, this column's own conditions left out.</summary>
    public void Add(int segment, ReadOnlySpan<ulong> docs, BitsPool pool)
    {
        NumberColumn numbers = snapshot.Segments[segment].Numbers(column);
        int with = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            ulong[] bits = pool.Rent(docs.Length);
            numbers.Select(Low(i) ?? double.NegativeInfinity, true, High(i) ?? double.PositiveInfinity, i == _counts.Length - 1, bits.AsSpan(0, docs.Length));
            DocBits.And(bits.AsSpan(0, docs.Length), docs);
            int count = DocBits.Count(bits.AsSpan(0, docs.Length));
            if (count > 0) _examples?.Offer(i, segment, Least(bits.AsSpan(0, docs.Length), snapshot.Segments[segment].IdOrder));
            pool.Return(bits);
            _counts[i] += count;
            with += count;
        }

        _missing += DocBits.Count(docs) - with;
    }

    public RangeFacetResult Result() => new(request.Column, [.. _counts.Select((count, i) => new RangeCount(Low(i), High(i), count) { Example = _examples?.Of(i, values) })], _missing);

    private static int Least(ReadOnlySpan<ulong> docs, int[] ranks)
    {
        int least = -1;
        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                if (least < 0 || ranks[doc] < ranks[least]) least = doc;
            }
        }

        return least;
    }

    private double? Low(int range) => range == 0 ? null : request.Bounds[range - 1];

    private double? High(int range) => range == request.Bounds.Count ? null : request.Bounds[range];
}
