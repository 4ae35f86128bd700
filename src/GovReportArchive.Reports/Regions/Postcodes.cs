using System.Collections.Frozen;

namespace GovReportArchive.Reports.Regions;

/// <summary>The first two digits of a postcode and the province they stand for. Border places keep a neighbour's digits now and then, so a
/// postcode only supports what something else says.</summary>
internal static class Postcodes
{
    private static readonly (string Province, string Zones)[] Table =
    [
        ("11", "10"), ("12", "30"), ("13", "05 06 07"), ("14", "03 04"), ("15", "01 02"), ("21", "11 12"), ("22", "13"), ("23", "15 16"),
        ("31", "20"), ("32", "21 22"), ("33", "31 32"), ("34", "23 24"), ("35", "35 36"), ("36", "33 34"), ("37", "25 26 27"),
        ("41", "45 46 47"), ("42", "43 44"), ("43", "41 42"), ("44", "51 52"), ("45", "53 54"), ("46", "57"), ("50", "40"),
        ("51", "61 62 63 64"), ("52", "55 56"), ("53", "65 66 67"), ("54", "85"), ("61", "71 72"), ("62", "73 74"), ("63", "81"),
        ("64", "75"), ("65", "83 84"),
    ];

    private static readonly FrozenDictionary<string, string> ByZone = Table
        .SelectMany(row => row.Zones.Split(' ').Select(zone => (zone, row.Province + "0000")))
        .ToFrozenDictionary(pair => pair.zone, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Code of the province, or null.</summary>
    public static string? ProvinceOf(string postcode) => ByZone.GetValueOrDefault(postcode[..2]);
}
