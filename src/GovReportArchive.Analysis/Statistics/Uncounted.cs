using GovReportArchive.Analysis.Ledger;

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
    /// <param name="report">The report.</param>
    /// <param name="sameYear">All reports of the agency about the year.</param>
    public static bool IsSecond(LedgerReport report, IReadOnlyList<LedgerReport> sameYear) => sameYear
        .Where(other => IsAggregate(other) == IsAggregate(report))
        .OrderBy(other => other.Record.Scope != "own")
        .ThenByDescending(other => other.Record.Counts.Count)
        .ThenBy(other => other.Id, StringComparer.Ordinal)
        .FirstOrDefault() is { } first && first.Id != report.Id;

    private static bool IsAggregate(LedgerReport report) => report.Record.Scope == "aggregate";
}
