using System.Diagnostics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Benchmarks.Peers;

/// <summary>The product's engine, in this process, on one thread.</summary>
internal sealed class EnginePeer : IDisposable
{
    private const int Top = 10;
    private const int FacetValues = 40;
    private readonly LuceneIndex _index;
    private readonly ISearchView _view;
    private readonly IndexSchema _schema;

    /// <summary>Opens the product's index.</summary>
    /// <param name="directory">The index of reports.</param>
    /// <param name="schema">What it holds.</param>
    /// <param name="keeps">False: decoded terms and results of quotations are not kept from one search to the next.</param>
    public EnginePeer(string directory, IndexSchema schema, bool keeps)
    {
        long start = Stopwatch.GetTimestamp();
        _schema = schema;
        _index = new LuceneIndex(directory, schema, keeps ? null : new LuceneSettings { CacheBytes = 0 });
        _view = _index.Open() ?? throw new InvalidOperationException($"There is no index in {directory}: run the stage import.");
        OpenTime = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Columns that are counted.</summary>
    public static string[] Facets { get; } = ["year", "province", "agencyType"];

    public TimeSpan OpenTime { get; }

    public int Documents => _view.State.Documents;

    /// <summary>Answers a query a number of times.</summary>
    /// <param name="query">The query, in the query language; after <c> | </c> a condition on a count.</param>
    /// <param name="runs">Number of runs.</param>
    public PeerAnswer Query(string query, int runs)
    {
        SearchRequest top = Request(query), faceted = top with { Facets = [.. Facets.Select(name => new FacetRequest(name, FacetValues))] };
        (double[] topTimes, double[] facetedTimes) = (new double[runs], new double[runs]);
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            _view.Search(top);
            long between = Stopwatch.GetTimestamp();
            _view.Search(faceted);
            topTimes[run] = Stopwatch.GetElapsedTime(start, between).TotalMilliseconds;
            facetedTimes[run] = Stopwatch.GetElapsedTime(between).TotalMilliseconds;
        }

        SearchResult result = _view.Search(faceted);
        return new PeerAnswer(result.Total, [.. result.Hits.Select(hit => hit.Id)], [.. result.Hits.Select(hit => hit.Score)], topTimes, facetedTimes);
    }

    public void Dispose()
    {
        _view.Dispose();
        _index.Dispose();
    }

    private SearchRequest Request(string line)
    {
        string[] parts = line.Split(" | ");
        return new SearchRequest { Query = ParsedQuery.Parse(parts[0], _schema), Limit = Top, Numbers = [.. parts.Skip(1).Select(CountCondition.Parse).Select(where => new NumberFilter(where.Key, where.Operator, where.Value))] };
    }
}
