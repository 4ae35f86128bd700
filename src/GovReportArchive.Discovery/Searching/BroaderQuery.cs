using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>A query for any of the words where the query asked for all of them.</summary>
/// <remarks>By the judged queries most of what a person looks for lies here when few reports hold every word; but which reports match a query is
/// decided by what was typed, so what the broader one adds is given apart and counts in no total and no facet.</remarks>
internal static class BroaderQuery
{
    /// <summary>Fewer hits than this are so few that a person may want more than what holds every word.</summary>
    public const int Few = 10;

    private const int MostWords = 20;

    /// <summary>Whether a query is words and nothing else: no quotation, no field, no operator.</summary>
    public static bool IsWords(ParsedQuery query) => !query.IsBlank && query.Root is not EngineNode && query.Text.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c));

    /// <summary>The query for any of the words, which ranks reports with more of them higher; null where the text is not several words and nothing
    /// else, or is no query.</summary>
    public static string? Of(ParsedQuery query)
    {
        if (!IsWords(query)) return null;
        QueryOutline outline = QueryOutline.Of(query);
        if (outline.AnyOf || outline.Clauses.Any(clause => clause.Excludes)) return null;
        string[] words = [.. outline.Clauses.SelectMany(clause => clause.Words.Count > 0 ? clause.Words : [clause.Text]).Distinct(StringComparer.Ordinal)];
        return words.Length is > 1 and <= MostWords ? string.Join(" OR ", outline.Clauses.Select(clause => clause.Text).Concat(words).Distinct(StringComparer.Ordinal)) : null;
    }
}
