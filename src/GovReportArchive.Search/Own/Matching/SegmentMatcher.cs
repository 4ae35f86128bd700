using System.Numerics;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>Finds the documents of one segment that match a query, as bitmaps, and notes why, for scoring.</summary>
internal sealed class SegmentMatcher
{
    private readonly QueryPlan _plan;
    private readonly int _index;
    private readonly SegmentReader _segment;
    private readonly BitsPool _pool;
    private readonly CancellationToken _cancellation;
    private readonly int _words;

    public SegmentMatcher(QueryPlan plan, int index, BitsPool pool, CancellationToken cancellation)
    {
        (_plan, _index, _pool, _cancellation) = (plan, index, pool, cancellation);
        _segment = plan.Snapshot.Segments[index].Reader;
        _words = DocBits.WordsFor(_segment.Documents);
    }

    /// <summary>What adds to scores, each part with the documents that it matched.</summary>
    public List<MatchedNode> Scored { get; } = [];

    /// <summary>The documents of <paramref name="within"/> that match the query.</summary>
    public ulong[] Match(ReadOnlySpan<ulong> within) => Match(_plan.Root, within, true);

    private ulong[] Match(QueryNode node, ReadOnlySpan<ulong> within, bool scores)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (node)
        {
            case AllNode: return _pool.Copy(within);
            case AndNode and: return And(and, within, scores);
            case OrNode or: return Or(or, within, scores);
            case NotNode not: return Not(not, within);
            case BoostNode boost: return Match(boost.Child, within, scores);
            case TextNode leaf: return Text(leaf, within, scores);
            default:
                ulong[] bits = _pool.Rent(_words);
                ColumnMatcher.Select(node, _segment, column => _plan.Snapshot.Numbers(_index, column), bits.AsSpan(0, _words));
                DocBits.And(bits.AsSpan(0, _words), within);
                return bits;
        }
    }

    private ulong[] And(AndNode and, ReadOnlySpan<ulong> within, bool scores)
    {
        ulong[] bits = _pool.Copy(within);
        int first = Scored.Count;
        // What is cheap narrows what is dear.
        foreach (QueryNode child in and.Children.OrderBy(Cost))
        {
            ulong[] part = Match(child, bits.AsSpan(0, _words), scores);
            _pool.Return(bits);
            bits = part;
        }

        Narrow(first, bits);
        return bits;
    }

    // A part scores only where all that is joined to it matches too.
    private void Narrow(int first, ulong[] bits)
    {
        for (int i = first; i < Scored.Count; i++) Scored[i].Narrow(bits.AsSpan(0, _words));
    }

    private ulong[] Or(OrNode or, ReadOnlySpan<ulong> within, bool scores)
    {
        ulong[] bits = _pool.Rent(_words);
        foreach (QueryNode child in or.Children)
        {
            ulong[] part = Match(child, within, scores);
            DocBits.Or(bits.AsSpan(0, _words), part);
            _pool.Return(part);
        }

        return bits;
    }

    private ulong[] Not(NotNode not, ReadOnlySpan<ulong> within)
    {
        ulong[] bits = _pool.Copy(within);
        ulong[] part = Match(not.Child, within, false);
        DocBits.AndNot(bits.AsSpan(0, _words), part);
        _pool.Return(part);
        return bits;
    }

    private ulong[] Text(TextNode node, ReadOnlySpan<ulong> within, bool scores)
    {
        LeafPlan leaf = _plan.Leaf(node);
        ulong[] bits;
        ulong[]? literal = null;
        switch (node)
        {
            case RunNode:
                bits = WithAllWords(leaf, within);
                ulong[] rest = _pool.Copy(within);
                DocBits.AndNot(rest.AsSpan(0, _words), bits);
                literal = Literal(leaf.Runes, node.Field, rest.AsSpan(0, _words));
                _pool.Return(rest);
                break;
            case PrefixNode prefix when PrefixRule.BeginsWord(prefix.Folded):
                bits = _pool.Rent(_words);
                WordExpansion.Select(_segment, leaf, prefix.Folded, prefix.Start, bits.AsSpan(0, _words));
                DocBits.And(bits.AsSpan(0, _words), within);
                break;
            case WordRangeNode range:
                bits = _pool.Rent(_words);
                WordExpansion.Select(_segment, leaf, range, bits.AsSpan(0, _words));
                DocBits.And(bits.AsSpan(0, _words), within);
                break;
            case NearNode near:
                bits = Near(near, within);
                break;
            default:
                bits = Literal(leaf.Runes, node.Field, within);
                break;
        }

        if (scores) Scored.Add(new MatchedLeaf(leaf, _pool.Copy(bits.AsSpan(0, _words)), literal));
        if (literal is null) return bits;
        ulong[] both = scores ? bits : _pool.Copy(bits.AsSpan(0, _words));
        DocBits.Or(both.AsSpan(0, _words), literal);
        return both;
    }

    private ulong[] WithAllWords(LeafPlan leaf, ReadOnlySpan<ulong> within)
    {
        if (leaf.Words.Count == 0 || leaf.Words.Any(word => word.Lists[_index] is null)) return _pool.Rent(_words);
        ulong[] bits = _pool.Copy(within);
        foreach (PlannedWord word in leaf.Words.OrderBy(word => word.Lists[_index]!.DocCount)) And(bits, word.Lists[_index]!);
        return bits;
    }

    private void And(ulong[] bits, PostingsReader list)
    {
        if (list.HasBitmap)
        {
            DocBits.And(bits.AsSpan(0, _words), list.Bitmap);
            return;
        }

        ulong[] part = _pool.Rent(_words);
        list.OrInto(part);
        DocBits.And(bits.AsSpan(0, _words), part);
        _pool.Return(part);
    }

    private ulong[] Literal(int[] runes, int field, ReadOnlySpan<ulong> within)
    {
        if (!DocBits.Any(within[.._words])) return _pool.Rent(_words);
        if (runes.Length == 1)
        {
            ulong[] found = _pool.Rent(_words);
            if (field < 0) RuneScan.OrInto(_segment, runes[0], found.AsSpan(0, _words));
            else RuneScan.OrInto(_segment, runes[0], field, within, found.AsSpan(0, _words));
            DocBits.And(found.AsSpan(0, _words), within);
            return found;
        }

        if (PhrasePairs.Find(_segment, runes) is not { } pairs) return _pool.Rent(_words);
        ulong[] bits = WithAllPairs(pairs, within);
        // Two runes are one pair: to hold the pair is to hold the literal.
        if (runes.Length == 2 && field < 0) return bits;
        Keep(bits, PositionMatcher.OfLiteral(pairs, _segment, field).Matches);
        return bits;
    }

    /// <summary>The documents of <paramref name="within"/> that hold every pair of a literal, wherever.</summary>
    public ulong[] WithAllPairs(PhrasePairs pairs, ReadOnlySpan<ulong> within)
    {
        ulong[] bits = _pool.Copy(within);
        foreach (PostingsReader list in pairs.Lists.Distinct().OrderBy(list => list.DocCount)) And(bits, list);
        return bits;
    }

    private ulong[] Near(NearNode near, ReadOnlySpan<ulong> within)
    {
        ulong[] bits = _pool.Copy(within);
        foreach (string part in near.Parts)
        {
            int[] runes = PairKey.Runes(part);
            ulong[] holds;
            if (runes.Length == 1) holds = Literal(runes, near.Field, bits.AsSpan(0, _words));
            else if (PhrasePairs.Find(_segment, runes) is { } pairs) holds = WithAllPairs(pairs, bits.AsSpan(0, _words));
            else return _pool.Rent(_words);
            _pool.Return(bits);
            bits = holds;
        }

        if (NearMatcher.Create(_segment, near) is not { } matcher) return _pool.Rent(_words);
        Keep(bits, matcher.Matches);
        return bits;
    }

    private void Keep(ulong[] bits, Func<int, bool> matches)
    {
        for (int word = 0; word < _words; word++)
        {
            if ((word & 63) == 0) _cancellation.ThrowIfCancellationRequested();
            for (ulong rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                if (!matches(doc)) DocBits.Clear(bits, doc);
            }
        }
    }

    private static int Cost(QueryNode node) => node switch
    {
        RunNode => 1,
        PrefixNode or WordRangeNode => 2,
        PhraseNode => 3,
        NearNode => 4,
        AndNode and => and.Children.Max(Cost),
        OrNode or => or.Children.Max(Cost),
        NotNode not => Cost(not.Child),
        BoostNode boost => Cost(boost.Child),
        _ => 0,
    };
}
