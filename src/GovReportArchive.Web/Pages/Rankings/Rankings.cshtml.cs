using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Rankings;

/// <summary>排名: who has most of a metric in one year; the same as <c>/api/v1/rankings</c>. Where no year is asked for, it is the newest that has enough.</summary>
internal sealed class RankingsModel(RankingSearch rankings, ReportSearch search) : PageModel
{
    public const int PageSize = 50;

    private static readonly (string Name, string Value)[] Usual = [("metric", "applicationsReceived")];

    /// <summary>The answer; null where there is none.</summary>
    public RankingAnswer? Answer { get; private set; }

    /// <summary>What the answer says, in words; null where there is none.</summary>
    public RankingWords? Words { get; private set; }

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The years that have numbers, ascending.</summary>
    public IReadOnlyList<(int Year, int Reporting)> Years { get; private set; } = [];

    /// <summary>The types that agencies have, the most frequent first.</summary>
    public IReadOnlyList<ReportFacetItem> Types { get; private set; } = [];

    /// <summary>What is asked, with what the page adds to it.</summary>
    public AskedQuery Asked { get; private set; } = null!;

    /// <summary>The JSON twin.</summary>
    public string Json => Asked.At("/api/v1/rankings", ("limit", PageSize.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The page of who stands at a rank.</summary>
    public string PageOf(RankedItem item) => Answer!.By == RankingQuestion.Agency ? Addresses.Agency(item.Id) : Addresses.Region(item.Id);

    /// <summary>The ranking of a place's agencies.</summary>
    public string AgenciesOf(RankedItem item) => Asked.At(Questions.Rankings, ("by", null), ("of", null), ("cursor", null), ("region", item.Id));

    public void OnGet(CancellationToken cancellationToken)
    {
        Asked = AskedQuery.Of(Request.Query, Usual);
        try
        {
            Types = search.Answer(new ReportQuery { Limit = 0, Facets = [new RequestedFacet("agencyType", 200)] }, cancellationToken).Facets["agencyType"].Items;
            Years = rankings.Years(Question(), cancellationToken);
            if (Asked.Value("year").Length == 0)
            {
                if (RankingSearch.Newest(Years) is not { } newest) return;
                Asked = Asked.With(("year", newest.ToString(CultureInfo.InvariantCulture)));
            }

            Answer = rankings.Search(Question(), cancellationToken);
            Words = new RankingWords(Answer, Asked);
        }
        catch (Exception error) when (error is QueryParameterException or QuerySyntaxException)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status400BadRequest);
        }
        catch (ArchiveException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // How many stand on a page is the page's own business.
    private RankingQuestion Question() => GetRankings.Read(Asked.Query, without: "limit").Question() is var question
        ? question with { Counted = question.Counted with { Limit = PageSize } } : question;
}
