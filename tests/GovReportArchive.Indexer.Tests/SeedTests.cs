using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>Five real reports from file to answer, where they are at hand.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [SkippableFact]
    public async Task The_five_seed_reports_are_found_by_phrase_filter_count_and_order()
    {
        string seeds = RepositoryFolder.Shared("seeds");
        Skip.IfNot(Directory.Exists(seeds), "The seed reports are not beside the repository.");
        string[] files = Directory.GetFiles(seeds, "*.txt");
        await _temporary.Archive.Ingester.IngestAsync(files);
        _temporary.Archive.TryCatchUp();

        (string Phrase, int Total)[] phrases = [("\"公众号\"", 4), ("\"一图读懂\"", 1), ("\"卫东区\"", 1), ("\"最后一公里\"", 1), ("\"政策解读的深度\"", 1)];
        foreach ((string phrase, int total) in phrases) Assert.Equal((phrase, total), (phrase, Search(new ReportQuery { Text = phrase }).Total));
        (string Filter, string Value, int Total)[] filters = [("year", "2025", 2), ("county", "伊美区", 3), ("agencyType", "退役军人事务", 3), ("province", "黑龙江省", 4)];
        foreach ((string filter, string value, int total) in filters)
            Assert.Equal((filter, total), (filter, Search(new ReportQuery { Filters = [new ReportFilter(filter, [value])] }).Total));
        Assert.Equal(3, Search(new ReportQuery { Where = [CountCondition.Parse("applications.received.total>=1")] }).Total);

        ReportAnswer sorted = Search(new ReportQuery { Sort = "-disclosure.licences.decisions" });
        Assert.Equal([("伊美区人民政府", 2024), ("伊美区民政局", 2025)], sorted.Items.Take(2).Select(hit => (hit.Agency.Name, hit.Year ?? 0)));
        Assert.Equal(941, _temporary.Archive.Holdings.Get(sorted.Items[0].Id)!.Record.Counts["disclosure.licences.decisions"]);

        RequestedFacet[] facets = [.. FacetTable.In(SearchKinds.Reports).Select(name => new RequestedFacet(name.Name, 100))];
        foreach ((string name, ReportFacet facet) in Search(new ReportQuery { Facets = facets }).Facets)
        {
            foreach (ReportFacetItem item in facet.Items)
                Assert.Equal((name, item.Value, item.Count), (name, item.Value, Search(new ReportQuery { Filters = [new ReportFilter(name, [item.Value])] }).Total));
        }
    }

    public void Dispose() => _temporary.Dispose();

    private ReportAnswer Search(ReportQuery query) => _temporary.Archive.Search.Search(query);
}
