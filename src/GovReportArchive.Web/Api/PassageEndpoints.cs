using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Search over the items of reports, and all hits as files.</summary>
internal static class PassageEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Route("/passages", Search, PassageDocumentation.Passages);
        api.Route("/passages.ndjson", NdjsonAsync, PassageDocumentation.Ndjson).OfKind(RequestKind.Export);
        api.Route("/passages.csv", CsvAsync, PassageDocumentation.Csv).OfKind(RequestKind.Export);
    }

    private static Ok<PassageAnswer> Search(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Passages);
        return TypedResults.Ok(served.Current.Passages.Search(
            ReportQueryBinder.Passages(values), values.Flag(ApiParameters.Fold), values.One(ApiParameters.Wording), context.RequestAborted));
    }

    private static async Task<IResult> NdjsonAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.PassageNdjson);
        List<string> damaged = [];
        IEnumerable<PassageHit> passages = Stream(context, served, values, damaged);
        return await SearchEndpoints.StreamAsync(context, SearchEndpoints.Ndjson, "passages.ndjson",
            output => RecordStream.WriteLinesAsync(output, passages, values.Flag(ApiParameters.Bom), context.RequestAborted), damaged);
    }

    private static async Task<IResult> CsvAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.PassageCsv);
        List<string> damaged = [];
        IEnumerable<PassageHit> passages = Stream(context, served, values, damaged);
        return await SearchEndpoints.StreamAsync(context, SearchEndpoints.Csv, "passages.csv", output => PassageCsv.WriteAsync(
            output, passages, values.Flag(ApiParameters.Bom), values.One(ApiParameters.Headers) == "labels", context.RequestAborted), damaged);
    }

    private static IEnumerable<PassageHit> Stream(HttpContext context, ServedArchive served, QueryStringReader values, List<string> damaged) =>
        served.ForExport.Passages.Stream(ReportQueryBinder.PassageSelection(values), values.One(ApiParameters.Wording), damaged.Add, context.RequestAborted);
}
