namespace GovReportArchive.Search.Querying;

/// <summary>How a prefix matches: one made of Latin letters and digits begins a word, any other text is contained, because where a Chinese
/// word begins depends on its neighbours.</summary>
internal static class PrefixRule
{
    public static bool BeginsWord(ReadOnlySpan<char> folded)
    {
        foreach (char c in folded)
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        return true;
    }
}
