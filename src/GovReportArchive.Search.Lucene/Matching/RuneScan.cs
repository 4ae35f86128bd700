using System.Numerics;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Finds a single rune: every pair that begins with it, the end of a unit included, says where it stands.</summary>
internal static class RuneScan
{
    /// <summary>Adds the documents that hold the rune to a set.</summary>
    public static void OrInto(SegmentTerms terms, int rune, Span<ulong> into, CancellationToken cancellation)
    {
        // Frequent pairs first: with bitmaps they soon fill the set, and then the rest need not be read.
        int read = 0;
        foreach (PostingList list in terms.Beginning(FieldNames.Pairs, PairKey.Prefix(rune)).OrderByDescending(list => list.DocCount))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++read % 16 == 0 && DocBits.Count(into) == terms.Segment.Documents) return;
            list.Docs.OrInto(into);
        }
    }

    /// <summary>Adds the documents of <paramref name="within"/> that hold the rune in one field to a set.</summary>
    public static void OrInto(SegmentTerms terms, int rune, int field, ReadOnlySpan<ulong> within, Span<ulong> into, CancellationToken cancellation)
    {
        UnitReader units = new(terms.Segment);
        ulong[] docs = new ulong[into.Length];
        foreach (PostingList list in terms.Beginning(FieldNames.Pairs, PairKey.Prefix(rune)))
        {
            cancellation.ThrowIfCancellationRequested();
            docs.AsSpan().Clear();
            list.Docs.OrInto(docs);
            PositionCursor cursor = new(list);
            for (int word = 0; word < docs.Length; word++)
            {
                for (ulong rest = docs[word] & within[word] & ~into[word]; rest != 0; rest &= rest - 1)
                {
                    int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                    if (cursor.MoveTo(doc) && IsIn(field, cursor, units.Walk(doc))) DocBits.Set(into, doc);
                }
            }
        }
    }

    private static bool IsIn(int field, PositionCursor cursor, UnitWalk walk)
    {
        for (int i = 0; i < cursor.Count; i++)
            if (walk.MoveTo(cursor[i]) && walk.Field == field) return true;
        return false;
    }
}

/// <summary>Where a single rune stands.</summary>
internal sealed class RuneOccurrences(SegmentTerms terms, int rune) : IOccurrences
{
    private readonly PositionCursor[] _cursors = [.. terms.Beginning(FieldNames.Pairs, PairKey.Prefix(rune)).ToList().ConvertAll(list => new PositionCursor(list))];
    private readonly List<int> _starts = [];
    private int _next;

    public bool Begin(int doc)
    {
        _starts.Clear();
        _next = 0;
        foreach (PositionCursor cursor in _cursors)
        {
            if (!cursor.MoveTo(doc)) continue;
            for (int i = 0; i < cursor.Count; i++) _starts.Add(cursor[i]);
        }

        _starts.Sort();
        return _starts.Count > 0;
    }

    public int Next() => _next < _starts.Count ? _starts[_next++] : -1;
}
