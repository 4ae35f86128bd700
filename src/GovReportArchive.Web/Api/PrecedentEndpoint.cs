using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Precedents;

namespace GovReportArchive.Web.Api;

/// <summary>Passages that are worded like a text. The text comes in the body, is kept nowhere, and stands in no message.</summary>
internal static class PrecedentEndpoint
{
    public static async Task<IResult> FindAsync(FindPrecedents request, PrecedentSearch precedents, HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
            return Problems.Make(StatusCodes.Status415UnsupportedMediaType, "body", "请求体不可用", "请求体应为 application/json，形如 {\"text\":\"……\"}。");
        PrecedentRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync<PrecedentRequest>(context.Request.Body, RecordJson.Options, cancellationToken);
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
            return Problems.Parameter(new QueryParameterException("text", "请求体不是 JSON，或缺少 text；应形如 {\"text\":\"……\"}。"), isInBody: true);
        return TypedResults.Ok(precedents.Find(text, request.Filters, request.Limit, request.Fold, cancellationToken));
    }
}

/// <summary>What precedents are asked with.</summary>
/// <param name="Text">One sentence or several.</param>
internal sealed record PrecedentRequest(string? Text);
