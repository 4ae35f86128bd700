namespace GovReportArchive.Search.Querying;

/// <summary>Whether a word or value lies between two bounds, by code point.</summary>
public static class WordRange
{
    /// <summary>Whether a folded word lies in a range of words.</summary>
    public static bool Contains(WordRangeNode range, ReadOnlySpan<char> word)
    {
        ArgumentNullException.ThrowIfNull(range);
        return Contains(range.Low, range.LowIncluded, range.High, range.HighIncluded, word);
    }

    /// <summary>Whether a value lies between two bounds; a null bound is open.</summary>
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
