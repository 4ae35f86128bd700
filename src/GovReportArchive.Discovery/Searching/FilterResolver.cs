using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Reports.Agencies;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Turns what people write in filters into the values that columns hold.</summary>
/// <param name="catalog">Knows agencies and places.</param>
/// <param name="known">The filters that there are, by name.</param>
internal sealed partial class FilterResolver(CatalogDatabase catalog, IReadOnlyList<(string Name, string Label)> known)
{
    private const int MostAgencies = 20_000, FirstYear = 1990, LastYear = 2100;
    private static readonly string[] RegionLevels = ["province", "city", "county", "township"];
    private readonly List<NamedPlace> _places = [];

    /// <summary>Where a name stood for more than one place: the places it took in; null where none did.</summary>
    public IReadOnlyList<NamedPlace>? Ambiguous => _places.Count == 0 ? null : _places;

    /// <summary>The filters on columns, one a name.</summary>
    /// <exception cref="QueryParameterException">There is no such filter, or a value means nothing to it.</exception>
    public KeywordFilter[] Resolve(IReadOnlyList<ReportFilter> filters) =>
        [.. filters.GroupBy(filter => filter.Name, StringComparer.Ordinal).Select(group => new KeywordFilter(group.Key, Resolve(group.Key, group.SelectMany(filter => filter.Values))))];

    /// <summary>The values as a column holds them.</summary>
    /// <exception cref="QueryParameterException">As for filters.</exception>
    public string[] Resolve(string name, IEnumerable<string> values)
    {
        RequireName(name);
        return [.. values.SelectMany(value => Values(name, value.Trim())).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether there is a filter of this name.</summary>
    public bool Knows(string name) => known.Any(filter => filter.Name == name);

    /// <summary>Checks the name of a filter or facet.</summary>
    /// <exception cref="QueryParameterException">There is no such name.</exception>
    public void RequireName(string name, string parameter = "")
    {
        string[] names = [.. known.Select(filter => filter.Name)];
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw new QueryParameterException(
                parameter.Length > 0 ? parameter : name, $"没有名为“{name}”的{(parameter is "facet" ? "分面" : "筛选")}；可用的有 {string.Join("、", names)}。", names);
        }
    }

    private IEnumerable<string> Values(string filter, string value)
    {
        if (value.Length == 0) throw new QueryParameterException(filter, $"{filter} 的值不能为空。");
        return filter switch
        {
            "year" => Years(value),
            "region" => Regions(filter, value, level: null),
            "province" or "city" or "county" => Regions(filter, value, filter),
            "agency" => Agencies(value),
            "agencyType" => [Known(filter, value, [.. catalog.Read(reader => reader.Agencies.Types()).Select(type => (type, type))])],
            "level" => [Known(filter, value, FilterLabels.Levels)],
            "form" => [Known(filter, value, FilterLabels.Forms)],
            "section" => [Known(filter, value, SectionKinds.All)],
            "role" => [Known(filter, value, FilterLabels.Roles)],
            "repeats" => [Known(filter, value, FilterLabels.Repeats)],
            "recognised" => [Known(filter, value, FilterLabels.Recognised)],
            "boilerplate" => [Known(filter, value, FilterLabels.Boilerplate)],
            _ => [Check(value)],
        };
    }

    private static IEnumerable<string> Years(string value)
    {
        Match span = YearSpan().Match(CompatibleForm.Of(value));
        int from = Year(span.Groups["from"], 0), to = Year(span.Groups["to"], from);
        (int first, int last) = span.Groups["sign"].Value switch
        {
            ">=" or "≥" => (from, LastYear),
            ">" => (from + 1, LastYear),
            "<=" or "≤" => (FirstYear, from),
            "<" => (FirstYear, from - 1),
            _ => (Math.Min(from, to), Math.Max(from, to)),
        };
        if (first < FirstYear || last > LastYear || first > last)
            throw new QueryParameterException("year", $"year 的值“{value}”应为四位年份，如 2024，或年份范围，如 2021-2024、>=2024。");
        return Enumerable.Range(first, last - first + 1).Select(year => year.ToString(CultureInfo.InvariantCulture));
    }

    private static int Year(Group digits, int otherwise) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private IEnumerable<string> Regions(string filter, string value, string? level)
    {
        IReadOnlyList<RegionNode> places = Places.Find(value, level, catalog);
        if (places.Count == 0) places = WithInitials(value, level);
        if (places.Count == 0) throw NoPlace(filter, value);
        string[] fullNames = [.. places.Select(place => place.FullName).Distinct(StringComparer.Ordinal)];
        if (fullNames.Length > 1) _places.AddRange(places.Select(place => new NamedPlace(filter, place.Code, place.FullName)));
        return places.Select(place => place.Code);
    }

    /// <summary>Places of the archive whose pinyin has these initials.</summary>
    private IReadOnlyList<RegionNode> WithInitials(string value, string? level)
    {
        string letters = Folding.Fold(value).Trim();
        return PinyinInitials.AreTyped(letters)
            ? [.. catalog.Read(reader => reader.Regions.All()).Where(node => (level is null || node.Level == level) && PinyinInitials.Are(letters, node.Name, 0)).OrderBy(node => node.Code, StringComparer.Ordinal)]
            : [];
    }

    private QueryParameterException NoPlace(string filter, string value)
    {
        bool code = value.All(char.IsAsciiDigit);
        RegionNode? elsewhere = code ? null : Places.Find(value, level: null, catalog).FirstOrDefault(place => RegionLevels.Contains(place.Level));
        string message = code ? $"没有地区代码 {value}。"
            : elsewhere is not null ? $"“{value}”（{elsewhere.FullName}）不是 {filter} 这一级的地区；请改用 {elsewhere.Level}={value} 或 region={elsewhere.Code}。"
            : $"没有名为“{value}”的地区；{Nearest(value, PlaceNames())}请写全称（如 伊美区）或六位地区代码。";
        return new QueryParameterException(filter, message);
    }

    private IEnumerable<string> PlaceNames() =>
        catalog.Read(reader => reader.Regions.All()).Select(region => region.Name).Concat(Gazetteer.Divisions.Select(division => division.Name));

    private IReadOnlyList<string> Agencies(string value)
    {
        IReadOnlyList<string> ids = catalog.Read(reader =>
            reader.Agencies.One(value) is AgencyInfo agency ? [agency.Id]
            : reader.Agencies.IdsOf(value) is { Count: > 0 } named ? named
            : ShortNames.IdsOf(reader, value, MostAgencies + 1));
        return ids.Count switch
        {
            0 => throw new QueryParameterException("agency", $"档案库中没有名称含“{value}”的机关；{Nearest(ShortForms.Resolve(value), catalog.Read(reader => reader.Agencies.AllNames()).Select(name => name.Name))}".TrimEnd('；') + "。"),
            > MostAgencies => throw new QueryParameterException("agency", $"名称含“{value}”的机关超过 {MostAgencies} 个，请写得具体些。"),
            _ => ids,
        };
    }

    // Names with most of the characters, then those that least is to be changed in. What has less than half of them in common is not near.
    private static string Nearest(string value, IEnumerable<string> names)
    {
        char[] characters = [.. value.Distinct()];
        IGrouping<int, string>? best = names.Distinct(StringComparer.Ordinal)
            .GroupBy(name => characters.Count(c => name.Contains(c, StringComparison.Ordinal))).MaxBy(group => group.Key);
        return best is null || best.Key * 2 < characters.Length ? "" : $"相近的有 {string.Join("、", CountKeys.Nearest(value, best))}；";
    }

    private static string Check(string value)
    {
        int colon = value.LastIndexOf(':');
        string state = Known("check", value[(colon + 1)..], FilterLabels.CheckStates);
        return colon < 0 ? state : $"{value[..colon]}:{state}";
    }

    private static string Known(string filter, string value, IReadOnlyList<(string Value, string Label)> table)
    {
        foreach ((string known, string label) in table)
            if (string.Equals(known, value, StringComparison.Ordinal) || string.Equals(label, value, StringComparison.Ordinal)) return known;
        string[] allowed = [.. table.Select(entry => entry.Value)];
        string list = string.Join("、", allowed.Take(40)) + (allowed.Length > 40 ? " 等" : "");
        throw new QueryParameterException(filter, $"{filter} 没有“{value}”这个值；可用的有 {list}。", allowed);
    }

    [GeneratedRegex("^(?<sign>>=|<=|[<>≥≤])?\\s*(?<from>[0-9]{4})年?(?(sign)|(?:\\s*[-~—–至]\\s*(?<to>[0-9]{4})年?)?)$")]
    private static partial Regex YearSpan();
}
