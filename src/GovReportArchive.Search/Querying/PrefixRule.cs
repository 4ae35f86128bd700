namespace GovReportArchive.Search.Querying;

/// <summary>How a prefix matches: one made of Latin letters and digits begins a word, any other text is contained, because where a Chinese
/// word begins depends on its neighbours.</summary>
public static class PrefixRule
{
    /// <summary>Whether a prefix begins a word; else it is contained.</summary>
    /// <param name="folded">The prefix, folded.</param>
    public static bool BeginsWord(ReadOnlySpan<char> folded)
    {
        foreach (char c in folded)
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        return true;
    }
}
