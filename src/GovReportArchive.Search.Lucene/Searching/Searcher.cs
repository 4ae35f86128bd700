using System.Numerics;
using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Scoring;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Answers one request from one snapshot.</summary>
internal sealed class Searcher
{
    private readonly Snapshot _snapshot;
    private readonly SearchRequest _request;
    private readonly CancellationToken _cancellation;
    private readonly QueryPlan _plan;
    private readonly FilterSet _filters;
    private readonly SortKeys _sort;
    private readonly TopHits _top;
    private readonly FacetCounter[] _facets;
    private readonly RangeCounter[] _ranges;
    private readonly BitsPool _pool;
    private readonly HitValues _values;

    private Searcher(Snapshot snapshot, SearchRequest request, BitsPool pool, CancellationToken cancellation)
    {
        (_snapshot, _request, _pool, _cancellation) = (snapshot, request, pool, cancellation);
        _plan = new QueryPlan(snapshot, request.Query?.Root ?? new AllNode(0, 0));
        _filters = new FilterSet(request, snapshot);
        _sort = new SortKeys(snapshot, request.Sort);
        _values = new HitValues(snapshot, request.Values);
        _facets = [.. request.Facets.Select((facet, i) => new FacetCounter(snapshot, facet, _filters.FacetColumns[i], _values))];
        _ranges = [.. request.Ranges.Select((facet, i) => new RangeCounter(snapshot, facet, _filters.RangeColumns[i], _values))];
        _top = new TopHits(
            snapshot.Segments, request.Limit, request.After is null ? 0 : _sort.KeyOf(request.After), request.After is null ? null : new BytesRef(request.After.Id));
    }

    public static SearchResult Search(Snapshot snapshot, SearchRequest request, CancellationToken cancellation)
    {
        using BitsPool pool = new();
        return new Searcher(snapshot, request, pool, cancellation).Run();
    }

    private SearchResult Run()
    {
        int total = 0;
        for (int segment = 0; segment < _snapshot.Segments.Count; segment++)
        {
            total += Segment(segment);
            _pool.ReturnAll();
        }

        List<TopHit> top = _top.Sorted();
        double[] scores = _sort.ByScore ? [.. top.Select(hit => _sort.Sign * hit.Key)] : ScoresOf(top);
        List<Hit> hits = [];
        for (int i = 0; i < top.Count; i++)
        {
            string id = _snapshot.Segments[top[i].Segment].IdText(top[i].Doc);
            hits.Add(new Hit(id, scores[i], _sort.After(top[i].Key, id)) { Values = _values.Of(top[i].Segment, top[i].Doc) });
        }

        return new SearchResult(total, hits, [.. _facets.Select(facet => facet.Result())]) { Ranges = [.. _ranges.Select(facet => facet.Result())] };
    }

    private int Segment(int index)
    {
        SegmentView view = _snapshot.Segments[index];
        if (view.LiveCount == 0) return 0;
        int words = view.Live.Length;
        SegmentMatcher matcher = new(_plan, index, _pool, _cancellation);
        ulong[] found = matcher.Match(_filters.Common(index, _pool).AsSpan(0, words));
        List<(int Column, ulong[] Passes)> apart = _filters.Apart(index, _pool);
        ulong[] matching = found;
        if (apart.Count > 0)
        {
            matching = _pool.Copy(found.AsSpan(0, words));
            foreach ((_, ulong[] passes) in apart) DocBits.And(matching.AsSpan(0, words), passes);
        }

        for (int i = 0; i < _facets.Length; i++)
            CountFacet(_filters.FacetColumns[i], index, found, matching, apart, docs => _facets[i].Add(index, docs, _pool));
        for (int i = 0; i < _ranges.Length; i++)
            CountFacet(_filters.RangeColumns[i], index, found, matching, apart, docs => _ranges[i].Add(index, docs, _pool));
        int count = DocBits.Count(matching.AsSpan(0, words));
        if (count == 0 || _request.Limit == 0) return count;
        _top.BeginSegment(index);
        if (_sort.ByScore) new SegmentScorer(matcher, matching).Offer(matching.AsSpan(0, words), _sort.Sign, _top, _cancellation);
        else OfferByColumn(index, matching.AsSpan(0, words));
        return count;
    }

    private delegate void CountDocuments(ReadOnlySpan<ulong> docs);

    private void CountFacet(int column, int segment, ulong[] found, ulong[] matching, List<(int Column, ulong[] Passes)> apart, CountDocuments count)
    {
        int words = _snapshot.Segments[segment].Live.Length;
        if (!apart.Exists(filter => filter.Column == column))
        {
            count(matching.AsSpan(0, words));
            return;
        }

        ulong[] docs = _pool.Copy(found.AsSpan(0, words));
        foreach ((int other, ulong[] passes) in apart)
            if (other != column) DocBits.And(docs.AsSpan(0, words), passes);
        count(docs.AsSpan(0, words));
        _pool.Return(docs);
    }

    private void OfferByColumn(int segment, ReadOnlySpan<ulong> matching)
    {
        Func<int, double> key = _sort.OfSegment(segment);
        for (int word = 0; word < matching.Length; word++)
        {
            for (ulong rest = matching[word]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                _top.Offer(key(doc), doc);
            }
        }
    }

    // A page sorted by a column still says how well each of its hits matches.
    private double[] ScoresOf(List<TopHit> hits)
    {
        double[] scores = new double[hits.Count];
        foreach (IGrouping<int, int> group in Enumerable.Range(0, hits.Count).GroupBy(i => hits[i].Segment))
        {
            int words = _snapshot.Segments[group.Key].Live.Length;
            ulong[] page = _pool.Rent(words);
            foreach (int i in group) DocBits.Set(page, hits[i].Doc);
            SegmentMatcher matcher = new(_plan, group.Key, _pool, _cancellation);
            ulong[] matching = matcher.Match(page.AsSpan(0, words));
            TopHits all = new(_snapshot.Segments, hits.Count, 0, null);
            all.BeginSegment(group.Key);
            new SegmentScorer(matcher, matching).Offer(matching.AsSpan(0, words), -1, all, _cancellation);
            Dictionary<int, double> found = all.Sorted().ToDictionary(hit => hit.Doc, hit => -hit.Key);
            foreach (int i in group) scores[i] = found.GetValueOrDefault(hits[i].Doc);
            _pool.ReturnAll();
        }

        return scores;
    }
}
