using GovReportArchive.Search.Documents;
using GovReportArchive.Search.Postings;
using GovReportArchive.Search.Segments;

namespace GovReportArchive.Search.Matching;

/// <summary>Tells whether documents that hold all pairs of a literal hold the literal itself. Documents must ascend.</summary>
internal sealed class PhraseVerifier
{
    private readonly SegmentReader _segment;
    private readonly int _field;
    private readonly int[] _offsets;
    private readonly PostingsCursor[] _cursors;

    /// <param name="segment">The segment.</param>
    /// <param name="pairs">Pairs of the literal.</param>
    /// <param name="field">Field that the literal must lie in; -1 for any.</param>
    public PhraseVerifier(SegmentReader segment, PhrasePairs pairs, int field)
    {
        (_segment, _field, _offsets) = (segment, field, pairs.Cover());
        _cursors = new PostingsCursor[_offsets.Length];
        for (int i = 0; i < _cursors.Length; i++)
        {
            int same = Array.FindIndex(_cursors, 0, i, cursor => ReferenceEquals(cursor.List, pairs.Lists[_offsets[i]]));
            _cursors[i] = same >= 0 ? _cursors[same] : new PostingsCursor(pairs.Lists[_offsets[i]]);
        }
    }

    /// <summary>Whether the literal occurs in the document.</summary>
    public bool Matches(int doc)
    {
        int lead = Lead(doc);
        if (lead < 0) return false;
        Positions positions = _cursors[lead].Positions;
        UnitWalk walk = _field < 0 ? default : _segment.Units.Walk(doc);
        for (int i = 0; i < positions.Count; i++)
        {
            int start = positions[i] - _offsets[lead];
            if (start < 0 || !HasAll(start, lead)) continue;
            if (_field < 0 || (walk.MoveTo(start) && walk.Field == _field)) return true;
        }

        return false;
    }

    /// <summary>Appends where the literal occurs in the document, ascending, in any field.</summary>
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
