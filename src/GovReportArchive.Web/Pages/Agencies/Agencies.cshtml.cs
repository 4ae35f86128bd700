using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>Agencies with reports, by name or place; its JSON twin is <c>/api/v1/agencies</c>.</summary>
internal sealed class AgenciesModel(ServedArchive served) : PageModel
{
    public AgencyList? List { get; private set; }

    public string? Mistake { get; private set; }

    public string Name { get; private set; } = "";

    public long First { get; private set; }

    public void OnGet()
    {
        try
        {
            QueryStringReader values = QueryStringReader.Read(Request.Query, ApiParameters.Agencies);
            Name = values.One(ApiParameters.NameContains) ?? "";
            First = values.Number(ApiParameters.ListStart) ?? 0;
            List = AgencyList.Of(served.Current, values);
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
                if (name != ApiParameters.ListStart.Name) query = query.Add(name, value);
        return "/agencies" + (cursor is null ? query : query.Add(ApiParameters.ListStart.Name, cursor));
    }
}
