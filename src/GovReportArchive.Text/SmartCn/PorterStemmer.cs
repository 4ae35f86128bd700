namespace GovReportArchive.Text.SmartCn;

/// <summary>M. F. Porter's suffix stripping for English (1980, with his two later changes: -bli and -logi), on letters in place.</summary>
/// <remarks>Lower-case ASCII is assumed; any other character counts as a consonant. Words of one or two letters stay as they are.</remarks>
internal static class PorterStemmer
{
    // Suffix and replacement; the first suffix that fits decides, whether or not the stem is long enough.
    private static readonly (string Suffix, string Stem)[] Doubles =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Suffix, string Stem)[] Singles =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Last =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>Shortens <paramref name="word"/> to its stem and returns the stem's length; letters before it may change too.</summary>
    internal static int Stem(Span<char> word)
    {
        if (word.Length < 3) return word.Length;
        int length = StripPluralAndParticiple(word, word.Length);
        if (Ends(word, length, "y") && HasVowel(word, length - 1)) word[length - 1] = 'i';
        length = Replace(word, length, Doubles);
        length = Replace(word, length, Singles);
        length = StripLast(word, length);
        if (word[length - 1] == 'e')
        {
            int measure = Measure(word, length);
            // The final e itself adds nothing to the measure.
            if (measure > 1 || (measure == 1 && !EndsConsonantVowelConsonant(word, length - 1))) length--;
        }
        return length > 0 && word[length - 1] == 'l' && EndsDouble(word, length) && Measure(word, length) > 1 ? length - 1 : length;
    }

    private static int StripPluralAndParticiple(Span<char> word, int length)
    {
        if (Ends(word, length, "sses") || Ends(word, length, "ies")) length -= 2;
        else if (word[length - 1] == 's' && word[length - 2] != 's') length--;

        if (Ends(word, length, "eed")) return Measure(word, length - 3) > 0 ? length - 1 : length;
        int stem = Ends(word, length, "ed") ? length - 2 : Ends(word, length, "ing") ? length - 3 : -1;
        if (stem < 0 || !HasVowel(word, stem)) return length;
        if (Ends(word, stem, "at") || Ends(word, stem, "bl") || Ends(word, stem, "iz")) return Append(word, stem, "e");
        if (EndsDouble(word, stem)) return word[stem - 1] is 'l' or 's' or 'z' ? stem : stem - 1;
        return Measure(word, stem) == 1 && EndsConsonantVowelConsonant(word, stem) ? Append(word, stem, "e") : stem;
    }

    private static int Replace(Span<char> word, int length, (string Suffix, string Stem)[] rules)
    {
        foreach ((string suffix, string replacement) in rules)
        {
            if (!Ends(word, length, suffix)) continue;
            int stem = length - suffix.Length;
            return Measure(word, stem) > 0 ? Append(word, stem, replacement) : length;
        }
        return length;
    }

    private static int StripLast(Span<char> word, int length)
    {
        foreach (string suffix in Last)
        {
            if (!Ends(word, length, suffix)) continue;
            int stem = length - suffix.Length + (suffix is "sion" or "tion" ? 1 : 0);
            return Measure(word, stem) > 1 ? stem : length;
        }
        return length;
    }

    private static int Append(Span<char> word, int length, string text)
    {
        text.CopyTo(word[length..]);
        return length + text.Length;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, string suffix) => word[..length].EndsWith(suffix, StringComparison.Ordinal);

    private static bool IsConsonant(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !IsConsonant(word, at - 1),
        _ => true,
    };

    /// <summary>How many times a vowel is followed by a consonant in the first letters.</summary>
    private static int Measure(ReadOnlySpan<char> word, int length)
    {
        int measure = 0;
        bool afterVowel = false;
        for (int i = 0; i < length; i++)
        {
            bool vowel = word[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[i] == 'y' && i > 0 && !afterVowel);
            if (afterVowel && !vowel) measure++;
            afterVowel = vowel;
        }
        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> word, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (!IsConsonant(word, i)) return true;
        }
        return false;
    }

    private static bool EndsDouble(ReadOnlySpan<char> word, int length) =>
        length > 1 && word[length - 1] == word[length - 2] && IsConsonant(word, length - 1);

    private static bool EndsConsonantVowelConsonant(ReadOnlySpan<char> word, int length) =>
        length > 2 && IsConsonant(word, length - 1) && !IsConsonant(word, length - 2) && IsConsonant(word, length - 3)
        && word[length - 1] is not ('w' or 'x' or 'y');
}
