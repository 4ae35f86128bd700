using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>Single items and counts by their permanent addresses.</summary>
internal static class PermanentEndpoints
{
    public static IResult Item(GetItem asked, Holdings holdings, PassageSearch passages, HttpContext context)
    {
        PermanentAddress found = PermanentAddress.OfItem(
            holdings, passages, asked.Report.Id, asked.Report.Version, asked.Section, asked.Item, asked.Fingerprint, asked.NextYear);
        if (found.Item is { } view) return TypedResults.Ok(view);
        return found.Section is { } part
            ? Problems.NotFound(found.Lookup.Missing, problem => problem with { Section = part })
            : found.Lookup.Elsewhere(context, canonical => PassageAddress.Api + PassageAddress.Item(canonical, asked.Report.Version, asked.Section, asked.Item));
    }

    public static IResult Count(GetCount asked, Holdings holdings, HttpContext context)
    {
        PermanentAddress found = PermanentAddress.OfCount(holdings, asked.Report.Id, asked.Report.Version, asked.Key);
        return found.Count is { } view
            ? TypedResults.Ok(view)
            : found.Lookup.Elsewhere(context, canonical => PassageAddress.Api + PassageAddress.Count(canonical, asked.Report.Version, asked.Key));
    }
}
