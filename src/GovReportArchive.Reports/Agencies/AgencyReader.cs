using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>Who reports and from where.</summary>
internal sealed record AgencyReading(Agency Agency, Region? Region);

/// <summary>Decides which agency reports: its name as printed and as normalised, its type, level and region.</summary>
internal static class AgencyReader
{
    private const int LongestPlaceName = 8;

    private static readonly string[] TownshipEndings = ["镇人民政府", "乡人民政府", "街道办事处", "镇", "乡", "街道"];

    /// <summary>Decides from the names found, the best first.</summary>
    /// <param name="names">Names as printed, without blanks.</param>
    /// <param name="text">All prose.</param>
    /// <param name="year">The report year.</param>
    /// <param name="evidence">What else the file says about its place.</param>
    /// <param name="warnings">Receives what could not be settled.</param>
    public static AgencyReading Read(
        IEnumerable<string> names, string text, int? year, RegionEvidence evidence, List<ReadingWarning> warnings)
    {
        string plain = Simplified.Of(text);
        (string Printed, AgencyName Name)? best = Best(names, year, text);
        if (best is null)
        {
            (Division Place, IReadOnlyList<string> Basis)? home = evidence.Home(OwnPlace(text));
            Region? around = home is { } around0 ? Gazetteer.RegionOf(around0.Place, year, around0.Basis) : null;
            if (home is { } own && IsGovernmentOf(own.Place, plain)) return Compose(null, AgencyNames.Split(own.Place.Name, year, plain), own.Place, around);
            warnings.Add(new ReadingWarning("agency.unnamed", "文件中没有写明发布报告的机关。"));
            return new AgencyReading(new Agency((around?.Code ?? "x") + "/" + Agency.Unnamed, Agency.Unnamed, Level: OwnLevel(plain)), around);
        }

        (string printed, AgencyName name) = best.Value;
        (Division Place, IReadOnlyList<string> Basis)? place = null;
        Region? region = null;
        if (name.Unlisted is PrintedPlaces unlisted)
        {
            place = evidence.Misprinted(unlisted.Deepest!);
            region = place is null ? PrintedRegions.Of(unlisted, name.Places.Count > 0 ? name.Places[0] : null, evidence, year) : null;
            warnings.Add(place is null
                ? new ReadingWarning("region.unlisted", $"地名表中没有“{unlisted.Deepest}”，地区按报告所写的名称记录，没有代码。")
                : new ReadingWarning("region.misprint", $"机关名称中的“{unlisted.Deepest}”疑为“{place.Value.Place.Name}”之误，按后者记录地区。"));
        }
        else if (name.Places.Count > 0)
        {
            place = evidence.Choose(name.Places);
            if (place is null)
            {
                region = PrintedRegions.Ambiguous(name.Places, Shared(name.Places), year);
                warnings.Add(new ReadingWarning("region.ambiguous", $"全国有 {name.Places.Count} 个“{name.Places[0].Name}”，文件中没有内容能确定是哪一个。"));
            }
        }
        else if (!name.National)
        {
            place = evidence.Home(name.Township is null && name.Zone is null ? OwnOf(name.Text) ?? OwnPlace(text) : null);
            region = place is null ? PrintedRegions.Around(name.Zone, name.Township, evidence) : null;
            if (place is null)
            {
                warnings.Add(region is null
                    ? new ReadingWarning("region.unknown", "文件中没有说明该机关位于何处。")
                    : new ReadingWarning("region.unlisted", $"地名表中没有“{Deepest(region)}”，或不能确定是哪一个；地区按报告所写的名称记录，没有代码。"));
            }
        }

        region ??= place is null ? null : Gazetteer.RegionOf(place.Value.Place, year, place.Value.Basis);
        if (region is { Township: null } && name.Township is not null && name.Unlisted is not null) region = region with { Township = name.Township };
        return Compose(printed, name, place?.Place, region);
    }

    /// <summary>The first name, or a later one that says the same and also says where, or one that is of the kind the text calls itself
    /// (我局) where the first is a mere place.</summary>
    private static (string, AgencyName)? Best(IEnumerable<string> names, int? year, string text)
    {
        char? organ = OwnOrgan(text);
        string plain = Simplified.Of(text);
        (string Printed, AgencyName Name)? best = null;
        foreach (string printed in names)
        {
            AgencyName name = AgencyNames.Split(new Squeezed(printed).Text, year, plain);
            if (best is null) best = (printed, name);
            else if (best.Value.Name.Located) best = organ is char kind && name.Located && name.Body.EndsWith(kind) ? (printed, name) : best;
            else if (name.Located && name.Text.EndsWith(WithoutOwn(best.Value.Name.Text), StringComparison.Ordinal) && CanBeOf(OwnOf(best.Value.Name.Text), name)) best = (printed, name);
            bool settled = best.Value.Name.Located && (organ is null || best.Value.Name.Body.Length > 0);
            if (settled) break;
        }

        return best;
    }

    /// <summary>Whether a text that names no agency is the report of a place's government: it speaks of the place by name and as its own, of those below
    /// it, and never of itself as a bureau or an office.</summary>
    private static bool IsGovernmentOf(Division place, string plain) =>
        place.Level < DivisionLevel.Township && plain.Split(place.Name).Length > 2 && OwnPlace(plain) is not null && OwnWords.Say("below", plain) && !OwnWords.Say("body", plain);

    /// <summary>Whether a name in full can be that of 区政府办公室: it must be of a district, not of the city that publishes for all.</summary>
    private static bool CanBeOf(char? own, AgencyName name) => own is not char kind || name.Places.Count == 0 || name.Places.Any(place => RegionEvidence.Calls(place, kind));

    private static AgencyReading Compose(string? printed, AgencyName name, Division? place, Region? region)
    {
        string body = Completed(name);
        string full = name.Text[..name.Prefix] + body;
        // A name without any place gets that of its home: 教育局 in 洪泽区 is 洪泽区教育局. A misprinted place is put right.
        bool lacksPlace = !name.Located && place is not null && name.Zone is null && !BearsOwnName(body, place);
        if (lacksPlace || (name.Unlisted is not null && place is not null))
        {
            body = lacksPlace ? ShortForms.Resolve(WithoutOwn(body)) : body;
            full = place!.Name + body;
        }

        string? level = name.National ? "national"
            : name.Township is not null ? "township"
            : name.Zone is not null ? "zone"
            : name.Unlisted is not null && place is null ? LevelOf(region!)
            : name.Places.Count > 0 && name.Places.All(p => p.Level == name.Places[0].Level) ? LevelOf(name.Places[0])
            // Whose school or hospital it is does not follow from where it stands.
            : place is not null ? (IsHouse(body) ? null : LevelOf(place)) : LevelByName(full);
        // 管委会 is a zone's, whatever the zone calls itself; commissions of other functions are never called so.
        string? type = AgencyTypes.Of(body), shortly = type is null ? AgencyTypes.Of(name.Body) : null;
        if (shortly is not null || (level is "city" or "province" && Of("zoneBranch").IsIn(body))) level = "zone";
        return new AgencyReading(new Agency(IdOf(name, body, place, region), full, printed, type ?? shortly, level), region);
    }

    /// <summary>Whether a name without a full place needs none: a school, hospital or company has one of its own, and others begin with the short name of
    /// the place (松坡第二中学 in 松坡市).</summary>
    private static bool BearsOwnName(string body, Division place) =>
        IsHouse(body)
            ? !Of("genericHouse").IsIn(body)
            : place.Name.Length > 2 && body.StartsWith(place.Name[..2], StringComparison.Ordinal);

    private static bool IsHouse(string body) => AgencyTypes.Of(body) is "医院" or "学校" or "公共企业";

    /// <summary>Code of the place, or its name where it has none, and the name without its place.</summary>
    private static string IdOf(AgencyName name, string body, Division? place, Region? region)
    {
        if (name.National) return "全国/" + body;
        if (place is not null) return Gazetteer.RegionOf(place, null, []).Code![..6] + "/" + body;
        string? named = name.Unlisted?.Deepest ?? name.Zone ?? (name.Places.Count > 0 ? name.Places[0].Name : null) ?? region?.County ?? region?.City ?? region?.Province
            ?? region?.Township;
        if (named is null) return "x/" + body;
        return named + "/" + (body.Length > named.Length && body.StartsWith(named, StringComparison.Ordinal) ? body[named.Length..] : body);
    }

    private static string? Deepest(Region region) => region.Township ?? region.County ?? region.City ?? region.Province;

    private static string? LevelOf(Region region) => region.County is not null ? "county" : region.City is not null ? "city" : region.Province is not null ? "province" : null;

    /// <summary>The body of a name with what a title leaves out: 洪泽区 alone stands for its people's government.</summary>
    private static string Completed(AgencyName name)
    {
        string body = name.Body;
        if (body.Length == 0) return name.Text[^1] is '盟' || name.Text.EndsWith("地区", StringComparison.Ordinal) ? "行政公署" : "人民政府";
        if (name.Zone is string zone && name.Text.EndsWith(zone, StringComparison.Ordinal)) return body + "管理委员会";
        if (name.Township is string township && name.Text.EndsWith(township, StringComparison.Ordinal))
        {
            return body + (township.EndsWith("街道", StringComparison.Ordinal) ? "办事处" : "人民政府");
        }

        return ShortForms.Resolve(body);
    }

    /// <summary>The province or city that all candidates share, where they do.</summary>
    private static Division? Shared(IReadOnlyList<Division> candidates)
    {
        string[] above = [.. candidates.Select(c => c.Parent ?? c.Code).Distinct()];
        string[] provinces = [.. candidates.Select(c => c.Province).Distinct()];
        string? code = above.Length == 1 ? above[0] : provinces.Length == 1 ? provinces[0] : null;
        return code is null ? null : Gazetteer.Find(code);
    }

    /// <summary>The level that the name itself shows where its place is unknown; 市 and 区 stand at more than one level and show none.</summary>
    private static string? LevelByName(string name)
    {
        if (TownshipEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))) return "township";
        // 县教育局 says whose it is, though not of which county.
        string? own = OwnOf(name) switch { '县' or '区' or '旗' => "county", '省' => "province", '州' or '盟' => "city", _ => null };
        if (own is not null) return own;
        int at = name.AsSpan(0, Math.Min(name.Length, LongestPlaceName)).IndexOfAny('县', '旗', '省');
        return at < 2 ? null : name[at] == '省' ? "province" : "county";
    }

    private static string LevelOf(Division place) => place.Level switch
    {
        DivisionLevel.Province => "province",
        DivisionLevel.City => "city",
        DivisionLevel.County => "county",
        DivisionLevel.Township => "township",
        _ => "zone",
    };

    /// <summary>县教育局 without the 县 that only says whose it is.</summary>
    private static string WithoutOwn(string name) =>
        OwnOf(name) is null ? name : name[(name.StartsWith("自治", StringComparison.Ordinal) ? 3 : 1)..];

    private static char? OwnOf(string name) =>
        name.Length >= 5 && name.StartsWith("自治", StringComparison.Ordinal) ? name[2] == '区' ? '省' : name[2] :
        (name.Length >= 4 || name.EndsWith("政府", StringComparison.Ordinal) || (name.Length == 3 && "局委办".Contains(name[2], StringComparison.Ordinal))) && name.Length >= 3 && "省市县区州旗盟".Contains(name[0], StringComparison.Ordinal) && !name.StartsWith("市场", StringComparison.Ordinal)
            && !(name.StartsWith("市政", StringComparison.Ordinal) && !name.StartsWith("市政府", StringComparison.Ordinal)) && !name.StartsWith("市容", StringComparison.Ordinal)
            ? name[0] : null;

    /// <summary>What the text calls its own place most often: 我县, 全区.</summary>
    private static char? OwnPlace(string text) => OwnWords.Most("place.any", Simplified.Of(text))?.Kind;

    /// <summary>The level of somebody who gives no name but calls himself 我镇 or his place 我县; null where he says neither.</summary>
    private static string? OwnLevel(string plain) => OwnWords.Say("township", plain) ? "township" : OwnWords.Say("county", plain) ? "county" : null;

    /// <summary>What the text calls itself, 局 or 委 and the like, where it speaks of itself so more often than of its place.</summary>
    private static char? OwnOrgan(string text)
    {
        string plain = Simplified.Of(text);
        return OwnWords.Most("organ", plain) is (var kind, var times) && times > OwnWords.Count("place", plain) ? kind : null;
    }

    private static ReadingRule Of(string name) => ReadingRules.Of("name." + name);
}
