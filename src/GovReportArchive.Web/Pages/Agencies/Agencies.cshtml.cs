using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>Agencies with reports, by name, place, level and type; its JSON twin is <c>/api/v1/agencies</c>.</summary>
internal sealed class AgenciesModel(Holdings holdings, AgencyProfileSearch profiles, ReportSearch search, ServedArchive served) : PageModel
{
    private const string Cursor = "cursor", Limit = "limit";

    // A list that is read needs no more at once; the API's usual page is for programs.
    private const int PageSize = 50;

    public AgencyList? List { get; private set; }

    public string? Mistake { get; private set; }

    public ListAgencies Asked { get; private set; } = new();

    /// <summary>Types of agencies that have reports, those with most in front.</summary>
    public IReadOnlyList<string> Types { get; private set; } = [];

    /// <summary>Provinces, places that stand below none, and the place that is asked for.</summary>
    public IReadOnlyList<RegionInfo> Places { get; private set; } = [];

    /// <summary>Whether anything but a name is asked for.</summary>
    public bool IsNarrowed => Asked.Region is not null || Asked.AgencyType.Count > 0 || Asked.Level.Count > 0 || Asked.Sort != AgencyList.ByName;

    public void OnGet(CancellationToken cancellationToken)
    {
        try
        {
            // A form sends what is left empty, too.
            Asked = ListAgencies.Read(new QueryCollection(Request.Query.Where(entry => entry.Value.Any(value => !string.IsNullOrEmpty(value))).ToDictionary(StringComparer.Ordinal)));
            if (!Request.Query.ContainsKey(Limit)) Asked = Asked with { Page = Asked.Page with { Limit = PageSize } };
            List = AgencyList.Of(holdings, profiles, Asked);
        }
        catch (QueryParameterException error)
        {
            Mistake = error.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        Types = [.. search.Search(new ReportQuery { Limit = 0, Facets = [new RequestedFacet("agencyType", int.MaxValue)] }, cancellationToken).Facets["agencyType"].Items
            .Select(item => item.Value).Where(type => type != Facet.Missing)];
        HashSet<string> codes = [.. served.Regions.Select(region => region.Code)];
        Places = [.. served.Regions.Where(region => region.Parent is null || !codes.Contains(region.Parent) || region.Code == Asked.Region)];
    }

    /// <summary>What an agency is, in a few words.</summary>
    public static string Kind(AgencyInfo agency) => agency.Name == Agency.Unnamed
        ? "没有写明机关名称的报告归在这里，不是一个机关"
        : string.Join('·', new[] { agency.Level is { } level ? ValueNames.Of("level", level) : null, agency.Type }.OfType<string>());

    /// <summary>The same page as JSON.</summary>
    public string Twin => Addresses.Json(From(Asked.Page.Cursor is { } at ? FormattableString.Invariant($"{at}") : null))
        + (Request.Query.ContainsKey(Limit) ? "" : (Request.Query.Any(entry => !string.IsNullOrEmpty(entry.Value)) ? "&" : "?") + $"{Limit}={PageSize}");

    /// <summary>The same list from another agency on.</summary>
    public string From(string? cursor)
    {
        QueryString query = new();
        foreach ((string name, var values) in Request.Query)
            foreach (string value in values.OfType<string>())
                if (name != Cursor && value.Length > 0) query = query.Add(name, value);
        return "/agencies" + (cursor is null ? query : query.Add(Cursor, cursor));
    }
}
