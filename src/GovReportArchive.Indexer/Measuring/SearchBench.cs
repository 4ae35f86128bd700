using System.Diagnostics;
using System.Text.Json;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Indexer.Measuring;

/// <summary>Measures the index alone: in this process, on one thread. Results of quotations are kept as they are for users, so that what is timed is a query asked again.</summary>
public static class SearchBench
{
    private const int Top = 10;
    private const int FacetValues = 40;

    /// <summary>Runs each query <paramref name="repeat"/> times untimed, then as often timed: the top 10 alone, and with facets.</summary>
    /// <param name="directory">Directory of the index, whatever archive it follows.</param>
    /// <param name="engine">What made it.</param>
    /// <param name="queries">Queries, one each; blank ones are skipped.</param>
    /// <param name="facets">Columns to count in the faceted runs; where none is given the faceted figures are those of year, province and
    /// agency type.</param>
    /// <param name="repeat">At least 1.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    /// <returns>A line of JSON a query, as each is done.</returns>
    /// <exception cref="ArchiveException">There is no such index.</exception>
    /// <exception cref="QueryParameterException">A facet is no column of the index.</exception>
    public static IEnumerable<string> Run(
        string directory, SearchEngine engine, IEnumerable<string> queries, IReadOnlyList<string> facets, int repeat, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeat, 1);
        ArgumentNullException.ThrowIfNull(queries);
        using ISearchIndex index = StandaloneIndex.Open(directory, engine);
        using ISearchView view = index.Open()!;
        FacetRequest[] requested = Facets(ReportSchema.Schema, facets);
        foreach (string query in queries.Where(query => !string.IsNullOrWhiteSpace(query)))
        {
            SearchRequest top = new() { Query = ParsedQuery.Parse(query, ReportSchema.Schema), Limit = Top };
            SearchRequest faceted = top with { Facets = requested };
            SearchResult result = view.Search(faceted, cancellationToken);
            (double[] topTimes, double[] facetedTimes) = (new double[repeat], new double[repeat]);
            for (int run = -repeat; run < repeat; run++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                view.Search(top, CancellationToken.None);
                long between = Stopwatch.GetTimestamp();
                view.Search(faceted, CancellationToken.None);
                long end = Stopwatch.GetTimestamp();
                if (run < 0) continue;
                topTimes[run] = Stopwatch.GetElapsedTime(start, between).TotalMilliseconds;
                facetedTimes[run] = Stopwatch.GetElapsedTime(between, end).TotalMilliseconds;
            }

            yield return JsonSerializer.Serialize(
                new
                {
                    query,
                    result.Total,
                    Ids = result.Hits.Select(hit => hit.Id),
                    Facets = result.Facets.ToDictionary(
                        facet => facet.Column, facet => facet.Items.ToDictionary(item => item.Value, item => item.Count)),
                    Top = Timing(topTimes),
                    Faceted = Timing(facetedTimes),
                },
                RecordJson.Options);
        }
    }

    private static FacetRequest[] Facets(IndexSchema schema, IReadOnlyList<string> names)
    {
        IEnumerable<string> wanted = names.Count == 0 ? ["year", "province", "agencyType"] : names;
        string[] known = [.. schema.Columns.Where(column => column.Kind == ColumnKind.Keyword).Select(column => column.Name)];
        return
        [
            .. wanted.Select(name => known.Contains(name, StringComparer.Ordinal)
                ? new FacetRequest(name, FacetValues)
                : throw new QueryParameterException("facets", $"没有名为“{name}”的分面；可用的有 {string.Join("、", known)}。", known)),
        ];
    }

    private static Times Timing(double[] times)
    {
        Array.Sort(times);
        return new Times(
            Math.Round(times[times.Length / 2], 4),
            Math.Round(times[Math.Min(times.Length - 1, (int)Math.Ceiling(times.Length * 0.99) - 1)], 4));
    }

    private sealed record Times(double MedianMs, double P99Ms);
}
