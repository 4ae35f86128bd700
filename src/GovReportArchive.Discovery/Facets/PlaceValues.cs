using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Facets;

/// <summary>Places: by code, by name, by the initials of a name's pinyin.</summary>
/// <param name="level">Only places of this level; null for any.</param>
internal sealed class PlaceValues(string? level) : FacetValues
{
    private static readonly string[] RegionLevels = ["province", "city", "county", "township"];

    public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver)
    {
        IReadOnlyList<RegionNode> places = Places.Find(written, level, resolver.Catalog);
        if (places.Count == 0) places = WithInitials(written, resolver.Catalog);
        if (places.Count == 0) throw NoPlace(filter, written, resolver.Catalog);
        if (places.Select(place => place.FullName).Distinct(StringComparer.Ordinal).Skip(1).Any())
            resolver.Tell(places.Select(place => new NamedPlace(filter, place.Code, place.FullName)));
        return places.Select(place => place.Code);
    }

    public override string Label(string value, CatalogReader reader) => Places.OfValue(value, reader)?.Name ?? value;

    public override IReadOnlyDictionary<string, string> LabelsOf(IReadOnlyCollection<string> values, CatalogReader reader)
    {
        Dictionary<string, RegionNode> places = Places.OfValues(values, reader);
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (IGrouping<string, string> same in values.GroupBy(value => places.GetValueOrDefault(value)?.Name ?? value, StringComparer.Ordinal))
            foreach (string value in same) labels[value] = same.Skip(1).Any() && places.TryGetValue(value, out RegionNode? place) ? place.FullName : same.Key;
        return labels;
    }

    public override Func<string, bool> Fitting(string sought, CatalogReader reader)
    {
        HashSet<string> places = [.. reader.Regions.All().Where(node => Has(node.FullName, sought)).Select(node => node.Code)];
        return value => places.Contains(value) || value.StartsWith(sought, StringComparison.Ordinal);
    }

    private IReadOnlyList<RegionNode> WithInitials(string written, CatalogDatabase catalog)
    {
        string letters = Folding.Fold(written).Trim();
        return PinyinInitials.AreTyped(letters)
            ? [.. catalog.Read(reader => reader.Regions.All()).Where(node => (level is null || node.Level == level) && PinyinInitials.Are(letters, node.Name, 0)).OrderBy(node => node.Code, StringComparer.Ordinal)]
            : [];
    }

    private static QueryParameterException NoPlace(string filter, string written, CatalogDatabase catalog)
    {
        bool code = written.All(char.IsAsciiDigit);
        RegionNode? elsewhere = code ? null : Places.Find(written, level: null, catalog).FirstOrDefault(place => RegionLevels.Contains(place.Level));
        string message = code ? $"没有地区代码 {written}。"
            : elsewhere is not null ? $"“{written}”（{elsewhere.FullName}）不是 {filter} 这一级的地区；请改用 {elsewhere.Level}={written} 或 region={elsewhere.Code}。"
            : $"没有名为“{written}”的地区；{NearNames.Told(written, Names(catalog))}请写全称（如 伊美区）或六位地区代码。";
        return new QueryParameterException(filter, message);
    }

    private static IEnumerable<string> Names(CatalogDatabase catalog) =>
        catalog.Read(reader => reader.Regions.All()).Select(region => region.Name).Concat(Gazetteer.Divisions.Select(division => division.Name));
}
