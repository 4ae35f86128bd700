using System.Reflection;
using System.Text;

namespace GovReportArchive.Text;

/// <summary>The table of characters that stand for one another (<c>Data/folding.tsv</c>): traditional ones and their variants, brackets and quotes.</summary>
/// <remarks>Folding replaces all of them. Who reads a text at its own offsets takes <see cref="Simplify(string)"/>, which replaces ideographs alone,
/// each by exactly one other, and leaves those that names of today's places keep. Pure and thread-safe.</remarks>
public static class TraditionalCharacters
{
    private const int Kept = 0, Replaced = 1, InNames = 2;
    private static readonly string[][] Rows = Read();
    private static readonly char[] Map = MapOf(Rows);

    /// <summary>What each character is replaced by in folding.</summary>
    internal static Dictionary<Rune, Rune> Replacements { get; } =
        Rows.SelectMany(row => row[Replaced].EnumerateRunes().Select(rune => (rune, Rune.GetRuneAt(row[Kept], 0)))).ToDictionary();

    /// <summary>The same text with simplified characters; of the same length, and the same string where it has none that are traditional.</summary>
    public static string Simplify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int first = 0;
        while (first < text.Length && Map[text[first]] == text[first]) first++;
        return first == text.Length
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (int i = 0; i < span.Length; i++) span[i] = Map[source[i]];
            });
    }

    /// <summary>The simplified character; the character itself where it is none of the traditional ones.</summary>
    public static char Simplify(char character) => Map[character];

    private static char[] MapOf(string[][] rows)
    {
        char[] map = [.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(unit => (char)unit)];
        foreach (string[] row in rows.Where(row => row[Kept] is [var kept] && char.IsLetter(kept)))
            foreach (char traditional in row[Replaced].Where(unit => !char.IsSurrogate(unit)).Except(row.Length > InNames ? row[InNames] : ""))
                map[traditional] = row[Kept][0];
        return map;
    }

    private static string[][] Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("folding.tsv")
            ?? throw new InvalidOperationException("The assembly was built without its folding table, folding.tsv.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('\t'))];
    }
}
