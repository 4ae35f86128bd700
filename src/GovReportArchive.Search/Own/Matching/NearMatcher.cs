using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>Tells whether the parts of a nearness query stand near each other in one unit of a document. Documents must ascend.</summary>
internal sealed class NearMatcher
{
    private readonly SegmentReader _segment;
    private readonly NearNode _node;
    private readonly int[] _lengths;
    private readonly Action<int, List<int>>[] _finders;
    private readonly List<int>[] _starts;
    private readonly int[] _next;

    private NearMatcher(SegmentReader segment, NearNode node, int[] lengths, Action<int, List<int>>[] finders)
    {
        (_segment, _node, _lengths, _finders) = (segment, node, lengths, finders);
        _starts = [.. finders.Select(_ => new List<int>())];
        _next = new int[finders.Length];
    }

    /// <summary>Prepares the parts; null where the segment lacks one of them.</summary>
    public static NearMatcher? Create(SegmentReader segment, NearNode node)
    {
        int[] lengths = new int[node.Parts.Count];
        Action<int, List<int>>[] finders = new Action<int, List<int>>[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            int[] runes = PairKey.Runes(node.Parts[i]);
            lengths[i] = runes.Length;
            if (runes.Length == 1)
            {
                finders[i] = new RuneOccurrences(segment, runes[0]).Occurrences;
                continue;
            }

            if (PhrasePairs.Find(segment, runes) is not { } pairs) return null;
            finders[i] = PositionMatcher.OfLiteral(pairs, segment, TextNode.AnyField).Occurrences;
        }

        return new NearMatcher(segment, node, lengths, finders);
    }

    public bool Matches(int doc)
    {
        for (int i = 0; i < _finders.Length; i++)
        {
            _starts[i].Clear();
            _finders[i](doc, _starts[i]);
            if (_starts[i].Count == 0) return false;
        }

        Array.Clear(_next);
        // Most documents have the parts far apart: that shows without looking at units.
        if (!Near(int.MaxValue)) return false;
        Array.Clear(_next);
        UnitWalk walk = _segment.Units.Walk(doc);
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
            while (_next[i] < _starts[i].Count && _starts[i][_next[i]] < start) _next[i]++;
            if (_next[i] == _starts[i].Count || _starts[i][_next[i]] >= end) return false;
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
                int at = _starts[i][_next[i]];
                lastStart = Math.Max(lastStart, at);
                if (at + _lengths[i] >= firstEnd) continue;
                (first, firstEnd) = (i, at + _lengths[i]);
            }

            if (lastStart - firstEnd <= _node.Distance) return true;
            if (++_next[first] == _starts[first].Count || _starts[first][_next[first]] >= end) return false;
        }
    }
}
