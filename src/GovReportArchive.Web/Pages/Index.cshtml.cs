using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages;

/// <summary>The start page and the search page: one address, one service call, the same as <c>/api/v1/reports</c>.</summary>
internal sealed class IndexModel(ServedArchive served, ReportSearch search, Corpus.Holdings holdings) : PageModel
{
    public const int PageSize = 20;

    /// <summary>Agencies named beside the reports; of more only the list is offered.</summary>
    private const int MostNamed = 3;

    private static readonly CountRanges Received = CountRanges.Parse("applications.received.total:0,1,10,100,1000");

    public SearchAddress Address { get; private set; } = null!;

    /// <summary>The answer; null where the query could not be asked.</summary>
    public ReportAnswer? Answer { get; private set; }

    /// <summary>Why the answer is empty; null where it is not.</summary>
    public EmptyAnswer? Empty => Answer?.Help;

    /// <summary>The agencies that are called by the words searched for, else those whose name holds them; what people type first is mostly a name.</summary>
    public IReadOnlyList<AgencyInfo> Named { get; private set; } = [];

    /// <summary>Whether more agencies than can be told are called so.</summary>
    public bool IsInManyNames { get; private set; }

    /// <summary>Where an agency is; null where that is not known.</summary>
    public string? PlaceOf(AgencyInfo agency) => served.PlaceOf(agency);

    /// <summary>How many applications the reports tell of; null where none tells.</summary>
    public RangeView? Ranges { get; private set; }

    /// <summary>What is wrong with the query, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>Where in the query text the mistake is, in UTF-16 units from 0; null where it is elsewhere.</summary>
    public int? MistakeAt { get; private set; }

    /// <summary>What the archive holds; on the start page only.</summary>
    public Statistics? Holdings { get; private set; }

    public IReadOnlyList<FacetView> Facets { get; private set; } = [];

    public string Text => Address.Value("q") ?? "";

    public string Sort => Address.Value("sort") ?? (Text.Length > 0 ? "score" : "-year");

    public string JsonUrl => Address.Json(FacetViews.Names(Address), PageSize);

    /// <summary>What a chosen value is called.</summary>
    public string Label(string filter, string value) => search.Label(filter, value);

    public IActionResult OnGet(CancellationToken cancellationToken)
    {
        if ((ConditionFields.Redirect(SearchTarget.Reports, Request.Query) ?? FacetSearchField.Redirect(SearchTarget.Reports, Request.Query)) is { } target) return Redirect(target);
        Address = SearchAddress.Of(Request.Query);
        if (Address.IsEmpty) Holdings = served.Statistics;
        try
        {
            SearchReports asked = SearchReports.Read(Address.ToQuery());
            ReportQuery query = asked.Counting.Of(asked.Query, FacetViews.Names(Address)) with
            {
                Limit = Address.IsEmpty ? 0 : PageSize,
                Ranges = Address.IsEmpty ? [] : [Received],
                OffersSynonyms = !Address.IsEmpty,
            };
            Answer = search.Answer(query, cancellationToken);
            Facets = FacetViews.Of(Address, Answer);
            if (Text.Length > 1 && Address.Cursor is null)
            {
                IReadOnlyList<string> ids = holdings.AgenciesNamed(Text, MostNamed + 1);
                IsInManyNames = ids.Count > MostNamed;
                if (!IsInManyNames) Named = [.. ids.Select(holdings.Agency).OfType<AgencyInfo>().Where(agency => agency.Reports > 0)];
            }
            Ranges = FacetViews.Ranges(Address, Answer, Received);
        }
        catch (QuerySyntaxException error)
        {
            (Mistake, MistakeAt) = (error.Message, error.Position);
        }
        catch (QueryParameterException error)
        {
            Mistake = error.Message;
        }

        if (Mistake is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
