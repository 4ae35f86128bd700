using System.Diagnostics;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Benchmarks.Peers;

/// <summary>This project's engine, in this process, on one thread, without any cache of answers.</summary>
internal sealed class EnginePeer : IDisposable
{
    private const int Top = 10;
    private const int FacetValues = 40;

    private readonly IndexReader _reader;
    private readonly bool _parity;
    private readonly FacetRequest[] _facets;

    /// <summary>Opens a product index or a parity index.</summary>
    public EnginePeer(string directory)
    {
        long start = Stopwatch.GetTimestamp();
        _reader = IndexReader.Open(directory);
        OpenTime = Stopwatch.GetElapsedTime(start);
        _parity = _reader.Schema.Mode == AnalysisMode.Lucene;
        _facets = [.. new[] { "year", "province", _parity ? "type" : "agencyType" }.Select(name => new FacetRequest(name, FacetValues))];
    }

    public TimeSpan OpenTime { get; }

    public int Documents => _reader.Count;

    /// <summary>Answers a query a number of times.</summary>
    /// <param name="query">The query, in the language of the index; after <c> | </c> a condition on a count, in the product only.</param>
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
        ParsedQuery query = _parity ? ParsedQuery.InEngineSyntax("lucene", parts[0], _reader.Schema) : ParsedQuery.Parse(parts[0], _reader.Schema);
        return new SearchRequest { Query = query, Limit = Top, ClassicAnd = _parity, Numbers = numbers };
    }
}
