using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Scoring;

/// <summary>Scores one leaf of the query language.</summary>
/// <remarks>
/// A leaf that matches by words gives its boost, plus BM25 over its words, plus a share of their weights where a run of several words stands in the text as it
/// was typed. A run that is only contained gives less than its boost, so that it ranks below every match by words.
/// </remarks>
internal sealed class LeafScorer : Scorer
{
    /// <summary>What a run that is contained, but not as words, gives instead of one.</summary>
    private const double LiteralOnly = 0.5;

    /// <summary>The share of its words' weights that a run gives more where it is contained as typed.</summary>
    private const double LiteralShare = 0.3;

    private readonly MatchedLeaf _leaf;
    private readonly List<Scorer> _terms = [];
    private readonly bool _covers;
    private readonly ulong[]? _literalCandidates;
    private readonly PositionMatcher? _literal;
    private readonly double _literalGift;

    public LeafScorer(MatchedLeaf leaf, SegmentMatcher matcher, ReadOnlySpan<ulong> matching)
    {
        (_leaf, _covers) = (leaf, Covers(leaf.Matched, matching));
        foreach (PlannedWord word in leaf.Plan.Words)
        {
            if (word.Lists[matcher.Index] is { } list)
                _terms.Add(new TermScorer(list.Docs, matcher.Segment, leaf.Plan.Formula, word.Weight, _covers ? null : leaf.Matched));
        }

        if (leaf.Plan.Node is not RunNode || leaf.Plan.Words.Count < 2 || PhrasePairs.Find(matcher.Terms, leaf.Plan.Runes) is not { } pairs) return;
        _literalGift = LiteralShare * leaf.Plan.Words.Sum(word => (double)word.Weight);
        _literalCandidates = matcher.WithAllPairs(pairs, matching);
        DocBits.And(_literalCandidates.AsSpan(0, matching.Length), leaf.Matched);
        _literal = PositionMatcher.OfLiteral(pairs, matcher.Segment, leaf.Plan.Node.Field);
    }

    public override double Constant => _covers ? Boost : 0;

    private double Boost => _leaf.Plan.Boost;

    public override double Bound(int from, int to)
    {
        double bound = Boost + LiteralBound(from, to);
        foreach (Scorer term in _terms) bound += term.Bound(from, to);
        return bound;
    }

    private double LiteralBound(int from, int to) =>
        _literalCandidates is not null && DocBits.Any(_literalCandidates.AsSpan(from >> 6, ((to - 1) >> 6) - (from >> 6) + 1)) ? _literalGift : 0;

    public override void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores)
    {
        foreach (Scorer term in _terms) term.Add(from, wanted, scores);
        if (_covers) return;
        for (int word = 0; word < wanted.Length; word++)
        {
            AddBits(scores, word, wanted[word] & _leaf.Matched[(from >> 6) + word], Boost);
            if (_leaf.LiteralOnly is not null) AddBits(scores, word, wanted[word] & _leaf.LiteralOnly[(from >> 6) + word], Boost * LiteralOnly);
        }
    }

    public override bool HasLater => _literal is not null;

    public override double MostLater(int doc) => _literal is not null && DocBits.Get(_literalCandidates, doc) ? _literalGift : 0;

    public override double Later(int doc) => MostLater(doc) > 0 && _literal!.Matches(doc) ? _literalGift : 0;
}
