using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>One equation between the counts of two successive years: what stood before, and what changed this year, make what stands now.</summary>
/// <param name="Rule">Rule name.</param>
/// <param name="Place">Column or row it is about.</param>
/// <param name="Before">Keys of the earlier report, added up.</param>
/// <param name="Added">Keys of the later report, added.</param>
/// <param name="Taken">Keys of the later report, taken away.</param>
/// <param name="Result">The key of the later report that all this must equal.</param>
/// <param name="Earlier">Forms of the earlier report.</param>
/// <param name="Later">Forms of the later report.</param>
internal sealed record LedgerEquation(
    string Rule,
    string Place,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Taken,
    string Result,
    IReadOnlyList<string> Earlier,
    IReadOnlyList<string> Later);

/// <summary>Every equation of the ledger, as a table.</summary>
internal static class LedgerEquations
{
    private static readonly string[] WithCarry = [FormIds.Form2021, FormIds.Form2019];
    private static readonly string[] Only2021 = [FormIds.Form2021];
    private static readonly string[] Only2019 = [FormIds.Form2019];
    private static readonly string[] Columns = ["person", "business", "research", "charity", "legal", "otherOrg", "total"];
    private static readonly string[] Documents = ["disclosure.rules", "disclosure.normativeDocuments"];

    private static readonly string[] ItemRows =
        ["disclosure.licences", "disclosure.otherServices", "disclosure.penalties", "disclosure.coercion", "disclosure.fees"];

    /// <summary>In the order in which findings are listed.</summary>
    public static IReadOnlyList<LedgerEquation> All { get; } =
    [
        .. Columns.Select(column => new LedgerEquation(
            LedgerRules.Carried, column, [$"applications.carriedOut.{column}"], [], [], $"applications.carriedIn.{column}", WithCarry, WithCarry)),
        .. Documents.Select(row => new LedgerEquation(
            LedgerRules.InForce, row, [row + ".inForce"], [row + ".made"], [row + ".repealed"], row + ".inForce", Only2021, Only2021)),
        .. ItemRows.Select(row => new LedgerEquation(
            LedgerRules.Items, row, [row + ".itemsLastYear", row + ".itemsChange"], [], [], row + ".itemsLastYear", Only2019, Only2019)),
    ];

    /// <summary>The form that reports on a year were to be made in.</summary>
    public static string FormOf(int year) => year switch
    {
        >= 2021 => FormIds.Form2021,
        >= 2019 => FormIds.Form2019,
        >= 2014 => FormIds.Form2014,
        _ => FormIds.Free,
    };
}
