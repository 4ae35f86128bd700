using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Pages.Passages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Pages.Permanent;

/// <summary>One item by its permanent address: the same as <c>/api/v1/r/…</c>.</summary>
internal sealed class ItemModel(Holdings holdings, PassageSearch passages, PassageCards cards) : PageModel
{
    public PassageView? Shown { get; private set; }

    /// <summary>The section that the item is to be looked for in by eye; null where there is none.</summary>
    public Section? Section { get; private set; }

    /// <summary>What is said instead of an item; null where there is one.</summary>
    public (string Title, string Text)? Notice { get; private set; }

    /// <summary>Makes what the page shows of each passage.</summary>
    public PassageCards Cards => cards;

    public IActionResult OnGet(string id, int version, int section, int item)
    {
        try
        {
            GetItem asked = GetItem.Read(Request.Query);
            PermanentAddress found = PermanentAddress.OfItem(holdings, passages, id, version, section, item, asked.Fingerprint, asked.NextYear);
            (Shown, Section) = (found.Item, found.Section);
            if (Shown is not null) return Page();
            return PermanentNotices.Answer(this, found.Lookup, canonical => PassageAddress.Item(canonical, version, section, item), notice => Notice = notice);
        }
        catch (QueryParameterException error)
        {
            return PermanentNotices.Say(this, StatusCodes.Status400BadRequest, ("参数不可用", error.Message), notice => Notice = notice);
        }
    }
}

/// <summary>What is said where a permanent address leads to nothing any more, or elsewhere.</summary>
internal static class PermanentNotices
{
    public static IActionResult Answer(PageModel page, ReportLookup found, Func<string, string> addressOf, Action<(string, string)> notice) => found switch
    {
        { Gone: { } gone } => Say(page, StatusCodes.Status410Gone, ("报告已撤下", $"这份报告已撤下。原因：{gone.Reason}"), notice),
        { Canonical: { } canonical } => page.RedirectPermanentPreserveMethod(addressOf(canonical) + page.Request.QueryString),
        _ => Say(page, StatusCodes.Status404NotFound, ("没有找到", found.Missing), notice),
    };

    public static PageResult Say(PageModel page, int status, (string Title, string Text) text, Action<(string, string)> notice)
    {
        page.Response.StatusCode = status;
        notice(text);
        return page.Page();
    }
}
