using System.Numerics;
using GovReportArchive.Search.Matching;
using GovReportArchive.Search.Postings;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Segments;

namespace GovReportArchive.Search.Scoring;

/// <summary>Scores a phrase of tokens as Lucene does: the weights of its tokens together, times how often the phrase occurs.</summary>
internal sealed class TokenPhraseScorer : Scorer
{
    private readonly MatchedLeaf _leaf;
    private readonly SegmentReader _segment;
    private readonly PositionMatcher _matcher;
    private readonly float _weight;
    private readonly BlockBounds[] _bounds;

    public TokenPhraseScorer(MatchedLeaf leaf, SegmentReader segment, int index)
    {
        (_leaf, _segment) = (leaf, segment);
        _matcher = leaf.Plan.TokenMatcher(index, (TokenPhraseNode)leaf.Plan.Node);
        double idf = 0;
        foreach (PlannedWord word in leaf.Plan.Words) idf += word.Idf;
        _weight = leaf.Plan.Boost * (float)idf;
        _bounds = [.. leaf.Plan.Words.Select(word => new BlockBounds(new PostingsCursor(word.Lists[index]!), leaf.Plan.Norms))];
    }

    // The phrase occurs at most as often as any of its tokens.
    public override double Bound(int from, int to)
    {
        double least = double.MaxValue;
        foreach (BlockBounds bounds in _bounds) least = Math.Min(least, bounds.Most(from, to, _weight));
        return least;
    }

    public override void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores)
    {
        ReadOnlySpan<byte> lengths = _segment.Lengths(_leaf.Plan.WordField);
        for (int word = 0; word < wanted.Length; word++)
        {
            for (ulong rest = wanted[word] & _leaf.Matched[(from >> 6) + word]; rest != 0; rest &= rest - 1)
            {
                int at = (word << 6) + BitOperations.TrailingZeroCount(rest);
                scores[at] += Bm25.Score(_weight, _matcher.Count(from + at), _leaf.Plan.Norms.Inverse[lengths[from + at]]);
            }
        }
    }
}
