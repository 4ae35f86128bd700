using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>A report beside the one before it, or beside another: the same call as <c>/api/v1/reports/{id}/compare</c>.</summary>
internal sealed class CompareModel(Holdings holdings, AgencyHistory history) : ReportPage
{
    private const int MostMain = 12, MostCells = 2;

    public ReportComparison Comparison { get; private set; } = null!;

    public string Twin { get; private set; } = "";

    /// <summary>The comparison for spreadsheets.</summary>
    public string Workbook => Twin.Replace("/compare?", "/compare.xlsx?", StringComparison.Ordinal);

    public string Csv => Twin.Replace("/compare?", "/compare.csv?", StringComparison.Ordinal) + "&bom=true&headers=labels";

    /// <summary>Numbers that both print and that differ, as far as they are what years are compared by: looked at first. What citizens ask stands before what agencies do of themselves.</summary>
    public IReadOnlyList<ComparedCount> Main => [.. Differing.Where(IsMetric).OrderBy(count => count.Key.StartsWith("disclosure.", StringComparison.Ordinal)).Take(MostMain)];

    /// <summary>All other numbers, with what they are.</summary>
    public IEnumerable<(string Title, IReadOnlyList<ComparedCount> Counts)> Folded => new (string, IReadOnlyList<ComparedCount>)[]
    {
        ("其余不同的", [.. Differing.Except(Main)]),
        ("只有一份印出的", [.. Comparison.Counts.Where(count => count.Difference is null)]),
        ("相同的", [.. Comparison.Counts.Where(count => count.Difference == 0)]),
    }.Where(part => part.Item2.Count > 0);

    /// <summary>What became of the sentences, as far as anything did.</summary>
    public string Sentences => string.Join("，", new[]
    {
        ("未变", Comparison.Prose.Kept), ("移动", Comparison.Prose.Moved), ("改写", Comparison.Prose.Changed), ("新增", Comparison.Prose.New), ("删去", Comparison.Prose.Dropped),
    }.Where(state => state.Item2 > 0).Select(state => $"{state.Item1} {Numbers.Of(state.Item2)} 句"));

    private IEnumerable<ComparedCount> Differing => Comparison.Counts.Where(count => count.Difference is not (null or 0));

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
        (decimal number, _) => Numbers.Of(number),
        (null, "slash") => "/",
        (null, "dash") => "—",
        (null, "none") => "无",
        (null, "undecided") => "？",
        (null, "implied") => "没有印出",
        (null, null or "missing") => "没有读到",
        _ => "空白",
    };

    // A metric that adds up a whole list of cells is not told by any of them.
    private static bool IsMetric(ComparedCount count) => Crosswalk.Of(count.Key).Any(metric => metric.Keys.Values.Any(keys => keys.Count <= MostCells && keys.Contains(count.Key)));
}
