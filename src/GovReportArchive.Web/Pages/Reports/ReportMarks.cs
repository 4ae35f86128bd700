using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Wording.Boilerplates;

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
            QueryHighlighter highlighter = QueryHighlighter.Create(ParsedQuery.Parse(query, ReportSchema.Schema));
            return (field, unit) => highlighter.Marks(field, unit).Select(mark => (mark.Start, mark.Length));
        }
        catch (QuerySyntaxException)
        {
            return None;
        }
    }

    /// <summary>Marks the sentences that no other report has.</summary>
    public static Marker Own(Boilerplate boilerplate)
    {
        string[] own = [.. boilerplate.Items.Where(item => item.State == "own").Select(item => item.Text).Distinct(StringComparer.Ordinal)];
        return (_, unit) => own.Select(text => (unit.IndexOf(text, StringComparison.Ordinal), text.Length)).Where(mark => mark.Item1 >= 0);
    }
}
