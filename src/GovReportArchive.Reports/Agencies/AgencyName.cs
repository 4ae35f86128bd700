using System.Text.RegularExpressions;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Agencies;

/// <summary>An agency's name taken apart.</summary>
/// <param name="Text">The name in simplified characters without blanks.</param>
/// <param name="Body">The name without the places it begins with.</param>
/// <param name="Places">The deepest place the name says, which is where the agency works; several where the name repeats in the country;
/// empty where it says none.</param>
/// <param name="Prefix">Length of the places it begins with.</param>
/// <param name="Level">What the name alone says about its level; null where only its place can tell.</param>
/// <param name="Zone">The functional zone it belongs to, or null.</param>
/// <param name="Township">The town, township or subdistrict it belongs to, or null.</param>
internal sealed record AgencyName(
    string Text, string Body, IReadOnlyList<Division> Places, int Prefix, string? Level, string? Zone, string? Township)
{
    /// <summary>Whether the name says where the agency is.</summary>
    public bool HasPlace => Places.Count > 0;
}

/// <summary>Takes agency names apart into place and function.</summary>
internal static partial class AgencyNames
{
    /// <summary>Takes a name apart.</summary>
    /// <param name="text">A name in simplified characters without blanks.</param>
    /// <param name="year">The report year, which decides between old and new names of places.</param>
    /// <param name="home">Where the agency is known to be from elsewhere; narrows names that repeat. Null where nothing is known.</param>
    public static AgencyName Split(string text, int? year, IReadOnlyList<Division>? home = null)
    {
        string name = text;
        if (Ministry().IsMatch(name)) return new AgencyName(name, name, [], 0, "national", null, null);
        int lead = StateLead().Match(name).Length;
        PlaceName place = PlaceName.Read(name.AsSpan(lead), year);
        if (place.Bare && !AfterBareName().IsMatch(name[(lead + place.Length)..])) place = default;
        IReadOnlyList<Division> places = place.Candidates ?? [];
        places = Narrow(places, home);
        string body = lead > 0 ? name[..lead] + name[(lead + place.Length)..] : name[place.Length..];
        string rest = name[(lead + place.Length)..];

        if (ZoneOf(name, lead, place, rest) is (string zone, IReadOnlyList<Division> around))
        {
            int prefix = around.Count > 0 && !Gazetteer.ZoneNames.Contains(zone) && place.Length > 0 && !place.Bare ? place.Length : 0;
            return new AgencyName(name, prefix > 0 ? rest : name, around, prefix, "zone", zone, null);
        }

        if (TownshipOf(rest, places) is (string township, IReadOnlyList<Division> found))
        {
            return new AgencyName(name, body, found.Count > 0 ? found : places, lead > 0 ? 0 : place.Length, "township", null, township);
        }

        if (InnerPlace(rest, year, places) is { Count: > 0 } inner) return new AgencyName(name, body, inner, place.Length, null, null, null);
        return new AgencyName(name, body, places, place.Bare ? 0 : place.Length, null, null, null) with { Body = place.Bare ? name : body };
    }

    private static IReadOnlyList<Division> Narrow(IReadOnlyList<Division> places, IReadOnlyList<Division>? home)
    {
        if (home is null || places.Count < 2) return places;
        List<Division> near = [.. places.Where(p => home.Any(h => h.Code == p.Code || PlaceName.IsBelow(p, h)))];
        return near.Count > 0 ? near : places;
    }

    private static (string Zone, IReadOnlyList<Division> Around)? ZoneOf(string name, int lead, PlaceName place, string rest)
    {
        string whole = name[lead..];
        string? listed = Gazetteer.ZoneNames.FirstOrDefault(z => whole.StartsWith(z, StringComparison.Ordinal));
        listed ??= Gazetteer.ZoneNames.FirstOrDefault(z => place.Length > 0 && rest.StartsWith(z, StringComparison.Ordinal));
        if (listed is not null && Gazetteer.ParentOfZone(listed) is Division parent)
        {
            return (listed, place.Length > 0 && !place.Bare ? place.Candidates : [parent]);
        }

        Match m = ZoneName().Match(rest);
        return m.Success ? ((place.Length > 0 ? whole[..place.Length] : "") + m.Value, place.Candidates ?? []) : null;
    }

    private static (string Township, IReadOnlyList<Division> Found)? TownshipOf(string rest, IReadOnlyList<Division> places)
    {
        Match m = TownshipName().Match(rest);
        if (!m.Success) return null;
        string township = m.Groups["t"].Value;
        if (township.EndsWith("街道办", StringComparison.Ordinal)) township = township[..^1];
        List<Division> found = [.. Gazetteer.Named(township).Where(d => d.Level == DivisionLevel.Township)];
        if (places.Count > 0) found.RemoveAll(t => !places.Any(p => PlaceName.IsBelow(t, p)));
        return (township, found);
    }

    /// <summary>增城区 of 公安局增城区分局: the place a branch works in.</summary>
    private static List<Division> InnerPlace(string rest, int? year, IReadOnlyList<Division> places)
    {
        Match m = BranchAt().Match(rest);
        if (!m.Success) return [];
        int at = m.Groups["head"].Length;
        PlaceName inner = PlaceName.Read(rest.AsSpan(at), year, places.Count > 0 ? places : null);
        bool whole = inner.Length > 0 && BranchEnd().IsMatch(rest[(at + inner.Length)..]);
        return whole && (!inner.Bare || places.Count > 0) ? [.. inner.Candidates] : [];
    }

    [GeneratedRegex("^(?:中华人民共和国(?!.{2,8}(?:海关|海事局))|国务院|中国(?!人民银行.{2,}行)(?:证券|银行保险|地震局$|气象局$|民用航空局$|科学院|工程院|人民银行$)|国家(?:发展|统计局$|[^税统]{1,14}(?:局|委员会|委|署|办公室|总局)$)|(?:教育|科学技术|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和社会保障|自然资源|国土资源|生态环境|环境保护|住房和城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|卫生|应急管理|退役军人事务|科技|铁道|外交)部$|海关总署$|审计署$|全国.{2,12}(?:会|办公室)$|(?:国家)?税务总局$|国家.{2,14}总局$|证监会$|银保监会$)")]
    private static partial Regex Ministry();

    // Bodies of a national service carry its name before the place: 国家税务总局广州市税务局.
    [GeneratedRegex("^(?:国家税务总局|国家统计局|中华人民共和国|中国人民银行|国家金融监督管理总局|国家外汇管理局|国家邮政局|中国银行保险监督管理委员会|中国银保监会|中国证券监督管理委员会|中国证监会|共青团|中共)")]
    private static partial Regex StateLead();

    [GeneratedRegex("^(?:经济|高新|技术|开发|工业|产业|新区|新城|出口|保税|综合|国家|海关|海事|大学|学院|师范|医学|职业|科技|理工|农业|中医|生产建设|旅游|风景|示范|临空|临港|空港|循环|化工|现代|火炬|港|市|监管局|证监局|银保监局|出入境|分行|中心支行)|^$")]
    private static partial Regex AfterBareName();

    [GeneratedRegex("^[^局厅委]{0,12}?(?:综合实验区|综合试验区|综合保税区|保税港区|保税区|(?:经济技术|高新技术产业|高新技术|高技术产业|经济|工业|旅游|台商投资|技术产业|产业|循环经济|保护)开发区|高新产业区|高新区|经开区|工业园区?|产业园区?|科技园区?|工业集中区|集聚区|聚集区|示范区|试验区|实验区|自由贸易试验区|自贸区|合作区|管理区|度假区|风景名胜区|风景区|名胜区|功能区|物流园区?|(?<!郊)新区|新城|开发区|科学城|生态城|科技城|投资区|商务区|高铁新区)")]
    private static partial Regex ZoneName();

    [GeneratedRegex("^(?<t>[^局厅委办省市区县]{1,10}?(?:街道办|街道|镇|乡|苏木|地区))(?:人民政府|政府|办事处|党政|党工委|管理委员会|便民|综合|财政所|$)")]
    private static partial Regex TownshipName();

    [GeneratedRegex("^(?<head>.{2,16}?(?:局|委员会|总队|中心|厅|署|银行|管理处))(?=.{2,12}(?:分局|支队|大队|税务局|分中心|分行|支行|监管局|管理部|调查队|调查总队|分院|气象局|邮政管理局|监管分局|分所|稽查局|执法局))")]
    private static partial Regex BranchAt();

    [GeneratedRegex("^(?:直属|公安|环境保护|生态环境|自然资源|国土资源|市场监督管理|综合执法|地方)?(?:分局|支队|大队|税务局|分中心|分行|支行|中心支行|监管局|管理部|调查队|调查总队|分院|气象局|邮政管理局|监管分局|分所|稽查局|执法局)")]
    private static partial Regex BranchEnd();
}
