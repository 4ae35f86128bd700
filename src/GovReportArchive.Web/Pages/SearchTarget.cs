using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Api.Requests;

namespace GovReportArchive.Web.Pages;

/// <summary>What a search page searches.</summary>
/// <param name="Page">Address of the page.</param>
/// <param name="Api">Address of its JSON twin; those of the files have an extension more.</param>
/// <param name="Parameters">Names of what makes up a search, in canonical order.</param>
/// <param name="Unit">What one hit is called in counts.</param>
internal sealed record SearchTarget(string Page, string Api, IReadOnlyList<string> Parameters, string Unit)
{
    public static readonly SearchTarget Reports = new("/", "/api/v1/reports", Names<Selection<ReportNarrowing>>(), "份");

    public static readonly SearchTarget Passages = new("/passages", "/api/v1/passages", Names<Selection<PassageNarrowing>>(), "条");

    // The page offers no other syntax.
    private static string[] Names<TSelection>() =>
        [.. RequestShape.Of(typeof(TSelection)).Query.Select(parameter => parameter.Name).Where(name => name != "syntax"), FacetSearchField.Parameter];
}
