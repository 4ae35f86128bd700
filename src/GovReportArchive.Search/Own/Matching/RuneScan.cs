using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>Finds a single rune: every pair that begins with it, the end of a unit included, says where it stands.</summary>
internal static class RuneScan
{
    /// <summary>Adds the documents that hold the rune to a set.</summary>
    public static void OrInto(SegmentReader segment, int rune, Span<ulong> into)
    {
        (int first, int end) = segment.Pairs.Range(PairKey.Prefix(rune));
        // Frequent pairs first: with bitmaps they soon fill the set, and then the rest need not be read.
        PostingsReader[] lists = new PostingsReader[end - first];
        for (int i = 0; i < lists.Length; i++) lists[i] = segment.PairList(first + i);
        Array.Sort(lists, (a, b) => b.DocCount.CompareTo(a.DocCount));
        for (int i = 0; i < lists.Length; i++)
        {
            if (i % 16 == 15 && DocBits.Count(into) == segment.Documents) return;
            lists[i].OrInto(into);
        }
    }

    /// <summary>Adds the documents of <paramref name="within"/> that hold the rune in one field to a set.</summary>
    public static void OrInto(SegmentReader segment, int rune, int field, ReadOnlySpan<ulong> within, Span<ulong> into)
    {
        (int first, int end) = segment.Pairs.Range(PairKey.Prefix(rune));
        for (int term = first; term < end; term++)
        {
            PostingsCursor cursor = new(segment.PairList(term));
            for (int block = 0; block < cursor.BlockCount; block++)
            {
                cursor.Load(block);
                foreach (int doc in cursor.Docs)
                {
                    if (!DocBits.Get(within, doc) || DocBits.Get(into, doc)) continue;
                    cursor.MoveTo(doc);
                    Positions positions = cursor.Positions;
                    UnitWalk walk = segment.Units.Walk(doc);
                    for (int i = 0; i < positions.Count; i++)
                    {
                        if (!walk.MoveTo(positions[i]) || walk.Field != field) continue;
                        DocBits.Set(into, doc);
                        break;
                    }
                }
            }
        }
    }
}

/// <summary>Lists where a single rune stands in documents that ascend.</summary>
internal sealed class RuneOccurrences
{
    private readonly PostingsCursor[] _cursors;

    public RuneOccurrences(SegmentReader segment, int rune)
    {
        (int first, int end) = segment.Pairs.Range(PairKey.Prefix(rune));
        _cursors = new PostingsCursor[end - first];
        for (int i = 0; i < _cursors.Length; i++) _cursors[i] = new PostingsCursor(segment.PairList(first + i));
    }

    /// <summary>Appends the positions in a document, ascending.</summary>
    public void Occurrences(int doc, List<int> starts)
    {
        foreach (PostingsCursor cursor in _cursors)
        {
            if (!cursor.MoveTo(doc)) continue;
            Positions positions = cursor.Positions;
            for (int i = 0; i < positions.Count; i++) starts.Add(positions[i]);
        }

        starts.Sort();
    }
}
