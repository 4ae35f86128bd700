using System.Collections.Frozen;
using System.Text;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Words that reports use for one another. Who drafts a sentence seldom hits on the very word that others chose.</summary>
/// <remarks>A row of synonyms.tsv is a group; the first word stands for all of it when wordings are compared. Words that mean the same in some
/// sentences only are left out where a row would make unlike sentences alike.</remarks>
internal static class Synonyms
{
    private const int LongestWord = 8;
    private static readonly FrozenDictionary<string, string[]> Groups = GroupsOf();
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Groups.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<char> Beginnings = Groups.Keys.Select(word => word[0]).ToFrozenSet();

    /// <summary>A folded text with every word of a group in the place of which the group's first stands.</summary>
    public static string Canonical(string text)
    {
        StringBuilder canonical = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (At(text, at) is var (length, group) && length > 0)
            {
                canonical.Append(group[0]);
                at += length;
            }
            else
            {
                canonical.Append(text[at++]);
            }
        }

        return canonical.ToString();
    }

    /// <summary>The words of a folded text that belong to a group, with the others of the group.</summary>
    public static List<AlikeWord> Alternatives(string text)
    {
        List<AlikeWord> words = [];
        for (int at = 0; at < text.Length;)
        {
            (int length, string[] group) = At(text, at);
            if (length > 0)
            {
                string own = text.Substring(at, length);
                words.Add(new AlikeWord(own, [.. group.Where(word => !string.Equals(word, own, StringComparison.Ordinal))]));
            }

            at += Math.Max(1, length);
        }

        return words;
    }

    // The longest word counts: 政务新媒体 is not 新媒体.
    private static (int Length, string[] Group) At(string text, int start)
    {
        if (!Beginnings.Contains(text[start])) return (0, []);
        for (int length = Math.Min(LongestWord, text.Length - start); length >= 2; length--)
            if (Lookup.TryGetValue(text.AsSpan(start, length), out string[]? group)) return (length, group);
        return (0, []);
    }

    /// <summary>The groups of the table, each with the word that stands for it first.</summary>
    public static IEnumerable<string[]> Read()
    {
        using Stream stream = typeof(Synonyms).Assembly.GetManifestResourceStream("synonyms.tsv") ?? throw new InvalidOperationException("The program lacks its table of synonyms.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }

    private static FrozenDictionary<string, string[]> GroupsOf() =>
        Read().SelectMany(group => group.Select(word => (word, group))).ToFrozenDictionary(row => row.word, row => row.group, StringComparer.Ordinal);
}
