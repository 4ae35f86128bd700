using System.Collections.Frozen;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Traditional characters turned into simplified ones, and words of Taiwan into those of the mainland, so that one set of patterns reads headings, titles and place names in both.</summary>
/// <remarks>For recognition only: what goes into a record is cut from the source's own characters, at the same offsets, because every
/// character is replaced by exactly one other.</remarks>
internal static class Simplified
{
    private static readonly FrozenDictionary<char, char> Map = Load();

    /// <summary>The same text with simplified characters; of the same length, so that offsets hold in both.</summary>
    public static string Of(string text)
    {
        text = MainlandWords.Of(text);
        int first = 0;
        while (first < text.Length && !Map.ContainsKey(text[first])) first++;
        return first == text.Length
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (int i = 0; i < span.Length; i++) span[i] = Map.GetValueOrDefault(source[i], source[i]);
            });
    }

    /// <summary>The simplified character; the character itself where it is none of the traditional ones.</summary>
    public static char Of(char c) => Map.GetValueOrDefault(c, c);

    private static FrozenDictionary<char, char> Load()
    {
        string[] lines = ReaderData.Read("Prose.traditional.txt").Split('\n');
        return lines[0].Zip(lines[1]).ToFrozenDictionary(p => p.First, p => p.Second);
    }
}
