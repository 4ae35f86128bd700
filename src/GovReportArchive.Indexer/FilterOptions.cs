using System.CommandLine;
using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Indexer;

/// <summary>An option for every filter that a search offers.</summary>
internal sealed class FilterOptions
{
    private readonly Dictionary<string, Option<string[]>> _options;

    /// <summary>Adds the options to a command.</summary>
    public FilterOptions(Command command, SearchKinds kinds)
    {
        _options = FacetTable.In(kinds).ToDictionary(
            facet => facet.Name,
            facet => new Option<string[]>("--" + facet.Name) { Description = $"{facet.Label}；可重复，任一即可", HelpName = "值" },
            StringComparer.Ordinal);
        foreach (Option<string[]> option in _options.Values) command.Options.Add(option);
    }

    /// <summary>The filters that were given.</summary>
    public IReadOnlyList<ReportFilter> Of(ParseResult parsed) =>
        [.. _options.Select(option => new ReportFilter(option.Key, parsed.GetValue(option.Value) ?? [])).Where(filter => filter.Values.Count > 0)];
}
