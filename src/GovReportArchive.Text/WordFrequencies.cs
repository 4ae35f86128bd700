using GovReportArchive.Text.Lexicon;

namespace GovReportArchive.Text;

/// <summary>The words of the general dictionary and how often each was counted in the texts that it was made from.</summary>
public static class WordFrequencies
{
    /// <summary>Words of at least two Han characters that were counted at all, most frequent first; equal counts in ordinal order.</summary>
    /// <remarks>Read anew at each call, about 20 ms.</remarks>
    public static IReadOnlyList<(string Word, int Count)> Read()
    {
        (string[] words, int[] counts) = SmartCnDictionary.ReadWords();
        return
        [
            .. words.Zip(counts)
                .Where(word => word.Second > 0 && word.First.Length > 1 && word.First.All(c => c is >= '\u4E00' and <= '\u9FA5'))
                .OrderByDescending(word => word.Second).ThenBy(word => word.First, StringComparer.Ordinal),
        ];
    }
}
