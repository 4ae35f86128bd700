using AnyAscii;
using GovReportArchive.Reports.Agencies;

namespace GovReportArchive.Discovery.Names;

/// <summary>Tells whether letters are the first letters of the pinyin of a name, as people type them who do not want to write characters: sqs for 宿迁市,
/// rsj for 人社局.</summary>
/// <remarks>The pinyin is AnyAscii's, which has one reading a character; a character of names that is also read with another first letter has both.</remarks>
internal static class PinyinInitials
{
    private const int Fewest = 2, Most = 20;
    private const char FirstHan = '一', LastHan = '\u9FFF';
    private const string LevelWords = "省市区县旗州盟镇乡";

    private static readonly (string Characters, char Letter)[] OtherReadings =
    [
        ("重长", 'c'), ("单", 's'), ("厦", 'x'), ("会", 'k'), ("行", 'h'), ("曾藏朝", 'z'), ("乐", 'y'), ("解", 'x'), ("调", 't'), ("尉", 'y'), ("参", 's'), ("盛", 'c'), ("石", 'd'),
        ("番", 'p'), ("给", 'j'), ("泊", 'b'), ("率", 's'),
    ];

    private static readonly uint[] Letters = LettersOf();

    /// <summary>Whether a folded text can be initials.</summary>
    public static bool AreTyped(string text) => text.Length is >= Fewest and <= Most && text.All(char.IsAsciiLetterLower);

    /// <summary>Whether a name's first characters have these initials.</summary>
    public static bool Begin(string letters, ReadOnlySpan<char> name)
    {
        if (name.Length < letters.Length) return false;
        for (int i = 0; i < letters.Length; i++)
            if (name[i] is < FirstHan or > LastHan || (Letters[name[i] - FirstHan] & Bit(letters[i])) == 0) return false;
        return true;
    }

    /// <summary>Whether a name, or what it is called for short, has these initials and no more.</summary>
    /// <param name="letters">As <see cref="AreTyped"/> demands.</param>
    /// <param name="name">A folded name.</param>
    /// <param name="body">As <see cref="Abbreviation.Body"/> gives it; 0 for places.</param>
    public static bool Are(string letters, string name, int body) =>
        Called(name, body).Any(called => called.Length == letters.Length && Begin(letters, called));

    /// <summary>A name, its function, its short forms, with and without place and the place's last word.</summary>
    private static IEnumerable<string> Called(string name, int body)
    {
        yield return name;
        if (body == 0)
        {
            if (name.Length > 2 && LevelWords.Contains(name[^1], StringComparison.Ordinal)) yield return name[..^1];
            yield break;
        }

        string place = name[..body], function = name[body..];
        foreach (string called in ShortForms.Of(function).Prepend(function))
        {
            yield return called;
            yield return place[^1] + called;
            yield return place + called;
            if (place.Length > 2) yield return place[..^1] + called;
        }
    }

    private static uint Bit(char letter) => 1u << (letter - 'a');

    private static uint[] LettersOf()
    {
        uint[] letters = new uint[LastHan - FirstHan + 1];
        for (int i = 0; i < letters.Length; i++)
        {
            string pinyin = ((char)(FirstHan + i)).ToString().Transliterate();
            if (pinyin.Length > 0 && char.IsAsciiLetter(pinyin[0])) letters[i] = Bit(char.ToLowerInvariant(pinyin[0]));
        }

        foreach ((string characters, char letter) in OtherReadings)
            foreach (char character in characters) letters[character - FirstHan] |= Bit(letter);
        return letters;
    }
}
