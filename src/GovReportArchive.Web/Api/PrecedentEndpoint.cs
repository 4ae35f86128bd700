using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Precedents;

namespace GovReportArchive.Web.Api;

/// <summary>Passages that are worded like a text. The text comes in the body, is kept nowhere, and stands in no message.</summary>
internal static class PrecedentEndpoint
{
    private const string Json = "application/json";

    public static void Map(RouteGroupBuilder api) => api.MapPost("/precedents", FindAsync)
        .Accepts<PrecedentRequest>(Json).Produces<PrecedentAnswer>().WithMetadata(PassageDocumentation.Precedents).WithTags("v1");

    /// <summary>The filters of a query string, as the archive takes them.</summary>
    public static IReadOnlyList<ReportFilter> Filters(QueryStringReader values) =>
        [.. ApiParameters.PassageFilters.Select(filter => new ReportFilter(filter.Name, values.All(filter))).Where(filter => filter.Values.Count > 0)];

    private static async Task<IResult> FindAsync(HttpContext context, ServedArchive served)
    {
        context.Response.Headers.CacheControl = "no-store";
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Precedents);
        if (!context.Request.HasJsonContentType())
            return Problems.Make(StatusCodes.Status415UnsupportedMediaType, "body", "请求体不可用", "请求体应为 application/json，形如 {\"text\":\"……\"}。");
        PrecedentRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync<PrecedentRequest>(context.Request.Body, RecordJson.Options, context.RequestAborted);
        }
        catch (JsonException)
        {
            // What the reader says of it may quote it.
            asked = null;
        }
        catch (BadHttpRequestException error)
        {
            return Problems.Make(error.StatusCode, "body", "请求体不可用", $"请求体太大；文字最多 {PrecedentSearch.LongestText} 个字符。");
        }

        if (asked?.Text is not { } text)
            return Problems.Parameter(new QueryParameterException("text", "请求体不是 JSON，或缺少 text；应形如 {\"text\":\"……\"}。"));
        int limit = (int)(values.Number(ApiParameters.PrecedentLimit) ?? 5);
        return TypedResults.Ok(served.Current.Precedents.Find(text, Filters(values), limit, values.Flag(ApiParameters.Fold), context.RequestAborted));
    }
}

/// <summary>What precedents are asked with.</summary>
/// <param name="Text">One sentence or several.</param>
internal sealed record PrecedentRequest(string? Text);
