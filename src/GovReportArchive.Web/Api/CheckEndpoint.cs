using GovReportArchive.Archive.Drafts;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>The check of a draft. The draft comes in the body, is kept nowhere, and stands in no message.</summary>
internal static class CheckEndpoint
{
    private static readonly ApiOperation Operation = new("checkDraft", "稿件核查",
        "核查尚未公布的年度报告稿：表格勾稽、缺漏、正文与表格、与本机关上年报告的衔接、沿用上年的文字。请求体为 multipart/form-data（文件 file，txt、docx、html、doc、pdf，至多 16 MB；"
        + "或文字 text）、text/plain，或 application/json（{\"text\":\"……\"}，至多 400000 个字符）。severity 为 error（错误）或 reminder（提醒）。稿件不存储、不记入日志。",
        [])
    {
        Answers =
        [
            new(200, "核查结果。", "application/json", """
                { "title": "伊美区民政局2025年政府信息公开工作年度报告", "agency": "伊美区民政局", "agencyId": "230717/民政局", "year": 2025, "form": "2021",
                  "errors": 1, "reminders": 0,
                  "findings": [ { "code": "applications.balance", "severity": "error",
                    "message": "勾稽关系（总计）：本年新收与上年结转之和为 3，办理结果总计与结转下年度之和为 2，两者不等。",
                    "action": "请核对原始台账，改正有误的数字。", "place": { "section": "收到和处理政府信息公开申请情况", "row": "本年新收", "column": "总计" } } ],
                  "passed": [ { "code": "review.sum", "label": "行政复议", "places": 1 } ], "open": [] }
                """),
            new(400, "请求体或稿件不可用，或有未知参数。", Problems.MediaType),
            new(413, "稿件太大。", Problems.MediaType),
            new(415, "请求体的类型不可用。", Problems.MediaType),
            ApiDocumentation.Busy,
        ],
    };

    public static void Map(RouteGroupBuilder api) => api.MapPost("/check", CheckAsync)
        .Accepts<DraftText>("application/json", "text/plain", "multipart/form-data").Produces<DraftAnswer>().WithMetadata(Operation).WithTags("v1");

    private static async Task<IResult> CheckAsync(HttpContext context, ServedArchive served)
    {
        context.Response.Headers.CacheControl = "no-store";
        QueryStringReader.Read(context.Request.Query, Operation.Parameters);
        try
        {
            DraftBody body = await DraftBody.ReadAsync(context);
            return TypedResults.Ok(await body.CheckAsync(new DraftCheck(served.Current), context.RequestAborted));
        }
        catch (DraftException error)
        {
            int status = error.Code switch
            {
                "file.tooLarge" or "text.tooLong" => StatusCodes.Status413PayloadTooLarge,
                DraftBody.UnknownType => StatusCodes.Status415UnsupportedMediaType,
                _ => StatusCodes.Status400BadRequest,
            };
            return Problems.Make(status, "body", "稿件不可用", error.Message, new() { ["code"] = error.Code });
        }
    }
}
