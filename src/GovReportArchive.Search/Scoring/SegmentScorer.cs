using System.Numerics;
using GovReportArchive.Search.Coding;
using GovReportArchive.Search.Matching;
using GovReportArchive.Search.Segments;

namespace GovReportArchive.Search.Scoring;

/// <summary>Scores the matching documents of a segment, leaving out windows in which no document can enter the best.</summary>
internal sealed class SegmentScorer
{
    /// <summary>Documents scored at a time.</summary>
    public const int Window = 256;

    private readonly SegmentReader _segment;
    private readonly List<Scorer> _parts;

    public SegmentScorer(SegmentReader segment, int index, SegmentMatcher matcher, ReadOnlySpan<ulong> matching) =>
        (_segment, _parts) = (segment, Scorer.Of(matcher.Scored, segment, index, matcher, matching));

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
            if (Bound(from, from + part.Length) < Worst(sign, top)) continue;
            part.Clear();
            foreach (Scorer scorer in _parts) scorer.Add(from, wanted, part);
            for (int word = 0; word < words; word++)
            {
                for (ulong rest = wanted[word]; rest != 0; rest &= rest - 1)
                {
                    int at = (word << 6) + BitOperations.TrailingZeroCount(rest);
                    top.Offer(sign * (double)WithLater(from + at, (float)part[at], Worst(sign, top)), from + at);
                }
            }
        }
    }

    private static float Worst(int sign, TopHits top) => sign < 0 ? -(float)top.WorstKey : float.NegativeInfinity;

    private float Bound(int from, int to)
    {
        float bound = 0;
        foreach (Scorer scorer in _parts) bound += scorer.Bound(from, to);
        return bound;
    }

    private float WithLater(int doc, float score, float worst)
    {
        float most = score;
        foreach (Scorer scorer in _parts) most += scorer.MostLater(doc);
        if (most == score || most * 1.00001f < worst) return score;
        foreach (Scorer scorer in _parts) score += scorer.Later(doc);
        return score;
    }
}
