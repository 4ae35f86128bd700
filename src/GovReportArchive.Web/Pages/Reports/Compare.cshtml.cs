using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>A report beside the one before it, or beside another: the same call as <c>/api/v1/reports/{id}/compare</c>.</summary>
internal sealed class CompareModel(Holdings holdings, AgencyHistory history) : ReportPage
{
    public ReportComparison Comparison { get; private set; } = null!;

    public string Twin { get; private set; } = "";

    /// <summary>The comparison for spreadsheets.</summary>
    public string Workbook => Twin.Replace("/compare?", "/compare.xlsx?", StringComparison.Ordinal);

    public string Csv => Twin.Replace("/compare?", "/compare.csv?", StringComparison.Ordinal) + "&bom=true&headers=labels";

    /// <summary>Numbers that differ, or that only one report prints.</summary>
    public IReadOnlyList<ComparedCount> Differing => [.. Comparison.Counts.Where(count => count.Difference != 0)];

    /// <summary>Numbers that are the same in both.</summary>
    public IReadOnlyList<ComparedCount> Same => [.. Comparison.Counts.Where(count => count.Difference == 0)];

    public IActionResult OnGet(string id) => Answer(() =>
    {
        ReportPair pair = ReportPair.Find(holdings, history, id, CompareReports.Read(Request.Query).Pair);
        if (pair.Comparison is not { } comparison) return Elsewhere(pair.Lookup, canonical => Addresses.Compare(canonical), ofSeveral: true);
        Comparison = comparison;
        Twin = Addresses.Json(Addresses.Compare(comparison.Report.Id, comparison.With.Id, comparison.Report.Version, comparison.With.Version));
        return Page();
    });

    /// <summary>A cell as it is shown: its number, or the sign that stands there.</summary>
    public static string Cell(decimal? value, string? state) => (value, state) switch
    {
        (decimal number, _) => CellSigns.Number(number),
        (null, "slash") => "/",
        (null, "dash") => "—",
        (null, "none") => "无",
        (null, "undecided") => "？",
        (null, null or "missing") => "没有读到",
        _ => "空白",
    };

    /// <summary>A share as a percentage; what is not whole is never shown as 100.</summary>
    public static string Percent(double share) =>
        (Math.Floor(share * 1000) / 10).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + "%";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(decimal difference) => (difference > 0 ? "+" : "") + CellSigns.Number(difference);
}
