using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Searching;

/// <summary>Searches a parity index: classic syntax, default operator OR, scores of Lucene 8.7.</summary>
public static class LuceneSearch
{
    /// <summary>Answers one query.</summary>
    /// <exception cref="ArchiveException">The directory holds no parity index.</exception>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public static SearchResult Search(string directory, string query, int limit, CancellationToken cancellationToken = default)
    {
        using IndexReader reader = Open(directory, AnalysisMode.Lucene);
        return reader.Search(new SearchRequest { Query = ParsedQuery.InEngineSyntax("lucene", query, reader.Schema), Limit = limit }, cancellationToken);
    }

    /// <summary>Opens an index of one kind.</summary>
    /// <exception cref="ArchiveException">There is no usable index, or one of the other kind.</exception>
    internal static IndexReader Open(string directory, AnalysisMode mode)
    {
        try
        {
            IndexReader reader = IndexReader.Open(directory);
            if (reader.Schema.Mode == mode) return reader;
            reader.Dispose();
            throw new ArchiveException(
                "index.mode", mode == AnalysisMode.Lucene ? $"{directory} 不是 import --lucene 建立的检索库。" : $"{directory} 是 import --lucene 建立的检索库；请加 --lucene。");
        }
        catch (Exception error) when (error is IndexMissingException or IndexCorruptException or IndexVersionException)
        {
            throw new ArchiveException("index.missing", $"{directory} 没有可用的检索库（{error.Message}）；请运行 govreport rebuild 或 import。", error);
        }
    }
}
