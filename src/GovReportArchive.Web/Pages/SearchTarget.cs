using GovReportArchive.Web.Api;

namespace GovReportArchive.Web.Pages;

/// <summary>What a search page searches.</summary>
/// <param name="Page">Address of the page.</param>
/// <param name="Api">Address of its JSON twin; those of the files have an extension more.</param>
/// <param name="Parameters">What makes up a search, in canonical order.</param>
/// <param name="Unit">What one hit is called in counts.</param>
internal sealed record SearchTarget(string Page, string Api, IReadOnlyList<ApiParameter> Parameters, string Unit)
{
    /// <summary>Whether values of a long facet can be looked for by name.</summary>
    public bool FindsInFacets => Parameters.Contains(ApiParameters.FacetContains);

    public static readonly SearchTarget Reports = new(
        "/",
        "/api/v1/reports",
        [ApiParameters.Query, .. ApiParameters.Filters, ApiParameters.Where, ApiParameters.Sort, ApiParameters.ChangedSince, ApiParameters.FacetContains],
        "份");

    public static readonly SearchTarget Passages = new(
        "/passages", "/api/v1/passages", [.. ApiParameters.PassagePage.Where(parameter => parameter.Name != ApiParameters.Cursor.Name)], "条");
}
