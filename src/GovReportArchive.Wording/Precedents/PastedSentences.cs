using System.Buffers;
using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Wording.Precedents;

/// <summary>Cuts a text into the sentences that are worth comparing.</summary>
internal static class PastedSentences
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?；;\n\r");

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

    /// <summary>The sentences, without white space around them; parts with too little wording are left out.</summary>
    public static List<(int Start, int Length)> Of(string text)
    {
        List<(int, int)> sentences = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.AsSpan(start).IndexOfAny(Ends);
            int next = end < 0 ? text.Length : start + end + 1;
            Add(text, start, next, sentences);
            start = next;
        }

        return sentences;
    }

    private static void Add(string text, int start, int end, List<(int, int)> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end - start > 2 && Likeness.IsEnough(Wordings.Bare(text[start..end]))) sentences.Add((start, end - start));
    }
}
