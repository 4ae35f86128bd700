using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Wording.Groups;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Wordings;

/// <summary>措辞沿革: wordings that stand more than once; the same as <c>/api/v1/wordings</c>.</summary>
internal sealed class WordingsModel(WordingSearch wordings) : PageModel
{
    /// <summary>The answer; null where there is none.</summary>
    public WordingAnswer? Answer { get; private set; }

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    public void OnGet(CancellationToken cancellationToken)
    {
        try
        {
            // How many stand on a page is the page's own business.
            Answer = wordings.Search(ListWordings.Read(Request.Query, without: "limit").Query, cancellationToken);
        }
        catch (QueryParameterException error)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Mistake = error.Message;
        }
        catch (ArchiveException error)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Mistake = error.Message;
        }
    }

    /// <summary>What the request asks under a name; blank for nothing.</summary>
    public string Asked(string name) => Request.Query[name].FirstOrDefault() ?? "";

    /// <summary>The question without its page, as a query string with some values replaced.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        IEnumerable<(string Name, string? Value)> kept = Request.Query.Where(part => part.Key != "cursor" && changes.All(change => change.Name != part.Key))
            .SelectMany(part => part.Value.Select(value => (part.Key, value)));
        return QueryString.Create(kept.Concat(changes).Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => new KeyValuePair<string, string?>(part.Name, part.Value))).ToString();
    }
}
