using System.Collections.Concurrent;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Places with those above them, as the gazetteer has them and, where it does not know one, as reports do. Thread-safe.</summary>
internal sealed class PlacePaths(IEnumerable<RegionNode> nodes)
{
    // Of these three no reports under this regulation can be.
    private static readonly string[] Elsewhere = ["71", "81", "82"];

    private static readonly Dictionary<string, Division[]> ByCode =
        Gazetteer.Divisions.Where(division => !Elsewhere.Contains(division.Code[..2])).GroupBy(division => division.Code).ToDictionary(code => code.Key, code => code.ToArray(), StringComparer.Ordinal);

    private static readonly ILookup<string, string> Linked = ByCode.Values.SelectMany(all => all)
        .SelectMany(division => division.Successors.SelectMany(next => new[] { (From: division.Code, To: next), (From: next, To: division.Code) })).Distinct().ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string[]> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegionNode> _nodes = nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);

    /// <summary>Divisions from the province to the county, by code; one that was renamed stands once for each name.</summary>
    public static IEnumerable<Division> Divisions => ByCode.Values.SelectMany(all => all).Where(division => division.Level < DivisionLevel.Township);

    /// <summary>What levels are called in columns.</summary>
    public static string LevelOf(Division division) => Names.Places.LevelOf(division);

    /// <summary>Whether a place was there at the end of a year, as far as is known; of one that the gazetteer does not know it is not known that it was not.</summary>
    public static bool IsThere(string place, int year) => !ByCode.TryGetValue(place, out Division[]? held) || held.Any(division => division.AtEndOf(year));

    /// <summary>Codes that the place had before or after, and that were not in force at the end of a year.</summary>
    public static IEnumerable<string> OtherCodesOf(string place, int year) => Linked[place].Where(other => !IsThere(other, year));

    /// <summary>Values of the place and all above it, the province first.</summary>
    public IReadOnlyList<string> PathOf(string place) => _paths.GetOrAdd(place, MadePath);

    private string[] MadePath(string place)
    {
        List<string> path = [];
        for (string? at = place; at is not null && !path.Contains(at); at = ParentOf(at)) path.Insert(0, at);
        return [.. path];
    }

    /// <summary>Value of the province that a place is in; null where none is known.</summary>
    public string? ProvinceOf(string place) => PathOf(place) is [var top, ..] && (IsProvince(top) || (_nodes.TryGetValue(top, out RegionNode? node) && node.Level == "province")) ? top : null;

    /// <summary>What a level is called.</summary>
    public static string LabelOf(string level) => Labels.Of(FilterLabels.Levels, level);

    /// <summary>A place's own name, without those above it.</summary>
    public string OwnNameOf(string place) => _nodes.TryGetValue(place, out RegionNode? node) ? node.Name : Gazetteer.Find(place)?.Name ?? place;

    /// <summary>Full name of a place.</summary>
    public string NameOf(string place) =>
        _nodes.TryGetValue(place, out RegionNode? node) ? node.FullName : Gazetteer.Find(place) is { } division ? Gazetteer.FullName(division) : place;

    private string? ParentOf(string place) => _nodes.TryGetValue(place, out RegionNode? node) ? node.Parent : Gazetteer.Find(place)?.Parent;

    private static bool IsProvince(string place) => ByCode.TryGetValue(place, out Division[]? held) && held[0].Level == DivisionLevel.Province;
}
