using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Extraction;
using GovReportArchive.Extraction.Pdf;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Originals as the archive reads them: their text with a place in it, and pictures of their pages.</summary>
internal static class OriginalEndpoints
{
    /// <summary>The route by which servers of one archive fetch originals from one another (<c>--originals-from</c>): what it gives is what reports give too.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/originals/{sha256}", [HttpMethods.Get, HttpMethods.Head], ByHash).OfKind(RequestKind.Original).ExcludeFromDescription();

    private static IResult ByHash(string sha256, RequestArchive served, HttpContext context)
    {
        if (served.IsSample || served.Archive.Holdings.OpenOriginalOf(sha256) is not { } original) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(original, "application/octet-stream", sha256);
    }

    public static async Task<IResult> PlaceAsync(GetOriginalPlace asked, Holdings holdings, PassageSearch passages, HttpContext context, CancellationToken cancellationToken)
    {
        (OriginalPlace? place, ReportLookup lookup) = await OriginalPlace.FindAsync(holdings, passages, asked.Report.Id, asked, cancellationToken);
        return place is not null ? TypedResults.Ok(place) : lookup.Elsewhere(context, canonical => ReportEndpoints.Address(canonical) + "/original/place");
    }

    public static async Task<IResult> PageAsync(GetOriginalPage asked, Holdings holdings, PagePictures pictures, HttpContext context, CancellationToken cancellationToken)
    {
        ReportLookup found = ReportLookup.Find(holdings, asked.Report.Id, asked.At.Version);
        if (found.Report is not { } report) return found.Elsewhere(context, canonical => FormattableString.Invariant($"{ReportEndpoints.Address(canonical)}/original/pages/{asked.Page}"));
        using OriginalFile? original = holdings.OpenOriginal(report.Id, report.Version);
        if (original is null) return Problems.NotFound($"报告 {report.Id} 的这一版本没有存原件（由记录导入）。");
        EntityTagHeaderValue tag = new(FormattableString.Invariant($"\"{original.Sha256}-{asked.Page}\""));
        if (Freshness.IsHeld(context, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (!PagePainter.IsAvailable) return Problems.NotFound(PagePainter.Advice);
        try
        {
            return await pictures.OfAsync(original, asked.Page, cancellationToken) is { } picture
                ? TypedResults.Bytes(picture, PagePainter.MediaType)
                : Problems.NotFound(FormattableString.Invariant($"原件没有第 {asked.Page} 页，或不是 PDF。"));
        }
        catch (ExtractionException error)
        {
            return Problems.NotFound(FormattableString.Invariant($"第 {asked.Page} 页画不出来：{error.Message}"));
        }
    }
}
