using System.Numerics;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Matching;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Scoring;

/// <summary>Adds one word's part of the score.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly PostingsCursor _cursor;
    private readonly SegmentReader _segment;
    private readonly LeafPlan _plan;
    private readonly float _weight;
    private readonly ulong[]? _mask;
    private readonly BlockBounds _bounds;
    private readonly float[] _inverse = new float[BlockCode.Size], _scores = new float[BlockCode.Size];
    private int _scored = -1;

    /// <param name="leaf">The leaf that the word belongs to.</param>
    /// <param name="word">The word; it occurs in the segment.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the snapshot.</param>
    /// <param name="all">Whether the leaf matched every document that will be wanted; else its documents alone get the score.</param>
    public TermScorer(MatchedLeaf leaf, PlannedWord word, SegmentReader segment, int index, bool all)
    {
        (_segment, _plan, _weight, _mask) = (segment, leaf.Plan, word.Weight, all ? null : leaf.Matched);
        _cursor = new PostingsCursor(word.Lists[index]!);
        _bounds = new BlockBounds(_cursor, leaf.Plan.Norms);
    }

    public override double Bound(int from, int to) => _bounds.Most(from, to, _weight);

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
            ulong rest = _mask is null ? wanted[word] : wanted[word] & _mask[(from >> 6) + word];
            for (; rest != 0; rest &= rest - 1)
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
        for (int block = _cursor.Block; block < _cursor.BlockCount; block++)
        {
            _cursor.Load(block);
            ScoreBlock(lengths);
            ReadOnlySpan<int> docs = _cursor.Docs;
            int i = _cursor.Index;
            while (i < docs.Length && docs[i] < from) i++;
            for (; i < docs.Length; i++)
            {
                int doc = docs[i];
                if (doc >= to) return;
                if (_mask is null || DocBits.Get(_mask, doc)) scores[doc - from] += _scores[i];
            }
        }
    }

    private void ScoreBlock(ReadOnlySpan<byte> lengths)
    {
        if (_scored == _cursor.Block) return;
        _scored = _cursor.Block;
        float[] table = _plan.Norms.Inverse;
        ReadOnlySpan<int> docs = _cursor.Docs;
        Span<float> inverse = _inverse.AsSpan(0, docs.Length);
        for (int i = 0; i < inverse.Length; i++) inverse[i] = table[lengths[docs[i]]];
        Bm25.Scores(_weight, _cursor.Frequencies, inverse, _scores.AsSpan(0, docs.Length));
    }
}

/// <summary>Bounds the scores of a word in windows of documents, from what its posting list says of each block. Windows ascend.</summary>
internal sealed class BlockBounds(PostingsCursor cursor, FieldNorms norms)
{
    private int _block;

    /// <summary>What no document from <paramref name="from"/> to before <paramref name="to"/> scores more than.</summary>
    public double Most(int from, int to, float weight)
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
        double most = 0;
        for (int block = _block; block < cursor.BlockCount; block++)
        {
            most = Math.Max(most, Bm25.Bound(weight, highest[block], ratio[block], norms.AverageLength));
            if (block < last.Length && last[block] >= to - 1) break;
        }

        return most;
    }
}
