using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Boilerplates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>One agency: the same as <c>/api/v1/agencies/{id}</c>, its ledger and its shares of boilerplate.</summary>
internal sealed class AgencyModel(AgencyProfileSearch profiles, AgencyHistory history, BoilerplateSearch boilerplates, TimeProvider time) : PageModel
{
    private const int MostWordings = 200;

    // The regulation's last day for any agency is that of March; from then on the report of the year before is due from all.
    private const int MonthWhenAllAreDue = 4;

    public string Id { get; private set; } = "";

    public AgencyProfile? Profile { get; private set; }

    public AgencyNumbers Numbers { get; private set; } = null!;

    /// <summary>What must agree between the years.</summary>
    public AgencyLedger? Ledger { get; private set; }

    /// <summary>How much of each report stands in others, by its id; none where wordings have not been counted yet.</summary>
    public IReadOnlyDictionary<string, BoilerplateReport> Wordings { get; private set; } = new Dictionary<string, BoilerplateReport>();

    /// <summary>Whether reports are gathered here that name no agency: then they are not one agency's.</summary>
    public bool IsUnnamed => Profile?.Agency.Name == Agency.Unnamed;

    /// <summary>The years behind the last one held of which reports are due by now.</summary>
    public IReadOnlyList<int> DueSince
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            int due = now.Month < MonthWhenAllAreDue ? now.Year - 2 : now.Year - 1;
            return Profile?.Agency.Years is [.., var last] && last < due ? [.. Enumerable.Range(last + 1, due - last)] : [];
        }
    }

    public IActionResult OnGet(string id, CancellationToken cancellationToken)
    {
        Id = id;
        Profile = profiles.Of(id, cancellationToken);
        if (Profile is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Numbers = new AgencyNumbers(Profile);
        Ledger = history.LedgerOf(id);
        try
        {
            BoilerplateAnswer answer = boilerplates.Search([new ReportFilter("agency", [id])], [], limit: MostWordings);
            Wordings = answer.Items.ToDictionary(report => report.Report, StringComparer.Ordinal);
        }
        catch (ArchiveException error) when (error.Code == BoilerplateShares.MissingCode)
        {
            // Wordings are made some time after the reports; the page does without.
        }

        return Page();
    }
}
