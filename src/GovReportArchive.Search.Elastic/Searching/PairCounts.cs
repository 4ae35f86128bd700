using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Counts the documents that hold words or pairs, many in one request.</summary>
internal static class PairCounts
{
    // Each is a part of a request that the cluster answers at once.
    private const int MostAtOnce = 1000;

    /// <summary>How many documents hold each of some terms of a field, and how many documents there are.</summary>
    public static (Dictionary<string, int> Documents, int All) Of(ClusterSearch cluster, string field, IEnumerable<string> terms, CancellationToken cancellation)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        int all = 0;
        foreach (string[] chunk in terms.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce).DefaultIfEmpty([]))
        {
            JsonObject request = new() { ["track_total_hits"] = true, ["size"] = 0, ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false)]) };
            if (chunk.Length > 0)
                request["aggs"] = Json.One("terms", Json.One("filters", Json.One("filters", Json.Parts(chunk.Select(term => Clauses.Term(field, ElasticLayout.Text(term)))))));
            JsonObject answer = cluster.Ask(request, cancellation);
            all = ClusterSearch.Total(answer);
            for (int i = 0; i < chunk.Length; i++) counts[chunk[i]] = answer["aggregations"]!["terms"]!["buckets"]![i]!["doc_count"]!.GetValue<int>();
        }

        return (counts, all);
    }

    /// <summary>What a pair weighs that stands in so many of all documents.</summary>
    public static double Rarity(int documents, int all) => Math.Log(1 + ((all + 1.0) / (documents + 1.0)));
}
