using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Who reports and from where.</summary>
internal sealed record AgencyReading(Agency Agency, Region? Region);

/// <summary>Decides which agency reports: its name as printed and as normalised, its type, level and region.</summary>
internal static partial class AgencyReader
{
    /// <summary>Name under which a report stands that names no agency anywhere.</summary>
    public const string Unnamed = "未署名机关";

    /// <summary>Decides from the names found, the best first.</summary>
    public static AgencyReading Read(
        IReadOnlyList<string> names, string text, int? year, RegionEvidence evidence, List<ReadingWarning> warnings)
    {
        char? own = OwnPlace(text);
        (Division Place, IReadOnlyList<string> Basis)? home = null;
        string? printed = null;
        AgencyName? split = null;
        foreach (string name in names)
        {
            string plain = new Squeezed(name).Text;
            AgencyName candidate = AgencyNames.Split(plain, year);
            bool tells = candidate.HasPlace || candidate.Level is not null;
            if (split is null || (tells && !split.HasPlace && split.Level is null && plain.EndsWith(split.Text, StringComparison.Ordinal)))
            {
                printed = name;
                split = candidate;
            }
        }

        if (split is null)
        {
            home = evidence.Home(own);
            warnings.Add(new ReadingWarning("agency.unnamed", "Nothing in the file names the agency that reports."));
            Region? around = home is null ? null : Gazetteer.RegionOf(home.Value.Place, year, home.Value.Basis);
            return new AgencyReading(new Agency((around?.Code ?? "x") + "/" + Unnamed, Unnamed), around);
        }

        (Division Place, IReadOnlyList<string> Basis)? place = split.HasPlace ? evidence.Choose(split.Places) : null;
        if (split.HasPlace && place is null)
        {
            place = Common(split.Places);
            warnings.Add(new ReadingWarning(
                "region.ambiguous",
                $"{split.Places[0].Name} stands for {split.Places.Count} places, and nothing in the file settles which."));
        }

        if (!split.HasPlace && split.Level != "national") place = evidence.Home(split.Township is null ? own : null);
        return Compose(split, printed!, place, year);
    }

    private static AgencyReading Compose(
        AgencyName split, string printed, (Division Place, IReadOnlyList<string> Basis)? place, int? year)
    {
        Region? region = place is null ? null : Gazetteer.RegionOf(place.Value.Place, year, place.Value.Basis);
        string body = split.Body;
        if (body.Length == 0) body = split.Level switch { "zone" => "管理委员会", _ => "人民政府" };
        if (split.Zone is string zone && split.Text.EndsWith(zone, StringComparison.Ordinal)) body += "管理委员会";
        if (split.Township is string township && split.Text.EndsWith(township, StringComparison.Ordinal))
        {
            body += township.EndsWith("街道", StringComparison.Ordinal) ? "办事处" : "人民政府";
        }

        body = ShortForms.Resolve(body);
        string prefix = split.Text[..split.Prefix];
        string name = prefix.Length > 0 && body != split.Body ? prefix + body
            : prefix.Length > 0 ? prefix + body
            : split.HasPlace || split.Level is not null || place is null ? body
            : OwnName(place.Value.Place, body);
        string? level = split.Level ?? (split.Township is not null ? "township" : place is null ? null : LevelOf(place.Value.Place));
        string shortName = prefix.Length > 0 ? body : split.HasPlace && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : body;
        string slug = region?.Code is string code ? code[..6] : split.Level == "national" ? "全国" : "x";
        return new AgencyReading(new Agency(slug + "/" + shortName, name, printed, AgencyTypes.Of(shortName), level), region);
    }

    /// <summary>教育局 in 洪泽区 is 洪泽区教育局; 县教育局 in 芷江侗族自治县 drops its own 县.</summary>
    private static string OwnName(Division place, string body)
    {
        string rest = place.Level < DivisionLevel.Township && body.Length > 2 && "省市县区州旗".Contains(body[0], StringComparison.Ordinal) ? body[1..] : body;
        return place.Name + rest;
    }

    /// <summary>The province that all candidates share, where they do.</summary>
    private static (Division, IReadOnlyList<string>)? Common(IReadOnlyList<Division> candidates)
    {
        string[] cities = [.. candidates.Select(c => c.Parent ?? c.Code).Distinct()];
        string[] provinces = [.. candidates.Select(c => c.Province).Distinct()];
        string? code = cities.Length == 1 ? cities[0] : provinces.Length == 1 ? provinces[0] : null;
        return code is not null && Gazetteer.Find(code) is Division division ? (division, ["name"]) : null;
    }

    private static string LevelOf(Division place) => place.Level switch
    {
        DivisionLevel.Province => "province",
        DivisionLevel.City => "city",
        DivisionLevel.County => "county",
        DivisionLevel.Township => "township",
        _ => "zone",
    };

    /// <summary>What the text calls its own place most often: 我县, 全区, 区委.</summary>
    private static char? OwnPlace(string text)
    {
        var most = OwnPlaceWords().Matches(Simplified.Of(text)).Select(m => m.Groups["p"].Value[0]).GroupBy(c => c)
            .OrderByDescending(g => g.Count()).FirstOrDefault();
        return most?.Key;
    }

    [GeneratedRegex("(?:我|全|本)(?<p>[省市县区州旗盟])|(?<p>[省市县区州旗盟])(?:委、)")]
    private static partial Regex OwnPlaceWords();
}
