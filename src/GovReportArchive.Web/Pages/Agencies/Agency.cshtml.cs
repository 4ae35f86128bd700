using GovReportArchive.Archive;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>One agency: its reports over the years, with the few counts that can be followed across forms.</summary>
internal sealed class AgencyModel(ServedArchive served) : PageModel
{
    private const int MostReports = 200;

    /// <summary>Metrics shown year by year, in this order.</summary>
    private static readonly string[] Metrics = ["applicationsReceived", "applicationsConcluded", "applicationsGranted", "licenceDecisions", "penaltyDecisions"];

    public AgencyInfo? Agency { get; private set; }

    public string Id { get; private set; } = "";

    /// <summary>Reports, newest year first.</summary>
    public IReadOnlyList<StoredReport> Reports { get; private set; } = [];

    /// <summary>Metrics that at least one report has a number for.</summary>
    public IReadOnlyList<CrosswalkEntry> Columns { get; private set; } = [];

    /// <summary>Years between the first and the last held of which no report is held.</summary>
    public IReadOnlyList<int> Gaps { get; private set; } = [];

    public IActionResult OnGet(string id, CancellationToken cancellationToken)
    {
        Id = id;
        ReportArchive archive = served.Current;
        Agency = archive.Agency(id);
        if (Agency is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        ReportQuery query = new() { Filters = [new KeywordFilter("agency", [Agency.Id])], Sort = "-year" };
        Reports = [.. archive.Search.Stream(query, cancellationToken).Take(MostReports)];
        Columns = [.. Metrics.Select(metric => Crosswalk.All.FirstOrDefault(entry => entry.Metric == metric)).OfType<CrosswalkEntry>()
            .Where(entry => Reports.Any(report => Value(report, entry) is not null))];
        Gaps = Agency.Years.Count < 2 ? [] : [.. Enumerable.Range(Agency.Years[0], Agency.Years[^1] - Agency.Years[0]).Except(Agency.Years)];
        return Page();
    }

    /// <summary>A metric of one report; null where the report does not print all numbers it is made of.</summary>
    public static decimal? Value(StoredReport report, CrosswalkEntry metric)
    {
        if (!metric.Keys.TryGetValue(report.Record.Form, out IReadOnlyList<string>? keys) || keys.Count == 0) return null;
        decimal sum = 0;
        foreach (string key in keys)
        {
            if (!report.Record.Counts.TryGetValue(key, out decimal value)) return null;
            sum += value;
        }

        return sum;
    }
}
