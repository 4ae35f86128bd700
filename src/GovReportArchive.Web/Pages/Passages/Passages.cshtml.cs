using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Precedents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace GovReportArchive.Web.Pages.Passages;

/// <summary>措辞查找: search among passages (GET, the same as <c>/api/v1/passages</c>), and precedents of a pasted text (POST, so that the text
/// is in no address).</summary>
[IgnoreAntiforgeryToken]
internal sealed class PassagesModel(
    PassageSearch passages, PrecedentSearch precedents, WordingSearch wordings, StartWordings starts, PassageCards cards) : PageModel
{
    public const int PageSize = 20;

    /// <summary>Filters whose values the page offers beside the tabs.</summary>
    private static readonly string[] Facets = ["year", "province", "city", "county", "agencyType", "level", "agency", "form"];

    private static readonly string[] PlaceFilters = ["province", "city", "county", "region"];

    private static readonly string[] Tabs = ["role", "section"];

    /// <summary>Filters of the form for a pasted text.</summary>
    private static readonly string[] FormFilters = ["role", "year", "region", "agencyType"];

    /// <summary>What to begin with where no wordings have been grouped yet.</summary>
    public static IReadOnlyList<(string Query, string Role, string Meaning)> Examples { get; } =
    [
        ("解读形式", "problem", "解读形式上的问题"),
        ("更新 及时", "problem", "更新不及时的问题"),
        ("依申请公开 规范", "problem", "依申请公开办理上的问题"),
        ("培训 业务能力", "measure", "加强培训的措施"),
        ("平台 栏目", "measure", "平台和栏目建设的措施"),
    ];

    /// <summary>The most used wordings by role, on the page that is asked nothing.</summary>
    public IReadOnlyList<StartRole> Begin { get; private set; } = [];

    public SearchAddress Address { get; private set; } = null!;

    /// <summary>The answer to a search; null where none was asked, or it could not be.</summary>
    public PassageAnswer? Answer { get; private set; }

    /// <summary>The precedents of the pasted text; null where there is none, or it could not be compared.</summary>
    public PrecedentAnswer? Precedents { get; private set; }

    /// <summary>The pasted text, to be shown in its box again.</summary>
    public string Pasted { get; private set; } = "";

    /// <summary>What precedents were restricted to, by name of the filter.</summary>
    public IQueryCollection PastedFilters { get; private set; } = new QueryCollection();

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    public IReadOnlyList<FacetView> FacetViews { get; private set; } = [];

    public string Text => Address.Value("q") ?? "";

    public string Sort => Address.Value("sort") ?? (Text.Length > 0 ? "score" : "-year");

    /// <summary>Makes what the page shows of each passage.</summary>
    public PassageCards Cards => cards;

    /// <summary>The JSON twin of a search.</summary>
    public string JsonUrl => Address.Json([.. Tabs, .. FacetNames], PageSize) + "&fold=true";

    private IEnumerable<string> FacetNames
    {
        get
        {
            bool hasPlace = PlaceFilters.Any(name => Address.Values(name).Count > 0);
            return Facets.Where(name => hasPlace || name is not ("city" or "county"));
        }
    }

    /// <summary>What a chosen value is called.</summary>
    public string Label(string filter, string value) => passages.Label(filter, value);

    public IActionResult OnGet(CancellationToken cancellationToken)
    {
        if ((ConditionFields.Redirect(SearchTarget.Passages, Request.Query) ?? FacetSearchField.Redirect(SearchTarget.Passages, Request.Query)) is { } target) return Redirect(target);
        Address = SearchAddress.Of(SearchTarget.Passages, Request.Query);
        if (Address.IsEmpty)
        {
            Begin = starts.Of(wordings, cancellationToken);
            return Page();
        }

        try
        {
            SearchPassages asked = SearchPassages.Read(Address.ToQuery());
            ReportQuery query = asked.Counting.Of(asked.Query, Tabs.Concat(FacetNames)) with { Limit = PageSize };
            string? wording = asked.Selected.Narrowed.Wording;
            Answer = passages.Search(query, fold: wording is null, wording, cancellationToken);
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
            Pasted = form["text"].ToString();
            PastedFilters = new QueryCollection(form.Where(field => FormFilters.Contains(field.Key) && !string.IsNullOrWhiteSpace(field.Value))
                .ToDictionary(field => field.Key, field => new StringValues(field.Value.ToString().Trim()), StringComparer.Ordinal));
            Precedents = precedents.Find(Pasted, FindPrecedents.Read(PastedFilters).Filters, fold: true, cancellationToken: cancellationToken);
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
