using System.Collections.Frozen;
using System.Globalization;

namespace GovReportArchive.Reports.Rules;

/// <summary>The rules of the reader, which lie beside the code as tables <c>*.rules.tsv</c>.</summary>
/// <remarks>
/// A row is a rule: its name, its weight, what it says, and its words as a pattern, parted by | where they are a list. A name in braces in a pattern is that of a
/// part of <c>parts.tsv</c>.
/// </remarks>
public static class ReadingRules
{
    private const string Ending = ".rules.tsv";

    private static readonly FrozenDictionary<string, ReadingRule> Names;

    static ReadingRules()
    {
        All = [.. typeof(ReadingRules).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Read)];
        Names = All.ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);
    }

    /// <summary>All rules, table by table.</summary>
    public static IReadOnlyList<ReadingRule> All { get; }

    /// <summary>The rule of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    internal static ReadingRule Of(string name) => Names[name];

    /// <summary>The rules whose names begin so, in the order of their table.</summary>
    internal static ReadingRule[] Under(string beginning) => [.. All.Where(rule => rule.Name.StartsWith(beginning, StringComparison.Ordinal))];

    private static IEnumerable<ReadingRule> Read(string table) =>
        ReaderData.Patterns(table).Select(row => new ReadingRule(row[0], double.Parse(row[1], CultureInfo.InvariantCulture), row[2], row.Length > 3 ? row[3] : ""));
}
