using System.Numerics;
using GovReportArchive.Search.Coding;
using GovReportArchive.Search.Matching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Segments;

namespace GovReportArchive.Search.Scoring;

/// <summary>Scores the matching documents of a segment, leaving out windows in which no document can enter the best.</summary>
/// <remarks>
/// A leaf that matches by words gives its boost, plus BM25 over its words, plus a share of their weights where the run stands in the text as it was
/// typed. A run that is only contained gives less than its boost, so that it ranks below every match by words.
/// </remarks>
internal sealed class SegmentScorer
{
    /// <summary>Documents scored at a time.</summary>
    private const int Window = 256;

    /// <summary>What a run that is contained, but not as words, gives instead of one.</summary>
    private const float LiteralOnly = 0.5f;

    /// <summary>The share of its words' weights that a run gives more where it is contained as typed.</summary>
    private const float LiteralShare = 0.3f;

    private readonly SegmentReader _segment;
    private readonly List<LeafScorer> _leaves = [];

    public SegmentScorer(SegmentReader segment, int index, SegmentMatcher matcher, ReadOnlySpan<ulong> matching)
    {
        _segment = segment;
        foreach (MatchedLeaf leaf in matcher.Leaves)
        {
            if (!Overlap(leaf.Matched, matching) && (leaf.LiteralOnly is null || !Overlap(leaf.LiteralOnly, matching))) continue;
            _leaves.Add(new LeafScorer(segment, index, leaf, matcher, matching));
        }
    }

    /// <summary>Offers every matching document with its score, or leaves it out where it cannot enter.</summary>
    /// <param name="matching">The documents.</param>
    /// <param name="sign">-1 where the highest scores are the best, 1 where the lowest are.</param>
    /// <param name="top">Takes the hits.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Offer(ReadOnlySpan<ulong> matching, int sign, TopHits top, CancellationToken cancellation)
    {
        Span<float> scores = stackalloc float[Window];
        for (int from = 0; from < _segment.Documents; from += Window)
        {
            if ((from & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            int first = from >> 6, words = Math.Min(Window >> 6, matching.Length - first);
            ReadOnlySpan<ulong> wanted = matching.Slice(first, words);
            if (!DocBits.Any(wanted)) continue;
            int to = Math.Min(from + Window, _segment.Documents);
            float worst = sign < 0 ? -(float)top.WorstKey : float.NegativeInfinity;
            if (Bound(from, to) < worst) continue;
            Span<float> part = scores[..(to - from)];
            Score(from, wanted, part);
            for (int word = 0; word < words; word++)
            {
                for (ulong rest = wanted[word]; rest != 0; rest &= rest - 1)
                {
                    int at = (word << 6) + BitOperations.TrailingZeroCount(rest);
                    float score = WithLiterals(from + at, part[at], sign < 0 ? -(float)top.WorstKey : float.NegativeInfinity);
                    top.Offer(sign * (double)score, from + at);
                }
            }
        }
    }

    private float Bound(int from, int to)
    {
        float bound = 0;
        foreach (LeafScorer leaf in _leaves) bound += leaf.Bound(from, to);
        return bound;
    }

    private void Score(int from, ReadOnlySpan<ulong> wanted, Span<float> scores)
    {
        scores.Clear();
        foreach (LeafScorer leaf in _leaves) leaf.Add(from, wanted, scores);
    }

    private float WithLiterals(int doc, float score, float worst)
    {
        float most = score;
        foreach (LeafScorer leaf in _leaves) most += leaf.MostForLiteral(doc);
        if (most == score || most * 1.00001f < worst) return score;
        foreach (LeafScorer leaf in _leaves) score += leaf.ForLiteral(doc);
        return score;
    }

    private static bool Overlap(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        for (int i = 0; i < b.Length; i++)
            if ((a[i] & b[i]) != 0) return true;
        return false;
    }

    /// <summary>Scores one leaf.</summary>
    private sealed class LeafScorer
    {
        private readonly MatchedLeaf _leaf;
        private readonly List<TermScorer> _terms = [];
        private readonly SegmentReader _segment;
        private readonly ulong[]? _literalCandidates;
        private readonly PhraseVerifier? _verifier;
        private readonly float _literalGift;

        public LeafScorer(SegmentReader segment, int index, MatchedLeaf leaf, SegmentMatcher matcher, ReadOnlySpan<ulong> matching)
        {
            (_leaf, _segment) = (leaf, segment);
            float weights = 0;
            foreach (PlannedWord word in leaf.Plan.Words)
            {
                weights += word.Weight;
                if (word.Lists[index] is { } list) _terms.Add(new TermScorer(list, leaf.Plan.Norms, word.Weight, leaf.Matched));
            }

            if (leaf.Plan.Node is not RunNode || leaf.Plan.Words.Count < 2 || leaf.Plan.Runes.Length < 2) return;
            if (PhrasePairs.Find(segment, leaf.Plan.Runes) is not { } pairs) return;
            _literalCandidates = matcher.WithAllPairs(pairs, matching);
            DocBits.And(_literalCandidates.AsSpan(0, matching.Length), leaf.Matched);
            _verifier = new PhraseVerifier(segment, pairs, leaf.Plan.Node.Field);
            _literalGift = LiteralShare * weights;
        }

        private float Boost => _leaf.Plan.Boost;

        public float Bound(int from, int to)
        {
            float bound = Boost + _literalGift;
            foreach (TermScorer term in _terms) bound += term.Bound(from, to);
            return bound;
        }

        public void Add(int from, ReadOnlySpan<ulong> wanted, Span<float> scores)
        {
            ReadOnlySpan<byte> lengths = _segment.Lengths(_leaf.Plan.WordField);
            foreach (TermScorer term in _terms) term.Add(from, wanted, lengths, scores);
            for (int word = 0; word < wanted.Length; word++)
            {
                AddBits(scores, word, wanted[word] & _leaf.Matched[(from >> 6) + word], Boost);
                if (_leaf.LiteralOnly is not null) AddBits(scores, word, wanted[word] & _leaf.LiteralOnly[(from >> 6) + word], Boost * LiteralOnly);
            }
        }

        public float MostForLiteral(int doc) => _verifier is not null && DocBits.Get(_literalCandidates, doc) ? _literalGift : 0;

        public float ForLiteral(int doc) => MostForLiteral(doc) > 0 && _verifier!.Matches(doc) ? _literalGift : 0;

        private static void AddBits(Span<float> scores, int word, ulong bits, float value)
        {
            for (; bits != 0; bits &= bits - 1) scores[(word << 6) + BitOperations.TrailingZeroCount(bits)] += value;
        }
    }
}
