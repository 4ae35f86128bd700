using System.Text;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;
using Lucene.Net.Search;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>A query made ready for one snapshot: for each text leaf its words, their posting lists in every segment, and their weights.</summary>
internal sealed class QueryPlan
{
    private readonly Dictionary<TextNode, LeafPlan> _leaves = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EngineNode, Weight> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Bm25 _formula;

    public QueryPlan(Snapshot snapshot, QueryNode root)
    {
        (Snapshot, Root) = (snapshot, root);
        _formula = new Bm25(snapshot.Words);
        Terms = [.. snapshot.Segments.Select(segment => new SegmentTerms(segment))];
        Prepare(root, 1);
    }

    public Snapshot Snapshot { get; }

    public QueryNode Root { get; }

    /// <summary>For each segment, its terms.</summary>
    public IReadOnlyList<SegmentTerms> Terms { get; }

    public LeafPlan Leaf(TextNode node) => _leaves[node];

    /// <summary>What Lucene matches itself.</summary>
    public Weight Own(EngineNode node) => _own[node];

    /// <summary>The term of a word in the whole text, or in one field.</summary>
    public static (string Field, byte[] Term) Term(int field, bool hasFieldWords, string word) =>
        field < 0 || !hasFieldWords ? (FieldNames.Words, Encoding.UTF8.GetBytes(word)) : (FieldNames.FieldWords, [(byte)field, .. Encoding.UTF8.GetBytes(word)]);

    private void Prepare(QueryNode node, float boost)
    {
        switch (node)
        {
            case AndNode and:
                foreach (QueryNode child in and.Children) Prepare(child, boost);
                break;
            case OrNode or:
                foreach (QueryNode child in or.Children) Prepare(child, boost);
                break;
            case NotNode not:
                Prepare(not.Child, boost);
                break;
            case BoostNode factor:
                Prepare(factor.Child, boost * factor.Factor);
                break;
            case EngineNode own:
                _own[own] = Snapshot.Searcher().CreateNormalizedWeight(ClassicSyntax.Parse(own, Snapshot.Layout));
                break;
            case TextNode leaf:
                _leaves[leaf] = new LeafPlan(leaf, boost, _formula, [.. Words(leaf).Select(word => Plan(leaf.Field, word, boost))], Runes(leaf));
                break;
        }
    }

    private PlannedWord Plan(int field, string word, float boost)
    {
        (string name, byte[] term) = Term(field, Snapshot.Layout.HasFieldWords, word);
        PostingList?[] lists = [.. Terms.Select(terms => terms.Find(name, term))];
        return new PlannedWord(lists, _formula.Weight(lists.Sum(list => list?.DocCount ?? 0L), boost));
    }

    private static int[] Runes(TextNode leaf) => leaf switch
    {
        RunNode run => PairKey.Runes(run.Folded),
        PhraseNode phrase => PairKey.Runes(phrase.Folded),
        PrefixNode prefix => PairKey.Runes(prefix.Folded),
        _ => [],
    };

    private static List<string> Words(TextNode leaf) => leaf switch
    {
        RunNode run => DistinctWords([run.Folded]),
        PhraseNode phrase => DistinctWords([phrase.Folded]),
        NearNode near => DistinctWords(near.Parts),
        _ => [],
    };

    private static List<string> DistinctWords(IReadOnlyList<string> texts)
    {
        List<string> words = [];
        List<Word> cuts = [];
        foreach (string text in texts)
        {
            cuts.Clear();
            ChineseSegmenter.Segment(text, cuts);
            foreach (Word cut in cuts) words.Add(text.Substring(cut.Start, cut.Length));
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>A word of a leaf.</summary>
/// <param name="Lists">Its posting list in each segment, null where it does not occur.</param>
/// <param name="Weight">Its weight, boosts included.</param>
internal sealed record PlannedWord(PostingList?[] Lists, float Weight);

/// <summary>A text leaf made ready for one snapshot.</summary>
/// <param name="Node">The leaf.</param>
/// <param name="Boost">Product of the boosts around it.</param>
/// <param name="Formula">What scores words.</param>
/// <param name="Words">Its distinct words.</param>
/// <param name="Runes">The runes of its literal.</param>
internal sealed record LeafPlan(TextNode Node, float Boost, Bm25 Formula, IReadOnlyList<PlannedWord> Words, int[] Runes);
