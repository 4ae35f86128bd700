using System.Numerics;
using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Scoring;

/// <summary>Scores the matching documents of a segment, leaving out windows in which no document can enter the best.</summary>
internal sealed class SegmentScorer
{
    private const int Window = TermDocs.Window;

    private readonly SegmentView _segment;
    private readonly Scorer[] _parts;
    private readonly bool _hasLater;
    private readonly double _constant;

    /// <param name="matcher">What matched in the segment.</param>
    /// <param name="matching">The documents to be scored.</param>
    public SegmentScorer(SegmentMatcher matcher, ulong[] matching)
    {
        _segment = matcher.Segment;
        _parts = [.. Scorer.Of(matcher, matching, _segment.Live.Length)];
        _constant = _parts.Sum(part => part.Constant);
        _hasLater = Array.Exists(_parts, part => part.HasLater);
    }

    /// <summary>Offers every matching document with its score, or leaves it out where it cannot enter.</summary>
    /// <param name="matching">The documents.</param>
    /// <param name="sign">-1 where the highest scores are the best, 1 where the lowest are.</param>
    /// <param name="top">Takes the hits.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Offer(ReadOnlySpan<ulong> matching, int sign, TopHits top, CancellationToken cancellation)
    {
        Span<double> scores = stackalloc double[Window];
        for (int from = 0; from < _segment.Documents; from += Window)
        {
            if ((from & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            int first = from >> 6, words = Math.Min(Window >> 6, matching.Length - first);
            ReadOnlySpan<ulong> wanted = matching.Slice(first, words);
            if (!DocBits.Any(wanted)) continue;
            Span<double> part = scores[..Math.Min(Window, _segment.Documents - from)];
            if (sign < 0 && Bound(from, from + part.Length) < -top.WorstKey) continue;
            part.Clear();
            foreach (Scorer scorer in _parts) scorer.Add(from, wanted, part);
            OfferWindow(from, wanted, part, sign, top);
        }
    }

    private void OfferWindow(int from, ReadOnlySpan<ulong> wanted, ReadOnlySpan<double> scores, int sign, TopHits top)
    {
        double worst = top.WorstKey;
        for (int word = 0; word < wanted.Length; word++)
        {
            for (ulong rest = wanted[word]; rest != 0; rest &= rest - 1)
            {
                int at = (word << 6) + BitOperations.TrailingZeroCount(rest);
                double score = scores[at] + _constant;
                if (_hasLater) score = WithLater(from + at, score, sign < 0 ? -worst : double.NegativeInfinity);
                if (sign * score > worst) continue;
                top.Offer(sign * score, from + at);
                worst = top.WorstKey;
            }
        }
    }

    // The parts' constants are in their bounds already.
    private double Bound(int from, int to)
    {
        double bound = 0;
        foreach (Scorer scorer in _parts) bound += scorer.Bound(from, to);
        return bound;
    }

    private double WithLater(int doc, double score, double worst)
    {
        double most = score;
        foreach (Scorer scorer in _parts) most += scorer.MostLater(doc);
        if (most == score || most < worst) return score;
        foreach (Scorer scorer in _parts) score += scorer.Later(doc);
        return score;
    }
}
