using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>One level of a region's path, under the value that columns and filters use for it: its code, or a name where no code is
/// known.</summary>
/// <remarks>Below a place with a code the name is the full one. Where no code is known at all it is the bare name, whatever stands above it:
/// one report of a county names its city and another does not, and both are of the same county. Townships, whose names repeat everywhere,
/// carry the place above them.</remarks>
internal sealed record RegionNode(string Code, string Name, string FullName, string Level, string? Parent)
{
    private const int Township = 3;

    private static readonly string[] Levels = ["province", "city", "county", "township"];

    /// <summary>The levels that a region has, from the province down.</summary>
    /// <remarks>Codes of higher levels follow from the digits of the deepest; a township without a code of its own is under its county.</remarks>
    public static IReadOnlyList<RegionNode> PathOf(Region? region)
    {
        if (region is null) return [];
        string?[] names = [region.Province, region.City, region.County, region.Township];
        List<RegionNode> path = [];
        string fullName = "";
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is not { Length: > 0 } name) continue;
            string value = CodeAt(region.Code, i)
                ?? (region.Code is not null ? fullName + name : i == Township ? path.LastOrDefault()?.Code + name : name);
            // A place whose level a report does not tell is read as both, and would be above itself.
            if (path.Exists(above => above.Code == value)) continue;
            fullName += name;
            path.Add(new RegionNode(value, name, fullName, Levels[i], path.LastOrDefault()?.Code));
        }

        return path;
    }

    /// <summary>The value of the deepest place of a region; null where it has none.</summary>
    public static string? ValueOf(Region? region) => PathOf(region) is [.., RegionNode deepest] ? deepest.Code : region?.Code;

    private static string? CodeAt(string? code, int level)
    {
        if (code is null || code.Length < 6) return null;
        string? own = level switch
        {
            0 => code[..2] + "0000",
            1 => code[2..4] is "00" ? null : code[..4] + "00",
            2 => code[4..6] is "00" ? null : code[..6],
            _ => code.Length > 6 ? code : null,
        };
        return own;
    }
}
