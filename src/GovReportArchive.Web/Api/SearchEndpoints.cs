using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Search, and all hits as files.</summary>
internal static class SearchEndpoints
{
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";

    public static void Map(RouteGroupBuilder api)
    {
        api.Route("/reports", Search, ApiDocumentation.Reports);
        api.Route("/suggest", Suggest, ApiDocumentation.Suggest).Produces<SuggestionAnswer>();
        api.Route("/reports.ndjson", NdjsonAsync, ApiDocumentation.Ndjson).OfKind(RequestKind.Export);
        api.Route("/reports.csv", CsvAsync, ApiDocumentation.Csv).OfKind(RequestKind.Export);
    }

    private static Results<Ok<ReportAnswer>, StatusCodeHttpResult> Search(HttpContext context, ServedArchive served)
    {
        ReportQuery query = ReportQueryBinder.Search(QueryStringReader.Read(context.Request.Query, ApiParameters.Reports));
        OpenArchive archive = served.Current;

        // Taken before the search: should a commit come in between, the next question is answered anew rather than never.
        EntityTagHeaderValue tag = new($"\"{(served.IsSample ? "s" : "r")}{archive.Search.Generation()}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;
        if (EntityTags.Matches(context.Request, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(archive.Search.Answer(query, context.RequestAborted));
    }

    private static Ok<SuggestionAnswer> Suggest(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Suggest);
        return TypedResults.Ok(served.Current.Suggestions.Suggest(
            values.One(ApiParameters.Typed), (int)(values.Number(ApiParameters.SuggestionLimit) ?? 10), values.All(ApiParameters.SuggestionKind), context.RequestAborted));
    }

    private static async Task<IResult> NdjsonAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Ndjson);
        List<string> damaged = [];
        IEnumerable<StoredReport> reports = served.ForExport.Search.Stream(ReportQueryBinder.Selection(values), damaged.Add, context.RequestAborted);
        return await StreamAsync(context, Ndjson, "reports.ndjson",
            output => RecordStream.WriteAsync(output, reports, values.Flag(ApiParameters.Bom), context.RequestAborted), damaged);
    }

    private static async Task<IResult> CsvAsync(HttpContext context, ServedArchive served)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Csv);
        List<string> damaged = [];
        IEnumerable<StoredReport> reports = served.ForExport.Search.Stream(ReportQueryBinder.Selection(values), damaged.Add, context.RequestAborted);
        return await StreamAsync(context, Csv, "reports.csv", output => ReportCsv.WriteAsync(
            output, reports, values.Flag(ApiParameters.Bom), values.One(ApiParameters.Headers) == "labels", context.RequestAborted), damaged);
    }

    private static string LeftOut(string mediaType, IReadOnlyCollection<string> damaged) => mediaType == Ndjson
        ? JsonSerializer.Serialize(new { damaged }, RecordJson.Options) + "\n"
        : $"\"记录已损坏，没有导出的报告：{string.Join(' ', damaged).Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n";

    /// <summary>Sends the body as it is written, so that neither memory nor the wait for the first byte grows with the number of hits.</summary>
    public static async Task<IResult> StreamAsync(HttpContext context, string mediaType, string fileName, Func<Stream, Task> write, IReadOnlyCollection<string>? damaged = null)
    {
        context.Response.ContentType = mediaType + "; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        if (HttpMethods.IsHead(context.Request.Method)) return TypedResults.Empty;
        await write(context.Response.Body);
        // The status is sent by now: what is missing is told in the last line, which no import takes for a record.
        if (damaged?.Count > 0) await context.Response.WriteAsync(LeftOut(mediaType, damaged), context.RequestAborted);
        return TypedResults.Empty;
    }
}
