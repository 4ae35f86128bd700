using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Finds words of the index: those spelled like one, and the most frequent ones.</summary>
internal sealed class WordSearch(ClusterSearch cluster, ElasticLayout layout, int page, CancellationToken cancellation)
{
    private const int LongestWord = 40, MostNear = 1000;

    // The most frequent words of all documents are among the most frequent of so many: the cluster has no list of them that costs no memory.
    private const int Sample = 2000;

    /// <summary>The nearest first; where two are as near, the one in more documents, then in order of code points.</summary>
    public IReadOnlyList<IndexTerm> Nearest(string folded, int limit)
    {
        int[] sought = Runes(folded);
        // In Chinese one character of two is half a word: two may be wrong only where three or more are right.
        int most = sought.Length switch { < 2 or > LongestWord - 2 => 0, < 5 => 1, _ => 2 };
        if (most == 0 || limit == 0) return [];
        Dictionary<string, int> near = new(StringComparer.Ordinal);
        foreach (string word in Suggested(folded, most))
        {
            int edits = Edits(sought, Runes(word));
            if (edits > 0 && edits <= most) near[word] = edits;
        }

        if (near.Count == 0) return [];
        Dictionary<string, int> documents = PairCounts.Of(cluster, ElasticLayout.Words, near.Keys, cancellation).Documents;
        return
        [
            .. near.Select(word => new IndexTerm(word.Key, word.Value, documents[word.Key])).Where(term => term.Documents > 0)
                .OrderBy(term => term.Edits).ThenByDescending(term => term.Documents).ThenBy(term => term.Text, CodePointOrder.Instance).Take(limit),
        ];
    }

    /// <summary>Those in most documents first, counted over all; which are counted is known from a sample.</summary>
    public IReadOnlyList<IndexTerm> Frequent(TermRequest request)
    {
        if (request.Limit == 0) return [];
        Dictionary<string, int> sampled = new(StringComparer.Ordinal);
        foreach (JsonNode document in Sampled())
            foreach (string word in WordsOf(document).Distinct(StringComparer.Ordinal)) sampled[word] = sampled.GetValueOrDefault(word) + 1;
        string[] likely = [.. sampled.Where(word => Runes(word.Key).Length >= request.FewestCharacters).OrderByDescending(word => word.Value).ThenBy(word => word.Key, CodePointOrder.Instance)
            .Take(request.Limit + (request.Limit / 4)).Select(word => word.Key)];
        if (likely.Length == 0) return [];
        return
        [
            .. PairCounts.Of(cluster, ElasticLayout.Words, likely, cancellation).Documents.Select(word => new IndexTerm(word.Key, 0, word.Value))
                .OrderByDescending(term => term.Documents).ThenBy(term => term.Text, CodePointOrder.Instance).Take(request.Limit),
        ];
    }

    private IEnumerable<string> Suggested(string word, int edits)
    {
        JsonObject answer = cluster.Ask(
            new JsonObject
            {
                ["size"] = 0,
                ["suggest"] = Json.One("near", new JsonObject
                {
                    ["text"] = ElasticLayout.Text(word),
                    ["term"] = new JsonObject
                    {
                        ["field"] = ElasticLayout.Words,
                        ["analyzer"] = "keyword",
                        ["suggest_mode"] = "always",
                        ["max_edits"] = edits,
                        ["prefix_length"] = 0,
                        ["min_word_length"] = 1,
                        ["accuracy"] = 0.01,
                        ["max_term_freq"] = 1_000_000_000,
                        ["size"] = MostNear,
                        ["shard_size"] = MostNear,
                    },
                }),
            },
            cancellation);
        return (answer["suggest"]?["near"] as JsonArray ?? []).SelectMany(found => (JsonArray)found!["options"]!).Select(option => option!["text"]!.GetValue<string>());
    }

    private IEnumerable<JsonNode> Sampled()
    {
        JsonObject random = new() { ["seed"] = 1, ["field"] = "_seq_no" };
        JsonObject request = new()
        {
            ["size"] = Math.Min(Sample, page),
            ["query"] = Json.One("function_score", new JsonObject
            {
                ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false)]),
                ["random_score"] = random,
                ["boost_mode"] = "replace",
            }),
            ["_source"] = Json.Array(Enumerable.Range(0, layout.Schema.Fields.Count).Select(layout.Units)),
        };
        return ClusterSearch.Hits(cluster.Ask(request, cancellation)).Select(hit => hit!["_source"]!);
    }

    private IEnumerable<string> WordsOf(JsonNode document)
    {
        List<Word> cuts = [];
        foreach (JsonNode? unit in Enumerable.Range(0, layout.Schema.Fields.Count).SelectMany(field => document[layout.Units(field)] as JsonArray ?? []))
        {
            string text = unit!.GetValue<string>().TrimEnd(ElasticLayout.UnitEnd);
            cuts.Clear();
            ChineseSegmenter.Segment(text, cuts);
            foreach (Word cut in cuts) yield return text.Substring(cut.Start, Math.Min(cut.Length, ElasticLayout.LongestWord));
        }
    }

    private static int[] Runes(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    // Insertions, deletions, replacements, and two neighbours changed over, which is one slip of the hand, counted as one.
    private static int Edits(int[] one, int[] other)
    {
        int[,] edits = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++) edits[i, 0] = i;
        for (int j = 0; j <= other.Length; j++) edits[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int least = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) least = Math.Min(least, edits[i - 2, j - 2] + 1);
                edits[i, j] = least;
            }
        }

        return edits[one.Length, other.Length];
    }
}
