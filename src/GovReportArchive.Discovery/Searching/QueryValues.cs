using System.Globalization;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Reads the values that a query names after a colon as the filters of the page are read: <c>年份:2020-2024</c>, <c>地区:宿迁</c>, <c>机关:人社局</c>.</summary>
internal static class QueryValues
{
    // Each name of an agency is looked for in all names that there are.
    private const int MostAgencies = 32;

    /// <summary>The query with the values that columns hold, or none for <see cref="Facet.Missing"/>; beginnings and ranges stay as they are typed, and so do columns that no filter is for.</summary>
    /// <exception cref="QuerySyntaxException">A value means nothing, where the message is that of the filter; or there are too many.</exception>
    public static ParsedQuery Resolve(ParsedQuery query, FilterResolver resolver)
    {
        int agencies = 0;
        return query.Replacing(node =>
        {
            string column = query.Schema.Columns[node.Column].Name, filter = FacetTable.Find(column)?.Names ?? column;
            if (node.Values.Any(FilterResolver.IsMissing)) return node with { Column = ColumnOf(filter, query.Schema), Values = [], OrMissing = true };
            if (!resolver.Knows(filter)) return node;
            if (filter is "agency" && ++agencies > MostAgencies) throw Error(node, $"查询里的机关最多 {MostAgencies} 个");
            return node with { Column = ColumnOf(filter, query.Schema), Values = Values(node, filter, resolver) };
        });
    }

    private static int ColumnOf(string name, IndexSchema schema) => schema.Columns.Index().First(column => column.Item.Name == name).Index;

    // A value is tried as typed, then as folded; what is said of it is said of what was typed.
    private static string[] Values(KeywordNode node, string filter, FilterResolver resolver)
    {
        QueryParameterException? error = null;
        foreach (string spelling in node.Values)
        {
            try
            {
                return resolver.Values(filter, [spelling]);
            }
            catch (QueryParameterException unknown)
            {
                error ??= unknown;
            }
        }

        throw Error(node, error?.Message ?? "");
    }

    private static QuerySyntaxException Error(KeywordNode node, string what) =>
        new(node.Start, string.Create(CultureInfo.InvariantCulture, $"第 {node.Start + 1} 个字符：{what}"));
}
