using System.Text;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Counts one facet over all segments. A facet value's count equals the total when that value alone is this facet's choice.</summary>
internal sealed class FacetCounter(Snapshot snapshot, FacetRequest request, int column, HitValues values)
{
    private readonly GlobalOrdinals _ordinals = snapshot.Ordinals(column);
    private readonly List<(int Segment, ulong[] Docs)> _docs = [];
    private readonly int[] _counts = new int[snapshot.Ordinals(column).Count];
    private int _missing;
    private int _present;
    private readonly bool _single = snapshot.Segments.All(segment => segment.Keywords(column).Single);

    /// <summary>Counts the matching documents of a segment, this facet's own filter left out.</summary>
    public void Add(int segment, ReadOnlySpan<ulong> docs, BitsPool pool)
    {
        SegmentView view = snapshot.Segments[segment];
        KeywordColumn keywords = view.Keywords(column);
        int[] local = new int[keywords.ValueCount + 1];
        int matching = DocBits.Count(docs);
        if (matching > view.LiveCount / 2)
        {
            // Counting what does not match and taking it from the whole is less work.
            ulong[] rest = pool.Copy(view.Live);
            DocBits.AndNot(rest.AsSpan(0, docs.Length), docs);
            keywords.Count(rest.AsSpan(0, docs.Length), local);
            ReadOnlySpan<int> all = view.LiveCounts(column);
            for (int i = 0; i < local.Length; i++) local[i] = all[i] - local[i];
            pool.Return(rest);
        }
        else
        {
            keywords.Count(docs, local);
        }

        _missing += local[0];
        _present += matching - local[0];
        _ordinals.Add(segment, local.AsSpan(1), _counts);
        if (!_single || request.Examples) _docs.Add((segment, docs.ToArray()));
    }

    public FacetResult Result()
    {
        List<int> listed = Listed();
        LeastIds? examples = request.Examples ? Examples(listed) : null;
        List<FacetCount> items = [.. listed.Select((ordinal, place) => new FacetCount(Encoding.UTF8.GetString(_ordinals.Value(ordinal)), _counts[ordinal]) { Example = examples?.Of(place, values) })];
        int other = _single ? _present - listed.Sum(ordinal => _counts[ordinal]) : Others(listed);
        return new FacetResult(request.Column, items, _missing, other);
    }

    private List<int> Listed()
    {
        (int first, int end) = (0, _ordinals.Count);
        if (request.Prefix is { Length: > 0 } prefix)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(prefix);
            end = first = _ordinals.LowerBound(bytes);
            while (end < _ordinals.Count && _ordinals.Value(end).StartsWith(bytes)) end++;
        }

        string sought = Folding.Fold(request.Containing ?? "").Trim();
        List<int> found = [];
        for (int ordinal = first; ordinal < end; ordinal++)
        {
            if (_counts[ordinal] == 0) continue;
            if (sought.Length == 0 || Folding.Fold(Encoding.UTF8.GetString(_ordinals.Value(ordinal))).Contains(sought, StringComparison.Ordinal)) found.Add(ordinal);
        }

        if (request.ByValue) found.Reverse();
        else found.Sort((a, b) => _counts[a] != _counts[b] ? _counts[b].CompareTo(_counts[a]) : a.CompareTo(b));
        if (found.Count > request.Limit) found.RemoveRange(request.Limit, found.Count - request.Limit);
        return found;
    }

    // Known only now which values are listed, so the documents are gone through once more, but all values together.
    private LeastIds Examples(List<int> listed)
    {
        LeastIds examples = new(snapshot, listed.Count);
        int[] global = new int[_ordinals.Count], least = new int[listed.Count];
        Array.Fill(global, -1);
        foreach ((int place, int ordinal) in listed.Index()) global[ordinal] = place;
        foreach ((int segment, ulong[] docs) in _docs)
        {
            SegmentView view = snapshot.Segments[segment];
            KeywordColumn keywords = view.Keywords(column);
            int[] places = [.. Enumerable.Range(0, keywords.ValueCount).Select(ordinal => global[_ordinals.Of(segment, ordinal)])];
            keywords.Least(docs, places, view.IdOrder, least);
            for (int place = 0; place < least.Length; place++)
                if (least[place] >= 0) examples.Offer(place, segment, least[place]);
        }

        return examples;
    }

    // A document with several values may stand under a listed one and under others: only a second look tells.
    private int Others(List<int> listed)
    {
        if (listed.Count == _counts.Count(count => count > 0)) return 0;
        bool[] global = new bool[_ordinals.Count];
        foreach (int ordinal in listed) global[ordinal] = true;
        int others = 0;
        foreach ((int segment, ulong[] docs) in _docs)
        {
            KeywordColumn keywords = snapshot.Segments[segment].Keywords(column);
            bool[] local = new bool[keywords.ValueCount];
            for (int i = 0; i < local.Length; i++) local[i] = global[_ordinals.Of(segment, i)];
            others += keywords.CountOthers(docs, local);
        }

        return others;
    }
}
