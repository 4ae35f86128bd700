using System.Text.RegularExpressions;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Search;
using Microsoft.AspNetCore.Diagnostics;

namespace GovReportArchive.Web.Hosting;

/// <summary>Answers to requests that no route has answered: problem details for programs, a page for people, never a stack trace.</summary>
internal static class ErrorAnswers
{
    private const string ErrorPage = "/error";

    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(IsForProgram, branch =>
        {
            branch.UseExceptionHandler(handler => handler.Run(context => Problem(StatusOf(context)).ExecuteAsync(context)));
            branch.UseStatusCodePages(status => Problem(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
        });
        app.UseWhen(context => !IsForProgram(context), branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = ErrorPage,
                StatusCodeSelector = static error => error is ArchiveException || SentenceOf(error) is not null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            });
            branch.UseStatusCodePagesWithReExecute(ErrorPage, "?status={0}");
        });
    }

    /// <summary>Why there is no answer, where neither the request nor the program is to blame; null for any other error.</summary>
    public static string? SentenceOf(Exception error) => error switch
    {
        IndexCorruptException or IndexVersionException => "检索库已损坏，不能检索；请运行 govreport verify 查看、govreport rebuild 重建。",
        IndexUnreachableException => "检索库暂时没有应答，请稍后再试。",
        // Where the database is concerns nobody who asks.
        ArchiveException { Code: CatalogDatabase.UnavailableCode } => "目录库暂时连接不上，恢复后会自动继续；请稍后再试。",
        RegexMatchTimeoutException => "这段文字的排列使读取用时过长，已停止。",
        _ => null,
    };

    /// <summary>What is logged of such an error. What a pattern gave up on is what somebody wrote, and is not.</summary>
    public static string NameOf(Exception error) => error is RegexMatchTimeoutException ? nameof(RegexMatchTimeoutException) : error.Message;

    /// <summary>Whether a program asks, which reads problem details rather than pages.</summary>
    public static bool IsForProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/readyz", StringComparison.OrdinalIgnoreCase);

    // A body that is too large is nobody's fault but the sender's, whoever meets it.
    private static int StatusOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException unusable ? unusable.StatusCode : StatusCodes.Status500InternalServerError;

    private static ProblemAnswer Problem(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound("没有这个地址。接口说明见 /swagger。"),
        StatusCodes.Status405MethodNotAllowed => Problems.Make(status, "method", "不接受此方法", "此地址不接受此方法；它接受的见 Allow。"),
        StatusCodes.Status415UnsupportedMediaType => Problems.Make(
            status, "body", "请求体的类型不可用",
            "请求体的类型不可用：/api/v1/precedents 和 /api/v1/batch 接受 application/json；/api/v1/check 接受 multipart/form-data（file 或 text）、text/plain 和 application/json，文件可以是 docx、doc、html、pdf、txt。"),
        >= 500 => Problems.Make(status, "internal", "内部错误", "程序出错，已记入日志；询问时请附上 requestId。"),
        _ => Problems.Make(status, "parameter", "请求有误", "请求不能处理。"),
    };
}
