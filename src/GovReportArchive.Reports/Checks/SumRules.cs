using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Two sums that must be equal.</summary>
/// <param name="Name">Rule name, such as <c>applications.balance</c>.</param>
/// <param name="Place">Column or row that it is applied to; null where the rule has only one place.</param>
/// <param name="Left">Keys added up on the left.</param>
/// <param name="Right">Keys added up on the right.</param>
internal sealed record SumRule(string Name, string? Place, IReadOnlyList<string> Left, IReadOnlyList<string> Right);

/// <summary>The rules of arithmetic that each form's tables carry. The reader decides by them and the checks report them.</summary>
internal static class SumRules
{
    private static readonly SumRule[] ClosedInThreeRows = [.. Applications(closedAsOneRow: false), .. Litigation()];
    private static readonly SumRule[] ClosedInOneRow = [.. Applications(closedAsOneRow: true), .. Litigation()];
    private static readonly SumRule[] National2014 = [.. Statistics()];

    /// <summary>The rules of a form. Which rows make up （七）总计 follows from the rows that the source has.</summary>
    public static IReadOnlyList<SumRule> Of(
        string form, IReadOnlyDictionary<string, decimal> counts, IReadOnlyDictionary<string, CellState> cells) => form switch
        {
            FormIds.Form2014 => National2014,
            FormIds.Form2021 or FormIds.Form2019 =>
                ForApplications(counts.Keys.Concat(cells.Keys).Any(key => key.StartsWith("applications.closed.all.", StringComparison.Ordinal))),
            _ => [],
        };

    /// <summary>Rules of the applications table and of review and litigation.</summary>
    public static IReadOnlyList<SumRule> ForApplications(bool closedAsOneRow) => closedAsOneRow ? ClosedInOneRow : ClosedInThreeRows;

    private static IEnumerable<SumRule> Applications(bool closedAsOneRow)
    {
        ApplicationRow[] rows = [.. ApplicationsForm.RowsOf(closedAsOneRow)];
        string[] columns = [.. ApplicationsForm.Columns.Select(column => column.Suffix)];
        foreach (string column in columns)
        {
            yield return new SumRule("applications.balance", column,
                [$"applications.received.{column}", $"applications.carriedIn.{column}"],
                [$"applications.concluded.{column}", $"applications.carriedOut.{column}"]);
        }
        foreach (string column in columns)
        {
            yield return new SumRule("applications.concluded", column,
                [$"applications.concluded.{column}"],
                [.. rows.Where(row => row.IsResult).Select(row => $"{row.Key}.{column}")]);
        }
        foreach (ApplicationRow row in rows)
            yield return new SumRule("applications.rowSum", row.Key, [.. columns[..^1].Select(c => $"{row.Key}.{c}")], [$"{row.Key}.{columns[^1]}"]);
    }

    private static IEnumerable<SumRule> Litigation() =>
        LitigationForm.Groups.Select(group => new SumRule(
            group.Key + ".sum",
            null,
            [.. LitigationForm.Outcomes[..^1].Select(outcome => $"{group.Key}.{outcome.Suffix}")],
            [$"{group.Key}.total"]));

    private static IEnumerable<SumRule> Statistics()
    {
        yield return Total("stats.applications", "total", "inPerson", "fax", "online", "letter");
        yield return Total("stats.completed", "total", "onTime", "extended");
        yield return Total("stats.replies", "total",
            "alreadyPublic", "granted", "partlyGranted", "denied", "notOurs", "notExisting", "askedToCorrect", "otherChannels");
        yield return Total("stats.replies", "denied", "denied.stateSecret", "denied.tradeSecret", "denied.privacy", "denied.security",
            "denied.notGovernmentInformation", "denied.otherLaw") with
        { Name = "stats.denied.sum" };
        yield return new SumRule("stats.completed.replies", null, ["stats.completed.total"], ["stats.replies.total"]);
        yield return Total("stats.review", "total", "upheld", "corrected", "other");
        yield return Total("stats.litigation", "total", "upheld", "corrected", "other");
        yield return Total("stats.organisation", "staff", "staffFullTime", "staffPartTime");
    }

    private static SumRule Total(string stem, string total, params string[] parts) =>
        new(stem + ".sum", null, [.. parts.Select(part => $"{stem}.{part}")], [$"{stem}.{total}"]);
}
