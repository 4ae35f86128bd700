using GovReportArchive.Corpus;
using GovReportArchive.Wording.Groups;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Wordings;

/// <summary>One wording: its variants against the representative, and where it stands.</summary>
internal sealed class WordingModel(WordingSearch wordings) : PageModel
{
    public const int PageSize = 100;

    public WordingDetail? Detail { get; private set; }

    /// <summary>What is said instead of a wording.</summary>
    public string Missing { get; private set; } = "";

    public void OnGet(string id, int at, CancellationToken cancellationToken)
    {
        try
        {
            Detail = wordings.Detail(id, Math.Max(0, at), PageSize, cancellationToken);
            if (Detail is not null) return;
            Missing = "没有这个标识的措辞；重新整理之后，代表措辞换了，地址也随之改变。";
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (ArchiveException error)
        {
            Missing = error.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
