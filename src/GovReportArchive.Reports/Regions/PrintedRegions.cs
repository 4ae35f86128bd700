using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Regions;

/// <summary>Makes regions of names alone, for places that the gazetteer does not list or cannot tell apart.</summary>
/// <remarks>Only names that the file prints are given. The code is that of the deepest place above that is listed, else absent.</remarks>
internal static class PrintedRegions
{
    /// <summary>The region of an agency whose name begins with places that are not listed.</summary>
    /// <param name="names">The names the agency bears.</param>
    /// <param name="above">The listed place its name says before them, or null.</param>
    /// <param name="evidence">What else the file says; names that stand before the first of <paramref name="names"/> are taken over.</param>
    /// <param name="year">The report year.</param>
    public static Region Of(PrintedPlaces names, Division? above, RegionEvidence evidence, int? year)
    {
        List<string> basis = ["name"];
        string first = names.Province ?? names.City ?? names.County!;
        if (above is null && names.Province is null)
        {
            foreach ((string text, string source) in evidence.Sources)
            {
                Division? listed = Listed(text, first, year);
                PrintedPlaces? printed = listed is null ? PlaceSuffixes.Above(text, first) : null;
                if (listed is null && printed is null) continue;
                above = listed;
                if (printed is not null) names = Joined(printed, names);
                basis.Add(source);
                break;
            }
        }

        // Only a city below a city is one of a county's rung; alone, 市 is taken for the rung that most of them have.
        if (names is { City: not null, County: null } && above?.Level == DivisionLevel.City) names = names with { City = null, County = names.City };
        Region region = above is null ? new Region(null, null, null, null, null, basis) : Gazetteer.RegionOf(above, year, basis);
        return region with
        {
            Province = names.Province ?? region.Province,
            City = names.City ?? region.City,
            County = names.County ?? region.County,
        };
    }

    /// <summary>The region of an agency whose name says no place, from the address, publisher or breadcrumb that begins with one.</summary>
    /// <param name="zone">The functional zone that the name says, or null.</param>
    /// <param name="township">The township that the name says, or null.</param>
    /// <param name="evidence">What else the file says.</param>
    public static Region? Around(string? zone, string? township, RegionEvidence evidence)
    {
        PrintedPlaces? found = null;
        string? basis = null;
        foreach ((string text, string source) in evidence.Sources.Where(s => s.Basis is not "parent"))
        {
            if (PlaceName.Read(text, null) is { Length: > 0, Bare: false }) continue;
            found = PlaceSuffixes.Leading(text);
            if (found is not null && (zone is null || zone[0] == text[0] || source == "address"))
            {
                basis = source;
                break;
            }

            found = null;
        }

        if (found is null && zone is { Length: > 4 } && evidence.Text.Contains(zone[..2] + "市", StringComparison.Ordinal))
        {
            // The zone of a city bears its name: 清沅高新区 where the text speaks of 清沅市.
            found = new PrintedPlaces(City: zone[..2] + "市");
            basis = "name";
        }

        if (found is null && township is null) return null;
        return new Region(null, found?.Province, found?.City, found?.County, township, [.. new[] { "name", basis }.OfType<string>().Distinct()]);
    }

    /// <summary>The region of an agency whose place repeats in the country: its name, and what all places of that name share.</summary>
    public static Region Ambiguous(IReadOnlyList<Division> candidates, Division? shared, int? year)
    {
        Division one = candidates[0];
        Region region = shared is null ? new Region(null, null, null, null, null, ["name"]) : Gazetteer.RegionOf(shared, year, ["name"]);
        if (candidates.Any(c => c.Level != one.Level)) return region;
        return one.Level switch
        {
            DivisionLevel.City => region with { City = one.Name },
            DivisionLevel.County => region with { County = one.Name },
            DivisionLevel.Township => region with { Township = one.Name },
            _ => region,
        };
    }

    /// <summary>The listed place that stands immediately before a name, or that an address begins with.</summary>
    private static Division? Listed(string text, string name, int? year)
    {
        int at = text.IndexOf(name, StringComparison.Ordinal);
        if (at < 2) return null;
        for (int start = Math.Max(0, at - 16); start < at - 1; start++)
        {
            PlaceName place = PlaceName.Read(text.AsSpan(start, at - start), year);
            if (place.Length == at - start && !place.Bare && place.Candidates.Count == 1 && place.Candidates[0].Level < DivisionLevel.County) return place.Candidates[0];
        }

        return null;
    }

    private static PrintedPlaces Joined(PrintedPlaces above, PrintedPlaces names) =>
        new(names.Province ?? above.Province, names.City ?? above.City, names.County ?? above.County);
}
