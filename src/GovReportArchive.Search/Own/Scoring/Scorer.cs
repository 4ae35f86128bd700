using System.Numerics;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Matching;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Scoring;

/// <summary>Adds a part of the score to a window of documents at a time. Windows ascend.</summary>
internal abstract class Scorer
{
    /// <summary>What no document from <paramref name="from"/> to before <paramref name="to"/> gets more than.</summary>
    public abstract double Bound(int from, int to);

    /// <summary>Adds the scores of the window's documents.</summary>
    /// <param name="from">First document of the window, a multiple of 64.</param>
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

    /// <summary>The scorer of a part of a query.</summary>
    public static Scorer Of(MatchedNode node, SegmentReader segment, int index, SegmentMatcher matcher, ReadOnlySpan<ulong> matching) => node switch
    {
        MatchedLeaf leaf => new LeafScorer(leaf, segment, index, matcher, matching),
        _ => throw new InvalidOperationException($"No scorer for {node.GetType().Name}."),
    };

    /// <summary>The scorers of several parts, those left out that match none of the documents.</summary>
    public static List<Scorer> Of(IEnumerable<MatchedNode> nodes, SegmentReader segment, int index, SegmentMatcher matcher, ReadOnlySpan<ulong> matching)
    {
        List<Scorer> scorers = [];
        foreach (MatchedNode node in nodes)
            if (Overlap(node.Matched, matching) || (node is MatchedLeaf { LiteralOnly: { } literal } && Overlap(literal, matching))) scorers.Add(Of(node, segment, index, matcher, matching));
        return scorers;
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

/// <summary>Adds the same to every document of a set.</summary>
internal sealed class ConstantScorer(ulong[] documents, float score) : Scorer
{
    public override double Bound(int from, int to) => DocBits.Any(documents.AsSpan(from >> 6, ((to - 1) >> 6) - (from >> 6) + 1)) ? score : 0;

    public override void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores)
    {
        for (int word = 0; word < wanted.Length; word++) AddBits(scores, word, wanted[word] & documents[(from >> 6) + word], score);
    }
}
