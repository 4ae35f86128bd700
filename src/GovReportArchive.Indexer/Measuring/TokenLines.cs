using GovReportArchive.Text;

namespace GovReportArchive.Indexer.Measuring;

/// <summary>Shows how text is cut into words: <c>word TAB start TAB end</c>, joined by U+001F, offsets in UTF-16 units of the line.</summary>
/// <param name="package">Whether the words are shown as SmartChineseAnalyzer itself makes them, English stemmed and text not folded, rather than as
/// they are searched.</param>
public sealed class TokenLines(bool package)
{
    /// <summary>The words of one line.</summary>
    public string Of(string line) => string.Join('\u001f', (package ? SmartCnTokens.Of(line) : Words(line))
        .Select(word => FormattableString.Invariant($"{word.Term}\t{word.Start}\t{word.End}")));

    private static IEnumerable<(string Term, int Start, int End)> Words(string line)
    {
        FoldedText folded = Folding.FoldWithMap(line);
        List<Word> words = [];
        ChineseSegmenter.Segment(folded.Text, words);
        return words.Select(word => (folded.Text.Substring(word.Start, word.Length), folded.Starts[word.Start], folded.Ends[word.Start + word.Length - 1]));
    }
}
