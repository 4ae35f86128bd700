using System.Collections.Concurrent;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Verifying;

/// <summary>Compares what the index says of neighbouring years with what follows from the catalog.</summary>
internal sealed class NeighbourVerifier(CatalogDatabase catalog, VerifyFindings findings)
{
    private const int AgenciesAtOnce = 200;

    /// <summary>Compares the numbers of reports under each value. Reads every record once.</summary>
    public void Compare(ISearchView view, CancellationToken cancellationToken)
    {
        Dictionary<(string Column, string Value), int> expected = Expected(cancellationToken);
        string[] columns = [.. NeighbourColumns.Names];
        SearchRequest all = new() { Limit = 0, Facets = [.. columns.Select(column => new FacetRequest(column, int.MaxValue))] };
        foreach (FacetResult facet in view.Search(all, cancellationToken).Facets)
        {
            foreach (FacetCount item in facet.Items.Where(item => NeighbourColumns.Owns(facet.Column, item.Value)))
            {
                expected.Remove((facet.Column, item.Value), out int count);
                if (count != item.Count) Tell(facet.Column, item.Value, item.Count, count);
            }
        }

        foreach (((string column, string value), int count) in expected) Tell(column, value, 0, count);
    }

    private void Tell(string column, string value, int indexed, int count) => findings.Problem(
        "index.differs", FormattableString.Invariant($"检索库中 {column}={value} 有 {indexed} 份，由目录库算得 {count} 份；请运行 govreport rebuild。"));

    private Dictionary<(string Column, string Value), int> Expected(CancellationToken cancellationToken)
    {
        ConcurrentDictionary<(string, string), int> counts = [];
        for (string last = ""; ;)
        {
            string after = last;
            List<string> page = catalog.Read(reader => reader.AgenciesAfter(after, AgenciesAtOnce));
            if (page.Count == 0) return new Dictionary<(string, string), int>(counts);
            last = page[^1];
            Parallel.ForEach(page, new ParallelOptions { CancellationToken = cancellationToken }, agency =>
            {
                IReadOnlyList<LedgerYear> series = catalog.Read(reader => new LedgerReader(reader).Series(agency));
                ILookup<int, LedgerReport> years = series.SelectMany(year => year.Reports).ToLookup(report => report.Year);
                foreach ((LedgerReport report, LedgerPredecessor before) in LedgerReader.Pairs(series))
                    foreach ((string, string) value in NeighbourColumns.Of(report, before, [.. years[report.Year]])) counts.AddOrUpdate(value, 1, (_, count) => count + 1);
            });
        }
    }
}
