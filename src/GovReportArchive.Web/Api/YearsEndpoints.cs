using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>What an agency's reports say over the years.</summary>
internal static class YearsEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        // An agency's id mostly has a slash inside; it may stand as it is, or percent-encoded.
        api.Route("/agencies/{id}/ledger", Ledger, ApiDocumentation.Ledger).Produces<AgencyLedger>();
        api.Route("/agencies/{place}/{name}/ledger", LedgerOfPlace, ApiDocumentation.LedgerOfPlace).Produces<AgencyLedger>();
        api.Route("/reports/{id}/compare", Compare, ApiDocumentation.Compare).Produces<ReportComparison>();
        api.Route("/reports/{id}/compare.csv", CompareCsvAsync, ApiDocumentation.CompareCsv).OfKind(RequestKind.Export);
    }

    private static IResult Compare(HttpContext context, ServedArchive served, string id)
    {
        ReportPair pair = ReportPair.Find(served.Current, id, QueryStringReader.Read(context.Request.Query, ApiParameters.Compare));
        return pair.Comparison is { } comparison ? TypedResults.Ok(comparison) : Elsewhere(context, pair, "compare");
    }

    private static async Task<IResult> CompareCsvAsync(HttpContext context, ServedArchive served, string id)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.CompareCsv);
        ReportPair pair = ReportPair.Find(served.ForExport, id, values);
        return pair.Comparison is not { } comparison
            ? Elsewhere(context, pair, "compare.csv")
            : await SearchEndpoints.StreamAsync(context, SearchEndpoints.Csv, "compare.csv", output => ComparisonCsv.WriteAsync(
                output, comparison, values.Flag(ApiParameters.Bom), values.One(ApiParameters.Headers) == "labels", context.RequestAborted));
    }

    private static IResult Elsewhere(HttpContext context, ReportPair pair, string route) => pair switch
    {
        { Gone: { } gone } => Problems.Gone(gone.Id, gone.Reason, pair.Parameter),
        { Canonical: { } canonical } => TypedResults.Redirect(
            $"{ApiEndpoints.Root}/reports/{Uri.EscapeDataString(canonical)}/{route}{context.Request.QueryString}", permanent: true, preserveMethod: true),
        _ => Problems.NotFound(pair.Missing, pair.Parameter is null ? null : new() { ["parameter"] = pair.Parameter }),
    };

    private static IResult LedgerOfPlace(HttpContext context, ServedArchive served, string place, string name) =>
        Ledger(context, served, place + "/" + name);

    private static IResult Ledger(HttpContext context, ServedArchive served, string id)
    {
        QueryStringReader.Read(context.Request.Query, []);
        // The framework leaves an encoded slash encoded.
        string agency = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return served.Current.History.LedgerOf(agency) is AgencyLedger ledger
            ? TypedResults.Ok(ledger)
            : Problems.NotFound($"没有标识为 {agency} 的机关。");
    }
}
