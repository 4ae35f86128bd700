using GovReportArchive.Text;

namespace GovReportArchive.Reports.Prose;

/// <summary>Traditional characters turned into simplified ones, and words of Taiwan into those of the mainland, so that one set of patterns reads headings, titles and place names in both.</summary>
/// <remarks>For recognition only: what goes into a record is cut from the source's own characters, at the same offsets, because every
/// character is replaced by exactly one other.</remarks>
internal static class Simplified
{
    /// <summary>The same text with simplified characters; of the same length, so that offsets hold in both.</summary>
    public static string Of(string text) => TraditionalCharacters.Simplify(MainlandWords.Of(text));

    /// <summary>The simplified character; the character itself where it is none of the traditional ones.</summary>
    public static char Of(char c) => TraditionalCharacters.Simplify(c);
}
