using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages;

/// <summary>A page of a report, or of something in it. Where the address leads to nothing any more, it says so instead; where it leads elsewhere, it sends on.</summary>
internal abstract class ReportPage : PageModel
{
    /// <summary>What is said instead; null where there is what was asked for.</summary>
    public (string Title, string Text)? Notice { get; private set; }

    /// <summary>Answers, or says what is wrong with the address's parameters.</summary>
    protected IActionResult Answer(Func<IActionResult> show)
    {
        try
        {
            return show();
        }
        catch (QueryParameterException error)
        {
            return Say(StatusCodes.Status400BadRequest, "参数不可用", error.Message);
        }
    }

    /// <summary>The same of what takes its time.</summary>
    protected async Task<IActionResult> AnswerAsync(Func<Task<IActionResult>> show)
    {
        try
        {
            return await show();
        }
        catch (QueryParameterException error)
        {
            return Say(StatusCodes.Status400BadRequest, "参数不可用", error.Message);
        }
    }

    /// <summary>The answer where there is no report.</summary>
    /// <param name="found">What the address leads to.</param>
    /// <param name="addressOf">The same page for the present id.</param>
    /// <param name="ofSeveral">Whether the page is of several reports, so that the one that was withdrawn must be named.</param>
    protected IActionResult Elsewhere(ReportLookup found, Func<string, string> addressOf, bool ofSeveral = false) => found switch
    {
        { Gone: { } gone } => Say(StatusCodes.Status410Gone, "报告已撤下", $"{(ofSeveral ? $"报告 {gone.Id} " : "这份报告")}已撤下。原因：{gone.Reason}"),
        { Canonical: { } canonical } => RedirectPermanentPreserveMethod(addressOf(canonical) + Request.QueryString),
        _ => Say(StatusCodes.Status404NotFound, "没有找到", found.Missing),
    };

    private PageResult Say(int status, string title, string text)
    {
        Response.StatusCode = status;
        Notice = (title, text);
        return Page();
    }
}
