namespace GovReportArchive.Reports.Regions;

/// <summary>The places that a name begins with: 广东省广州市增城区 of 广东省广州市增城区教育局.</summary>
/// <param name="Length">Characters that name places.</param>
/// <param name="Candidates">The deepest place named; more than one where the name repeats and nothing above it is named. Empty where
/// the text begins with no place.</param>
/// <param name="Bare">The deepest place is named without its suffix (增城 for 增城区); 恩施州 keeps it.</param>
internal readonly record struct PlaceName(int Length, IReadOnlyList<Division> Candidates, bool Bare)
{
    /// <summary>No place.</summary>
    public static PlaceName None { get; } = new(0, [], false);

    /// <summary>Reads the chain of places at the start of a text in simplified characters without blanks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="year">Keeps divisions that were in force around that year, where any was.</param>
    /// <param name="above">Only places below one of these, or one of these itself; null for anywhere.</param>
    public static PlaceName Read(ReadOnlySpan<char> text, int? year, IReadOnlyList<Division>? above = null)
    {
        PlaceName best = None;
        int longest = Math.Min(Gazetteer.LongestName, text.Length);
        for (int length = longest; length >= 2; length--)
        {
            IReadOnlyList<Division> named = Gazetteer.NamedAboveTownship(text[..length]);
            if (named.Count == 0) continue;
            List<Division> here = [.. named.Where(d => d.Level != DivisionLevel.Zone && (above is null || above.Any(a => IsBelow(d, a))))];
            if (year is int y && here.Exists(d => d.AtEndOf(y))) here.RemoveAll(d => !d.AtEndOf(y));
            else if (year is int near && here.Exists(d => d.AroundYear(near))) here.RemoveAll(d => !d.AroundYear(near));
            if (here.Count == 0) continue;
            string name = text[..length].ToString();
            bool exact = here.Exists(d => d.Name == name);
            if (exact) here.RemoveAll(d => d.Name != name);
            bool bare = !exact && !here.Exists(d => DivisionNames.KeepsSuffix(name, d));
            PlaceName below = length < text.Length ? Read(text[length..], year, here) : None;
            if (below.Length > 0) return below with { Length = length + below.Length };
            // A bare name is only believed where nothing full matches: 吉林市 is not 吉林.
            if (best.Length == 0 || (best.Bare && !bare)) best = new PlaceName(length, here, bare);
        }

        return best;
    }

    /// <summary>Whether the division lies below the other.</summary>
    public static bool IsBelow(Division division, Division above) =>
        division.Code != above.Code && above.Level switch
        {
            DivisionLevel.Province => division.Code.AsSpan(0, 2).SequenceEqual(above.Code.AsSpan(0, 2)),
            DivisionLevel.City => division.Code.AsSpan(0, 4).SequenceEqual(above.Code.AsSpan(0, 4)),
            DivisionLevel.County => division.Code.StartsWith(above.Code, StringComparison.Ordinal),
            _ => false,
        };
}
