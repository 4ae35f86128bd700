using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>The pairs of a literal in one segment.</summary>
internal sealed class PhrasePairs
{
    private readonly PostingList[] _lists;

    private PhrasePairs(int[] runes, PostingList[] lists) => (Runes, _lists) = (runes, lists);

    public int[] Runes { get; }

    /// <summary>The posting lists by offset in the literal; the same list may occur twice.</summary>
    public IReadOnlyList<PostingList> Lists => _lists;

    /// <summary>Looks up the pairs of at least two runes; null where the segment lacks one of them.</summary>
    public static PhrasePairs? Find(SegmentTerms terms, int[] runes)
    {
        PostingList[] lists = new PostingList[runes.Length - 1];
        for (int i = 0; i < lists.Length; i++)
        {
            int same = -1;
            for (int j = 0; j < i && same < 0; j++)
                if (runes[j] == runes[i] && runes[j + 1] == runes[i + 1]) same = j;
            if ((same >= 0 ? lists[same] : terms.Find(FieldNames.Pairs, PairKey.Bytes(PairKey.Key(runes[i], runes[i + 1])))) is not { } list) return null;
            lists[i] = list;
        }

        return new PhrasePairs(runes, lists);
    }

    /// <summary>The offsets of pairs that together hold every rune, chosen so that they have the fewest positions.</summary>
    /// <remarks>Pairs between the chosen ones need not be looked at: positions that follow each other lie in one unit.</remarks>
    public int[] Cover()
    {
        int count = Runes.Length;
        long[] cost = new long[count + 1];
        int[] last = new int[count + 1];
        Array.Fill(cost, long.MaxValue / 2);
        cost[0] = 0;
        for (int covered = 2; covered <= count; covered++)
        {
            long before = Math.Min(cost[covered - 2], cost[covered - 1]);
            cost[covered] = before + _lists[covered - 2].Occurrences;
            last[covered] = cost[covered - 2] <= cost[covered - 1] ? covered - 2 : covered - 1;
        }

        List<int> offsets = [];
        for (int covered = count; covered > 0; covered = last[covered]) offsets.Add(covered - 2);
        offsets.Reverse();
        return [.. offsets];
    }
}
