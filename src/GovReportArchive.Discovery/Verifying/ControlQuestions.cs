using GovReportArchive.Corpus.Backup;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Verifying;

/// <summary>Searches whose answers are kept with a backup: an archive that was restored must give the same.</summary>
public static class ControlQuestions
{
    private const int MostYears = 200;
    private static readonly string[] Queries = ["", "\"信息公开\"", "问题:\"不\"", "培训"];

    /// <summary>Asks them.</summary>
    public static IReadOnlyList<ControlAnswer> Ask(ReportSearch search) => [.. Queries.Select(query => Ask(search, query))];

    /// <summary>Asks one again.</summary>
    public static ControlAnswer Ask(ReportSearch search, string query)
    {
        ReportAnswer answer = search.Search(new ReportQuery { Text = query, Limit = 0, Facets = [new RequestedFacet("year", MostYears, ByValue: true)] });
        return new ControlAnswer(query, answer.Total, answer.Facets["year"].Items.ToDictionary(item => item.Value, item => item.Count, StringComparer.Ordinal));
    }

    /// <summary>Whether two answers say the same.</summary>
    public static bool Agree(ControlAnswer one, ControlAnswer other) =>
        one.Total == other.Total && one.ByYear.Count == other.ByYear.Count && one.ByYear.All(year => other.ByYear.TryGetValue(year.Key, out int count) && count == year.Value);
}
