using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Elastic.Searching;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Writing;

/// <summary>Which documents groups have: those that searches see, and those that were sent since.</summary>
internal sealed class Members(ClusterSearch cluster, int page)
{
    private const int GroupsAtOnce = 1000;
    private readonly Dictionary<string, HashSet<string>> _sent = new(StringComparer.Ordinal);

    /// <summary>Notes what was sent of a group, whether searches see it or not.</summary>
    public void Add(string group, IEnumerable<string> ids)
    {
        if (!_sent.TryGetValue(group, out HashSet<string>? known)) _sent.Add(group, known = new(StringComparer.Ordinal));
        known.UnionWith(ids);
    }

    /// <summary>Everything that was sent can be seen.</summary>
    public void Clear() => _sent.Clear();

    /// <summary>The ids of the documents of groups, also of some that are gone already.</summary>
    public Dictionary<string, HashSet<string>> Of(IEnumerable<string> groups) =>
        Of(groups, null).ToDictionary(group => group.Key, group => group.Value.Keys.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The ids of the documents of groups, each with its value in a column; null where it has none or was sent since searches see anything.</summary>
    public Dictionary<string, Dictionary<string, string?>> Of(IEnumerable<string> groups, Column? column)
    {
        Dictionary<string, Dictionary<string, string?>> members = new(StringComparer.Ordinal);
        foreach (string[] chunk in groups.Chunk(GroupsAtOnce))
        {
            foreach (string group in chunk) members[group] = new(StringComparer.Ordinal);
            JsonObject request = new()
            {
                ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false), Clauses.Terms(ElasticLayout.Group, [.. chunk.Select(ElasticLayout.Text)])]),
                ["_source"] = false,
                ["docvalue_fields"] = Json.Array(column is null ? [ElasticLayout.Group] : [ElasticLayout.Group, ElasticLayout.Column(column)]),
            };
            foreach (JsonObject hit in cluster.All(request, page, CancellationToken.None))
            {
                string group = hit["fields"]![ElasticLayout.Group]![0]!.GetValue<string>();
                if (members.TryGetValue(group, out Dictionary<string, string?>? known))
                    known[hit["sort"]![0]!.GetValue<string>()] = column is null ? null : HitValuesJson.Keywords(hit, column).FirstOrDefault();
            }
        }

        return members;
    }

    /// <summary>The documents of a group that were sent since searches see anything.</summary>
    public IReadOnlyCollection<string> Sent(string group) => _sent.TryGetValue(group, out HashSet<string>? known) ? known : [];
}
