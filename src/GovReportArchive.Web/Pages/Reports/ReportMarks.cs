using GovReportArchive.Archive.Indexing;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Finds what a query matches in one unit of text of a field.</summary>
/// <param name="field">A field of <see cref="ReportSchema"/>: title, heading, or a section kind.</param>
/// <param name="unit">Title, heading or paragraph.</param>
/// <returns>Start and length in UTF-16 units of the unit.</returns>
internal delegate IEnumerable<(int Start, int Length)> Marker(string field, string unit);

/// <summary>Marks of the query that came with a report's address.</summary>
internal static class ReportMarks
{
    /// <summary>Marks nothing.</summary>
    public static Marker None { get; } = static (_, _) => [];

    /// <summary>The query's marks; none where the query is absent or cannot be understood, for the report is there all the same.</summary>
    public static Marker Of(string? query)
    {
        if (string.IsNullOrWhiteSpace(query)) return None;
        try
        {
            QueryHighlighter highlighter = QueryHighlighter.Create(query, ReportSchema.Schema);
            return (field, unit) => highlighter.Marks(field, unit).Select(mark => (mark.Start, mark.Length));
        }
        catch (QuerySyntaxException)
        {
            return None;
        }
    }
}
