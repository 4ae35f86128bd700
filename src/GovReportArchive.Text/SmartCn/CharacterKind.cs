namespace GovReportArchive.Text.SmartCn;

/// <summary>What SmartCn takes a UTF-16 unit for.</summary>
internal enum CharacterKind : byte
{
    /// <summary>Anything else: a word by itself, of the class of strings.</summary>
    Other,

    /// <summary>Skipped, and does not separate the Han characters around it.</summary>
    Blank,
    Han,

    /// <summary>Half of a pair, or alone: the code point is a word by itself that the model knows nothing of.</summary>
    Surrogate,
    Letter,
    Digit,
    WideLetter,
    WideDigit,

    /// <summary>Punctuation and symbols: a word by itself that is not indexed.</summary>
    Mark,
}

/// <summary>The kinds of all units as a table.</summary>
internal static class CharacterKinds
{
    private static readonly CharacterKind[] Table = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => Kind((char)unit))];

    internal static ReadOnlySpan<CharacterKind> All => Table;

    private static CharacterKind Kind(char unit) => unit switch
    {
        >= '\uD800' and <= '\uDFFF' => CharacterKind.Surrogate,
        >= '\u4E00' and <= '\u9FA5' => CharacterKind.Han,
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => CharacterKind.Letter,
        >= '0' and <= '9' => CharacterKind.Digit,
        ' ' or '\t' or '\r' or '\n' or '\u3000' => CharacterKind.Blank,
        (>= '\u0021' and <= '\u00BB') or (>= '\u2010' and <= '\u2642') or (>= '\u3001' and <= '\u301E') => CharacterKind.Mark,
        (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') => CharacterKind.WideLetter,
        >= '\uFF10' and <= '\uFF19' => CharacterKind.WideDigit,
        >= '\uFE30' and <= '\uFF63' => CharacterKind.Mark,
        _ => CharacterKind.Other,
    };
}
