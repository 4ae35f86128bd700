using GovReportArchive.Archive.Indexing;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Tests.Ranking;

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

    /// <summary>What is compared.</summary>
    public static IReadOnlyList<RankedVariant> All { get; } =
    [
        new("words and pairs (product)", ReportSchema.Schema, text => new SearchRequest { Query = ParsedQuery.Parse(text, ReportSchema.Schema) })
        {
            AsksForAll = true, IsProduct = true,
        },
        new("words and pairs, any of the words", ReportSchema.Schema, text => new SearchRequest { Query = ParsedQuery.Parse(BroaderQuery.Of(text) ?? text, ReportSchema.Schema) }),
    ];

    /// <summary>The reports found for each query, best first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rank(IEnumerable<StoredReport> reports, IEnumerable<string> queries)
    {
        string directory = Directory.CreateTempSubdirectory("govreport-ranking-").FullName;
        try
        {
            using (IndexWriter writer = IndexWriter.Open(directory, Schema))
            {
                foreach (StoredReport report in reports) writer.Put(ReportDocument.Of(report));
                writer.Commit(1);
            }

            using IndexReader reader = IndexReader.Open(directory);
            return [.. queries.Select(query =>
                (IReadOnlyList<string>)[.. reader.Search(Request(query) with { Limit = 1000 }).Hits.Select(hit => hit.Id)])];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
