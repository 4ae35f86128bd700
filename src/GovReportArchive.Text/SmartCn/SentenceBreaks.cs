using System.Globalization;

namespace GovReportArchive.Text.SmartCn;

/// <summary>Where a sentence ends, as Java's sentence iterator (java.text.BreakIterator, root locale) says.</summary>
/// <remarks>A finite automaton over character categories. Java knows the categories of its own Unicode version and .NET of another: characters
/// assigned since Unicode 13 may be cut differently.</remarks>
internal static class SentenceBreaks
{
    private const sbyte Ignored = -1;
    private const int Columns = 13;

    // What a state means once it is reached. "Candidate" is a place that becomes the end if a sentence turns out to start behind it.
    private const byte Nothing = 0, End = 1, Candidate = 2, EndAtCandidate = 3;

    private static readonly byte[] Meanings = [Nothing, End, End, End, EndAtCandidate, Candidate, Candidate, Candidate, Nothing, Candidate, Nothing, End, End];

    // Rows are states (0 stops, 1 starts), columns are categories: comma, paragraph separator, period, straight quotation mark, sentence end,
    // letter, small letter, danda, anything else, digit, closing mark, opening mark, space.
    private static readonly byte[] Transitions =
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 2, 5, 1, 11, 1, 1, 3, 1, 1, 1, 1, 1,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 2, 5, 9, 11, 1, 1, 8, 8, 1, 5, 8, 6,
        1, 2, 5, 8, 11, 4, 1, 8, 8, 1, 1, 8, 7,
        1, 2, 5, 10, 11, 4, 4, 10, 10, 1, 1, 10, 7,
        1, 2, 5, 8, 11, 4, 4, 8, 8, 1, 1, 8, 1,
        1, 2, 5, 9, 11, 4, 4, 10, 10, 1, 5, 10, 6,
        0, 0, 0, 8, 0, 4, 4, 8, 8, 0, 0, 8, 0,
        0, 2, 11, 11, 11, 0, 0, 0, 0, 0, 11, 0, 12,
        0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12,
    ];

    private static readonly sbyte[] Categories = [.. Enumerable.Range(0, char.MaxValue + 1).Select(Category)];

    /// <summary>The end of the sentence that starts at <paramref name="start"/>, which is before the end of the text.</summary>
    internal static int Next(ReadOnlySpan<char> text, int start)
    {
        int at = start, end = start + Units(text, start), candidate = 0, state = 1;
        while (at < text.Length && state != 0)
        {
            // Java takes this character for the end of the text.
            if (text[at] == '\uFFFF') break;
            int units = Units(text, at);
            int category = units == 1 ? Categories[text[at]] : Category(char.ConvertToUtf32(text[at], text[at + 1]));
            if (category != Ignored) state = Transitions[state * Columns + category];
            at += units;
            switch (Meanings[state])
            {
                case End: end = at; break;
                case Candidate: candidate = at; break;
                case EndAtCandidate: end = candidate; break;
                default: break;
            }
        }
        // Nothing behind the candidate counts as a sentence start.
        return at == text.Length && candidate == text.Length ? candidate : end;
    }

    private static int Units(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>In Java's table for the higher planes the last character of every run of ignored ones has fallen into the first category.</summary>
    private static sbyte Category(int codePoint)
    {
        sbyte category = UnicodeColumn(codePoint);
        return category == Ignored && codePoint > char.MaxValue && UnicodeColumn(codePoint + 1) != Ignored ? (sbyte)0 : category;
    }

    private static sbyte UnicodeColumn(int codePoint) => codePoint switch
    {
        ',' => 0,
        '\u2029' => 1,
        '.' or '\uFF0E' => 2,
        '"' or '\'' => 3,
        '!' or '?' or '。' or '！' or '？' => 4,
        '\u0964' or '\u0965' => 7,
        '\t' or '\n' or '\f' or '\r' or '\u2028' => 12,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Ignored,
            UnicodeCategory.LowercaseLetter => 6,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter => 5,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => 9,
            UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation => 10,
            UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => 11,
            UnicodeCategory.SpaceSeparator => 12,
            _ => 8,
        },
    };
}
