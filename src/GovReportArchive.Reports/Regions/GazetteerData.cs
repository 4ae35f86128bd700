using System.Globalization;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Regions;

/// <summary>The embedded files of <c>Regions/Data</c>, parsed.</summary>
internal sealed class GazetteerData
{
    public required Division[] Divisions { get; init; }

    public required Dictionary<string, Division[]> ByCode { get; init; }

    public required Dictionary<string, Division[]> ByName { get; init; }

    public required Dictionary<string, Division[]>.AlternateLookup<ReadOnlySpan<char>> ByNameSpan { get; init; }

    public required Dictionary<string, string> Zones { get; init; }

    public required IReadOnlyList<string> ZoneNames { get; init; }

    public required Dictionary<string, string[]> AreaCodes { get; init; }

    public required Dictionary<string, string> Hosts { get; init; }

    public required TownshipTable Townships { get; init; }

    public required int LongestName { get; init; }

    public static GazetteerData Load()
    {
        List<Division> divisions = [];
        foreach (string[] f in Rows("divisions.txt"))
        {
            string code = f[0];
            DivisionLevel level = code.EndsWith("0000", StringComparison.Ordinal) ? DivisionLevel.Province
                : code.EndsWith("00", StringComparison.Ordinal) ? DivisionLevel.City : DivisionLevel.County;
            int since = f.Length > 2 && f[2].Length > 0 ? int.Parse(f[2], CultureInfo.InvariantCulture) : 0;
            int? until = f.Length > 3 && f[3].Length > 0 ? int.Parse(f[3], CultureInfo.InvariantCulture) : null;
            divisions.Add(new Division(code, f[1], level, since, until, f.Length > 4 ? f[4].Split(',') : []));
        }

        Dictionary<string, string> zones = new(StringComparer.Ordinal);
        foreach (string[] f in Rows("zones.txt"))
        {
            Division zone = new(f[0], f[1], DivisionLevel.Zone, 0, null, []);
            divisions.Add(zone);
            zones[zone.Name] = zone.Parent!;
        }

        foreach (string[] f in Rows("zones-reviewed.txt")) zones[f[0]] = f[1];

        Dictionary<string, List<Division>> byName = new(8192, StringComparer.Ordinal);
        void Add(string name, Division division)
        {
            if (!byName.TryGetValue(name, out List<Division>? held)) byName[name] = held = [];
            held.Add(division);
        }

        foreach (Division d in divisions) Add(d.Name, d);
        foreach (Division d in divisions)
        {
            if (d.Level == DivisionLevel.Zone) continue;
            foreach (string alias in DivisionNames.Aliases(d.Name)) Add(alias, d);
        }

        Dictionary<string, Division[]> names = byName.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
        return new GazetteerData
        {
            Divisions = [.. divisions.OrderBy(d => d.Code, StringComparer.Ordinal)],
            ByCode = divisions.GroupBy(d => d.Code).ToDictionary(
                g => g.Key, g => g.OrderBy(d => d.Until ?? int.MaxValue).ToArray(), StringComparer.Ordinal),
            ByName = names,
            ByNameSpan = names.GetAlternateLookup<ReadOnlySpan<char>>(),
            Zones = zones,
            ZoneNames = [.. zones.Keys.OrderByDescending(z => z.Length).ThenBy(z => z, StringComparer.Ordinal)],
            AreaCodes = Rows("area-codes.txt").ToDictionary(f => f[0], f => f[1].Split(','), StringComparer.Ordinal),
            Hosts = Rows("hosts.txt").ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal),
            Townships = new TownshipTable(ReaderData.Read("Regions.townships.txt")),
            LongestName = names.Keys.Max(n => n.Length),
        };
    }

    private static IEnumerable<string[]> Rows(string file) => ReaderData.Rows("Regions." + file);
}
