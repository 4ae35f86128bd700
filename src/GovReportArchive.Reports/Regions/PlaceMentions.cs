namespace GovReportArchive.Reports.Regions;

/// <summary>Finds the full names of provinces, cities and counties in running text.</summary>
internal static class PlaceMentions
{
    /// <summary>Names that are words as well.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "城区", "郊区", "矿区", "东区", "西区", "市区", "新城区", "老城区", "市中区" };

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create("省市县区州旗盟");

    /// <summary>How often each name stands in the text, 恩施州 under its full name. A name inside a longer one does not count.</summary>
    public static Dictionary<string, int> Count(string text)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        int from = 0;
        while (true)
        {
            int step = text.AsSpan(from).IndexOfAny(Ends);
            if (step < 0) return counts;
            int end = from + step + 1;
            for (int length = Math.Min(Gazetteer.LongestName, end); length >= 2; length--)
            {
                ReadOnlySpan<char> name = text.AsSpan(end - length, length);
                IReadOnlyList<Division> named = Gazetteer.NamedAboveTownship(name);
                if (named.Count == 0 || (length == 2 && !Framed(text, end))) continue;
                string found = name.ToString();
                if (named[0].Name != found && named.All(d => d.Name == named[0].Name) && DivisionNames.KeepsSuffix(found, named[0])) found = named[0].Name;
                if (!Words.Contains(found)) counts[found] = counts.GetValueOrDefault(found) + 1;
                break;
            }

            from = end;
        }
    }

    /// <summary>A name of two characters is believed only behind a larger place or before its government: 富县人民政府.</summary>
    private static bool Framed(string text, int end)
    {
        bool within = end >= 3 && text[end - 3] is '市' or '省' or '州';
        // 《条例》和县政府要求 speaks of the county's government and not of 和县.
        bool conjunction = text[end - 2] == '和' && end >= 3 && text[end - 3] is not ('\n' or ' ');
        return within || (!conjunction && BeforeGovernment(text, end));
    }

    private static bool BeforeGovernment(string text, int end) =>
        text.AsSpan(end).StartsWith("人民政府") || text.AsSpan(end).StartsWith("政府");
}
