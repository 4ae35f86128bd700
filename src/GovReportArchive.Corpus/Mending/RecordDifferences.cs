using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Mending;

/// <summary>Where two records differ, as a person can read it.</summary>
internal static class RecordDifferences
{
    private const int MostLines = 12;
    private const int LongestValue = 40;

    /// <summary>Members of the first two levels that differ, in the record's order.</summary>
    public static IReadOnlyList<string> Between(ReportRecord before, ReportRecord after)
    {
        JsonObject old = JsonSerializer.SerializeToNode(before, RecordJson.Options)!.AsObject();
        JsonObject renewed = JsonSerializer.SerializeToNode(after, RecordJson.Options)!.AsObject();
        List<string> lines = [];
        foreach (string name in old.Select(m => m.Key).Union(renewed.Select(m => m.Key), StringComparer.Ordinal))
        {
            if (JsonNode.DeepEquals(old[name], renewed[name])) continue;
            if (old[name] is JsonObject oldMember && renewed[name] is JsonObject newMember)
            {
                lines.AddRange(oldMember.Select(m => m.Key).Union(newMember.Select(m => m.Key), StringComparer.Ordinal)
                    .Where(key => !JsonNode.DeepEquals(oldMember[key], newMember[key]))
                    .Select(key => $"{name}.{key}: {Shown(oldMember[key])} → {Shown(newMember[key])}"));
            }
            else
            {
                lines.Add($"{name}: {Shown(old[name])} → {Shown(renewed[name])}");
            }
        }

        return lines.Count <= MostLines ? lines : [.. lines[..MostLines], FormattableString.Invariant($"…… 另有 {lines.Count - MostLines} 处")];
    }

    private static string Shown(JsonNode? node) => node switch
    {
        null => "无",
        JsonArray list => FormattableString.Invariant($"{list.Count} 项"),
        _ => Cut(node is JsonValue value && value.TryGetValue(out string? text) ? text : node.ToJsonString(RecordJson.Options)),
    };

    private static string Cut(string text) => text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");
}
