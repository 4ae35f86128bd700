using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Facets;

/// <summary>Values of a small table, written as such or by their labels.</summary>
internal sealed class ListedValues(IReadOnlyList<(string Value, string Label)> table) : FacetValues
{
    public override IReadOnlyList<(string Value, string Label)> Known => table;

    public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver) => [Listed(filter, written, table)];

    public override string Label(string value, CatalogReader reader) => Labels.Of(table, value);
}

/// <summary>Types of agencies: those that the archive holds.</summary>
internal sealed class TypeValues : FacetValues
{
    public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver) =>
        [Listed(filter, written, [.. resolver.Catalog.Read(reader => reader.Agencies.Types()).Select(type => (type, type))])];
}

/// <summary>Results of checks: a state, or a rule, a colon and a state.</summary>
internal sealed class CheckValues : FacetValues
{
    public override IEnumerable<string> Resolve(string filter, string written, FilterResolver resolver)
    {
        int colon = written.LastIndexOf(':');
        string state = Listed(filter, written[(colon + 1)..], FilterLabels.CheckStates);
        return [colon < 0 ? state : $"{written[..colon]}:{state}"];
    }

    public override string Label(string value, CatalogReader reader) => FilterLabels.Check(value);
}
