namespace GovReportArchive.Search.Querying;

/// <summary>Whether a word or value lies between two bounds, by code point.</summary>
internal static class WordRange
{
    public static bool Contains(WordRangeNode range, ReadOnlySpan<char> word) =>
        Contains(range.Low, range.LowIncluded, range.High, range.HighIncluded, word);

    public static bool Contains(string? low, bool lowIncluded, string? high, bool highIncluded, ReadOnlySpan<char> value)
    {
        if (low is not null)
        {
            int order = CodePointOrder.Compare(value, low);
            if (order < 0 || (order == 0 && !lowIncluded)) return false;
        }

        if (high is null) return true;
        int upper = CodePointOrder.Compare(value, high);
        return upper < 0 || (upper == 0 && highIncluded);
    }
}
