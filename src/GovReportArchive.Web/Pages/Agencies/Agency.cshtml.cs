using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Searching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>One agency: its reports over the years, with the few counts that can be followed across forms.</summary>
internal sealed class AgencyModel(Holdings holdings, ReportSearch search, AgencyHistory history) : PageModel
{
    private const int MostReports = 200;

    public AgencyInfo? Agency { get; private set; }

    public string Id { get; private set; } = "";

    /// <summary>Reports, newest year first.</summary>
    public IReadOnlyList<StoredReport> Reports { get; private set; } = [];

    /// <summary>The place as the newest report that stands in the agency's region names it; null where none does.</summary>
    public string? Place { get; private set; }

    /// <summary>What must agree between the years, and the metrics that can be followed through them.</summary>
    public AgencyLedger? Ledger { get; private set; }

    /// <summary>Years between the first and the last held of which no report is held.</summary>
    public IReadOnlyList<int> Gaps { get; private set; } = [];

    public IActionResult OnGet(string id, CancellationToken cancellationToken)
    {
        Id = id;
        Agency = holdings.Agency(id);
        if (Agency is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        ReportQuery query = new() { Filters = [new ReportFilter("agency", [Agency.Id])], Sort = "-year" };
        Reports = [.. search.Stream(query, cancellationToken: cancellationToken).Take(MostReports)];
        Place = Reports.Select(report => report.Record.Region).FirstOrDefault(region => region?.Code == Agency.Region) is { } place
            && string.Concat(place.Province, place.City, place.County, place.Township) is { Length: > 0 } named ? named : null;
        Ledger = history.LedgerOf(Agency.Id);
        Gaps = Agency.Years.Count < 2 ? [] : [.. Enumerable.Range(Agency.Years[0], Agency.Years[^1] - Agency.Years[0]).Except(Agency.Years)];
        return Page();
    }

    /// <summary>Whether an earlier year of the agency is held, to lay beside this report.</summary>
    public bool HasPrevious(StoredReport report) => report.Record.Year is int year && Agency!.Years.Any(other => other < year);
}
