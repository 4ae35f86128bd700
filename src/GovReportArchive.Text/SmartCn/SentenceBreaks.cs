using System.Globalization;

namespace GovReportArchive.Text.SmartCn;

/// <summary>Where a sentence ends, as Java's sentence iterator (java.text.BreakIterator, root locale) says.</summary>
/// <remarks>An automaton over kinds of characters, written from what the iterator does and compared with it by the tests. Java knows the
/// characters of its own Unicode version and .NET of another: those assigned since Unicode 13 may be cut differently.</remarks>
internal static class SentenceBreaks
{
    private const int Kinds = (int)Kind.Ignored;

    private static readonly Kind[] KindOfUnit = [.. Enumerable.Range(0, char.MaxValue + 1).Select(KindOf)];
    private static readonly State[] Followers =
        [.. Enumerable.Range(0, ((int)State.TerminatorSpace + 1) * Kinds).Select(i => Follow((State)(i / Kinds), (Kind)(i % Kinds)))];

    private enum Kind : byte
    {
        Comma, Separator, Period, Quote, Terminator, Letter, SmallLetter, Danda, Digit, Closing, Opening, Space, Other, Ignored,
    }

    private enum State : byte
    {
        Stop,

        /// <summary>Inside the sentence, which would end here if the text did.</summary>
        Inside,

        /// <summary>After a period and marks that close: the sentence ends here if another one begins.</summary>
        Period,
        PeriodQuote,
        PeriodSpace,
        PeriodSpaces,

        /// <summary>After that, something that a sentence may begin with, but no letter yet.</summary>
        Opening,

        /// <summary>The same, from where there is no way back into the sentence.</summary>
        CertainOpening,

        /// <summary>Another sentence has begun.</summary>
        Found,
        Separated,
        Danda,
        Terminator,
        TerminatorSpace,
    }

    /// <summary>The end of the sentence that starts at <paramref name="start"/>, which is before the end of the text.</summary>
    internal static int Next(ReadOnlySpan<char> text, int start)
    {
        int at = start, end = start + Units(text, start), candidate = 0;
        State state = State.Inside;
        while (at < text.Length && state != State.Stop)
        {
            // Java takes this character for the end of the text.
            if (text[at] == '\uFFFF') break;
            int units = Units(text, at);
            Kind kind = units == 1 ? KindOfUnit[text[at]] : KindOf(char.ConvertToUtf32(text[at], text[at + 1]));
            if (kind != Kind.Ignored) state = Followers[(int)state * Kinds + (int)kind];
            at += units;
            switch (state)
            {
                case State.Period or State.PeriodQuote or State.PeriodSpace or State.PeriodSpaces: candidate = at; break;
                case State.Found: end = candidate; break;
                case State.Stop or State.Opening or State.CertainOpening: break;
                default: end = at; break;
            }
        }
        // Nothing behind the candidate counts as a sentence start.
        return at == text.Length && candidate == text.Length ? candidate : end;
    }

    private static State Follow(State state, Kind kind)
    {
        bool open = state is State.Inside or State.Period or State.PeriodQuote or State.PeriodSpace or State.PeriodSpaces or State.Opening;
        bool ended = state is State.Terminator or State.TerminatorSpace;
        return kind switch
        {
            Kind.Separator => open || ended ? State.Separated : State.Stop,
            Kind.Terminator => open || state == State.Terminator ? State.Terminator : State.Stop,
            Kind.Period => open ? State.Period : state == State.Terminator ? state : State.Stop,
            Kind.Comma or Kind.Digit => open ? State.Inside : State.Stop,
            Kind.Space => state switch
            {
                State.Inside or State.Opening => State.Inside,
                State.Period or State.PeriodQuote => State.PeriodSpace,
                State.PeriodSpace or State.PeriodSpaces => State.PeriodSpaces,
                State.Danda => State.Danda,
                _ => ended ? State.TerminatorSpace : State.Stop,
            },
            Kind.Letter or Kind.SmallLetter => state switch
            {
                State.Inside or State.Period => State.Inside,
                State.PeriodSpace when kind == Kind.SmallLetter => State.Inside,
                _ => open || state == State.CertainOpening ? State.Found : State.Stop,
            },
            Kind.Closing => state switch
            {
                State.Period or State.PeriodQuote => State.Period,
                State.Terminator => State.Terminator,
                _ => open ? State.Inside : State.Stop,
            },
            Kind.Quote => state switch
            {
                State.Inside or State.Terminator => state,
                State.Period or State.PeriodQuote => State.PeriodQuote,
                _ => Open(state),
            },
            Kind.Danda when state == State.Inside => State.Danda,
            _ => state == State.PeriodQuote ? State.CertainOpening : Open(state),
        };
    }

    private static State Open(State state) => state switch
    {
        State.Inside => State.Inside,
        State.Period or State.PeriodSpace or State.Opening or State.CertainOpening => State.Opening,
        State.PeriodSpaces => State.CertainOpening,
        _ => State.Stop,
    };

    private static int Units(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>In Java's table for the higher planes the last character of every run of ignored ones counts as a comma.</summary>
    private static Kind KindOf(int codePoint)
    {
        Kind kind = UnicodeKind(codePoint);
        return kind == Kind.Ignored && codePoint > char.MaxValue && UnicodeKind(codePoint + 1) != Kind.Ignored ? Kind.Comma : kind;
    }

    private static Kind UnicodeKind(int codePoint) => codePoint switch
    {
        ',' => Kind.Comma,
        '\u2029' => Kind.Separator,
        '.' or '\uFF0E' => Kind.Period,
        '"' or '\'' => Kind.Quote,
        '!' or '?' or '。' or '！' or '？' => Kind.Terminator,
        '\u0964' or '\u0965' => Kind.Danda,
        '\t' or '\n' or '\f' or '\r' or '\u2028' => Kind.Space,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Ignored,
            UnicodeCategory.LowercaseLetter => Kind.SmallLetter,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation => Kind.Closing,
            UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => Kind.Opening,
            UnicodeCategory.SpaceSeparator => Kind.Space,
            _ => Kind.Other,
        },
    };
}
