using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>Single items and counts by their permanent addresses.</summary>
internal static class PermanentEndpoints
{
    public const string ItemPattern = "/r/{id}/v/{version:int}/s/{section:int}/i/{item:int}";
    public const string CountPattern = "/r/{id}/v/{version:int}/c/{key}";

    public static void Map(RouteGroupBuilder api)
    {
        api.Route(ItemPattern, Item, PassageDocumentation.Item).Produces<PassageView>();
        api.Route(CountPattern, Count, PassageDocumentation.Count).Produces<CountView>();
    }

    private static IResult Item(HttpContext context, ServedArchive served, string id, int version, int section, int item)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Item);
        PermanentAddress found = PermanentAddress.OfItem(served.Current, id, version, section, item, values.One(ApiParameters.Fingerprint), values.Flag(ApiParameters.NextYear));
        return found.Item is { } view
            ? TypedResults.Ok(view)
            : found.Section is { } part
                ? Problems.NotFound(found.Lookup.Missing, new() { ["section"] = part })
                : Elsewhere(context, found.Lookup, canonical => PassageAddress.Item(canonical, version, section, item));
    }

    private static IResult Count(HttpContext context, ServedArchive served, string id, int version, string key)
    {
        QueryStringReader.Read(context.Request.Query, []);
        PermanentAddress found = PermanentAddress.OfCount(served.Current, id, version, key);
        return found.Count is { } view
            ? TypedResults.Ok(view)
            : Elsewhere(context, found.Lookup, canonical => PassageAddress.Count(canonical, version, key));
    }

    private static IResult Elsewhere(HttpContext context, ReportLookup found, Func<string, string> addressOf) => found switch
    {
        { Gone: { } gone } => Problems.Gone(gone.Id, gone.Reason),
        { Canonical: { } canonical } => TypedResults.Redirect(
            PassageAddress.Api + addressOf(canonical) + context.Request.QueryString, permanent: true, preserveMethod: true),
        _ => Problems.NotFound(found.Missing),
    };
}
