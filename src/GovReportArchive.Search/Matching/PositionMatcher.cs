using GovReportArchive.Search.Documents;
using GovReportArchive.Search.Postings;
using GovReportArchive.Search.Segments;

namespace GovReportArchive.Search.Matching;

/// <summary>Tells whether terms stand at given distances from each other in a document, such as the pairs of a literal. Documents must ascend.</summary>
internal sealed class PositionMatcher
{
    private readonly SegmentReader? _segment;
    private readonly int _field;
    private readonly int[] _offsets;
    private readonly PostingsCursor[] _cursors;

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
        int lead = Lead(doc);
        if (lead < 0) return false;
        Positions positions = _cursors[lead].Positions;
        UnitWalk walk = _field < 0 ? default : _segment!.Units.Walk(doc);
        for (int i = 0; i < positions.Count; i++)
        {
            int start = positions[i] - _offsets[lead];
            if (start < 0 || !HasAll(start, lead)) continue;
            if (_field < 0 || (walk.MoveTo(start) && walk.Field == _field)) return true;
        }

        return false;
    }

    /// <summary>How often the terms occur so in the document, in any field.</summary>
    public int Count(int doc)
    {
        int lead = Lead(doc), count = 0;
        if (lead < 0) return 0;
        Positions positions = _cursors[lead].Positions;
        for (int i = 0; i < positions.Count; i++)
            if (positions[i] >= _offsets[lead] && HasAll(positions[i] - _offsets[lead], lead)) count++;
        return count;
    }

    /// <summary>Appends where the terms occur so in the document, ascending, in any field.</summary>
    public void Occurrences(int doc, List<int> starts)
    {
        int lead = Lead(doc);
        if (lead < 0) return;
        Positions positions = _cursors[lead].Positions;
        for (int i = 0; i < positions.Count; i++)
        {
            int start = positions[i] - _offsets[lead];
            if (start >= 0 && HasAll(start, lead)) starts.Add(start);
        }
    }

    private int Lead(int doc)
    {
        int lead = -1, least = int.MaxValue;
        for (int i = 0; i < _cursors.Length; i++)
        {
            if (!_cursors[i].MoveTo(doc)) return -1;
            int frequency = _cursors[i].Frequency;
            if (frequency >= least) continue;
            (lead, least) = (i, frequency);
        }

        return lead;
    }

    private bool HasAll(int start, int lead)
    {
        for (int i = 0; i < _cursors.Length; i++)
            if (i != lead && !_cursors[i].Positions.Contains(start + _offsets[i])) return false;
        return true;
    }
}
