using System.Numerics;
using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Scoring;

/// <summary>Adds a part of the score to a window of documents at a time. Windows ascend.</summary>
internal abstract class Scorer
{
    /// <summary>What no document from <paramref name="from"/> to before <paramref name="to"/> gets more than.</summary>
    public abstract double Bound(int from, int to);

    /// <summary>Adds the scores of the window's documents.</summary>
    /// <param name="from">First document of the window, a multiple of <see cref="TermDocs.Window"/>.</param>
    /// <param name="wanted">The documents that matter, 64 a word; what others get does not matter.</param>
    /// <param name="scores">Scores by document, from the window's first.</param>
    public abstract void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores);

    /// <summary>What every document of the search gets beside what <see cref="Add"/> gives.</summary>
    public virtual double Constant => 0;

    /// <summary>Whether a closer look may give documents more.</summary>
    public virtual bool HasLater => false;

    /// <summary>What a document may get more by a closer look, which is left out while it cannot matter.</summary>
    public virtual double MostLater(int doc) => 0;

    /// <summary>What the closer look gives. Documents must ascend.</summary>
    public virtual double Later(int doc) => 0;

    /// <summary>The scorers of the parts of a query, those left out that match none of the documents.</summary>
    public static IEnumerable<Scorer> Of(SegmentMatcher matcher, ulong[] matching, int words)
    {
        foreach (MatchedNode node in matcher.Scored)
        {
            ReadOnlySpan<ulong> wanted = matching.AsSpan(0, words);
            if (!Overlap(node.Matched, wanted) && !(node is MatchedLeaf { LiteralOnly: { } literal } && Overlap(literal, wanted))) continue;
            yield return node switch
            {
                MatchedLeaf leaf => new LeafScorer(leaf, matcher, wanted),
                MatchedScores scored => new GivenScorer(scored),
                _ => throw new InvalidOperationException($"No scorer for {node.GetType().Name}."),
            };
        }
    }

    /// <summary>Whether a set holds all documents of another.</summary>
    protected static bool Covers(ReadOnlySpan<ulong> all, ReadOnlySpan<ulong> documents)
    {
        for (int i = 0; i < documents.Length; i++)
            if ((documents[i] & ~all[i]) != 0) return false;
        return true;
    }

    protected static void AddBits(Span<double> scores, int word, ulong bits, double value)
    {
        for (; bits != 0; bits &= bits - 1) scores[(word << 6) + BitOperations.TrailingZeroCount(bits)] += value;
    }

    private static bool Overlap(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        for (int i = 0; i < b.Length; i++)
            if ((a[i] & b[i]) != 0) return true;
        return false;
    }
}

/// <summary>Adds scores that were worked out elsewhere.</summary>
internal sealed class GivenScorer(MatchedScores given) : Scorer
{
    public override double Bound(int from, int to)
    {
        double most = 0;
        for (int doc = from; doc < to; doc++) most = Math.Max(most, given.Scores[doc]);
        return most;
    }

    public override void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores)
    {
        for (int i = 0; i < scores.Length; i++) scores[i] += given.Scores[from + i];
    }
}
