using GovReportArchive.Reports.Passages;
using GovReportArchive.Text;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Precedents;

/// <summary>The sentences of a text that are worth comparing.</summary>
internal static class PastedSentences
{
    private static readonly string[] HeadingEnds =
        ["情况", "方面", "如下", "事项", "主要问题", "存在的问题", "存在问题", "改进措施", "整改措施", "工作打算", "工作安排"];

    private const int LongestHeading = 16;

    /// <summary>Whether a sentence is only a heading that every report has, such as （二）依申请公开情况。</summary>
    public static bool IsHeading(string sentence)
    {
        string bare = Wordings.Bare(sentence).TrimEnd('：', ':');
        return bare.Length <= LongestHeading && !bare.Contains('，', StringComparison.Ordinal) && !bare.Contains(',', StringComparison.Ordinal)
            && Array.Exists(HeadingEnds, end => bare.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>The sentences, without white space around them; those with too little wording are left out.</summary>
    public static List<SentenceSpan> Of(string text) => Sentences.Trimmed(text).FindAll(sentence => IsEnough(sentence.In(text)));

    /// <summary>Whether a sentence has enough wording to be compared.</summary>
    public static bool IsEnough(string sentence) => PairLikeness.IsEnough(Wordings.Bare(sentence));
}
