using System.Numerics;
using System.Runtime.InteropServices;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using Lucene.Net.Search;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Finds the documents of one segment that match a query, as bitmaps, and notes why, for scoring.</summary>
internal sealed class SegmentMatcher
{
    // A quotation is looked for in all documents of a segment, to be kept for the next page or the next facet, unless less than this share of them is wanted.
    private const int FewWanted = 4;
    private readonly QueryPlan _plan;
    private readonly BitsPool _pool;
    private readonly CancellationToken _cancellation;
    private readonly int _words;

    public SegmentMatcher(QueryPlan plan, int index, BitsPool pool, CancellationToken cancellation)
    {
        (_plan, Index, _pool, _cancellation) = (plan, index, pool, cancellation);
        Segment = plan.Snapshot.Segments[index];
        _words = Segment.Live.Length;
    }

    /// <summary>The segment's place in the snapshot.</summary>
    public int Index { get; }

    public SegmentView Segment { get; }

    public SegmentTerms Terms => _plan.Terms[Index];

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
            case EngineNode own: return Own(own, within, scores);
            default:
                ulong[] bits = _pool.Rent(_words);
                ColumnMatcher.Select(node, Segment, bits.AsSpan(0, _words));
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

        // A part scores only where all that is joined to it matches too.
        for (int i = first; i < Scored.Count; i++) Scored[i].Narrow(bits.AsSpan(0, _words));
        return bits;
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
                WordExpansion.Select(this, prefix, bits.AsSpan(0, _words), _cancellation);
                DocBits.And(bits.AsSpan(0, _words), within);
                break;
            case WordRangeNode range:
                bits = _pool.Rent(_words);
                WordExpansion.Select(this, range, bits.AsSpan(0, _words), _cancellation);
                DocBits.And(bits.AsSpan(0, _words), within);
                break;
            case NearNode near:
                bits = Kept("~", Key(near.Field, near.Distance, [.. near.Parts.Select(part => PairKey.Runes(part))]), within, wanted => Near(near, wanted));
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

    /// <summary>Whether words are indexed for each field.</summary>
    public bool HasFieldWords => _plan.Snapshot.Layout.HasFieldWords;

    private ulong[] WithAllWords(LeafPlan leaf, ReadOnlySpan<ulong> within)
    {
        if (leaf.Words.Count == 0 || leaf.Words.Any(word => word.Lists[Index] is null)) return _pool.Rent(_words);
        ulong[] bits = _pool.Copy(within);
        foreach (PlannedWord word in leaf.Words.OrderBy(word => word.Lists[Index]!.DocCount)) word.Lists[Index]!.Docs.AndInto(bits.AsSpan(0, _words), _pool);
        return bits;
    }

    private ulong[] Literal(int[] runes, int field, ReadOnlySpan<ulong> within)
    {
        if (!DocBits.Any(within[.._words])) return _pool.Rent(_words);
        // Two runes are one pair: to hold the pair is to hold the literal.
        if (runes.Length == 2 && field < 0)
            return PhrasePairs.Find(Terms, runes) is { } pair ? WithAllPairs(pair, within) : _pool.Rent(_words);
        return Kept("\"", Key(field, 0, [runes]), within, wanted => Find(runes, field, wanted));
    }

    private delegate ulong[] FindWithin(ReadOnlySpan<ulong> within);

    /// <summary>What matches among some documents, by what is kept of it for the segment, or is kept from now on.</summary>
    private ulong[] Kept(string kind, byte[] key, ReadOnlySpan<ulong> within, FindWithin find)
    {
        TermKey kept = new(Segment.Key, kind, key);
        if (Segment.Cache.Find(kept) is not ulong[] known)
        {
            if (!Segment.Cache.IsOn || (long)DocBits.Count(within[.._words]) * FewWanted < Segment.Documents) return find(within);
            ulong[] all = _pool.Rent(_words);
            DocBits.Fill(all.AsSpan(0, _words), Segment.Documents);
            ulong[] found = find(all.AsSpan(0, _words));
            known = found.AsSpan(0, _words).ToArray();
            _pool.Return(all);
            _pool.Return(found);
            Segment.Cache.Add(kept, known, 8L * known.Length);
        }

        ulong[] bits = _pool.Copy(known);
        DocBits.And(bits.AsSpan(0, _words), within);
        return bits;
    }

    private static byte[] Key(int field, int distance, IReadOnlyList<int[]> parts)
    {
        int[] key = [field, distance, .. parts.SelectMany(part => (int[])[part.Length, .. part])];
        return MemoryMarshal.AsBytes<int>(key).ToArray();
    }

    private ulong[] Find(int[] runes, int field, ReadOnlySpan<ulong> within)
    {
        if (runes.Length == 1)
        {
            ulong[] found = _pool.Rent(_words);
            if (field < 0) RuneScan.OrInto(Terms, runes[0], found.AsSpan(0, _words), _cancellation);
            else RuneScan.OrInto(Terms, runes[0], field, within, found.AsSpan(0, _words), _cancellation);
            DocBits.And(found.AsSpan(0, _words), within);
            return found;
        }

        if (PhrasePairs.Find(Terms, runes) is not { } pairs) return _pool.Rent(_words);
        ulong[] bits = WithAllPairs(pairs, within);
        if (DocBits.Any(bits.AsSpan(0, _words))) Keep(bits, PositionMatcher.OfLiteral(pairs, Segment, field).Matches);
        return bits;
    }

    /// <summary>The documents of <paramref name="within"/> that hold the pairs of a literal, wherever: all that hold all of them, and possibly more where
    /// looking a pair up would cost more than it spares. A single pair is always looked up.</summary>
    public ulong[] WithAllPairs(PhrasePairs pairs, ReadOnlySpan<ulong> within)
    {
        // Decoding a list costs its length; looking at positions costs some eight times as much a document.
        const int WorthDecoding = 8;
        ulong[] bits = _pool.Copy(within);
        int lists = 0;
        foreach (PostingList list in pairs.Lists.Distinct().OrderBy(list => list.DocCount))
        {
            if (lists++ > 0 && !list.IsDecoded && (long)DocBits.Count(bits.AsSpan(0, _words)) * WorthDecoding < list.DocCount) continue;
            list.Docs.AndInto(bits.AsSpan(0, _words), _pool);
        }

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
            else if (PhrasePairs.Find(Terms, runes) is { } pairs) holds = WithAllPairs(pairs, bits.AsSpan(0, _words));
            else return _pool.Rent(_words);
            _pool.Return(bits);
            bits = holds;
        }

        if (NearMatcher.Create(Terms, near) is not { } matcher) return _pool.Rent(_words);
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

    private ulong[] Own(EngineNode node, ReadOnlySpan<ulong> within, bool scores)
    {
        ulong[] bits = _pool.Rent(_words);
        float[] given = new float[Segment.Documents];
        if (_plan.Own(node).GetScorer(_plan.Snapshot.Leaf(Index), null) is { } found)
        {
            for (int doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
            {
                if ((doc & 0xFFF) == 0) _cancellation.ThrowIfCancellationRequested();
                DocBits.Set(bits, doc);
                given[doc] = found.GetScore();
            }
        }

        DocBits.And(bits.AsSpan(0, _words), within);
        if (scores) Scored.Add(new MatchedScores(_pool.Copy(bits.AsSpan(0, _words)), given));
        return bits;
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
