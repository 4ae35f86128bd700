using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Statistics;

/// <summary>Which reports are left out of statistics, so that an agency counts once a year.</summary>
/// <remarks>What an agency did itself and what it adds up for those below it count apart.</remarks>
internal static class Uncounted
{
    /// <summary>Column of the reason; none where a report counts.</summary>
    public const string Column = "uncounted";

    /// <summary>Another report of the agency about the same year counts in its place.</summary>
    public const string Second = "second";

    /// <summary>The name is no agency's name but a lack of one, so that it cannot be told whom the report belongs to.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>Whether another report of the agency about the same year counts: one that says of itself that its numbers are the agency's own goes first, then the one with
    /// most counts, then the least id.</summary>
    /// <param name="report">Id of the report.</param>
    /// <param name="record">Its record.</param>
    /// <param name="sameYear">All reports of the agency about the year.</param>
    public static bool IsSecond(string report, ReportRecord record, IEnumerable<(string Id, ReportRecord Record)> sameYear) => sameYear
        .Where(other => IsAggregate(other.Record) == IsAggregate(record))
        .OrderBy(other => other.Record.Scope != "own")
        .ThenByDescending(other => other.Record.Counts.Count)
        .ThenBy(other => other.Id, StringComparer.Ordinal)
        .FirstOrDefault() is { Id: { } first } && first != report;

    private static bool IsAggregate(ReportRecord record) => record.Scope == "aggregate";
}
