using System.Diagnostics;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Benchmarks.Peers;

/// <summary>This project's engine, in this process, on one thread, without any cache of answers.</summary>
internal sealed class EnginePeer : IDisposable
{
    private const int Top = 10;
    private const int FacetValues = 40;

    private readonly IndexReader _reader;
    private readonly FacetRequest[] _facets = [.. new[] { "year", "province", "agencyType" }.Select(name => new FacetRequest(name, FacetValues))];

    /// <summary>Opens the product's index.</summary>
    public EnginePeer(string directory)
    {
        long start = Stopwatch.GetTimestamp();
        _reader = IndexReader.Open(directory);
        OpenTime = Stopwatch.GetElapsedTime(start);
    }

    public TimeSpan OpenTime { get; }

    public int Documents => _reader.Count;

    /// <summary>Answers a query a number of times.</summary>
    /// <param name="query">The query, in the query language; after <c> | </c> a condition on a count.</param>
    /// <param name="runs">Number of runs.</param>
    public PeerAnswer Query(string query, int runs)
    {
        SearchRequest top = Request(query);
        SearchRequest faceted = top with { Facets = _facets };
        (double[] topTimes, double[] facetedTimes) = (new double[runs], new double[runs]);
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            _reader.Search(top);
            long between = Stopwatch.GetTimestamp();
            _reader.Search(faceted);
            topTimes[run] = Stopwatch.GetElapsedTime(start, between).TotalMilliseconds;
            facetedTimes[run] = Stopwatch.GetElapsedTime(between).TotalMilliseconds;
        }

        SearchResult result = _reader.Search(faceted);
        return new PeerAnswer(result.Total, [.. result.Hits.Select(hit => hit.Id)], [.. result.Hits.Select(hit => hit.Score)], topTimes, facetedTimes);
    }

    public void Dispose() => _reader.Dispose();

    private SearchRequest Request(string line)
    {
        string[] parts = line.Split(" | ");
        NumberFilter[] numbers = [.. parts.Skip(1).Select(CountCondition.Parse)];
        return new SearchRequest { Query = ParsedQuery.Parse(parts[0], _reader.Schema), Limit = Top, Numbers = numbers };
    }
}
