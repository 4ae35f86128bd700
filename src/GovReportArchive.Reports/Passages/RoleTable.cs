using System.Buffers;
using System.Collections.Frozen;
using GovReportArchive.Reports.Rules;

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
    public static string Meaning(string name) => Find(name)?.Meaning ?? name;

    /// <summary>The rule of a name; null where it is none.</summary>
    internal static RoleRule? Find(string name) => Names.GetValueOrDefault(name);
}

/// <summary>What a passage or heading was given, and the rule that gave it.</summary>
internal readonly record struct RoleVerdict(PassageRole Role, string Rule);

/// <summary>The rules of one place: of headings, of the beginnings of items, and so on.</summary>
internal sealed class RolePlace
{
    private static readonly FrozenDictionary<string, RoleRule[]> Table;

    private readonly string[] _words;
    private readonly string[] _names;
    private readonly int[] _weights;
    private readonly PassageRole[] _roles;
    private readonly SearchValues<string> _any;
    private readonly FrozenDictionary<char, int[]> _byFirst;

    static RolePlace()
    {
        (string Place, RoleRule Rule)[] rows = Read();
        All = [.. rows.Select(row => row.Rule)];
        Table = rows.GroupBy(row => row.Place, row => row.Rule, StringComparer.Ordinal).ToFrozenDictionary(place => place.Key, place => place.ToArray(), StringComparer.Ordinal);
    }

    public RolePlace(string place)
    {
        Rules = Table[place];
        (RoleRule Rule, string Word)[] words = [.. Rules.SelectMany(rule => rule.Words, (rule, word) => (rule, word))];
        _words = [.. words.Select(entry => entry.Word)];
        _names = [.. words.Select(entry => entry.Rule.Name)];
        _weights = [.. words.Select(entry => entry.Rule.Weight)];
        _roles = [.. words.Select(entry => entry.Rule.Role)];
        _any = SearchValues.Create(_words, StringComparison.Ordinal);
        _byFirst = Enumerable.Range(0, _words.Length).GroupBy(word => _words[word][0]).ToFrozenDictionary(words => words.Key, words => words.ToArray());
    }

    public RoleRule[] Rules { get; }

    /// <summary>All rules of all places, in the order of the table.</summary>
    public static IReadOnlyList<RoleRule> All { get; }

    public bool In(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAny(_any);
        return at >= 0 && Holds(FirstAt(text[at..]));
    }

    /// <summary>Adds the weight of each word that stands in a text to the score of its role; a word that stands twice counts once.</summary>
    public void Score(ReadOnlySpan<char> text, Span<int> scores)
    {
        Span<bool> found = stackalloc bool[_words.Length];
        for (int from = 0; text[from..].IndexOfAny(_any) is var next and >= 0;)
        {
            from += next;
            foreach (int word in _byFirst[text[from]])
            {
                if (found[word] || !text[from..].StartsWith(_words[word], StringComparison.Ordinal)) continue;
                found[word] = Holds(word);
                scores[(int)_roles[word]] += _weights[word];
            }

            from++;
        }
    }

    public bool Begins(ReadOnlySpan<char> text) => LengthAtBeginning(text) > 0;

    /// <summary>How long the longest of the words is that the text begins with; 0 for none.</summary>
    public int LengthAtBeginning(ReadOnlySpan<char> text)
    {
        int longest = -1;
        if (text.IsEmpty || !_byFirst.TryGetValue(text[0], out int[]? words)) return 0;
        foreach (int word in words)
            if ((longest < 0 || _words[word].Length > _words[longest].Length) && text.StartsWith(_words[word], StringComparison.Ordinal)) longest = word;
        return longest >= 0 && Holds(longest) ? _words[longest].Length : 0;
    }

    public bool Ends(ReadOnlySpan<char> text)
    {
        for (int word = 0; word < _words.Length; word++)
            if (text.EndsWith(_words[word], StringComparison.Ordinal)) return Holds(word);
        return false;
    }

    private int FirstAt(ReadOnlySpan<char> text)
    {
        foreach (int word in _byFirst[text[0]])
            if (text.StartsWith(_words[word], StringComparison.Ordinal)) return word;
        return -1;
    }

    /// <summary>Counts that a word holds, which the code found out.</summary>
    public bool Holds(int word)
    {
        RuleFirings.Count(_names[word]);
        return true;
    }

    private static (string Place, RoleRule Rule)[] Read() =>
    [
        .. ReaderData.Rows("Passages.roles.tsv").Select(row => (row[1], new RoleRule(
            row[0], Enum.Parse<PassageRole>(row[2]), int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture), row[4], row[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
    ];
}
