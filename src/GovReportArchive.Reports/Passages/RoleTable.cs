using System.Collections.Frozen;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Passages;

/// <summary>One rule of roles.tsv: words that speak for a role where they stand.</summary>
/// <param name="Name">The name by which an explanation tells it.</param>
/// <param name="Role">What it speaks for.</param>
/// <param name="Weight">How surely, from 1 (weak) to 3 (nearly certain); 0 where the place knows no weights.</param>
/// <param name="Meaning">What it says, in Chinese, without a stop.</param>
/// <param name="Words">The words; none where the code decides without.</param>
public sealed record RoleRule(string Name, PassageRole Role, int Weight, string Meaning, IReadOnlyList<string> Words);

/// <summary>All rules by which items get their roles.</summary>
public static class RoleTable
{
    private static readonly FrozenDictionary<string, RoleRule> Names = All.ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);

    /// <summary>The rules.</summary>
    public static IReadOnlyList<RoleRule> All => RolePlace.All;

    /// <summary>What a rule says, in Chinese, without a stop; the name itself where it is none.</summary>
    /// <param name="name">As <see cref="Passage.Rule"/>.</param>
    public static string Meaning(string name) => Names.GetValueOrDefault(name)?.Meaning ?? name;
}

/// <summary>What a passage or heading was given, and the rule that gave it.</summary>
internal readonly record struct RoleVerdict(PassageRole Role, string Rule);

/// <summary>The rules of one place: of headings, of the beginnings of items, and so on.</summary>
internal sealed class RolePlace
{
    private static readonly FrozenDictionary<string, RoleRule[]> Table;

    private readonly string[] _words;

    static RolePlace()
    {
        (string Place, RoleRule Rule)[] rows = Read();
        All = [.. rows.Select(row => row.Rule)];
        Table = rows.GroupBy(row => row.Place, row => row.Rule, StringComparer.Ordinal).ToFrozenDictionary(place => place.Key, place => place.ToArray(), StringComparer.Ordinal);
    }

    public RolePlace(string place)
    {
        Rules = Table[place];
        _words = [.. Rules.SelectMany(rule => rule.Words)];
    }

    public RoleRule[] Rules { get; }

    /// <summary>All rules of all places, in the order of the table.</summary>
    public static IReadOnlyList<RoleRule> All { get; }

    public bool In(ReadOnlySpan<char> text)
    {
        foreach (string word in _words)
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    public bool Begins(ReadOnlySpan<char> text) => LengthAtBeginning(text) > 0;

    /// <summary>How long the longest of the words is that the text begins with; 0 for none.</summary>
    public int LengthAtBeginning(ReadOnlySpan<char> text)
    {
        int longest = 0;
        foreach (string word in _words)
            if (word.Length > longest && text.StartsWith(word, StringComparison.Ordinal)) longest = word.Length;
        return longest;
    }

    public bool Ends(ReadOnlySpan<char> text)
    {
        foreach (string word in _words)
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static (string Place, RoleRule Rule)[] Read() =>
    [
        .. EmbeddedText.Read("Passages.roles.tsv").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(row => (row[1], new RoleRule(
            row[0], Enum.Parse<PassageRole>(row[2]), int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture), row[4], row[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
    ];
}
