using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovReportArchive.Web.Hosting;

/// <summary>The methods that pages accept: a page without a handler for a method would be drawn without its model.</summary>
internal static class PageMethods
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] ReadAndPost = [.. Read, HttpMethods.Post];

    // Pages that a pasted text is sent to.
    private static readonly string[] Forms = ["/Drafts/Check", "/Desk/Desk", "/Passages/Passages", "/Deposits/Deposit"];

    /// <summary>Maps the pages, each for its methods; the page of errors is drawn whatever the request was.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorPages().Add(endpoint =>
    {
        string page = endpoint.Metadata.OfType<PageActionDescriptor>().First().ViewEnginePath;
        if (page is not "/Error") endpoint.Metadata.Add(new HttpMethodMetadata(Forms.Contains(page, StringComparer.Ordinal) ? ReadAndPost : Read));
    });
}
