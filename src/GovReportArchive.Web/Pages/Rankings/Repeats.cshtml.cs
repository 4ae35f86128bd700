using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Rankings;

/// <summary>Whose reports repeat the one before, year after year; the same as <c>/api/v1/repeats</c>.</summary>
internal sealed class RepeatsModel(RepeatSearch repeats, Holdings holdings, ServedArchive served) : PageModel
{
    public const int PageSize = 50;

    /// <summary>The answer; null where there is none.</summary>
    public RepeatAnswer? Answer { get; private set; }

    /// <summary>Where an agency is, as many have the same name; null where that is not known.</summary>
    public string? PlaceOf(RepeatingAgency item) => served.PlaceOf(holdings.Agency(item.Agency.Id));

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>What is asked.</summary>
    public AskedQuery Asked { get; private set; } = null!;

    /// <summary>The JSON twin.</summary>
    public string Json => Asked.At("/api/v1/repeats", ("limit", PageSize.ToString(CultureInfo.InvariantCulture)));

    public void OnGet(CancellationToken cancellationToken)
    {
        Asked = AskedQuery.Of(Request.Query);
        try
        {
            RepeatQuestion question = GetRepeats.Read(Asked.Query, without: "limit").Question;
            Answer = repeats.Search(question with { Agencies = question.Agencies with { Limit = PageSize } }, cancellationToken);
        }
        catch (QueryParameterException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status400BadRequest);
        }
        catch (ArchiveException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
