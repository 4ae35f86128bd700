namespace GovReportArchive.Web.Hosting;

/// <summary>Answers that are asked for before there is anything to answer from: on the first start the samples are still being read.</summary>
/// <remarks>Law: an archive that is not ready never answers that nothing was found. A program's request waits a moment, because most often that
/// is enough, and is then told by 503 and <c>Retry-After</c> to come back; a person gets at once a page that reloads itself. That page does
/// without the page engine, whose own start would take the processor from what everybody is waiting for.</remarks>
internal static class PreparingAnswers
{
    private const string Page = """
        <!doctype html>
        <html lang="zh-CN">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta http-equiv="refresh" content="1">
          <title>正在准备样例报告 · 政府信息公开年报库</title>
          <link rel="stylesheet" href="/site.css">
        </head>
        <body>
          <main><div class="frame"><article class="text">
            <h1>正在准备样例报告</h1>
            <p role="status">首次启动要先读一遍随程序附带的样例报告，通常一两秒钟。完成后本页自动显示。</p>
          </article></div></main>
        </body>
        </html>
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // What says how the server is, and what it is, needs no archive.
    private static readonly string[] Always = ["/healthz", "/readyz", "/openapi", "/swagger"];

    public static void UsePreparingAnswers(this WebApplication app)
    {
        ServedArchive served = app.Services.GetRequiredService<ServedArchive>();
        app.Use(async (context, next) =>
        {
            bool waits = served.IsPreparing && !Array.Exists(Always, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
            if (waits && ErrorAnswers.IsForProgram(context)) await Task.WhenAny(served.Ready, Task.Delay(Patience, context.RequestAborted));
            if (waits && served.IsPreparing) await TellAsync(context);
            else await next(context);
        });
    }

    private static Task TellAsync(HttpContext context)
    {
        if (ErrorAnswers.IsForProgram(context))
            return Problems.Unavailable(context, "首次启动，正在准备样例报告，一两秒后即可检索；请按 Retry-After 重试。", 1).ExecuteAsync(context);
        context.Response.Headers.RetryAfter = "1";
        return TypedResults.Text(Page, "text/html", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }
}
