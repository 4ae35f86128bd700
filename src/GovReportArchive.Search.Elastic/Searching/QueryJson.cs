using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Writes the tree of a query as the cluster is asked.</summary>
/// <remarks>
/// A leaf that matches by words gives its boost, plus BM25 over its words, plus a share of that where a run of several words stands in the text as it was typed. A run
/// that is only contained gives half its boost, so that it ranks below every match by words. Columns and what is left out give nothing.
/// </remarks>
/// <param name="layout">Where fields and columns stand.</param>
/// <param name="near">Finds what nearness queries match that the cluster cannot tell by itself.</param>
internal sealed class QueryJson(ElasticLayout layout, Func<NearNode, JsonObject> near)
{
    private const float LiteralOnly = 0.5f, LiteralShare = 0.3f;

    // The cluster refuses more than 1,024 clauses side by side.
    private const int MostClauses = 500;

    // Factors of factors are held below what a cluster takes for infinite.
    private const float MostBoost = 1e12f;

    /// <summary>Whether a part of a query adds to scores.</summary>
    public static bool Scores(QueryNode node) => node switch
    {
        TextNode => true,
        AndNode and => and.Children.Any(Scores),
        OrNode or => or.Children.Any(Scores),
        BoostNode boost => Scores(boost.Child),
        _ => false,
    };

    /// <summary>A query of which only the matches matter.</summary>
    public JsonObject Matching(QueryNode node) => Of(node, 1, false);

    /// <summary>A query that scores.</summary>
    public JsonObject Scoring(QueryNode node) => Of(node, 1, true);

    private JsonObject Of(QueryNode node, float boost, bool scores)
    {
        switch (node)
        {
            case AllNode: return Clauses.All();
            case AndNode and:
                List<JsonNode> must = [.. and.Children.Where(child => scores && Scores(child)).Select(child => Of(child, boost, true))];
                List<JsonNode> filter = [.. and.Children.Where(child => !scores || !Scores(child)).Select(child => Of(child, boost, false))];
                return Clauses.Both(must, filter);
            case OrNode or: return Any(or.Children.Select(child => scores && !Scores(child) ? Clauses.Filter([Of(child, 1, false)]) : Of(child, boost, scores)));
            case NotNode not: return Clauses.Not(Of(not.Child, 1, false));
            case BoostNode factor: return Of(factor.Child, Math.Min(boost * factor.Factor, MostBoost), scores);
            case TextNode leaf: return Leaf(leaf, boost, scores);
            case EngineNode own: throw QueryParser.Error(own.Start, $"本检索库不认识 {own.Syntax} 语法");
            default: return new ColumnJson(layout).Of(node);
        }
    }

    private JsonObject Leaf(TextNode node, float boost, bool scores)
    {
        JsonObject matched;
        switch (node)
        {
            case RunNode run: return Run(run, boost, scores);
            case PhraseNode phrase:
                matched = Contains(phrase.Folded, phrase.Field);
                return scores ? WithWords(matched, RunWords.Of(phrase.Folded), phrase.Field, boost) : matched;
            case NearNode parts:
                matched = near(parts);
                return scores ? WithWords(matched, RunWords.Of(parts.Parts), parts.Field, boost) : matched;
            case PrefixNode prefix:
                (string field, string term) = layout.Word(prefix.Field, prefix.Folded);
                matched = PrefixRule.BeginsWord(prefix.Folded) ? Clauses.Prefix(field, term) : Contains(prefix.Folded, prefix.Field);
                break;
            case WordRangeNode range: matched = Range(range); break;
            default: throw new InvalidOperationException($"No query for {node.GetType().Name}.");
        }

        return scores ? Clauses.Constant(matched, boost) : matched;
    }

    private JsonObject Run(RunNode run, float boost, bool scores)
    {
        IReadOnlyList<string> words = RunWords.Of(run.Folded);
        JsonObject literal = Contains(run.Folded, run.Field);
        if (words.Count == 0) return scores ? Clauses.Constant(literal, boost * LiteralOnly) : literal;
        if (!scores) return Any([Clauses.Both([], Words(words, run.Field, 1)), literal]);
        JsonObject byWords = Clauses.Both([Clauses.Constant(Clauses.All(), boost), .. Words(words, run.Field, boost)], []);
        if (words.Count > 1)
            byWords["bool"]!["should"] = Json.Parts([Clauses.Both([.. Words(words, run.Field, boost * LiteralShare)], [Contains(run.Folded, run.Field)])]);
        return Any([byWords, Clauses.Constant(literal, boost * LiteralOnly)]);
    }

    private JsonObject WithWords(JsonObject matched, IReadOnlyList<string> words, int field, float boost)
    {
        JsonObject constant = Clauses.Constant(matched, boost);
        if (words.Count == 0) return constant;
        JsonObject query = Clauses.Both([constant], []);
        IEnumerable<JsonObject> scored = words.Select(word => Word(word, field, boost));
        query["bool"]!["should"] = Json.Parts(words.Count <= MostClauses ? scored : scored.Chunk(MostClauses).Select(chunk => Clauses.Any(chunk)));
        return query;
    }

    // All of them, in portions that the cluster takes.
    private List<JsonNode> Words(IReadOnlyList<string> words, int field, float boost)
    {
        IEnumerable<JsonNode> all = words.Select(word => Word(word, field, boost));
        return words.Count <= MostClauses ? [.. all] : [.. all.Chunk(MostClauses).Select(chunk => Clauses.Both([.. chunk], []))];
    }

    private JsonObject Word(string word, int field, float boost)
    {
        (string name, string term) = layout.Word(field, ElasticLayout.Text(word));
        return Clauses.Term(name, JsonValue.Create(term), boost);
    }

    private JsonObject Contains(string folded, int field) => Clauses.Contains(layout.PairsOf(field), ElasticLayout.Text(folded));

    private JsonObject Range(WordRangeNode range)
    {
        (string field, string low) = layout.Word(range.Field, range.Low ?? "");
        (_, string high) = layout.Word(range.Field, range.High ?? "");
        JsonObject bounds = [];
        bool inField = field == ElasticLayout.FieldWords;
        if (range.Low is not null || inField) bounds[range.LowIncluded || range.Low is null ? "gte" : "gt"] = low;
        if (range.High is not null) bounds[range.HighIncluded ? "lte" : "lt"] = high;
        // After the last word of a field come those that begin with its name and the character after the colon.
        else if (inField) bounds["lt"] = high[..^1] + ';';
        return bounds.Count == 0 ? Clauses.Exists(field) : Json.One("range", Json.One(field, bounds));
    }

    private static JsonObject Any(IEnumerable<JsonObject> parts)
    {
        JsonObject[] all = [.. parts];
        return Clauses.Any(all.Length <= MostClauses ? all : [.. all.Chunk(MostClauses).Select(chunk => Clauses.Any(chunk))]);
    }
}
