using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>A report as the ledger looks at it.</summary>
internal sealed record LedgerReport(string Id, int Year, ReportRecord Record);

/// <summary>The reports of an agency about one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Reports">In order of arrival; empty where none can be looked at.</param>
/// <param name="Reason">Why none can be looked at although the year is held; null otherwise.</param>
internal sealed record LedgerYear(int Year, IReadOnlyList<LedgerReport> Reports, string? Reason);

/// <summary>What stands before a report of the same agency: the nearest earlier year that is held, and the report of it that this one
/// continues.</summary>
/// <param name="Year">The nearest earlier year of which a report is held; null where this is the first.</param>
/// <param name="Report">The report that this one continues; null where there is none, or none that can be named.</param>
/// <param name="Reason">Why no report can be named although the year is held, one of <see cref="LedgerReasons"/>.</param>
internal sealed record LedgerPredecessor(int? Year, LedgerReport? Report, string? Reason)
{
    /// <summary>The first report of an agency has none.</summary>
    public static LedgerPredecessor None { get; } = new(null, null, null);

    /// <summary>Chooses among the reports of the nearest year.</summary>
    /// <param name="report">The report that is continued, or that continues.</param>
    /// <param name="beside">The nearest year that is held; null where there is none.</param>
    public static LedgerPredecessor Choose(ReportRecord report, LedgerYear? beside)
    {
        if (beside is null) return None;
        LedgerPredecessor Without(string reason) => new(beside.Year, null, reason);
        if (beside.Reason is not null) return Without(beside.Reason);
        LedgerReport[] fitting = [.. beside.Reports.Where(other => Fits(other.Record.Scope, report.Scope))];
        if (fitting.Length == 0) return Without(LedgerReasons.ScopeDiffers);
        // Of two that could be meant, the one that says the same of its scope is.
        LedgerReport[] same = fitting.Length == 1 ? fitting : [.. fitting.Where(other => other.Record.Scope == report.Scope)];
        return same.Length == 1 ? new LedgerPredecessor(beside.Year, same[0], null) : Without(LedgerReasons.SeveralReports);
    }

    private static bool Fits(string one, string other) => one == other || one is "unknown" || other is "unknown";
}
