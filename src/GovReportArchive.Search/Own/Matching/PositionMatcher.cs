using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>Tells where terms stand at given distances from each other in a document, such as the pairs of a literal. Documents must ascend.</summary>
internal sealed class PositionMatcher
{
    private readonly SegmentReader? _segment;
    private readonly int _field;
    private readonly int[] _offsets;
    private readonly PostingsCursor[] _cursors;
    private readonly Positions[] _positions;
    private readonly int[] _next;
    private int _lead;
    private int _leadNext;

    /// <param name="lists">Posting lists of the terms; the same list may occur twice.</param>
    /// <param name="offsets">Where each term stands, counted from the start.</param>
    /// <param name="segment">The segment, for its units; null where no field is asked for.</param>
    /// <param name="field">Field that all must lie in; -1 for any.</param>
    public PositionMatcher(IReadOnlyList<PostingsReader> lists, int[] offsets, SegmentReader? segment = null, int field = -1)
    {
        (_segment, _field, _offsets) = (segment, field, offsets);
        _cursors = new PostingsCursor[lists.Count];
        for (int i = 0; i < _cursors.Length; i++)
        {
            PostingsCursor? same = Array.Find(_cursors[..i], cursor => ReferenceEquals(cursor.List, lists[i]));
            _cursors[i] = same ?? new PostingsCursor(lists[i]);
        }

        (_positions, _next) = (new Positions[lists.Count], new int[lists.Count]);
    }

    /// <summary>A matcher for a literal of which a document holds all pairs.</summary>
    public static PositionMatcher OfLiteral(PhrasePairs pairs, SegmentReader segment, int field)
    {
        int[] cover = pairs.Cover();
        return new PositionMatcher([.. cover.Select(offset => pairs.Lists[offset])], cover, segment, field);
    }

    /// <summary>Whether the terms occur so in the document.</summary>
    public bool Matches(int doc)
    {
        if (!Begin(doc)) return false;
        if (_field < 0) return Next() >= 0;
        UnitWalk walk = _segment!.Units.Walk(doc);
        for (int start = Next(); start >= 0; start = Next())
            if (walk.MoveTo(start) && walk.Field == _field) return true;
        return false;
    }

    /// <summary>How often the terms occur so in the document, in any field.</summary>
    public int Count(int doc)
    {
        int count = 0;
        if (Begin(doc))
            while (Next() >= 0) count++;
        return count;
    }

    /// <summary>Appends where the terms occur so in the document, ascending, in any field.</summary>
    public void Occurrences(int doc, List<int> starts)
    {
        if (!Begin(doc)) return;
        for (int start = Next(); start >= 0; start = Next()) starts.Add(start);
    }

    private bool Begin(int doc)
    {
        (_lead, _leadNext) = (0, 0);
        for (int i = 0; i < _cursors.Length; i++)
        {
            if (!_cursors[i].MoveTo(doc)) return false;
            _positions[i] = _cursors[i].Positions;
            _next[i] = 0;
            if (_positions[i].Count < _positions[_lead].Count) _lead = i;
        }

        return true;
    }

    /// <summary>The next start, or -1. Each list is walked once, and no further than needed.</summary>
    private int Next()
    {
        Positions lead = _positions[_lead];
        while (_leadNext < lead.Count)
        {
            int start = lead[_leadNext++] - _offsets[_lead];
            if (start >= 0 && HasAll(start)) return start;
        }

        return -1;
    }

    private bool HasAll(int start)
    {
        for (int i = 0; i < _positions.Length; i++)
        {
            if (i == _lead) continue;
            int wanted = start + _offsets[i], at = -1;
            Positions positions = _positions[i];
            int next = _next[i];
            while (next < positions.Count && (at = positions[next]) < wanted) next++;
            _next[i] = next;
            if (next == positions.Count || at != wanted) return false;
        }

        return true;
    }
}
