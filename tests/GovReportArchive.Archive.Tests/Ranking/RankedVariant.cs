using GovReportArchive.Archive.Indexing;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Archive.Tests.Ranking;

/// <summary>One way to index the reports and to answer queries.</summary>
/// <param name="Name">As the table of figures calls it.</param>
/// <param name="Schema">The schema of the index.</param>
/// <param name="Segmenter">What cuts text and queries.</param>
/// <param name="Request">How a query is asked.</param>
internal sealed record RankedVariant(string Name, IndexSchema Schema, ChineseSegmenter Segmenter, Func<string, SearchRequest> Request)
{
    /// <summary>Whether it is what the product does.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Whether it finds the reports that hold every word, as the product does, and only ranks them otherwise.</summary>
    public bool AsksForAll { get; init; }

    /// <summary>What is compared.</summary>
    public static IReadOnlyList<RankedVariant> All { get; } =
    [
        new("words and pairs", ReportSchema.Schema, ChineseSegmenter.Plain, text => new SearchRequest { Query = ParsedQuery.Parse(text, ReportSchema.Schema) }) { AsksForAll = true },
        new("words and pairs, with the domain's terms (product)", ReportSchema.Schema, ChineseSegmenter.Default, text => new SearchRequest { Query = ParsedQuery.Parse(text, ReportSchema.Schema) })
        {
            AsksForAll = true, IsProduct = true,
        },
        new("words and pairs, any of the words", ReportSchema.Schema, ChineseSegmenter.Plain, text => new SearchRequest { Query = ParsedQuery.Parse(BroaderQuery.Of(text) ?? text, ReportSchema.Schema) }),
        new("words and pairs, with the domain's terms, any of the words", ReportSchema.Schema, ChineseSegmenter.Default, text => new SearchRequest { Query = ParsedQuery.Parse(BroaderQuery.Of(text) ?? text, ReportSchema.Schema) }),
    ];

    /// <summary>The reports found for each query, best first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rank(IEnumerable<StoredReport> reports, IEnumerable<string> queries) => ChineseSegmenter.Measure(Segmenter, () =>
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
            return (IReadOnlyList<IReadOnlyList<string>>)[.. queries.Select(query =>
                (IReadOnlyList<string>)[.. reader.Search(Request(query) with { Limit = 1000 }).Hits.Select(hit => hit.Id)])];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    });
}
