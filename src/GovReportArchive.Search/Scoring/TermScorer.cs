using System.Numerics;
using GovReportArchive.Search.Coding;
using GovReportArchive.Search.Matching;
using GovReportArchive.Search.Postings;
using GovReportArchive.Search.Segments;

namespace GovReportArchive.Search.Scoring;

/// <summary>Adds one word's part of the score.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly PostingsCursor _cursor;
    private readonly SegmentReader _segment;
    private readonly LeafPlan _plan;
    private readonly float _weight;
    private readonly ulong[] _mask;
    private readonly BlockBounds _bounds;

    private TermScorer(LeafPlan plan, PlannedWord word, SegmentReader segment, PostingsReader list, ulong[] mask)
    {
        (_cursor, _segment, _plan, _weight, _mask) = (new PostingsCursor(list), segment, plan, word.Weight, mask);
        _bounds = new BlockBounds(_cursor, plan.Norms);
    }

    /// <param name="plan">The leaf that the word belongs to.</param>
    /// <param name="word">The word; it occurs in the segment.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the snapshot.</param>
    /// <param name="mask">Only these documents get the score.</param>
    public static TermScorer Of(LeafPlan plan, PlannedWord word, SegmentReader segment, int index, ulong[] mask) =>
        new(plan, word, segment, word.Lists[index]!, mask);

    public override float Bound(int from, int to) => _bounds.Most(from, to, _weight);

    public override void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores)
    {
        ReadOnlySpan<byte> lengths = _segment.Lengths(_plan.WordField);
        if (DocBits.Count(wanted) < BlockCode.Size / 16) AddEach(from, wanted, lengths, scores);
        else AddBlocks(from, lengths, scores);
    }

    private void AddEach(int from, ReadOnlySpan<ulong> wanted, ReadOnlySpan<byte> lengths, Span<double> scores)
    {
        for (int word = 0; word < wanted.Length; word++)
        {
            for (ulong rest = wanted[word] & _mask[(from >> 6) + word]; rest != 0; rest &= rest - 1)
            {
                int at = (word << 6) + BitOperations.TrailingZeroCount(rest);
                if (_cursor.MoveTo(from + at)) scores[at] += Bm25.Score(_weight, _cursor.Frequency, _plan.Norms.Inverse[lengths[from + at]]);
            }
        }
    }

    private void AddBlocks(int from, ReadOnlySpan<byte> lengths, Span<double> scores)
    {
        int to = from + scores.Length;
        _cursor.MoveTo(from);
        float[] inverse = _plan.Norms.Inverse;
        for (int block = _cursor.Block; block < _cursor.BlockCount; block++)
        {
            _cursor.Load(block);
            ReadOnlySpan<int> docs = _cursor.Docs, frequencies = _cursor.Frequencies;
            int i = 0;
            while (i < docs.Length && docs[i] < from) i++;
            for (; i < docs.Length; i++)
            {
                int doc = docs[i];
                if (doc >= to) return;
                if (DocBits.Get(_mask, doc)) scores[doc - from] += Bm25.Score(_weight, frequencies[i], inverse[lengths[doc]]);
            }
        }
    }
}

/// <summary>Bounds the scores of a word in windows of documents, from what its posting list says of each block. Windows ascend.</summary>
internal sealed class BlockBounds(PostingsCursor cursor, FieldNorms norms)
{
    private int _block;

    /// <summary>What no document from <paramref name="from"/> to before <paramref name="to"/> scores more than.</summary>
    public float Most(int from, int to, float weight)
    {
        PostingsReader list = cursor.List;
        ReadOnlySpan<int> last = list.LastDocs;
        if (last.Length == 0)
        {
            // A short list is read at once, and says exactly whether it has a document there.
            if (cursor.Block < 0) cursor.Load(0);
            ReadOnlySpan<int> docs = cursor.Docs;
            return docs.Length == 0 || docs[^1] < from || docs[0] >= to ? 0 : weight;
        }

        while (_block < last.Length && last[_block] < from) _block++;
        ReadOnlySpan<int> highest = list.Highest;
        ReadOnlySpan<float> ratio = list.LeastRatio;
        float most = 0;
        for (int block = _block; block < cursor.BlockCount; block++)
        {
            most = Math.Max(most, Bm25.Bound(weight, highest[block], ratio[block], norms.AverageLength));
            if (block < last.Length && last[block] >= to - 1) break;
        }

        return most;
    }
}
