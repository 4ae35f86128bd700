using System.Buffers;

namespace GovReportArchive.Text;

/// <summary>A sentence of a text, or what a line has left without a stop.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length, never 0; stops and closing quotes belong to it, line breaks do not.</param>
/// <param name="Stop">The mark that ends it; <c>'\0'</c> where only its line ends.</param>
public readonly record struct SentenceSpan(int Start, int Length, char Stop)
{
    /// <summary>Behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether 。！？ end it; semicolons, lines and half-width signs, which may be what is left of a lost character, do not.</summary>
    public bool IsFull => Stop is '。' or '！' or '？';

    /// <summary>Its words in the text that it was cut from.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }
}

/// <summary>Cuts text into sentences: the one rule for all that compares, counts, checks or shows them.</summary>
/// <remarks>
/// A sentence ends behind 。！？； and their half-width forms, with the stops, closing quotes and brackets that follow, and with its line.
/// Law: the sentences of a text and the line breaks between them concatenate to the text, and each is found from any place in it. Pure and thread-safe.
/// </remarks>
public static class Sentences
{
    private static readonly SearchValues<char> Tail = SearchValues.Create("。！？；!?;”’」』）)\"");

    /// <summary>The marks that end a sentence, line breaks among them.</summary>
    public static SearchValues<char> Ends { get; } = SearchValues.Create("。！？；!?;\n\r");

    /// <summary>All sentences in order, white space at their ends included.</summary>
    public static List<SentenceSpan> Of(ReadOnlySpan<char> text)
    {
        List<SentenceSpan> sentences = [];
        for (int start = 0, end; start < text.Length; start = end)
        {
            int mark = text[start..].IndexOfAny(Ends);
            end = mark < 0 ? text.Length : Behind(text, start + mark);
            bool isStopped = mark >= 0 && !IsBreak(text[start + mark]);
            int length = isStopped || mark < 0 ? end - start : mark;
            if (length > 0) sentences.Add(new SentenceSpan(start, length, isStopped ? text[start + mark] : '\0'));
        }

        return sentences;
    }

    /// <summary>All sentences that are not blank in order, without white space around them.</summary>
    public static List<SentenceSpan> Trimmed(ReadOnlySpan<char> text)
    {
        List<SentenceSpan> sentences = [];
        foreach (SentenceSpan sentence in Of(text))
        {
            ReadOnlySpan<char> words = text.Slice(sentence.Start, sentence.Length);
            int blank = words.Length - words.TrimStart().Length, length = words.Trim().Length;
            if (length > 0) sentences.Add(sentence with { Start = sentence.Start + blank, Length = length });
        }

        return sentences;
    }

    /// <summary>Where the sentence begins that holds the character at a place.</summary>
    public static int StartOf(ReadOnlySpan<char> text, int at)
    {
        for (int mark = at; (mark = text[..mark].LastIndexOfAny(Ends)) >= 0;)
        {
            // A place among the marks that end a sentence belongs to that sentence.
            while (mark > 0 && Tail.Contains(text[mark]) && Tail.Contains(text[mark - 1])) mark--;
            while (!Ends.Contains(text[mark])) mark++;
            if (Behind(text, mark) is int start && start <= at) return start;
        }

        return 0;
    }

    /// <summary>Where the sentence ends that holds the character at a place; a line break ends with itself.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int at)
    {
        int start = StartOf(text, at), mark = text[start..].IndexOfAny(Ends);
        if (mark < 0) return text.Length;
        mark += start;
        return IsBreak(text[mark]) ? Math.Max(mark, at + 1) : Behind(text, mark);
    }

    private static bool IsBreak(char sign) => sign is '\n' or '\r';

    private static int Behind(ReadOnlySpan<char> text, int mark)
    {
        int end = mark + 1;
        if (IsBreak(text[mark])) return end;
        while (end < text.Length && Tail.Contains(text[end])) end++;
        return end;
    }
}
