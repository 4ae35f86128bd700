namespace GovReportArchive.Discovery.Facets;

/// <summary>Years in few words: neighbours joined, gaps visible.</summary>
internal static class YearSpans
{
    /// <summary><c>2019—2021、2023</c> for 2019, 2020, 2021, 2023; the years must ascend.</summary>
    public static string Of(IReadOnlyList<int> years)
    {
        List<(int First, int Last)> spans = [];
        foreach (int year in years)
        {
            if (spans is [.., var last] && last.Last + 1 == year) spans[^1] = (last.First, year);
            else spans.Add((year, year));
        }

        return string.Join('、', spans.Select(span => span.First == span.Last
            ? FormattableString.Invariant($"{span.First}")
            : FormattableString.Invariant($"{span.First}—{span.Last}")));
    }
}
