using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>The pairs of a literal in one segment.</summary>
internal sealed class PhrasePairs
{
    private readonly PostingsReader[] _lists;

    private PhrasePairs(int[] runes, PostingsReader[] lists) => (Runes, _lists) = (runes, lists);

    public int[] Runes { get; }

    /// <summary>The posting lists by offset in the literal; the same list may occur twice.</summary>
    public IReadOnlyList<PostingsReader> Lists => _lists;

    /// <summary>Looks up the pairs of at least two runes; null where the segment lacks one of them.</summary>
    public static PhrasePairs? Find(SegmentReader segment, int[] runes)
    {
        PostingsReader[] lists = new PostingsReader[runes.Length - 1];
        Span<byte> pair = stackalloc byte[PairKey.Size];
        for (int i = 0; i < lists.Length; i++)
        {
            int same = -1;
            for (int j = 0; j < i && same < 0; j++)
                if (runes[j] == runes[i] && runes[j + 1] == runes[i + 1]) same = j;
            if (same >= 0)
            {
                lists[i] = lists[same];
                continue;
            }

            PairKey.Write(PairKey.Key(runes[i], runes[i + 1]), pair);
            int term = segment.Pairs.Find(pair);
            if (term < 0) return null;
            lists[i] = segment.PairList(term);
        }

        return new PhrasePairs(runes, lists);
    }

    /// <summary>The offsets of pairs that together hold every rune, chosen so that they stand in the fewest documents.</summary>
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
            cost[covered] = before + _lists[covered - 2].DocCount;
            last[covered] = cost[covered - 2] <= cost[covered - 1] ? covered - 2 : covered - 1;
        }

        List<int> offsets = [];
        for (int covered = count; covered > 0; covered = last[covered]) offsets.Add(covered - 2);
        offsets.Reverse();
        return [.. offsets];
    }
}
