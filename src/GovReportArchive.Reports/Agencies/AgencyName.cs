using System.Text.RegularExpressions;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>An agency's name taken apart.</summary>
/// <param name="Text">The name in simplified characters without blanks.</param>
/// <param name="Prefix">Length of the places it begins with; 0 where a zone or a national service stands before them.</param>
/// <param name="Places">The deepest place the name says, which is where the agency works; several where the name repeats in the country;
/// empty where it says none.</param>
/// <param name="Zone">The functional zone it belongs to, or null.</param>
/// <param name="Township">The town, township or subdistrict it belongs to, or null.</param>
/// <param name="National">An agency of the whole country.</param>
/// <param name="Unlisted">Places the name says below <paramref name="Places"/> that the gazetteer does not list, or null.</param>
internal sealed record AgencyName(
    string Text, int Prefix, IReadOnlyList<Division> Places, string? Zone = null, string? Township = null, bool National = false,
    PrintedPlaces? Unlisted = null)
{
    /// <summary>The name without the places it begins with; empty where it is nothing but a place.</summary>
    public string Body => Text[Prefix..];

    /// <summary>Whether the name says where the agency is, or that it has no place.</summary>
    public bool Located => Places.Count > 0 || National || Unlisted is not null;
}

/// <summary>Takes agency names apart into place and function.</summary>
internal static class AgencyNames
{
    /// <summary>Takes a name apart.</summary>
    /// <param name="name">A name in simplified characters without blanks.</param>
    /// <param name="year">The report year, which decides between old and new names of places.</param>
    /// <param name="text">All prose, which may print in full the place that the name shortens.</param>
    public static AgencyName Split(string name, int? year, string text = "")
    {
        if (NationalAgencies.Contains(name)) return new AgencyName(name, 0, [], National: true);
        int lead = Of("service").Match(name).Length;
        PlaceName place = PlaceName.Read(name.AsSpan(lead), year);
        if (place.Bare && lead == 0 && InFull(place, name[place.Length..], text) is { } whole) return Split(whole + name[place.Length..], year, text);
        string rest = name[(lead + place.Length)..];
        if (place.Bare && !Of("afterBare").IsIn(rest) && !Of("zone").IsIn(rest)) place = PlaceName.None;
        rest = name[(lead + place.Length)..];
        int prefix = lead > 0 || place.Bare ? 0 : place.Length;

        if (ZoneOf(name[lead..], place, rest) is { Length: > 0 } zone)
        {
            Division? listed = Gazetteer.ParentOfZone(zone) ?? Gazetteer.ParentOfZone(zone[Math.Min(prefix, zone.Length)..]);
            bool full = place.Length > 0 && !place.Bare;
            IReadOnlyList<Division> around = listed is not null && !(full && place.Candidates[0].Level > listed.Level) ? [listed] : place.Candidates;
            int at = name.IndexOf(zone, StringComparison.Ordinal) + zone.Length;
            return new AgencyName(name, prefix, around, Zone: zone, Township: TownshipOf(Of("committee").Replace(name[at..], "")));
        }

        PrintedPlaces? unlisted = place.Bare ? null : Unlisted(rest, place);
        if (unlisted is not null)
        {
            prefix += lead > 0 ? 0 : unlisted.Text.Length;
            rest = rest[unlisted.Text.Length..];
            if (Of("zone").Match(rest) is { Success: true } below) return new AgencyName(name, prefix, place.Candidates, Zone: below.Value, Township: TownshipOf(Of("committee").Replace(rest[below.Length..], "")), Unlisted: unlisted);
        }

        if (TownshipOf(rest) is { } township)
        {
            if (unlisted is not null) return new AgencyName(name, prefix, place.Candidates, Township: township, Unlisted: unlisted);
            List<Division> found = [.. Gazetteer.Named(township).Where(d => d.Level == DivisionLevel.Township)];
            if (place.Length > 0) found.RemoveAll(t => !place.Candidates.Any(p => PlaceName.IsBelow(t, p)));
            return new AgencyName(name, prefix, found.Count > 0 ? found : place.Candidates, Township: township);
        }

        if (unlisted is not null) return new AgencyName(name, prefix, place.Candidates, Unlisted: unlisted);
        List<Division> inner = Of("corps").Match(rest) is { Success: true } corps
            ? [.. PlaceName.Read(rest.AsSpan(corps.Length), year, place.Candidates).Candidates]
            : InnerPlace(rest, year, place.Candidates);
        return new AgencyName(name, prefix, inner.Count > 0 ? inner : place.Candidates);
    }

    /// <summary>The full name of a place that an agency's name shortens: 宿迁市 of 宿迁人社局. A county, and a city that shares its short name
    /// with one, is believed only where the text prints the full name, since many words begin like one; null where the name is no shortened one.</summary>
    private static string? InFull(PlaceName place, string rest, string text)
    {
        bool isGovernment = rest.Length == 0 || rest is "政府" or "人民政府" or "政府办" or "政府办公室" or "政府办公厅";
        bool isDepartment = rest.Length > 2 && Of("organEnd").IsIn(rest) && AgencyTypes.Of(rest) is not (null or "医院" or "学校" or "公共企业" or "街道办事处" or "乡镇人民政府");
        if ((!isGovernment && !isDepartment) || Of("zone").IsIn(rest)) return null;
        Division[] named = [.. place.Candidates.Where(d => !rest.EndsWith('厅') || d.Level == DivisionLevel.Province)];
        if (Array.Exists(named, d => d.Level > DivisionLevel.City)) named = [.. named.Where(d => text.Contains(d.Name, StringComparison.Ordinal))];
        if (named.Length > 1) named = [.. named.Where(d => text.Contains(d.Name, StringComparison.Ordinal))];
        string[] names = [.. named.Select(d => d.Name).Distinct()];
        return names.Length == 1 ? names[0] : null;
    }

    /// <summary>The town, township or subdistrict that the rest of a name begins with, or null.</summary>
    private static string? TownshipOf(string rest)
    {
        if (Of("township").Match(rest) is not { Success: true } m) return null;
        string township = m.Groups["t"].Value;
        return township.EndsWith("街道办", StringComparison.Ordinal) ? township[..^1] : township;
    }

    /// <summary>Places at the start of a name that no list knows; below a listed place only where nothing but one is left for them.</summary>
    private static PrintedPlaces? Unlisted(string rest, PlaceName place)
    {
        if (place.Length > 0 && (place.Candidates.Count != 1 || place.Candidates[0].Level > DivisionLevel.City)) return null;
        PrintedPlaces? found = PlaceSuffixes.Leading(rest, place.Length > 0 ? place.Candidates[0].Level : null);
        return found is not null && found.Text.Length < rest.Length + 1 ? found : null;
    }

    /// <summary>The zone at the start of a name, with the places before it where they belong to its name.</summary>
    private static string? ZoneOf(string whole, PlaceName place, string rest)
    {
        string? listed = Gazetteer.ZoneNames.FirstOrDefault(z => whole.StartsWith(z, StringComparison.Ordinal))
            ?? (place.Length == 0 ? null : Gazetteer.ZoneNames.FirstOrDefault(z => rest.StartsWith(z, StringComparison.Ordinal)));
        if (listed is not null) return whole.StartsWith(listed, StringComparison.Ordinal) ? listed : whole[..place.Length] + listed;
        Match m = Of("zone").Match(rest);
        return m.Success ? whole[..place.Length] + m.Value : null;
    }

    /// <summary>增城区 of 公安局增城区分局: the place a branch works in.</summary>
    private static List<Division> InnerPlace(string rest, int? year, IReadOnlyList<Division> places)
    {
        foreach (Match m in Of("branchHead").Matches(rest))
        {
            string branch = rest[(m.Index + m.Length)..];
            PlaceName inner = PlaceName.Read(branch, year, places.Count > 0 ? places : null);
            bool whole = inner.Length > 0 && Of("branchEnd").IsIn(branch[inner.Length..]);
            if (whole && (!inner.Bare || places.Count > 0)) return [.. inner.Candidates];
        }

        return [];
    }

    private static ReadingRule Of(string name) => ReadingRules.Of("name." + name);
}
