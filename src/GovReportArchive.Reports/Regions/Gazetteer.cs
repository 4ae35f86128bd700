using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Regions;

/// <summary>All divisions of the country from province to township, with the names and codes in force since 2008.</summary>
/// <remarks>Loaded once, on first use, from data embedded in the assembly; immutable and thread-safe afterwards.</remarks>
public static class Gazetteer
{
    private static readonly GazetteerData Data = GazetteerData.Load();

    /// <summary>Provinces, cities and counties, those in force and those that ended since 2008, and zones that have a code; by code.</summary>
    public static IReadOnlyList<Division> Divisions => Data.Divisions;

    /// <summary>The division that had the code in the year, or has it now.</summary>
    /// <param name="code">Six digits, or nine for a township.</param>
    /// <param name="year">Report year; null means now. A year in which the code was not in force falls back to any year.</param>
    /// <returns>Null for an unknown code.</returns>
    public static Division? Find(string code, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 9) return Data.Townships.Find(code);
        if (!Data.ByCode.TryGetValue(code, out Division[]? held)) return null;
        return held.FirstOrDefault(d => year is int y ? d.AtEndOf(y) : d.Until is null) ?? held[^1];
    }

    /// <summary>Every division that bears the name, in full or shortened (伊美区, 恩施州, 内蒙古), of every level; townships by full name only.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="year">Keeps those in force around that year; null keeps all.</param>
    /// <returns>Empty where nothing bears the name; full names before short ones.</returns>
    public static IReadOnlyList<Division> Named(string name, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        IEnumerable<Division> found = Data.ByName.TryGetValue(name, out Division[]? held) ? held : [];
        if (year is int y) found = found.Where(d => d.AroundYear(y));
        return [.. found, .. Data.Townships.Named(name)];
    }

    /// <summary>Province, city or county by full or short name; without townships, and without copying.</summary>
    internal static IReadOnlyList<Division> NamedAboveTownship(ReadOnlySpan<char> name) =>
        Data.ByNameSpan.TryGetValue(name, out Division[]? held) ? held : [];

    /// <summary>The divisions directly below, in force in the year (or now), by code. A county's are its townships.</summary>
    public static IReadOnlyList<Division> Children(string code, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (Data.Townships.Under(code) is { Count: > 0 } townships) return townships;
        return [.. Data.Divisions.Where(d => d.Parent == code && (year is int y ? d.AtEndOf(y) : d.Until is null))];
    }

    /// <summary>The division and all above it, province first.</summary>
    public static IReadOnlyList<Division> PathOf(Division division, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(division);
        List<Division> path = [division];
        while (path[0].Parent is string parent && Find(parent, year) is Division above) path.Insert(0, above);
        return path;
    }

    /// <summary>The names from the province down, as they are written in an address: 黑龙江省伊春市伊美区.</summary>
    public static string FullName(Division division, int? year = null) => string.Concat(PathOf(division, year).Select(d => d.Name));

    /// <summary>The division as the region of a record.</summary>
    public static Region RegionOf(Division division, int? year, IReadOnlyList<string> basis)
    {
        IReadOnlyList<Division> path = PathOf(division, year);
        string? At(DivisionLevel level) => path.FirstOrDefault(d => d.Level == level)?.Name;
        string code = division.Level == DivisionLevel.Zone ? division.Parent! : division.Code;
        return new Region(code, At(DivisionLevel.Province), At(DivisionLevel.City), At(DivisionLevel.County), At(DivisionLevel.Township), basis);
    }

    /// <summary>The division that a functional zone lies in: 平潭综合实验区 in 福建省. Null where the zone is not on the list.</summary>
    public static Division? ParentOfZone(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Data.Zones.TryGetValue(zone, out string? parent) ? Find(parent) : null;
    }

    /// <summary>Codes of the cities that a telephone area code serves, such as <c>0458</c>; empty for an unknown one.</summary>
    public static IReadOnlyList<string> CitiesOfAreaCode(string areaCode)
    {
        ArgumentNullException.ThrowIfNull(areaCode);
        return Data.AreaCodes.TryGetValue(areaCode, out string[]? cities) ? cities : [];
    }

    /// <summary>Code of the city whose Latin name is a part of a host name, such as <c>www.suqian.gov.cn</c>; null where none is, or where
    /// two cities are spelled alike.</summary>
    public static string? CityOfHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Split('.').Select(part => Data.Hosts.GetValueOrDefault(part)).FirstOrDefault(code => code is not null);
    }

    /// <summary>Code of the province that a six-digit postcode belongs to, or null.</summary>
    public static string? ProvinceOfPostcode(string postcode)
    {
        ArgumentNullException.ThrowIfNull(postcode);
        return postcode.Length == 6 ? Postcodes.ProvinceOf(postcode) : null;
    }

    /// <summary>Zone names with the code of the division they lie in, longest first.</summary>
    internal static IReadOnlyList<string> ZoneNames => Data.ZoneNames;

    /// <summary>Length of the longest name above the township.</summary>
    internal static int LongestName => Data.LongestName;
}
