using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace GovReportArchive.Text;

/// <summary>The tokens of Lucene.Net's SmartChineseAnalyzer as they are, for comparison: of text as it is written, English stemmed, punctuation left
/// out.</summary>
public static class SmartCnTokens
{
    /// <summary>The tokens of a text in order: the term, where it starts in the text, and where it ends.</summary>
    /// <remarks>About a fifteenth as fast as <see cref="ChineseSegmenter"/>; the package reads a dictionary of its own at first use.</remarks>
    public static IReadOnlyList<(string Term, int Start, int End)> Of(string text)
    {
        List<(string Term, int Start, int End)> tokens = [];
        using SmartChineseAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
        using TokenStream stream = analyzer.GetTokenStream("", text);
        ICharTermAttribute term = stream.AddAttribute<ICharTermAttribute>();
        IOffsetAttribute offset = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) tokens.Add((term.ToString()!, offset.StartOffset, offset.EndOffset));
        stream.End();
        return tokens;
    }
}
