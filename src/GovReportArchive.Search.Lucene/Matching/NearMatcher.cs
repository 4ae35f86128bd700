using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Tells whether the parts of a nearness query stand near each other in one unit of a document. Documents must ascend.</summary>
/// <remarks>Occurrences are read as far as it takes to decide: where the parts stand near each other, they mostly do so early.</remarks>
internal sealed class NearMatcher
{
    private readonly UnitReader _units;
    private readonly NearNode _node;
    private readonly IOccurrences[] _parts;
    private readonly List<int>[] _starts;
    private readonly int[] _lengths, _next;

    private NearMatcher(SegmentTerms terms, NearNode node, int[] lengths, IOccurrences[] parts)
    {
        (_units, _node, _lengths, _parts) = (new UnitReader(terms.Segment), node, lengths, parts);
        _starts = [.. parts.Select(_ => new List<int>())];
        _next = new int[parts.Length];
    }

    /// <summary>Prepares the parts; null where the segment lacks one of them.</summary>
    public static NearMatcher? Create(SegmentTerms terms, NearNode node)
    {
        int[] lengths = new int[node.Parts.Count];
        IOccurrences[] parts = new IOccurrences[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            int[] runes = PairKey.Runes(node.Parts[i]);
            lengths[i] = runes.Length;
            if (runes.Length == 1) parts[i] = new RuneOccurrences(terms, runes[0]);
            else if (PhrasePairs.Find(terms, runes) is { } pairs) parts[i] = PositionMatcher.OfLiteral(pairs, terms.Segment, TextNode.AnyField);
            else return null;
        }

        return new NearMatcher(terms, node, lengths, parts);
    }

    public bool Matches(int doc)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            _starts[i].Clear();
            if (!_parts[i].Begin(doc)) return false;
        }

        Array.Clear(_next);
        // Most documents have the parts far apart: that shows without looking at units.
        if (!Near(int.MaxValue)) return false;
        Array.Clear(_next);
        UnitWalk walk = _units.Walk(doc);
        while (walk.Next())
        {
            if (_node.Field >= 0 && walk.Field != _node.Field) continue;
            if (NearInUnit(walk.Start, walk.End)) return true;
        }

        return false;
    }

    private bool NearInUnit(int start, int end)
    {
        for (int i = 0; i < _next.Length; i++)
        {
            int at = Start(i);
            for (; at < start; at = Start(i)) _next[i]++;
            if (at >= end) return false;
        }

        return Near(end);
    }

    // From the next occurrence of each part on, up to a position. Every window begins with the occurrence whose end comes first; advancing any
    // other one cannot bring the last start nearer to it.
    private bool Near(int end)
    {
        while (true)
        {
            int first = 0, firstEnd = int.MaxValue, lastStart = 0;
            for (int i = 0; i < _next.Length; i++)
            {
                int at = Start(i);
                if (at >= end) return false;
                lastStart = Math.Max(lastStart, at);
                if (at + _lengths[i] >= firstEnd) continue;
                (first, firstEnd) = (i, at + _lengths[i]);
            }

            if (lastStart - firstEnd <= _node.Distance) return true;
            _next[first]++;
        }
    }

    // Where the next occurrence of a part begins; past every end where there is none.
    private int Start(int part)
    {
        List<int> starts = _starts[part];
        while (starts.Count <= _next[part])
        {
            int start = _parts[part].Next();
            if (start < 0) return int.MaxValue;
            starts.Add(start);
        }

        return starts[_next[part]];
    }
}

/// <summary>Where something stands in documents that ascend.</summary>
internal interface IOccurrences
{
    /// <summary>Moves to a document; false where it certainly does not stand there.</summary>
    bool Begin(int doc);

    /// <summary>Where it begins next, ascending; negative where it stands no more.</summary>
    int Next();
}
