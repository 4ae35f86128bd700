using System.Text.RegularExpressions;

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

    private static bool IsPlace(string name, string rest) => !Words().IsMatch(name) && !Zone().IsMatch(rest);

    [GeneratedRegex("^(?<p>[\\u4e00-\\u9fff-[省市县区我全本该各]]{2,3}省|[\\u4e00-\\u9fff-[省市县区我全本该各]]{2,6}自治区)?(?<c>[\\u4e00-\\u9fff-[省市县区旗盟局委厅]]{2,8}?(?:自治州|地区|州|市|盟))?(?<k>[\\u4e00-\\u9fff-[省市县区旗盟局委厅]]{2,8}?(?:自治县|自治旗|县|区|市|旗))?")]
    private static partial Regex Chain();

    [GeneratedRegex("(?<=^|[^\\u4e00-\\u9fff])(?:[\\u4e00-\\u9fff]{0,4}地址|位于|地处|隶属于?|属于|由|是)?(?<chain>[\\u4e00-\\u9fff]{3,14})$")]
    private static partial Regex Before();

    // Words that end like a place, and sentences that happen to.
    [GeneratedRegex("^[我全本该各在于和与及对为从向到按把将被是有以并等]|[和与及的了是]|政府|(?:管理|建设|服务|工作|信息|公开|报告|系统|中心|超|门|城|股|楼|夜|早|菜|集)市$|(?:开发|高新|高新技术|新|园|景|示范|试验|实验|保税|度假|管理|合作|功能|集聚|聚集|工业|产业|自治|城|郊|矿|林|灌|库|片|社|辖|小|校|营|牧|市|学|港|战|疫|灾|禁|库|风景|旅游|名胜|保护|加工|物流|商务|金融|经济|技术|办公|服务|居住|生活|大|整|山|湖|流域|老|贫困|农|少数民族地)区$|^(?:示范|贫困|农业|大|小|整|全国)县$")]
    private static partial Regex Words();

    // 某某区管委会 answers for a zone, whatever its name ends in.
    [GeneratedRegex("^(?:党工委|管委会|管理委员会|管理局|管理处|管理办公室)")]
    private static partial Regex Zone();
}
