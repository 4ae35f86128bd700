using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Searching;

/// <summary>The ways to write a query beside the query language.</summary>
public static class QuerySyntaxes
{
    /// <summary>Lucene's classic syntax, read by the engine.</summary>
    public const string Lucene = "lucene";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Lucene];

    /// <summary>Reads a query in its syntax.</summary>
    /// <exception cref="QueryParameterException">There is no such syntax.</exception>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    internal static ParsedQuery Parse(ReportQuery query, IndexSchema schema) => query.Syntax switch
    {
        null => ParsedQuery.Parse(query.Text, schema),
        Lucene => ParsedQuery.InEngineSyntax(Lucene, query.Text, schema),
        _ => throw new QueryParameterException("syntax", $"没有“{query.Syntax}”语法；可用的有 {string.Join("、", All)}。", All),
    };
}
