using GovReportArchive.Archive.Passages;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Archive.Wordings;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Passages;

/// <summary>措辞查找: search among passages (GET, the same as <c>/api/v1/passages</c>), and precedents of a pasted text (POST, so that the text
/// is in no address).</summary>
[IgnoreAntiforgeryToken]
internal sealed class PassagesModel(ServedArchive served, TimeProvider time) : PageModel
{
    public const int PageSize = 20;

    /// <summary>Filters whose values the page offers beside the tabs.</summary>
    private static readonly string[] Facets = ["year", "province", "city", "county", "agencyType", "level", "agency", "form"];

    private static readonly string[] PlaceFilters = ["province", "city", "county", "region"];

    private PassageGroups? _groups;

    private static readonly string[] Tabs = ["role", "section"];

    public SearchAddress Address { get; private set; } = null!;

    /// <summary>The answer to a search; null where none was asked, or it could not be.</summary>
    public PassageAnswer? Answer { get; private set; }

    /// <summary>The precedents of the pasted text; null where there is none, or it could not be compared.</summary>
    public PrecedentAnswer? Precedents { get; private set; }

    /// <summary>The pasted text, to be shown in its box again.</summary>
    public string Pasted { get; private set; } = "";

    /// <summary>The role that precedents were restricted to; blank for all.</summary>
    public string PastedRole { get; private set; } = "";

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    public IReadOnlyList<FacetView> FacetViews { get; private set; } = [];

    public string Text => Address.Value("q") ?? "";

    public string Sort => Address.Value("sort") ?? (Text.Length > 0 ? "score" : "-year");

    public string Site => $"{Request.Scheme}://{Request.Host}";

    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().Date);

    /// <summary>The JSON twin of a search.</summary>
    public string JsonUrl => Address.Json(string.Join(',', [.. Tabs, .. FacetNames]), PageSize) + "&fold=true";

    private IEnumerable<string> FacetNames
    {
        get
        {
            bool hasPlace = PlaceFilters.Any(name => Address.Values(name).Count > 0);
            return Facets.Where(name => hasPlace || name is not ("city" or "county"));
        }
    }

    /// <summary>What a chosen value is called.</summary>
    public string Label(string filter, string value) => served.Current.Passages.Label(filter, value);

    /// <summary>The wording that a passage belongs to.</summary>
    public WordedItem? GroupOf(PassageHit hit) => (_groups ??= new PassageGroups(served.Current)).Of(hit);

    public IActionResult OnGet(CancellationToken cancellationToken)
    {
        if (ConditionForm.Redirect(SearchTarget.Passages, Request.Query) is { } target) return Redirect(target);
        Address = SearchAddress.Of(SearchTarget.Passages, Request.Query);
        if (Address.IsEmpty) return Page();
        try
        {
            QueryStringReader values = QueryStringReader.Read(Address.ToQuery(), ApiParameters.PassagePage);
            ReportQuery query = ReportQueryBinder.Passages(values) with
            {
                Limit = PageSize,
                Facets = [.. Tabs.Concat(FacetNames).Select(ReportQueryBinder.Facet)],
            };
            string? wording = values.One(ApiParameters.Wording);
            Answer = served.Current.Passages.Search(query, fold: wording is null, wording, cancellationToken);
            FacetViews = Pages.FacetViews.Of(Address, FacetNames, Answer.Facets);
        }
        catch (Exception error) when (error is QuerySyntaxException or QueryParameterException)
        {
            return Refused(error.Message, StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Address = SearchAddress.Of(SearchTarget.Passages, new QueryCollection());
        try
        {
            IFormCollection form = await Request.ReadFormAsync(cancellationToken);
            (Pasted, PastedRole) = (form["text"].ToString(), form["role"].ToString());
            Precedents = served.Current.Precedents.Find(
                Pasted, PastedRole.Length == 0 ? [] : [new KeywordFilter("role", [PastedRole])], cancellationToken: cancellationToken);
        }
        catch (QueryParameterException error)
        {
            return Refused(error.Message, StatusCodes.Status400BadRequest);
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException or InvalidOperationException)
        {
            return Refused($"贴入的文字太长或不能读取；最多 {PrecedentSearch.LongestText} 个字符。", StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private PageResult Refused(string message, int status)
    {
        (Mistake, Response.StatusCode) = (message, status);
        return Page();
    }
}

/// <summary>A passage as the page shows it.</summary>
/// <param name="Hit">The passage.</param>
/// <param name="Site">The server's own address, for citations.</param>
/// <param name="Today">The day it is looked up.</param>
/// <param name="Query">The query whose hits the report's page is to mark; null for none.</param>
/// <param name="Similarity">How alike it is to a pasted sentence; null in a search.</param>
/// <param name="Group">The wording it belongs to; null where it stands alone or that is not known.</param>
internal sealed record PassageCard(PassageHit Hit, string Site, DateOnly Today, string? Query = null, double? Similarity = null, WordedItem? Group = null);
