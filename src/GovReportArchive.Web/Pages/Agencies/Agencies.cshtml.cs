using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>Agencies with reports, by name or place; its JSON twin is <c>/api/v1/agencies</c>.</summary>
internal sealed class AgenciesModel(Holdings holdings) : PageModel
{
    private const string Cursor = "cursor";

    public AgencyList? List { get; private set; }

    public string? Mistake { get; private set; }

    public string Name { get; private set; } = "";

    public int First { get; private set; }

    public void OnGet()
    {
        try
        {
            ListAgencies asked = ListAgencies.Read(Request.Query);
            (Name, First) = (asked.Name ?? "", asked.Page.Cursor ?? 0);
            List = AgencyList.Of(holdings, asked);
        }
        catch (QueryParameterException error)
        {
            Mistake = error.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>The same list from another agency on.</summary>
    public string From(string? cursor)
    {
        QueryString query = new();
        foreach ((string name, var values) in Request.Query)
            foreach (string value in values.OfType<string>())
                if (name != Cursor) query = query.Add(name, value);
        return "/agencies" + (cursor is null ? query : query.Add(Cursor, cursor));
    }
}
