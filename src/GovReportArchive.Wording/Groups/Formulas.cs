using GovReportArchive.Text;

namespace GovReportArchive.Wording.Groups;

/// <summary>Sentences that the form, the law or the genre prescribes: the basis in law, the period of the numbers, where to ask, that there is nothing
/// else to tell. They are worded alike everywhere and should be, so that they are neither boilerplate nor what agencies have chosen to write.</summary>
/// <remarks>The rules are rows of formulas.tsv. Thread-safe.</remarks>
public static class Formulas
{
    private const string Any = "*";

    private static readonly Rule[] Table = Read();

    /// <summary>The rules with what they are called, each once, in the table's order.</summary>
    public static IReadOnlyList<(string Name, string Label)> All { get; } = [.. Table.Select(rule => (rule.Name, rule.Label)).Distinct()];

    /// <summary>The rule that a sentence or item falls under; null where it is none of these.</summary>
    /// <param name="kind">Kind of its section; null where nobody knows: then only rules for all sections count.</param>
    /// <param name="text">As written.</param>
    public static string? Of(string? kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string folded = Folding.Fold(text.Trim()).TrimEnd('。', '.', ':', ';');
        int letters = -1;
        foreach (Rule rule in Table)
        {
            if (rule.Kind != Any && rule.Kind != kind) continue;
            if (!rule.Holds(folded)) continue;
            if (rule.Longest > 0)
            {
                if (letters < 0) letters = folded.Count(char.IsLetterOrDigit);
                if (letters > rule.Longest) continue;
            }

            return rule.Name;
        }

        return null;
    }

    /// <summary>What a rule is called; the name itself where it is none.</summary>
    public static string Label(string name) => All.FirstOrDefault(rule => rule.Name == name).Label ?? name;

    private static Rule[] Read()
    {
        using Stream stream = typeof(Formulas).Assembly.GetManifestResourceStream("formulas.tsv") ?? throw new InvalidOperationException("The program lacks its table of formulas.");
        using StreamReader reader = new(stream);
        List<Rule> rules = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] row = line.Split('\t');
            string[] words = row[4].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rules.Add(new Rule(
                row[0], row[1], row[2], int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture),
                [.. words.Where(word => !word.EndsWith('$') && word[0] != '!').Select(Folding.Fold)],
                [.. words.Where(word => word[0] == '!').Select(word => Folding.Fold(word[1..]))],
                Array.Find(words, word => word.EndsWith('$')) is { } end ? Folding.Fold(end[..^1]) : null));
        }

        return [.. rules];
    }

    private sealed record Rule(string Name, string Label, string Kind, int Longest, string[] Words, string[] Without, string? End)
    {
        public bool Holds(string folded)
        {
            foreach (string word in Words)
                if (!folded.Contains(word, StringComparison.Ordinal)) return false;
            foreach (string word in Without)
                if (folded.Contains(word, StringComparison.Ordinal)) return false;
            return End is null || folded.EndsWith(End, StringComparison.Ordinal);
        }
    }
}
