using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Regions;

/// <summary>Names of places as printed, from the province down; a level that is not printed is null.</summary>
internal sealed record PrintedPlaces(string? Province = null, string? City = null, string? County = null)
{
    /// <summary>The deepest name; null where there is none.</summary>
    public string? Deepest => County ?? City ?? Province;

    /// <summary>All names, as they follow each other in the text.</summary>
    public string Text => Province + City + County;
}

/// <summary>Reads names of places by their suffixes alone, for those that the gazetteer does not list.</summary>
/// <remarks>Only asked where the gazetteer knows nothing: a suffix says less than a list, so words that end alike (社区, 开发区, 城市)
/// are shut out by table, and nothing is read from the middle of a sentence.</remarks>
internal static partial class PlaceSuffixes
{
    /// <summary>The chain of places that a name or an address begins with; null where it begins with none.</summary>
    /// <param name="text">Simplified characters without blanks.</param>
    /// <param name="from">The level that the first name must lie below; null for any.</param>
    public static PrintedPlaces? Leading(string text, DivisionLevel? from = null)
    {
        Match m = Chain().Match(text);
        if (!m.Success || m.Length == 0) return null;
        string? province = Name(m, "p"), city = Name(m, "c"), county = Name(m, "k");
        if (from >= DivisionLevel.Province) province = null;
        if (from >= DivisionLevel.City && city is not null) return null;
        if (from >= DivisionLevel.County) return null;
        if (city is not null && !IsPlace(city, text[(m.Groups["c"].Index + city.Length)..])) return province is null ? null : new PrintedPlaces(province);
        if (county is not null && !IsPlace(county, text[m.Length..])) county = null;
        PrintedPlaces found = new(province, city, county);
        return found.Deepest is null ? null : found;
    }

    /// <summary>The names that stand before a place wherever a phrase of the text begins with them: 清沅市 of 位于清沅市素溪县.</summary>
    public static PrintedPlaces? Above(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            int start = Math.Max(0, at - LongestLead);
            Match m = Before().Match(text[start..at]);
            bool whole = m.Success && (m.Index > 0 || start == 0);
            if (whole && m.Groups["chain"].Length > 0 && Leading(m.Groups["chain"].Value + name) is { } found
                && found.Text == m.Groups["chain"].Value + name && found.Deepest == name) return found;
        }

        return null;
    }

    private const int LongestLead = 20;

    private static string? Name(Match m, string group) => m.Groups[group] is { Success: true, Length: > 0 } g ? g.Value : null;

    private static bool IsPlace(string name, string rest) => !Of("words").IsIn(name) && !Of("zone").IsIn(rest);

    [GeneratedRegex("^(?<p>[\\u4e00-\\u9fff-[省市县区我全本该各]]{2,3}省|[\\u4e00-\\u9fff-[省市县区我全本该各]]{2,6}自治区)?(?<c>[\\u4e00-\\u9fff-[省市县区旗盟局委厅]]{2,8}?(?:自治州|地区|州|市|盟))?(?<k>[\\u4e00-\\u9fff-[省市县区旗盟局委厅]]{2,8}?(?:自治县|自治旗|县|区|市|旗))?")]
    private static partial Regex Chain();

    [GeneratedRegex("(?<=^|[^\\u4e00-\\u9fff])(?:[\\u4e00-\\u9fff]{0,4}地址|位于|地处|隶属于?|属于|由|是)?(?<chain>[\\u4e00-\\u9fff]{3,14})$")]
    private static partial Regex Before();

    private static ReadingRule Of(string name) => ReadingRules.Of("place." + name);
}
