using GovReportArchive.Search.Lucene.Segments;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Scoring;

/// <summary>Keeps the best hits of a search: those with the least keys, and among equal keys those with the least ids.</summary>
/// <remarks>Documents are offered segment by segment. A document that cannot enter is refused without looking at its id's bytes: the id of the
/// worst hit kept is located once among the segment's ids.</remarks>
internal sealed class TopHits
{
    private readonly IReadOnlyList<SegmentView> _segments;
    private readonly int _limit;
    private readonly List<TopHit> _heap = [];
    private readonly double _afterKey;
    private readonly BytesRef? _afterId;
    private int _segment = -1;
    private int[] _order = [];
    private int _afterOrdinal;
    private int _worstOrdinal;

    /// <param name="segments">Every segment.</param>
    /// <param name="limit">Most hits to keep.</param>
    /// <param name="afterKey">Key of the hit to continue after.</param>
    /// <param name="afterId">Its id; null for the first page.</param>
    public TopHits(IReadOnlyList<SegmentView> segments, int limit, double afterKey, BytesRef? afterId) =>
        (_segments, _limit, _afterKey, _afterId) = (segments, limit, afterKey, afterId);

    /// <summary>Hits with a greater key cannot enter; infinite while there is room.</summary>
    public double WorstKey => _heap.Count < _limit ? double.PositiveInfinity : _heap[0].Key;

    /// <summary>Makes a segment's documents the next ones to be offered.</summary>
    public void BeginSegment(int segment)
    {
        _segment = segment;
        _order = _segments[segment].IdOrder;
        _afterOrdinal = _afterId is null ? 0 : UpperBound(_afterId);
        LocateWorst();
    }

    public void Offer(double key, int doc)
    {
        if (_heap.Count == _limit && (_limit == 0 || key > _heap[0].Key)) return;
        int ordinal = _order[doc];
        if (_afterId is not null && (key < _afterKey || (key == _afterKey && ordinal < _afterOrdinal))) return;
        if (_heap.Count < _limit)
        {
            _heap.Add(new TopHit(key, _segment, doc));
            SiftUp(_heap.Count - 1);
            if (_heap.Count == _limit) LocateWorst();
            return;
        }

        if (key == _heap[0].Key && ordinal >= _worstOrdinal) return;
        _heap[0] = new TopHit(key, _segment, doc);
        SiftDown();
        LocateWorst();
    }

    /// <summary>The hits, best first.</summary>
    public List<TopHit> Sorted()
    {
        List<TopHit> hits = [.. _heap];
        hits.Sort(Compare);
        return hits;
    }

    private int Compare(TopHit a, TopHit b)
    {
        if (a.Key != b.Key) return a.Key.CompareTo(b.Key);
        if (a.Segment == b.Segment) return _segments[a.Segment].IdOrder[a.Doc].CompareTo(_segments[b.Segment].IdOrder[b.Doc]);
        return _segments[a.Segment].Id(a.Doc).CompareTo(_segments[b.Segment].Id(b.Doc));
    }

    private int UpperBound(BytesRef id)
    {
        (int ordinal, bool found) = IdColumn.LowerBound(_segments[_segment].Reader, id);
        return found ? ordinal + 1 : ordinal;
    }

    private void LocateWorst()
    {
        if (_heap.Count < _limit || _limit == 0) return;
        TopHit worst = _heap[0];
        _worstOrdinal = worst.Segment == _segment
            ? _order[worst.Doc]
            : IdColumn.LowerBound(_segments[_segment].Reader, _segments[worst.Segment].Id(worst.Doc)).Ordinal;
    }

    private void SiftUp(int index)
    {
        while (index > 0 && Compare(_heap[index], _heap[(index - 1) / 2]) > 0)
        {
            (_heap[index], _heap[(index - 1) / 2]) = (_heap[(index - 1) / 2], _heap[index]);
            index = (index - 1) / 2;
        }
    }

    private void SiftDown()
    {
        for (int index = 0; ;)
        {
            int worst = index;
            for (int child = (2 * index) + 1; child <= (2 * index) + 2 && child < _heap.Count; child++)
                if (Compare(_heap[child], _heap[worst]) > 0) worst = child;
            if (worst == index) return;
            (_heap[index], _heap[worst]) = (_heap[worst], _heap[index]);
            index = worst;
        }
    }
}

/// <summary>A hit: its key (less is better), its segment in the snapshot, and its document there.</summary>
internal readonly record struct TopHit(double Key, int Segment, int Doc);
