using System.Buffers;

namespace GovReportArchive.Archive.Passages;

/// <summary>Cuts a text into the sentences that are worth comparing.</summary>
internal static class Sentences
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?；;\n\r");

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
        if (end - start > 2 && Likeness.Of(text[start..end]).HasWording) sentences.Add((start, end - start));
    }
}
