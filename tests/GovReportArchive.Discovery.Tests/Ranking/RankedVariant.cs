using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Ranking;

/// <summary>One way to index the reports and to answer queries.</summary>
/// <param name="Name">As the table of figures calls it.</param>
/// <param name="Schema">The schema of the index.</param>
/// <param name="Request">How a query is asked.</param>
internal sealed record RankedVariant(string Name, IndexSchema Schema, Func<string, SearchRequest> Request)
{
    /// <summary>Whether it is what the product does.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Whether it finds the reports that hold every word, as the product does, and only ranks them otherwise.</summary>
    public bool AsksForAll { get; init; }

    /// <summary>Whether what any of the words finds follows where few reports hold all of them, as on the page.</summary>
    public bool GoesOn { get; init; }

    /// <summary>What is compared.</summary>
    public static IReadOnlyList<RankedVariant> All { get; } =
    [
        new("words and pairs (product)", ReportSchema.Schema, text => new SearchRequest { Query = ParsedQuery.Parse(text, ReportSchema.Schema) })
        {
            AsksForAll = true, IsProduct = true,
        },
        new("words and pairs, then any of the words where few hold all (page)", ReportSchema.Schema, text => new SearchRequest { Query = ParsedQuery.Parse(text, ReportSchema.Schema) })
        {
            GoesOn = true,
        },
        new("words and pairs, any of the words", ReportSchema.Schema, text => new SearchRequest { Query = Broader(ParsedQuery.Parse(text, ReportSchema.Schema)) }),
    ];

    /// <summary>The reports found for each query, best first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rank(IEnumerable<StoredReport> reports, IEnumerable<string> queries)
    {
        string directory = Directory.CreateTempSubdirectory("govreport-ranking-").FullName;
        try
        {
            using ISearchIndex index = ArchiveEngine.Engine(directory, Schema);
            using (ISearchWriter writer = index.TryWrite()!)
            {
                foreach (StoredReport report in reports) writer.Replace(report.Id, [ReportDocument.Of(report)]);
                writer.Commit(new CommitPoint(1));
            }

            using ISearchView view = index.Open()!;
            return [.. queries.Select(query => Rank(view, Request(query)))];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private string[] Rank(ISearchView view, SearchRequest request)
    {
        string[] all = Ids(view, request);
        return GoesOn && all.Length < BroaderQuery.Few ? [.. all.Union(Ids(view, request with { Query = Broader(request.Query!) }), StringComparer.Ordinal)] : all;
    }

    private static string[] Ids(ISearchView view, SearchRequest request) => [.. view.Search(request with { Limit = 1000 }).Hits.Select(hit => hit.Id)];

    private static ParsedQuery Broader(ParsedQuery query) => BroaderQuery.Of(query) is string broader ? ParsedQuery.Parse(broader, query.Schema) : query;
}
