using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Finds the agency of a report that states it nowhere, by who acts in its sentences.</summary>
internal static partial class AgencyActors
{
    /// <summary>The agency that the text speaks of most as acting (某县水利局坚持…), or whose guide it cites; null where none stands out.</summary>
    /// <remarks>An agency counts when it acts twice, or once where the text also calls itself by that kind (我局). A bureau named without its
    /// place (区财政局) counts only in the latter case, a mere place only where the text calls itself by no kind at all.</remarks>
    public static (string Name, ReadingRule Rule)? MostNamed(string text, int? year)
    {
        string plain = new Squeezed(text).Text;
        char? kind = OwnWords.Most("kind", plain)?.Kind;
        List<(string Name, ReadingRule Rule)> votes = [];
        void Vote(string rule, Func<string, string?> nameOf)
        {
            foreach (Match m in Of(rule).FindAll(plain))
            {
                if (nameOf(m.Groups["a"].Value) is string name) votes.Add((name, Of(rule == "organ" && kind is char own && EndsIn(name, own) ? "ownKind" : rule)));
            }
        }

        Vote("organ", name => Located(name, year));
        if (kind is char organKind)
        {
            Vote("house", name => EndsIn(name, organKind) ? name : null);
            Vote("site", name => EndsIn(name, organKind) ? Located(name, year) : null);
        }
        else
        {
            Vote("company", name => name);
        }

        Vote("guide", name => name);
        Vote("national", name => NationalAgencies.Contains(name) ? name : null);
        if (kind is '乡' or '镇') Vote("township", name => name.EndsWith(kind.Value) ? name : null);
        if (Top(votes) is { } organ) return organ;
        if (kind is char ownKind)
        {
            Vote("relative", name => name.TrimEnd('会').TrimEnd('员').EndsWith(ownKind) ? name : null);
        }
        else
        {
            Vote("place", name => PlaceName.Read(name, year) is { Bare: false } place && place.Length == name.Length ? name : null);
        }

        return Top(votes);
    }

    /// <summary>The agency that the first sentence of a report has as its subject; null where it has none that can be told from a place's people
    /// (我县), a party committee or everybody.</summary>
    /// <param name="openings">The first paragraphs of the report and of its first section.</param>
    /// <param name="text">All prose.</param>
    public static string? OfOpening(IEnumerable<string> openings, string text)
    {
        string plain = new Squeezed(text).Text;
        char? kind = OwnWords.First("kind", plain);
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
            if (ReadingRules.Of("agency.opening").Find(clause) is { Success: true } m) return m.Groups["a"].Value;
            if (!CircumstanceEnd().IsMatch(clause)) return null;
        }

        return null;
    }

    /// <summary>Whether the subject can be who reports: it is of the kind that the text calls itself, and the office of a government that speaks of 我市 is not.</summary>
    private static bool Fits(string name, char? kind, string plain)
    {
        bool isGovernment = GovernmentOrPlace().IsMatch(name);
        bool isOffice = isGovernment && name.Contains('办', StringComparison.Ordinal);
        bool fits = kind is null ? !(isOffice && OwnWords.Say("place", plain)) : !isGovernment || EndsIn(name, kind.Value);
        return fits && !NoSubject().IsMatch(name) && (name[^1] is not ('部' or '署') || NationalAgencies.Contains(name));
    }

    private static bool EndsIn(string name, char kind) =>
        kind is '乡' or '镇' or '街' ? TownshipBody().IsMatch(name) && name.Contains(kind, StringComparison.Ordinal)
            : (kind == '委' ? name.TrimEnd('会').TrimEnd('员') : kind == '办' ? OfficeEnd().Replace(name, "办") : name).EndsWith(kind);

    [GeneratedRegex("办公[室厅]$")]
    private static partial Regex OfficeEnd();

    /// <summary>The name with the most points, and the rule that found it first; null where none stands out.</summary>
    private static (string Name, ReadingRule Rule)? Top(List<(string Name, ReadingRule Rule)> votes) =>
        votes.GroupBy(vote => vote.Name, vote => vote.Rule, StringComparer.Ordinal).Select(name => (Name: name.Key, Rule: name.First(), Points: name.Sum(rule => rule.Weight)))
            .Where(name => name.Points >= FewestPoints).OrderByDescending(name => name.Points).ThenBy(name => name.Name, StringComparer.Ordinal).Select(name => ((string, ReadingRule)?)(name.Name, name.Rule)).FirstOrDefault();

    private static ReadingRule Of(string rule) => ReadingRules.Of("agency.actor." + rule);

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

    private const double FewestPoints = 2;
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

    [GeneratedRegex("(?:人民政府|政府|政府办|政府办公[室厅]|[省市县区州旗盟])$")]
    private static partial Regex GovernmentOrPlace();

    [GeneratedRegex("^(?:[我本全各该其]|有关|相关|上级|党中央|中央|国务院(?!.)|[省市县区州旗镇乡]?(?:委|党委|党工委|政府|人民政府)$)|党委|党组|党工委|纪委|领导小组|社区|地区$|我[局委厅办院队镇乡市县区]|[和与及]|工作|信息|公开|公布|发布|编制|根据|按照|要求|精神")]
    private static partial Regex NoSubject();

    // The place before a zone's own name is often cut short: 某某经济开发区管理委员会.
    [GeneratedRegex("^(?!.*(?:根据|按照|依据|要求|领导|以及|通过|工作|[在由对向与和]))[\\u4e00-\\u9fff]{2,}(?:开发区|高新区|产业园区?|工业园区?|示范区|度假区|保税区|新区)(?:管理委员会|管委会)$")]
    private static partial Regex ZoneBody();

    // Before a bureau stand its county or district, before a subdistrict office the government that sent it.
    [GeneratedRegex("(?<=^|人民政府|[省市县区])[^省市县区，]{2,8}?(?:街道办事处|镇人民政府|乡人民政府)$")]
    private static partial Regex TownshipBody();
}
