using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Highlighting;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Writes nearness queries.</summary>
/// <remarks>Two parts of two or more characters are an interval, which the cluster finds: two phrases of pairs overlap it by at most the distance. More parts, of which the
/// last start counts from the first end, and single characters it cannot tell; there the documents that hold all parts are read and looked at here, which is refused
/// where they are too many.</remarks>
internal sealed class NearSearch(ClusterSearch cluster, ElasticLayout layout, int page, CancellationToken cancellation)
{
    private const int MostRead = 20_000;

    public JsonObject Of(NearNode near)
    {
        string[] parts = [.. near.Parts.Select(ElasticLayout.Text)];
        return parts.Length == 2 && !parts.Any(Clauses.IsOneRune)
            ? Interval(layout.PairsOf(near.Field), parts, near.Distance)
            : Clauses.Terms(ElasticLayout.Id, [.. Read(near, parts)]);
    }

    // Between pairs that follow each other without a gap lie characters that touch; hence one more.
    private static JsonObject Interval(string field, string[] parts, int distance) => Json.One("intervals", Json.One(field, Json.One("all_of", new JsonObject
    {
        ["ordered"] = false,
        ["max_gaps"] = distance + 1,
        ["intervals"] = Json.Parts(parts.Select(part => Json.One("match", new JsonObject { ["query"] = part, ["ordered"] = true, ["max_gaps"] = 0 }))),
    })));

    private List<string> Read(NearNode near, string[] parts)
    {
        int[] fields = [.. Enumerable.Range(0, layout.Schema.Fields.Count).Where(field => near.Field < 0 || !layout.HasFields || field == near.Field)];
        JsonObject request = new()
        {
            ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false), .. parts.Select(part => Clauses.Contains(layout.PairsOf(near.Field), part))]),
            ["_source"] = Json.Array(fields.Select(layout.Units)),
        };
        NearNode mended = near with { Parts = parts };
        List<string> found = [];
        int read = 0;
        foreach (JsonObject hit in cluster.All(request, Math.Min(page, 500), cancellation))
        {
            if (++read > MostRead) throw QueryParser.Error(near.Start, "含有这些字词的报告太多，无法逐篇核对它们的距离；请用更长的词");
            if (fields.Any(field => Units(hit, field).Any(unit => Holds(mended, unit)))) found.Add(hit["sort"]![0]!.GetValue<string>());
        }

        return found;
    }

    private IEnumerable<string> Units(JsonObject hit, int field) => (hit["_source"]?[layout.Units(field)] as JsonArray)?.Select(unit => unit!.GetValue<string>()) ?? [];

    private static bool Holds(NearNode near, string unit)
    {
        List<FoldedMatch> matches = [];
        NearMatches.Find(near, unit.TrimEnd(ElasticLayout.UnitEnd), 0, matches);
        return matches.Count > 0;
    }
}
