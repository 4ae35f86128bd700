using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Discovery.Names;

/// <summary>Finds the places that a name or code in a filter stands for: in the gazetteer, and among those that only the archive's own
/// records know.</summary>
internal static class Places
{
    private static readonly Dictionary<DivisionLevel, string> Levels = new()
    {
        [DivisionLevel.Province] = "province",
        [DivisionLevel.City] = "city",
        [DivisionLevel.County] = "county",
        [DivisionLevel.Township] = "township",
    };

    /// <summary>What the level of a division is called in columns.</summary>
    public static string LevelOf(Division division) => Levels.GetValueOrDefault(division.Level, "zone");

    /// <summary>The place of a column value, or null where it is unknown.</summary>
    public static RegionNode? OfValue(string value, CatalogReader reader) =>
        reader.Regions.WithCode(value) ?? (Gazetteer.Find(value) is Division division ? Node(division) : null);

    /// <summary>The places of column values, by value; unknown ones are left out.</summary>
    public static Dictionary<string, RegionNode> OfValues(IReadOnlyCollection<string> values, CatalogReader reader)
    {
        Dictionary<string, RegionNode> places = reader.Regions.WithCodes(values).ToDictionary(node => node.Code, StringComparer.Ordinal);
        foreach (string value in values)
            if (!places.ContainsKey(value) && Gazetteer.Find(value) is Division division) places[value] = Node(division);
        return places;
    }

    /// <summary>The places that a text stands for at a level (null: any level), each value once.</summary>
    public static IReadOnlyList<RegionNode> Find(string text, string? level, CatalogDatabase catalog)
    {
        IEnumerable<Division> divisions = text.All(char.IsAsciiDigit)
            ? Gazetteer.Find(text) is Division one ? [one] : []
            : Gazetteer.Named(text);
        return
        [
            .. catalog.Read(reader => reader.Regions.Named(text))
                .Concat(divisions.Where(division => Levels.ContainsKey(division.Level)).Select(Node))
                .Where(node => level is null || string.Equals(node.Level, level, StringComparison.Ordinal))
                .DistinctBy(node => node.Code, StringComparer.Ordinal)
                .OrderBy(node => node.Code, StringComparer.Ordinal),
        ];
    }

    private static RegionNode Node(Division division) =>
        new(division.Code, division.Name, Gazetteer.FullName(division), LevelOf(division), division.Parent);
}
