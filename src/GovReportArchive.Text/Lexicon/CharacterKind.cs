namespace GovReportArchive.Text.Lexicon;

/// <summary>What SmartCn takes a UTF-16 unit for.</summary>
internal enum CharacterKind : byte
{
    /// <summary>Anything else, half of a surrogate pair among it: by itself, of the class of strings.</summary>
    Other,

    /// <summary>Skipped, and does not separate the Han characters around it.</summary>
    Blank,

    /// <summary>A Han character that the dictionary may know words with.</summary>
    Han,

    /// <summary>A letter of English, wide or narrow: a run of them is of the class of strings.</summary>
    Letter,

    /// <summary>A digit, wide or narrow: a run of them is of the class of numbers.</summary>
    Digit,

    /// <summary>Punctuation and symbols: by itself, counted as it is printed.</summary>
    Mark,
}

/// <summary>The kinds of all units as a table.</summary>
internal static class CharacterKinds
{
    private static readonly CharacterKind[] Table = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => Kind((char)unit))];

    internal static ReadOnlySpan<CharacterKind> All => Table;

    // In this order: the wide letters and digits lie inside the last range.
    private static CharacterKind Kind(char unit) => unit switch
    {
        >= '\u4E00' and <= '\u9FA5' => CharacterKind.Han,
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') => CharacterKind.Letter,
        (>= '0' and <= '9') or (>= '\uFF10' and <= '\uFF19') => CharacterKind.Digit,
        ' ' or '\t' or '\r' or '\n' or '\u3000' => CharacterKind.Blank,
        (>= '\u0021' and <= '\u00BB') or (>= '\u2010' and <= '\u2642') or (>= '\u3001' and <= '\u301E') or (>= '\uFE30' and <= '\uFF63') => CharacterKind.Mark,
        _ => CharacterKind.Other,
    };
}
