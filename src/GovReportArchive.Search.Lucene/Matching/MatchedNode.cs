using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>A part of a query that adds to scores in one segment, and the documents that it adds to.</summary>
/// <param name="matched">The documents.</param>
internal abstract class MatchedNode(ulong[] matched)
{
    public ulong[] Matched => matched;

    /// <summary>Leaves out documents that turned out not to match what this part is joined to.</summary>
    public virtual void Narrow(ReadOnlySpan<ulong> bits) => DocBits.And(matched.AsSpan(0, bits.Length), bits);
}

/// <summary>A text leaf.</summary>
/// <param name="plan">The leaf.</param>
/// <param name="matched">The documents that its words, or what else it asks for, matched.</param>
/// <param name="literalOnly">For a run: the documents that hold it only as a literal.</param>
internal sealed class MatchedLeaf(LeafPlan plan, ulong[] matched, ulong[]? literalOnly) : MatchedNode(matched)
{
    public LeafPlan Plan => plan;

    public ulong[]? LiteralOnly => literalOnly;

    public override void Narrow(ReadOnlySpan<ulong> bits)
    {
        base.Narrow(bits);
        if (literalOnly is not null) DocBits.And(literalOnly.AsSpan(0, bits.Length), bits);
    }
}

/// <summary>What Lucene matched and scored itself.</summary>
/// <param name="matched">The documents.</param>
/// <param name="scores">By document.</param>
internal sealed class MatchedScores(ulong[] matched, float[] scores) : MatchedNode(matched)
{
    public float[] Scores => scores;

    public override void Narrow(ReadOnlySpan<ulong> bits)
    {
        base.Narrow(bits);
        for (int doc = 0; doc < scores.Length; doc++)
            if (!DocBits.Get(bits, doc)) scores[doc] = 0;
    }
}
