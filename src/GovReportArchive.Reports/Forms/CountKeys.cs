namespace GovReportArchive.Reports.Forms;

/// <summary>Count keys as a person may name them: by key, by Chinese label, or by the short name that queries use.</summary>
public static class CountKeys
{
    private const int Suggestions = 5;
    private const int LeastPart = 3;

    /// <summary>Short names for the counts that people ask for most; every count also answers to its full label.</summary>
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["applications.received.total"] = "新收申请",
        ["applications.carriedIn.total"] = "上年结转",
        ["applications.carriedOut.total"] = "结转下年",
        ["applications.concluded.total"] = "办结",
        ["applications.granted.total"] = "予以公开",
        ["applications.partlyGranted.total"] = "部分公开",
        ["review.total"] = "复议总数",
        ["review.corrected"] = "复议纠正",
        ["litigation.direct.total"] = "直接诉讼",
        ["litigation.afterReview.total"] = "复议后诉讼",
        ["disclosure.licences.decisions"] = "行政许可",
        ["disclosure.penalties.decisions"] = "行政处罚",
        ["disclosure.coercion.decisions"] = "行政强制",
        ["disclosure.fees.amount"] = "收费金额",
        ["disclosure.normativeDocuments.made"] = "制发规范性文件",
        ["stats.applications.total"] = "收到申请",
    };

    private static readonly Dictionary<string, string> ByName = CountCatalog.All
        .SelectMany(NamesOf, (count, name) => (Name: name, count.Key))
        .GroupBy(name => name.Name, name => name.Key, StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The names that a count answers to in queries: its short name, where it has one, and its label.</summary>
    public static IReadOnlyList<string> NamesOf(CountDefinition count)
    {
        ArgumentNullException.ThrowIfNull(count);
        // Quotation marks and parentheses mean something in a query, so no name that people type can have them.
        string label = string.Concat(count.Label.Where(c => char.IsLetterOrDigit(c) || c == '·'));
        return ShortNames.TryGetValue(count.Key, out string? name) ? [name, label] : [label];
    }

    /// <summary>The key that a text names, or null.</summary>
    public static string? Find(string text) => CountCatalog.Find(text)?.Key ?? ByName.GetValueOrDefault(text);

    /// <summary>The count keys near to a text, nearest first.</summary>
    public static IReadOnlyList<string> NearestKeys(string text) => Near(text, CountCatalog.All.Select(definition => definition.Key));

    /// <summary>Of the names nearest to a text those that are near: they hold it, or at most a third of their characters differs.</summary>
    public static IReadOnlyList<string> Near(string text, IEnumerable<string> names) => Nearest(text, names.Where(name =>
        (text.Length >= LeastPart && name.Contains(text, StringComparison.OrdinalIgnoreCase)) || Distance(text, name) * 3 <= Math.Max(text.Length, name.Length)));

    /// <summary>；相近的有 … for names that are near; empty for none.</summary>
    public static string Offered(IReadOnlyList<string> near)
    {
        ArgumentNullException.ThrowIfNull(near);
        return near.Count == 0 ? "" : $"；相近的有 {string.Join("、", near)}";
    }

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
