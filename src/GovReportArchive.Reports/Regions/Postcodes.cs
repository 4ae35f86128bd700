namespace GovReportArchive.Reports.Regions;

/// <summary>The first two digits of a postcode and the province they stand for. Border places keep a neighbour's digits now and then, so a
/// postcode only supports what something else says.</summary>
internal static class Postcodes
{
    private static readonly Dictionary<int, string> Provinces = new()
    {
        [1] = "15", [2] = "15", [3] = "14", [4] = "14", [5] = "13", [6] = "13", [7] = "13", [10] = "11", [11] = "21", [12] = "21",
        [13] = "22", [15] = "23", [16] = "23", [20] = "31", [21] = "32", [22] = "32", [23] = "34", [24] = "34", [25] = "37", [26] = "37",
        [27] = "37", [30] = "12", [31] = "33", [32] = "33", [33] = "36", [34] = "36", [35] = "35", [36] = "35", [40] = "50", [41] = "43",
        [42] = "43", [43] = "42", [44] = "42", [45] = "41", [46] = "41", [47] = "41", [51] = "44", [52] = "44", [53] = "45", [54] = "45",
        [55] = "52", [56] = "52", [57] = "46", [61] = "51", [62] = "51", [63] = "51", [64] = "51", [65] = "53", [66] = "53", [67] = "53",
        [71] = "61", [72] = "61", [73] = "62", [74] = "62", [75] = "64", [81] = "63", [83] = "65", [84] = "65", [85] = "54",
    };

    public static string? ProvinceOf(int zone) => Provinces.TryGetValue(zone, out string? province) ? province + "0000" : null;
}
