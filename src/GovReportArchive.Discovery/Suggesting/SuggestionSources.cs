using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Suggesting;

/// <summary>Collects what can be suggested: names from the catalog, counts and words from the index.</summary>
internal sealed class SuggestionSources(CatalogDatabase catalog, ISearchView view)
{
    private const int MostTerms = 2000;

    // Words of nearly every sentence help nobody to find a report.
    private const int FewestTermCharacters = 2;

    /// <summary>Makes the book of one commit.</summary>
    public SuggestionBook Read(CancellationToken cancellationToken)
    {
        SearchResult counted = view.Search(
            new SearchRequest { Limit = 0, Facets = [new FacetRequest("agency", int.MaxValue), new FacetRequest("region", int.MaxValue)] }, cancellationToken);
        Dictionary<string, int> agencies = Counts(counted.Facets[0]), regions = Counts(counted.Facets[1]);
        List<RegionNode> nodes = catalog.Read(reader => reader.Regions.All());
        return new SuggestionBook(new Dictionary<string, IReadOnlyList<SuggestionEntry>>(StringComparer.Ordinal)
        {
            [SuggestionKinds.Agency] = Agencies(agencies, nodes),
            [SuggestionKinds.Region] = [.. nodes.Where(node => regions.ContainsKey(node.Code)).Select(node => Region(node, regions[node.Code]))],
            [SuggestionKinds.Term] = Terms(cancellationToken),
        });
    }

    private List<SuggestionEntry> Agencies(Dictionary<string, int> counts, List<RegionNode> nodes)
    {
        Dictionary<string, RegionNode> places = nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        Dictionary<string, List<string>> names = new(StringComparer.Ordinal);
        IReadOnlyList<(string Id, string Name, string? Region)> rows = catalog.Read(reader =>
        {
            foreach ((string id, string name) in reader.Agencies.AllNames())
            {
                if (!names.TryGetValue(id, out List<string>? held)) names.Add(id, held = []);
                held.Add(name);
            }

            return reader.Agencies.Placed();
        });
        return
        [
            .. rows.Where(row => counts.ContainsKey(row.Id)).Select(row =>
            {
                RegionNode[] path = [.. Path(row.Region, places)];
                string[] lead = [.. path.Select(node => node.FullName).Concat(path.Select(node => node.Name)).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length)];
                IEnumerable<string> others = names.GetValueOrDefault(row.Id, []).Where(name => !string.Equals(name, row.Name, StringComparison.Ordinal));
                return new SuggestionEntry(row.Id, [row.Name, .. others], lead, path.FirstOrDefault()?.FullName, counts[row.Id]);
            }),
        ];
    }

    // 清沅市 is found by its own name and, where that repeats in the country, told apart by the full one.
    private static SuggestionEntry Region(RegionNode node, int count) => new(
        node.Code,
        string.Equals(node.Name, node.FullName, StringComparison.Ordinal) ? [node.Name] : [node.Name, node.FullName],
        [],
        string.Equals(node.Name, node.FullName, StringComparison.Ordinal) ? null : node.FullName[..^node.Name.Length],
        count);

    private List<SuggestionEntry> Terms(CancellationToken cancellationToken)
    {
        List<SuggestionEntry> terms = [];
        foreach (string term in view.Terms(new TermRequest(null, MostTerms, FewestTermCharacters), cancellationToken).Select(term => term.Text))
        {
            if (!term.All(char.IsLetter)) continue;
            int count = view.Search(new SearchRequest { Query = ParsedQuery.Parse(term, ReportSchema.Schema), Limit = 0 }, cancellationToken).Total;
            terms.Add(new SuggestionEntry(term, [term], [], null, count));
        }

        return terms;
    }

    private static IEnumerable<RegionNode> Path(string? code, Dictionary<string, RegionNode> places)
    {
        // Names without codes come from what reports print, and two of them can name each other as the place above.
        HashSet<string> passed = new(StringComparer.Ordinal);
        for (string? at = code; at is not null && passed.Add(at) && places.TryGetValue(at, out RegionNode? node); at = node.Parent) yield return node;
    }

    private static Dictionary<string, int> Counts(FacetResult facet) =>
        facet.Items.ToDictionary(item => item.Value, item => item.Count, StringComparer.Ordinal);
}
