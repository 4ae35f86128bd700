using System.Text.Json;
using GovReportArchive.Drafts;
using GovReportArchive.Drafts.Desk;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>What helps to write the part on problems. The draft comes in the body, is kept nowhere, and stands in no message.</summary>
internal static class DeskEndpoint
{
    public static async Task<IResult> LookAsync(LookAtDraft asked, DraftDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (!context.Request.HasJsonContentType()) throw new DraftException(DraftBody.UnknownType, "请求体应为 application/json，形如 {\"text\":\"……\"}。");
            string text = (await JsonSerializer.DeserializeAsync<DraftText>(context.Request.Body, RecordJson.Options, cancellationToken))?.Text ?? "";
            return TypedResults.Ok(await desk.LookAsync(asked.Of(text.ReplaceLineEndings("\n")), cancellationToken));
        }
        catch (JsonException)
        {
            // What the reader says of it may quote it.
            return Problems.Make(StatusCodes.Status400BadRequest, "body", "稿件不可用", "请求体不是 JSON；应形如 {\"text\":\"……\"}。");
        }
        catch (BadHttpRequestException error)
        {
            return Problems.Make(error.StatusCode, "body", "稿件不可用", FormattableString.Invariant($"请求体太大；文字最多 {DraftDesk.LongestText} 个字符。"));
        }
        catch (DraftException error)
        {
            return Problems.Make(CheckEndpoint.StatusOf(error), "body", "稿件不可用", error.Message, problem => problem with { Code = error.Code, Parameter = error.Parameter });
        }
    }
}
