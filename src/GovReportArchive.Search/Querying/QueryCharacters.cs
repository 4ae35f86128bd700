namespace GovReportArchive.Search.Querying;

/// <summary>Which characters are syntax: the ASCII ones and their full-width twins.</summary>
internal static class QueryCharacters
{
    /// <summary>The ASCII twin of a full-width character or of a typographic double quotation mark; other characters as they are.</summary>
    public static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '“' or '”' => '"',
        _ => c,
    };

    /// <summary>The character that closes a quotation opened by <paramref name="c"/>, or NUL where it opens none. The kinds of double
    /// quotation mark close each other, because input methods mix them.</summary>
    public static char Closer(char c) => Narrow(c) switch
    {
        '"' => '"',
        '「' => '」',
        '『' => '』',
        _ => '\0',
    };

    /// <summary>Whether text equals a word of the syntax, such as AND, in either width.</summary>
    public static bool IsWord(ReadOnlySpan<char> text, string word)
    {
        if (text.Length != word.Length) return false;
        for (int i = 0; i < word.Length; i++)
            if (Narrow(text[i]) != word[i]) return false;
        return true;
    }

    /// <summary>Whether a run of text ends before this character.</summary>
    public static bool EndsRun(char c) => char.IsWhiteSpace(c) || Closer(c) != '\0' || Narrow(c) is '(' or ')';
}
