using System.Text.Json.Nodes;

namespace GovReportArchive.Search.Elastic.Cluster;

/// <summary>What a node answered.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Body">The JSON of it; an empty object where there was none.</param>
internal sealed record Answer(int Status, JsonObject Body)
{
    public bool IsWell => Status is >= 200 and < 300;

    /// <summary>Whether the index is what is missing, and not something in it.</summary>
    public bool LacksIndex => Status == 404 && ErrorType == "index_not_found_exception";

    public string? ErrorType => (Body["error"] as JsonObject)?["type"]?.GetValue<string>();

    /// <summary>What the cluster says went wrong, at most a few lines of it.</summary>
    public string Reason
    {
        get
        {
            if (Body["error"] is not JsonObject error) return Body["error"]?.ToString() ?? $"HTTP {Status}";
            JsonNode? cause = (error["root_cause"] as JsonArray)?.FirstOrDefault() ?? error;
            string text = $"HTTP {Status} {cause["type"]}：{cause["reason"] ?? error["reason"]}";
            return text.Length > 500 ? text[..500] + "…" : text;
        }
    }
}
