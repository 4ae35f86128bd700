using GovReportArchive.Text;
using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Archive.Searching;

/// <summary>Shows how text is cut into words: <c>word TAB start TAB end</c>, joined by U+001F, offsets in UTF-16 units of the line.</summary>
public sealed class TokenLines
{
    private readonly SmartCnAnalyzer? _smartCn;

    /// <summary>Prepares the product's own segmentation, or with <paramref name="smartCn"/> exactly that of Lucene's SmartChineseAnalyzer.</summary>
    public TokenLines(bool smartCn) => _smartCn = smartCn ? new SmartCnAnalyzer() : null;

    /// <summary>The words of one line.</summary>
    public string Of(string line)
    {
        if (_smartCn is not null) return _smartCn.Line(line);
        FoldedText folded = Folding.FoldWithMap(line);
        List<Word> words = [];
        ChineseSegmenter.Default.Segment(folded.Text, words);
        return string.Join('\u001f', words.Select(word => FormattableString.Invariant(
            $"{folded.Text.Substring(word.Start, word.Length)}\t{folded.Starts[word.Start]}\t{folded.Ends[word.Start + word.Length - 1]}")));
    }
}
