using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Discovery.Names;

/// <summary>What to offer where a name is unknown.</summary>
internal static class NearNames
{
    /// <summary>相近的有 …； for the names with most of the characters, then those that least is to be changed in; empty where none has half of them.</summary>
    public static string Told(string written, IEnumerable<string> names)
    {
        char[] characters = [.. written.Distinct()];
        IGrouping<int, string>? best = names.Distinct(StringComparer.Ordinal)
            .GroupBy(name => characters.Count(c => name.Contains(c, StringComparison.Ordinal))).MaxBy(group => group.Key);
        return best is null || best.Key * 2 < characters.Length ? "" : $"相近的有 {string.Join("、", CountKeys.Nearest(written, best))}；";
    }
}
