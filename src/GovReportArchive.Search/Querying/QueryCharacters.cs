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

    /// <summary>Whether a quotation may begin with <paramref name="c"/>.</summary>
    public static bool Opens(char c) => Closers(c).Length > 0;

    /// <summary>The characters that end a quotation opened by <paramref name="c"/>; any other quotation mark in it is text. Empty where it opens none.</summary>
    public static string Closers(char c) => c switch
    {
        '"' => "\"",
        '＂' => "＂",
        '“' => "”",
        // Typed for the opening one by mistake; which of the two then ends it cannot be told.
        '”' => "”“",
        '「' => "」",
        '『' => "』",
        _ => "",
    };

    /// <summary>The characters that end a quotation opened by <paramref name="c"/> in whose text none of its <see cref="Closers"/> follows: input methods mix
    /// the kinds of double quotation mark.</summary>
    public static string OtherClosers(char c) => Narrow(c) == '"' ? "\"＂“”" : "";

    /// <summary>Whether text equals a word of the syntax, such as AND, in either width.</summary>
    public static bool IsWord(ReadOnlySpan<char> text, string word)
    {
        if (text.Length != word.Length) return false;
        for (int i = 0; i < word.Length; i++)
            if (Narrow(text[i]) != word[i]) return false;
        return true;
    }

    /// <summary>Whether a run of text ends before this character.</summary>
    public static bool EndsRun(char c) => char.IsWhiteSpace(c) || Opens(c) || Narrow(c) is '(' or ')';
}
