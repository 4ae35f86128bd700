namespace GovReportArchive.Reports.Regions;

/// <summary>The rungs of the administrative ladder, and the functional zones beside it.</summary>
public enum DivisionLevel
{
    /// <summary>Province, autonomous region, municipality.</summary>
    Province,

    /// <summary>Prefecture-level city, prefecture, league, autonomous prefecture.</summary>
    City,

    /// <summary>County, district, county-level city, banner.</summary>
    County,

    /// <summary>Town, township, subdistrict.</summary>
    Township,

    /// <summary>Development zone and the like, without a rung of its own.</summary>
    Zone,
}

/// <summary>One division under one name. A division that was renamed stands once for each name.</summary>
/// <param name="Code">Six digits, nine for a township.</param>
/// <param name="Name">Official full name, such as 恩施土家族苗族自治州.</param>
/// <param name="Level">Its rung.</param>
/// <param name="Since">First year under this code and name; 0 where it is older than the archive's first year.</param>
/// <param name="Until">First year in which it no longer was; null while it is in force.</param>
/// <param name="Successors">Codes that took its place, where it ended and the facts are at hand.</param>
public sealed record Division(
    string Code, string Name, DivisionLevel Level, int Since, int? Until, IReadOnlyList<string> Successors)
{
    /// <summary>Code of the division above it, or null for a province. Districts of a municipality and counties directly under a
    /// province have the province above them.</summary>
    public string? Parent { get; } = ParentOf(Code);

    /// <summary>Code of its province.</summary>
    public string Province => string.Concat(Code.AsSpan(0, 2), "0000");

    /// <summary>Whether it was in force at some time of the year, or in the year before or after it: reports keep old names for a while
    /// and are written when the new one is already known.</summary>
    public bool AroundYear(int year) => Since <= year + 1 && (Until is null || Until >= year);

    /// <summary>Whether it was in force at the end of the year.</summary>
    public bool AtEndOf(int year) => Since <= year && (Until is null || Until > year);

    private static string? ParentOf(string code)
    {
        if (code.Length == 9) return code[..6];
        if (code.EndsWith("0000", StringComparison.Ordinal)) return null;
        bool directlyUnderProvince = code.EndsWith("00", StringComparison.Ordinal)
            || code.AsSpan(2, 2).SequenceEqual("90")
            || code[..2] is "11" or "12" or "31" or "50";
        return directlyUnderProvince ? code[..2] + "0000" : code[..4] + "00";
    }
}
