using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Reports.Agencies;

namespace GovReportArchive.Discovery.Facets;

/// <summary>Agencies: by id, by any of their names, by a short name, by a part of a name.</summary>
internal sealed class AgencyValues : FacetValues
{
    private const int MostAgencies = 20_000;

    public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver)
    {
        IReadOnlyList<string> ids = resolver.Catalog.Read(reader =>
            reader.Agencies.One(written) is AgencyInfo agency ? [agency.Id]
            : reader.Agencies.IdsOf(written) is { Count: > 0 } named ? named
            : ShortNames.IdsOf(reader, written, MostAgencies + 1));
        return ids.Count switch
        {
            0 => throw new QueryParameterException("agency", $"档案库中没有名称含“{written}”的机关；{NearNames.Told(ShortForms.Resolve(written), resolver.Catalog.Read(reader => reader.Agencies.AllNames()).Select(name => name.Name))}".TrimEnd('；') + "。"),
            > MostAgencies => throw new QueryParameterException("agency", $"名称含“{written}”的机关超过 {MostAgencies} 个，请写得具体些。"),
            _ => ids,
        };
    }

    public override string Label(string value, CatalogReader reader) => reader.Agencies.NameOf(value) ?? value;

    public override IReadOnlyDictionary<string, string> LabelsOf(IReadOnlyCollection<string> values, CatalogReader reader)
    {
        Dictionary<string, string> names = reader.Agencies.NamesOf(values);
        return values.ToDictionary(value => value, value => names.GetValueOrDefault(value, value), StringComparer.Ordinal);
    }

    public override Func<string, bool> Fitting(string sought, CatalogReader reader)
    {
        HashSet<string> agencies = new(reader.Agencies.IdsContaining(sought, int.MaxValue), StringComparer.Ordinal);
        return value => agencies.Contains(value) || Has(value, sought);
    }
}
