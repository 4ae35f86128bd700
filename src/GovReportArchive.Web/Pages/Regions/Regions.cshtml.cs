using GovReportArchive.Corpus;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Regions;

/// <summary>Regions with reports, a level at a time; its JSON twin is <c>/api/v1/regions</c>.</summary>
internal sealed class RegionsModel(ServedArchive served, Holdings holdings) : PageModel
{
    /// <summary>The region shown; null for the whole country.</summary>
    public RegionInfo? Region { get; private set; }

    public string? Code { get; private set; }

    /// <summary>The regions above it, from the province down.</summary>
    public IReadOnlyList<RegionInfo> Above { get; private set; } = [];

    /// <summary>The regions directly below.</summary>
    public IReadOnlyList<RegionInfo> Below { get; private set; } = [];

    /// <summary>Agencies in it, its own before those of the regions below.</summary>
    public IReadOnlyList<AgencyInfo> Agencies { get; private set; } = [];

    public IActionResult OnGet(string? code)
    {
        Code = code;
        if (code is null)
        {
            IReadOnlyList<RegionInfo> all = served.Regions;
            HashSet<string> codes = [.. all.Select(region => region.Code)];
            Below = [.. all.Where(region => region.Parent is null || !codes.Contains(region.Parent))];
            return Page();
        }

        Dictionary<string, RegionInfo> known = served.Regions.ToDictionary(region => region.Code, StringComparer.Ordinal);
        Region = known.GetValueOrDefault(code);
        if (Region is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        List<RegionInfo> above = [];
        for (string? parent = Region.Parent; parent is not null && known.TryGetValue(parent, out RegionInfo? next) && !above.Contains(next); parent = next.Parent) above.Insert(0, next);
        Above = above;
        Below = [.. known.Values.Where(region => region.Parent == code).OrderBy(region => region.Code, StringComparer.Ordinal)];
        Agencies = [.. holdings.Agencies(region: code).OrderBy(agency => agency.Region == code ? 0 : 1).ThenBy(agency => agency.Name, StringComparer.Ordinal)];
        return Page();
    }
}
