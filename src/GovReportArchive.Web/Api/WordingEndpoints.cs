using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Wordings that stand more than once, and all of them as files.</summary>
internal static class WordingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Route("/wordings", Search, WordingDocumentation.Wordings);
        api.Route("/wordings/{id}", Detail, WordingDocumentation.Detail);
        api.Route("/wordings.ndjson", NdjsonAsync, WordingDocumentation.Ndjson).OfKind(RequestKind.Export);
        api.Route("/wordings.csv", CsvAsync, WordingDocumentation.Csv).OfKind(RequestKind.Export);
        api.Route("/boilerplate", Reports, WordingDocumentation.Boilerplates);
        api.Route("/boilerplate.ndjson", BoilerplateNdjsonAsync, WordingDocumentation.BoilerplateNdjson).OfKind(RequestKind.Export);
        api.Route("/boilerplate.csv", BoilerplateCsvAsync, WordingDocumentation.BoilerplateCsv).OfKind(RequestKind.Export);
        api.Route("/reports/{id}/boilerplate", OfReport, WordingDocumentation.Boilerplate);
        api.Route("/reports/{id}/wordings", WordingsOfReport, WordingDocumentation.OfReport);
    }

    private static Ok<BoilerplateAnswer> Reports(HttpContext context, ServedArchive served) => TypedResults.Ok(WordingParameters.Reports(
        served.Current.Boilerplates, QueryStringReader.Read(context.Request.Query, WordingParameters.Boilerplate)));

    private static IResult OfReport(HttpContext context, ServedArchive served, string id) =>
        OfReport(context, served, id, "boilerplate", served.Current.Boilerplates.Of);

    private static IResult WordingsOfReport(HttpContext context, ServedArchive served, string id) =>
        OfReport(context, served, id, "wordings", served.Current.Wordings.Of);

    private static IResult OfReport<T>(HttpContext context, ServedArchive served, string id, string part, Func<StoredReport, T?> of)
        where T : class
    {
        QueryStringReader.Read(context.Request.Query, []);
        ReportLookup found = ReportLookup.Find(served.Current, id, null);
        if (found.Gone is { } gone) return Problems.Gone(gone.Id, gone.Reason);
        if (found.Canonical is { } canonical) return TypedResults.Redirect($"{ApiEndpoints.Root}/reports/{Uri.EscapeDataString(canonical)}/{part}", permanent: true, preserveMethod: true);
        if (found.Report is not { } report) return Problems.NotFound(found.Missing);
        return of(report) is { } answer ? TypedResults.Ok(answer) : Problems.Unavailable(context, BoilerplateShares.MissingMessage);
    }

    private static Ok<WordingAnswer> Search(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, WordingParameters.List);
        return TypedResults.Ok(served.Current.Wordings.Search(WordingParameters.Paged(values), context.RequestAborted));
    }

    private static IResult Detail(HttpContext context, ServedArchive served, string id)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, WordingParameters.Detail);
        WordingDetail? detail = served.Current.Wordings.Detail(
            id, (int)(values.Number(ApiParameters.ListStart) ?? 0), (int)(values.Number(ApiParameters.ListLimit) ?? 200), context.RequestAborted);
        return detail is null ? Problems.NotFound($"没有标识为 {id} 的措辞；重新整理之后，代表措辞换了，标识也随之改变。") : TypedResults.Ok(detail);
    }

    private static async Task<IResult> BoilerplateNdjsonAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, WordingParameters.BoilerplateNdjson);
        IEnumerable<BoilerplateReport> reports = WordingParameters.AllReports(served.ForExport.Boilerplates, values);
        return await SearchEndpoints.StreamAsync(context, SearchEndpoints.Ndjson, "boilerplate.ndjson",
            output => RecordStream.WriteLinesAsync(output, reports, values.Flag(ApiParameters.Bom), context.RequestAborted));
    }

    private static async Task<IResult> BoilerplateCsvAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, WordingParameters.BoilerplateCsv);
        IEnumerable<BoilerplateReport> reports = WordingParameters.AllReports(served.ForExport.Boilerplates, values);
        return await SearchEndpoints.StreamAsync(context, SearchEndpoints.Csv, "boilerplate.csv", output => BoilerplateCsv.WriteAsync(
            output, reports, values.Flag(ApiParameters.Bom), values.One(ApiParameters.Headers) == "labels", context.RequestAborted));
    }

    private static async Task<IResult> NdjsonAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, WordingParameters.Ndjson);
        IEnumerable<WordingItem> wordings = served.ForExport.Wordings.Stream(WordingParameters.Of(values), context.RequestAborted);
        return await SearchEndpoints.StreamAsync(context, SearchEndpoints.Ndjson, "wordings.ndjson",
            output => RecordStream.WriteLinesAsync(output, wordings, values.Flag(ApiParameters.Bom), context.RequestAborted));
    }

    private static async Task<IResult> CsvAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, WordingParameters.Csv);
        IEnumerable<WordingItem> wordings = served.ForExport.Wordings.Stream(WordingParameters.Of(values), context.RequestAborted);
        return await SearchEndpoints.StreamAsync(context, SearchEndpoints.Csv, "wordings.csv", output => WordingCsv.WriteAsync(
            output, wordings, values.Flag(ApiParameters.Bom), values.One(ApiParameters.Headers) == "labels", context.RequestAborted));
    }
}
