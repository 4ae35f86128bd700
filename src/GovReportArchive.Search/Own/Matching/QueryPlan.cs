using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Scoring;
using GovReportArchive.Search.Own.Searching;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>A query made ready for one snapshot: for each text leaf its words, their posting lists in every segment, and their weights.</summary>
internal sealed class QueryPlan
{
    private readonly Dictionary<TextNode, LeafPlan> _leaves = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, FieldNorms> _norms = [];

    public QueryPlan(Snapshot snapshot, QueryNode root)
    {
        (Snapshot, Root) = (snapshot, root);
        Prepare(root, 1);
    }

    public Snapshot Snapshot { get; }

    public QueryNode Root { get; }

    public LeafPlan Leaf(TextNode node) => _leaves[node];

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
            case TextNode leaf:
                _leaves[leaf] = Plan(leaf, boost);
                break;
        }
    }

    private LeafPlan Plan(TextNode leaf, float boost)
    {
        int wordField = Snapshot.Layout.WordField(leaf.Field);
        List<PlannedWord> words = [.. Words(leaf).Select(word => PlanWord(wordField, word, boost))];
        return new LeafPlan(leaf, boost, wordField, Norms(wordField), words, leaf switch
        {
            RunNode run => PairKey.Runes(run.Folded),
            PhraseNode phrase => PairKey.Runes(phrase.Folded),
            PrefixNode prefix => PairKey.Runes(prefix.Folded),
            _ => [],
        });
    }

    private PlannedWord PlanWord(int wordField, string word, float boost)
    {
        byte[] term = [(byte)wordField, .. Utf8.Bytes(word)];
        PostingsReader?[] lists = new PostingsReader?[Snapshot.Segments.Count];
        long documents = 0;
        for (int i = 0; i < lists.Length; i++)
        {
            SegmentReader segment = Snapshot.Segments[i].Reader;
            int index = segment.Words.Find(term);
            if (index < 0) continue;
            lists[i] = segment.WordList(index);
            documents += lists[i]!.DocCount;
        }

        float idf = Bm25.Idf(documents, Norms(wordField).Documents);
        return new PlannedWord(lists, boost * idf, idf);
    }

    private FieldNorms Norms(int wordField)
    {
        if (_norms.TryGetValue(wordField, out FieldNorms? known)) return known;
        (long with, long total) = Snapshot.Statistics(wordField);
        float average = with == 0 ? 1 : (float)(total / (double)with);
        return _norms[wordField] = new FieldNorms(with, average, Bm25.InverseNorms(average));
    }

    private static IReadOnlyList<string> Words(TextNode leaf) => leaf switch
    {
        RunNode run => RunWords.Of(run.Folded),
        PhraseNode phrase => RunWords.Of(phrase.Folded),
        NearNode near => RunWords.Of(near.Parts),
        _ => [],
    };
}

/// <summary>What lengths do to scores in one word field.</summary>
/// <param name="Documents">Documents that have words in the field.</param>
/// <param name="AverageLength">Their average length in words.</param>
/// <param name="Inverse">By length code: what a frequency is multiplied by.</param>
internal sealed record FieldNorms(long Documents, float AverageLength, float[] Inverse);

/// <summary>A word of a leaf.</summary>
/// <param name="Lists">Its posting list in each segment, null where it does not occur.</param>
/// <param name="Weight">Its weight, boosts included.</param>
/// <param name="Idf">Its weight without boosts.</param>
internal sealed record PlannedWord(PostingsReader?[] Lists, float Weight, float Idf);

/// <summary>A text leaf made ready for one snapshot.</summary>
/// <param name="Node">The leaf.</param>
/// <param name="Boost">Product of the boosts around it.</param>
/// <param name="WordField">Word field that it searches.</param>
/// <param name="Norms">Norms of that field.</param>
/// <param name="Words">Its distinct words.</param>
/// <param name="Runes">The runes of its literal.</param>
internal sealed record LeafPlan(TextNode Node, float Boost, int WordField, FieldNorms Norms, IReadOnlyList<PlannedWord> Words, int[] Runes);
