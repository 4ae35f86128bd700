using GovReportArchive.Archive.Indexing;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Searching;

/// <summary>Count keys as a person may name them: by key, by Chinese label, or by the short name that queries use.</summary>
internal static class CountKeys
{
    private const int Suggestions = 5;

    private static readonly Dictionary<string, string> ByLabel = ReportSchema.Schema.Columns
        .Where(column => column.Kind == ColumnKind.Number && CountCatalog.Find(column.Name) is not null)
        .SelectMany(column => column.Aliases, (column, alias) => (alias, column.Name))
        .GroupBy(name => name.alias, name => name.Name, StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The key that a text names, or null.</summary>
    public static string? Find(string text) => CountCatalog.Find(text)?.Key ?? ByLabel.GetValueOrDefault(text);

    /// <summary>The key that a text names.</summary>
    /// <exception cref="QueryParameterException">It names none; the message lists the nearest.</exception>
    public static string Require(string parameter, string text)
    {
        if (Find(text) is string key) return key;
        IReadOnlyList<string> nearest = NearestKeys(text);
        throw new QueryParameterException(
            parameter, $"没有指标“{text}”；相近的有 {string.Join("、", nearest)}。全部指标见 /api/v1/counts。", nearest);
    }

    /// <summary>The count keys nearest to a text.</summary>
    public static IReadOnlyList<string> NearestKeys(string text) => Nearest(text, CountCatalog.All.Select(definition => definition.Key));

    /// <summary>The names nearest to a text by edit distance, nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string text, IEnumerable<string> names) =>
        [.. names.OrderBy(name => Distance(text, name)).ThenBy(name => name, StringComparer.Ordinal).Take(Suggestions)];

    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
