using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Finds the agency of a report that states it nowhere, by who acts in its sentences.</summary>
internal static partial class AgencyActors
{
    private const string Acts =
        "(?=坚持|认真|严格|高度重视|积极|深入|持续|不断|切实|全面|共|主动公开|始终|突出|紧紧|紧扣|大力|扎实|着力|立足|继续|进一步|本着|聚焦|统筹|累计|充分|在|按照|以|围绕|贯彻|未|通过|全年|本年度|20\\d\\d年|结合|对|重点|依托|根据|没有)";

    /// <summary>The agency that the text speaks of most as acting (某县水利局坚持…), or whose guide it cites; null where none stands out.</summary>
    /// <remarks>An agency counts when it acts twice, or once where the text also calls itself by that kind (我局). A bureau named without its
    /// place (区财政局) counts only in the latter case, a mere place only where the text calls itself by no kind at all.</remarks>
    public static string? MostNamed(string text, int? year)
    {
        string plain = new Squeezed(text).Text;
        char? kind = OwnKind().Matches(plain).Select(m => m.Groups["k"].Value[0]).GroupBy(c => c)
            .OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        void Count(string name, int times) => counts[name] = counts.GetValueOrDefault(name) + times;

        foreach (Match m in Organ().Matches(plain))
        {
            if (Located(m.Groups["a"].Value, year) is string name) Count(name, kind is char k && EndsIn(name, k) ? 2 : 1);
        }

        if (kind is char organKind)
        {
            foreach (Match m in HouseOf().Matches(plain))
            {
                if (EndsIn(m.Groups["a"].Value, organKind)) Count(m.Groups["a"].Value, 2);
            }

            foreach (Match m in SiteOwner().Matches(plain))
            {
                if (EndsIn(m.Groups["a"].Value, organKind) && Located(m.Groups["a"].Value, year) is string owner) Count(owner, 1);
            }
        }
        else
        {
            foreach (Match m in OpeningCompany().Matches(plain)) Count(m.Groups["a"].Value, 2);
        }

        foreach (Match m in Guide().Matches(plain)) Count(m.Groups["a"].Value, 2);
        foreach (Match m in National().Matches(plain))
        {
            if (NationalAgencies.Contains(m.Groups["a"].Value)) Count(m.Groups["a"].Value, 1);
        }

        if (kind is '乡' or '镇')
        {
            foreach (Match m in ActingTownship().Matches(plain))
            {
                if (m.Groups["a"].Value is string name && name.EndsWith(kind.Value)) Count(name, 2);
            }
        }

        if (Top(counts) is string organ) return organ;
        if (kind is char own)
        {
            foreach (Match m in Relative().Matches(plain))
            {
                string name = m.Groups["a"].Value;
                if (name.TrimEnd('会').TrimEnd('员').EndsWith(own)) Count(name, 2);
            }
        }
        else
        {
            foreach (Match m in ActingPlace().Matches(plain))
            {
                string name = m.Groups["a"].Value;
                PlaceName place = PlaceName.Read(name, year);
                if (place.Length == name.Length && !place.Bare) Count(name, 1);
            }
        }

        return Top(counts);
    }

    /// <summary>The agency that the first sentence of a report has as its subject; null where it has none that can be told from a place's people
    /// (我县), a party committee or everybody.</summary>
    /// <param name="openings">The first paragraphs of the report and of its first section.</param>
    /// <param name="text">All prose.</param>
    public static string? OfOpening(IEnumerable<string> openings, string text)
    {
        string plain = new Squeezed(text).Text;
        char? kind = OwnKind().Match(plain) is { Success: true } own ? own.Groups["k"].Value[0] : null;
        foreach (string opening in openings)
        {
            string[] sentences = new Squeezed(opening.Length <= LongestOpening ? opening : opening[..LongestOpening]).Text.Split('。', '；');
            foreach (string sentence in sentences.Take(OpeningSentences))
            {
                if (SubjectOf(sentence) is string name && Fits(name, kind, plain)) return name;
            }
        }

        return null;
    }

    private static string? SubjectOf(string sentence)
    {
        foreach (string clause in sentence.Split('，').Select(part => OpeningWords().Replace(part, "")).Where(part => part.Length > 0 && !Circumstance().IsMatch(part)))
        {
            // A clause that ends like a circumstance can still have a subject: 某局坚持以…为指导.
            if (Subject().Match(clause) is { Success: true } m) return m.Groups["a"].Value;
            if (!CircumstanceEnd().IsMatch(clause)) return null;
        }

        return null;
    }

    /// <summary>Whether the subject can be who reports: it is of the kind that the text calls itself, and the office of a government that speaks of 我市 is not.</summary>
    private static bool Fits(string name, char? kind, string plain)
    {
        bool isGovernment = GovernmentOrPlace().IsMatch(name);
        bool isOffice = isGovernment && name.Contains('办', StringComparison.Ordinal);
        bool fits = kind is null ? !(isOffice && PlaceItself().IsMatch(plain)) : !isGovernment || EndsIn(name, kind.Value);
        return fits && !NoSubject().IsMatch(name) && (name[^1] is not ('部' or '署') || NationalAgencies.Contains(name));
    }

    private static bool EndsIn(string name, char kind) =>
        kind is '乡' or '镇' or '街' ? TownshipBody().IsMatch(name) && name.Contains(kind, StringComparison.Ordinal)
            : (kind == '委' ? name.TrimEnd('会').TrimEnd('员') : kind == '办' ? OfficeEnd().Replace(name, "办") : name).EndsWith(kind);

    [GeneratedRegex("办公[室厅]$")]
    private static partial Regex OfficeEnd();

    private static string? Top(Dictionary<string, int> counts) =>
        counts.Where(c => c.Value >= 2).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault();

    /// <summary>The name from the place on that it begins with, or a township's, which says no more than itself; null where neither is in it.</summary>
    private static string? Located(string name, int? year)
    {
        if (TownshipBody().Match(name) is { Success: true } township) return township.Value;
        for (int from = 0; from < name.Length - 3; from++)
        {
            PlaceName place = PlaceName.Read(name.AsSpan(from), year);
            if (place.Length > 0 && !place.Bare && place.Length < name.Length - from) return name[from..];
        }

        return ZoneBody().IsMatch(name) ? name : null;
    }

    private const int LongestOpening = 600;
    private const int OpeningSentences = 3;

    // （一）主动公开：2023年，
    [GeneratedRegex("^(?:（?[一二三四五六七八九十\\d]{1,2}[）、.][^，：]{0,16}：)?(?:现[将就])?(?:20\\d\\d年度?|本年度?|今年以来|今年|一年来|过去一年|全年)?")]
    private static partial Regex OpeningWords();

    // In the sentence 2023年，在区委、区政府的领导下，某街道办事处认真… the clause in the middle has no subject.
    [GeneratedRegex("^(?:在|按照|根据|围绕|依照|为|以|自(?!治)|随着|通过|结合)")]
    private static partial Regex Circumstance();

    [GeneratedRegex("(?:下|指导|要求|部署|精神)$")]
    private static partial Regex CircumstanceEnd();

    [GeneratedRegex("^(?<a>[\\u4e00-\\u9fff]{2,24}?(?:人民政府|政府|局|厅|委员会|委|办公室|办公厅|政府办|办事处|管委会|中心|街道|镇|乡|县|市|区|总队|支队|大队|医院|学校|学院|大学|公司|部|署))(?:党组|党委|(?<=街道|[镇乡])党工?委、(?:街道)?(?:办事处|[镇乡]?政府)|（[^）]{2,30}）)?" + Acts)]
    private static partial Regex Subject();

    [GeneratedRegex("(?:人民政府|政府|政府办|政府办公[室厅]|[省市县区州旗盟])$")]
    private static partial Regex GovernmentOrPlace();

    [GeneratedRegex("我[省市县区州旗盟]")]
    private static partial Regex PlaceItself();

    [GeneratedRegex("^(?:[我本全各该其]|有关|相关|上级|党中央|中央|国务院(?!.)|[省市县区州旗镇乡]?(?:委|党委|党工委|政府|人民政府)$)|党委|党组|党工委|纪委|领导小组|社区|地区$|我[局委厅办院队镇乡市县区]|[和与及]|工作|信息|公开|公布|发布|编制|根据|按照|要求|精神")]
    private static partial Regex NoSubject();

    [GeneratedRegex("(?<a>[\\u4e00-\\u9fff]{3,20}(?:局|厅|委员会|管委会|办事处|人民政府))" + Acts)]
    private static partial Regex Organ();

    // Who speaks of himself as 我局 speaks of his own channels: 某市民政局网站, 某市民政局微信公众号.
    [GeneratedRegex("(?<a>[\\u4e00-\\u9fff]{3,20}(?:局|厅|委员会|管委会|办事处|人民政府))(?=(?:官方|门户|政务|单位)?(?:网站|网页|官网|微信|微博|公众号))")]
    private static partial Regex SiteOwner();

    // 地址：某县某乡人民政府党政综合办公室
    [GeneratedRegex("地址：?(?<a>[\\u4e00-\\u9fff]{2,24}?(?:[镇乡]人民政府|街道办事处))")]
    private static partial Regex HouseOf();

    [GeneratedRegex("(?<=^|[，。；：、\\n]|由|20\\d\\d年度?)(?<a>[省市县区州旗](?![委里内域级直])[\\u4e00-\\u9fff]{1,12}?(?:局|厅|委员会|委))" + Acts)]
    private static partial Regex Relative();

    [GeneratedRegex("(?<=^|[，。；：\\n])(?<a>[\\u4e00-\\u9fff]{2,9}?[省市县区州旗盟])(?=坚持|认真|严格|高度重视|积极|深入|持续|不断|主动公开|共|政府结合)")]
    private static partial Regex ActingPlace();

    // A town or township that acts by its bare name: 今年以来，某镇进一步完善…
    [GeneratedRegex("(?<=^|[，。；：\\n])(?:20\\d\\d年)?(?<a>(?![我本该各全由在对]|[乡村城集]镇)[\\u4e00-\\u9fff]{1,4}(?:(?<!乡)镇|乡))(?=坚持|认真|严格|高度重视|积极|深入|持续|不断|进一步|主动公开|全面)")]
    private static partial Regex ActingTownship();

    // A public enterprise says its full name where it first acts, later only 集团 or 公司.
    [GeneratedRegex("(?<=^|\\n|20\\d\\d年度?，)(?<a>[\\u4e00-\\u9fff]{4,24}?(?:有限责任公司|股份有限公司|有限公司))" + Acts)]
    private static partial Regex OpeningCompany();

    // The place before a zone's own name is often cut short: 某某经济开发区管理委员会.
    [GeneratedRegex("^(?!.*(?:根据|按照|依据|要求|领导|以及|通过|工作|[在由对向与和]))[\\u4e00-\\u9fff]{2,}(?:开发区|高新区|产业园区?|工业园区?|示范区|度假区|保税区|新区)(?:管理委员会|管委会)$")]
    private static partial Regex ZoneBody();

    // In 某镇人民政府信息公开指南 the 政府 belongs to the name.
    [GeneratedRegex("[《“](?<a>[\\u4e00-\\u9fff]{4,24}?)(?:(?<!人民)政府信息公开|信息公开)(?:指南|目录)")]
    private static partial Regex Guide();

    [GeneratedRegex("(?<=^|[，。；：、（《\\n])(?<a>(?:国|中|教|公|民|司|财|人|自|生|住|交|水|农|商|文|退|应|审|工|海|环|卫|科|铁)[\\u4e00-\\u9fff]{1,14}?(?:部|委|局|署|总局|委员会|银行|办公室))(?:" + Acts + "|(?=政府信息公开|信息公开|政务公开|系统|制定|印发|机关))")]
    private static partial Regex National();

    // Before a bureau stand its county or district, before a subdistrict office the government that sent it.
    [GeneratedRegex("(?<=^|人民政府|[省市县区])[^省市县区，]{2,8}?(?:街道办事处|镇人民政府|乡人民政府)$")]
    private static partial Regex TownshipBody();

    [GeneratedRegex("我(?<k>[局委厅办院队乡镇])|(?:我|本)(?<k>街)道")]
    private static partial Regex OwnKind();
}
