using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Tells where the pairs of a literal stand so that they make the literal. Documents must ascend.</summary>
internal sealed class PositionMatcher : IOccurrences
{
    private readonly UnitReader _units;
    private readonly int _field;
    private readonly int[] _offsets;
    private readonly PositionCursor[] _cursors;
    private readonly int[] _next;
    private int _lead;
    private int _leadNext;

    private PositionMatcher(PhrasePairs pairs, int[] offsets, SegmentView segment, int field)
    {
        (_units, _field, _offsets) = (new UnitReader(segment), field, offsets);
        _cursors = new PositionCursor[offsets.Length];
        for (int i = 0; i < _cursors.Length; i++)
        {
            PostingList list = pairs.Lists[offsets[i]];
            _cursors[i] = Array.Find(_cursors[..i], cursor => ReferenceEquals(cursor.List, list)) ?? new PositionCursor(list);
        }

        _next = new int[offsets.Length];
    }

    /// <summary>A matcher for a literal.</summary>
    /// <param name="pairs">The literal.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="field">Field that it must lie in; negative for any.</param>
    public static PositionMatcher OfLiteral(PhrasePairs pairs, SegmentView segment, int field) => new(pairs, pairs.Cover(), segment, field);

    /// <summary>Whether the literal stands in the document.</summary>
    public bool Matches(int doc)
    {
        if (!Begin(doc)) return false;
        if (_field < 0) return Next() >= 0;
        UnitWalk walk = _units.Walk(doc);
        for (int start = Next(); start >= 0; start = Next())
            if (walk.MoveTo(start) && walk.Field == _field) return true;
        return false;
    }

    public bool Begin(int doc)
    {
        (_lead, _leadNext) = (0, 0);
        for (int i = 0; i < _cursors.Length; i++)
        {
            if (!_cursors[i].MoveTo(doc)) return false;
            _next[i] = 0;
            if (_cursors[i].Count < _cursors[_lead].Count) _lead = i;
        }

        return true;
    }

    // Each list is walked once, and no further than needed.
    public int Next()
    {
        PositionCursor lead = _cursors[_lead];
        while (_leadNext < lead.Count)
        {
            int start = lead[_leadNext++] - _offsets[_lead];
            if (start >= 0 && HasAll(start)) return start;
        }

        return -1;
    }

    private bool HasAll(int start)
    {
        for (int i = 0; i < _cursors.Length; i++)
        {
            if (i == _lead) continue;
            int wanted = start + _offsets[i], at = -1, next = _next[i];
            PositionCursor cursor = _cursors[i];
            while (next < cursor.Count && (at = cursor[next]) < wanted) next++;
            _next[i] = next;
            if (next == cursor.Count || at != wanted) return false;
        }

        return true;
    }
}
