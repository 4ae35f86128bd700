using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Finds the documents that share most character pairs with a text, a pair weighing the more the rarer it is.</summary>
/// <remarks>A pair for which others may stand is two features: itself, and any of them all. One request counts the pairs, a second weighs the documents.</remarks>
internal sealed class AlikeSearch(ClusterSearch cluster, ElasticLayout layout, CancellationToken cancellation)
{
    private const int MostPairs = 400, MostWords = 30, MostInstead = 10;

    // Another word says nearly what the text says, but a document with the text's own word should stay before it.
    private const double InsteadWeight = 0.6;

    // What more than one document in so many has says too little.
    private const int CommonShare = 12;

    public IReadOnlyList<AlikeHit> Run(AlikeRequest request)
    {
        string[] own = [.. Pairs(request.Text).Distinct(StringComparer.Ordinal).Take(MostPairs)];
        AlikeWord[] words = [.. request.Also.Take(MostWords)];
        IEnumerable<string> others = words.SelectMany(word => Pairs(word.Word).Concat(word.Instead.Take(MostInstead).SelectMany(Pairs)));
        (Dictionary<string, int> counts, int all) = PairCounts.Of(cluster, ElasticLayout.Pairs, own.Concat(others), cancellation);
        Dictionary<string, HashSet<string>> instead = Instead(words, own, counts);
        double whole = 0;
        List<JsonNode> features = [];
        foreach (string pair in own)
        {
            double weight = PairCounts.Rarity(counts[pair], all);
            whole += weight;
            string[] any = instead.TryGetValue(pair, out HashSet<string>? standing) ? [pair, .. standing] : [];
            int documents = any.Sum(other => counts[other]);
            if (documents > 0 && documents <= all / CommonShare)
            {
                double common = InsteadWeight * Math.Min(weight, PairCounts.Rarity(documents, all));
                features.Add(Clauses.Constant(Clauses.Any(any.Select(Holds)), (float)common));
                weight -= common;
            }

            if (counts[pair] > 0 && weight > 0) features.Add(Clauses.Constant(Holds(pair), (float)weight));
        }

        return features.Count == 0 ? [] : Ask(request, features, whole);
    }

    private List<AlikeHit> Ask(AlikeRequest request, List<JsonNode> features, double whole)
    {
        Column? distinct = request.Distinct is { } name ? layout.Schema.Column(name, null) : null;
        // Texts that are only given back are told apart here, among as many as one answer gives.
        bool byText = distinct?.Kind == ColumnKind.Stored;
        ColumnJson columns = new(layout);
        JsonObject body = new()
        {
            ["track_total_hits"] = false,
            ["size"] = byText ? QueryLimits.Page : request.Limit,
            ["query"] = Clauses.Both(
                [Clauses.Any(features)],
                [Clauses.Term(ElasticLayout.Gone, false), .. request.Filters.Select(columns.Of), .. request.Numbers.Select(columns.Of)]),
            ["sort"] = Json.Parts([Json.One("_score", "desc"), Json.One(ElasticLayout.Id, "asc")]),
        };
        if (distinct is not null && !byText) body["collapse"] = Json.One("field", ElasticLayout.Column(distinct));
        HitValuesJson.Add(body, layout, byText ? [.. request.Values, request.Distinct!] : request.Values);
        IEnumerable<JsonNode> hits = ClusterSearch.Hits(cluster.Ask(body, cancellation)).Select(hit => hit!);
        if (byText) hits = hits.DistinctBy(hit => HitValuesJson.Read(hit, layout, [request.Distinct!])[0] ?? "", StringComparer.Ordinal).Take(request.Limit);
        return
        [
            .. hits.Select(hit => new AlikeHit(hit["sort"]![1]!.GetValue<string>(), Math.Min(1, hit["sort"]![0]!.GetValue<double>() / whole), HitValuesJson.Read(hit, layout, request.Values)))
                .OrderByDescending(hit => hit.Share).ThenBy(hit => hit.Id, StringComparer.Ordinal),
        ];
    }

    private static JsonObject Holds(string pair) => Clauses.Term(ElasticLayout.Pairs, pair);

    /// <summary>For the rarest pair of each word the rarest pairs of what may stand for it.</summary>
    private static Dictionary<string, HashSet<string>> Instead(AlikeWord[] words, string[] own, Dictionary<string, int> counts)
    {
        Dictionary<string, HashSet<string>> instead = new(StringComparer.Ordinal);
        foreach (AlikeWord word in words)
        {
            if (Rarest(Pairs(word.Word).Where(pair => own.Contains(pair))) is not { } pair) continue;
            if (!instead.TryGetValue(pair, out HashSet<string>? others)) instead[pair] = others = new(StringComparer.Ordinal);
            foreach (string other in word.Instead.Take(MostInstead))
                if (Rarest(Pairs(other)) is { } rarest && rarest != pair && counts[rarest] > 0) others.Add(rarest);
        }

        return instead;

        string? Rarest(IEnumerable<string> pairs) => pairs.MinBy(pair => counts[pair]);
    }

    private static IEnumerable<string> Pairs(string text)
    {
        Rune[] runes = [.. ElasticLayout.Text(Folding.Fold(text)).EnumerateRunes()];
        for (int i = 0; i + 1 < runes.Length; i++)
            if (IsWording(runes[i]) && IsWording(runes[i + 1])) yield return $"{runes[i]}{runes[i + 1]}";
    }

    // Punctuation says nothing about what a sentence says.
    private static bool IsWording(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;
}
