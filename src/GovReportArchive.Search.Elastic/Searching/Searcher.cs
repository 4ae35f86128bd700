using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Answers one search. What comes in one answer of the cluster is of the same documents; where a facet is cut short whose documents have several values, or is
/// asked for whole, further requests follow.</summary>
internal sealed class Searcher(ClusterSearch cluster, ElasticLayout layout, SearchRequest request, ElasticSettings settings, long commit, CancellationToken cancellation)
{
    private readonly SearchJson _json = new(layout, request, settings.FacetPage, near => new NearSearch(cluster, layout, settings.Page, cancellation).Of(near));

    /// <exception cref="IOException">The answer lacks something.</exception>
    public SearchResult Run()
    {
        JsonObject answer = cluster.Ask(_json.Write(), cancellation);
        JsonNode? facets = answer["aggregations"];
        return new SearchResult(
            ClusterSearch.Total(answer),
            [.. ClusterSearch.Hits(answer).Select(hit => Hit(hit!))],
            [.. request.Facets.Select((facet, i) => Facet(facet, facets![$"f{i}"]!))])
        {
            Ranges = [.. request.Ranges.Select((facet, i) => Range(facet, facets![$"r{i}"]!))],
        };
    }

    private Hit Hit(JsonNode hit)
    {
        JsonNode? sorted = hit["sort"]![0];
        string id = hit["sort"]![1]!.GetValue<string>();
        double score = request.Sort.Column is null ? sorted!.GetValue<double>() : hit["_score"]?.GetValue<double>() ?? 0;
        SearchAfter after = request.Sort.Column is null ? new SearchAfter(score, null, null, id, commit)
            : sorted?.GetValueKind() == JsonValueKind.String && layout.Schema.Column(request.Sort.Column, null).Kind == ColumnKind.Keyword ? new SearchAfter(null, null, sorted.GetValue<string>(), id, commit)
            : sorted?.GetValueKind() == JsonValueKind.Number ? new SearchAfter(null, sorted.GetValue<double>(), null, id, commit)
            : new SearchAfter(null, null, null, id, commit);
        return new Hit(id, score, after) { Values = HitValuesJson.Read(hit, layout, request.Values) };
    }

    private FacetResult Facet(FacetRequest facet, JsonNode found)
    {
        JsonNode values = found["values"]!;
        // Where shards left values out, counts may be wrong.
        if (values["doc_count_error_upper_bound"]!.GetValue<long>() != 0) throw new IndexUnreachableException($"检索集群没有数准 {facet.Column} 的各个取值，答复不能用。");
        int missing = Count(found["missing"]!), with = Count(found) - missing, carried = found["carried"]!["value"]!.GetValue<int>();
        bool cut = values["sum_other_doc_count"]!.GetValue<long>() > 0;
        string sought = Folding.Fold(facet.Containing ?? "").Trim();
        List<FacetCount> items = sought.Length > 0 || (cut && facet.Limit > settings.FacetPage) ? All(facet, sought) : [.. Buckets(values).Select(bucket => Item(bucket, bucket["key"]!.GetValue<string>()))];
        if (items.Count > facet.Limit) items.RemoveRange(facet.Limit, items.Count - facet.Limit);
        int listed = items.Sum(item => item.Count);
        int other = listed == carried ? 0 : carried == with ? with - listed : ClusterSearch.Total(cluster.Ask(_json.Others(facet.Column, [.. items.Select(item => item.Value)]), cancellation));
        return new FacetResult(facet.Column, items, missing, other);
    }

    // More values than come with an answer, or those that only we can tell.
    private List<FacetCount> All(FacetRequest facet, string sought)
    {
        string field = ElasticLayout.Column(layout.Schema.Column(facet.Column, ColumnKind.Keyword)), prefix = ElasticLayout.Text(facet.Prefix ?? "");
        IEnumerable<FacetCount> all = cluster.Values(_json.Under(facet.Column), field, facet.Examples ? _json.Example() : null, settings.FacetPage, cancellation)
            .Select(bucket => Item(bucket, bucket["key"]!["value"]!.GetValue<string>()))
            .Where(item => item.Value.StartsWith(prefix, StringComparison.Ordinal) && (sought.Length == 0 || Folding.Fold(item.Value).Contains(sought, StringComparison.Ordinal)));
        return facet.ByValue
            ? [.. all.OrderByDescending(item => item.Value, CodePointOrder.Instance)]
            : [.. all.OrderByDescending(item => item.Count).ThenBy(item => item.Value, CodePointOrder.Instance)];
    }

    private RangeFacetResult Range(RangeFacetRequest facet, JsonNode found)
    {
        double?[] bounds = [null, .. facet.Bounds.Select(bound => (double?)bound), null];
        return new RangeFacetResult(
            facet.Column,
            [.. Buckets(found["values"]!).Select((bucket, i) => new RangeCount(bounds[i], bounds[i + 1], Count(bucket)) { Example = Example(bucket) })],
            Count(found["missing"]!));
    }

    private FacetCount Item(JsonNode bucket, string value) => new(value, Count(bucket)) { Example = Example(bucket) };

    private ExampleDocument? Example(JsonNode bucket) =>
        (bucket["example"]?["hits"]?["hits"] as JsonArray)?.FirstOrDefault() is { } hit
            ? new ExampleDocument(hit["sort"]![0]!.GetValue<string>(), HitValuesJson.Read(hit, layout, request.Values))
            : null;

    private static IEnumerable<JsonNode> Buckets(JsonNode values) => ((JsonArray)values["buckets"]!).Select(bucket => bucket!);

    private static int Count(JsonNode bucket) => bucket["doc_count"]!.GetValue<int>();
}
