using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Cluster;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Asks one index and takes no answer that lacks anything.</summary>
internal sealed class ClusterSearch(ElasticNodes nodes, string index)
{
    private const int MostTries = 4;

    /// <summary>How scores and totals are the same however documents lie in shards, and how no shard is left out.</summary>
    /// <remarks>Copies of a shard score a little differently, by what they still hold of what was deleted: all pages of one query are asked of the same.</remarks>
    private const string Whole = "search_type=dfs_query_then_fetch&allow_partial_search_results=false";

    /// <summary>Answers a search.</summary>
    /// <exception cref="IOException">Shards are missing, or the cluster does not answer.</exception>
    /// <exception cref="QuerySyntaxException">The cluster finds the query too large.</exception>
    public JsonObject Ask(JsonObject request, CancellationToken cancellation, string more = "")
    {
        string lacking = "", path = $"{index}/_search?{Whole}&preference={IndexName.Hash(request["query"]?.ToJsonString() ?? "")}{more}";
        for (int tries = 1; tries <= MostTries; tries++)
        {
            Answer answer = nodes.Post(path, request, cancellation: cancellation);
            if (answer.IsWell)
            {
                lacking = Lacking(answer.Body);
                if (lacking.Length == 0) return answer.Body;
            }
            else if (answer.LacksIndex)
            {
                throw new IndexMissingException(index);
            }
            else if (IsTooLarge(answer.Reason))
            {
                throw QueryParser.Error(0, "查询太复杂，检索集群不接受；请减少词和括号");
            }
            else if (answer.Status < 500)
            {
                throw new IndexUnreachableException($"检索集群中的索引 {index} 不接受检索：{answer.Reason}");
            }
            else
            {
                lacking = answer.Reason;
            }

            nodes.Rest(tries, cancellation);
        }

        throw new IndexUnreachableException($"检索集群中的索引 {index} 不完整（{lacking}）；请检查集群状态（GET _cluster/health）。");
    }

    /// <summary>The next page of a search that was begun with a scroll.</summary>
    public JsonObject Scroll(string id, CancellationToken cancellation)
    {
        Answer answer = nodes.Post("_search/scroll", new JsonObject { ["scroll"] = "2m", ["scroll_id"] = id }, cancellation: cancellation);
        if (!answer.IsWell || Lacking(answer.Body) is { Length: > 0 }) throw Unfinished(answer.Reason);
        return answer.Body;
    }

    /// <summary>Says that a scroll has not given all.</summary>
    public IndexUnreachableException Unfinished(string reason) => new($"检索集群中的索引 {index} 没有把结果给完（{reason}）；请重试。");

    /// <summary>Gives a scroll back. Where that fails the cluster ends it by itself.</summary>
    public void EndScroll(string id)
    {
        try
        {
            nodes.Delete("_search/scroll", Json.One("scroll_id", Json.Array([id])));
        }
        catch (IOException)
        {
            // What was read is there.
        }
    }

    /// <summary>All documents that match, in order of ids, page by page.</summary>
    /// <param name="request">Query and what is to come with each.</param>
    /// <param name="page">How many at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    public IEnumerable<JsonObject> All(JsonObject request, int page, CancellationToken cancellation)
    {
        JsonNode? after = null;
        while (true)
        {
            JsonObject next = (JsonObject)request.DeepClone();
            next["size"] = page;
            next["sort"] = Json.Parts([Json.One(ElasticLayout.Id, "asc")]);
            if (after is not null) next["search_after"] = after;
            JsonArray hits = Hits(Ask(next, cancellation));
            foreach (JsonNode? hit in hits) yield return (JsonObject)hit!;
            if (hits.Count < page) yield break;
            after = hits[^1]!["sort"]!.DeepClone();
        }
    }

    public static JsonArray Hits(JsonObject answer) => (JsonArray)answer["hits"]!["hits"]!;

    /// <summary>How many match, where that was asked for.</summary>
    public static int Total(JsonObject answer) => answer["hits"]!["total"]!["value"]!.GetValue<int>();

    /// <summary>How many documents there are.</summary>
    public int Documents(CancellationToken cancellation) =>
        Total(Ask(new JsonObject { ["track_total_hits"] = true, ["size"] = 0, ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false)]) }, cancellation));

    /// <summary>All values that a field has among the documents that match, each with its count and, where asked for, its example.</summary>
    public IEnumerable<JsonObject> Values(JsonObject query, string field, JsonObject? example, int page, CancellationToken cancellation)
    {
        JsonNode? after = null;
        do
        {
            JsonObject pages = new() { ["size"] = page, ["sources"] = Json.Parts([Json.One("value", Json.One("terms", Json.One("field", field)))]) };
            if (after is not null) pages["after"] = after;
            JsonObject values = Json.One("composite", pages);
            if (example is not null) values["aggs"] = example.DeepClone();
            JsonObject answer = Ask(new JsonObject { ["size"] = 0, ["query"] = query.DeepClone(), ["aggs"] = Json.One("values", values) }, cancellation);
            JsonNode found = answer["aggregations"]!["values"]!;
            foreach (JsonNode? bucket in (JsonArray)found["buckets"]!) yield return (JsonObject)bucket!;
            after = found["after_key"]?.DeepClone();
        }
        while (after is not null);
    }

    private static string Lacking(JsonObject answer)
    {
        if (answer["timed_out"]?.GetValue<bool>() == true) return "没有在时限内答完";
        if (answer["_shards"] is not { } shards) return "没有说明分片";
        int total = shards["total"]!.GetValue<int>(), successful = shards["successful"]!.GetValue<int>();
        return total == successful ? "" : $"{total} 个分片中只有 {successful} 个应答";
    }

    private static bool IsTooLarge(string reason) =>
        reason.Contains("too_many_clauses", StringComparison.Ordinal) || reason.Contains("maxClauseCount", StringComparison.Ordinal) || reason.Contains("nested", StringComparison.Ordinal);
}
