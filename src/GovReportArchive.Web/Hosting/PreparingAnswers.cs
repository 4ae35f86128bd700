using System.Globalization;

namespace GovReportArchive.Web.Hosting;

/// <summary>Answers that are asked for while there is nothing to answer from: on the first start the samples are still being read, or the catalog's server does not answer.</summary>
/// <remarks>Law: an archive that is not ready never answers that nothing was found. A program's request waits a moment, because most often that
/// is enough, and is then told by 503 and <c>Retry-After</c> to come back; a person gets at once a page that reloads itself. That page does
/// without the page engine, whose own start would take the processor from what everybody is waiting for, and which would ask the catalog.</remarks>
internal static class PreparingAnswers
{
    private static readonly Obstacle Samples = new(
        "正在准备样例报告", "首次启动要先读一遍随程序附带的样例报告，通常一两秒钟。完成后本页自动显示。", "首次启动，正在准备样例报告，一两秒后即可检索；请按 Retry-After 重试。", 1);

    private static readonly Obstacle Catalog = new(
        "暂时不能检索", "目录库暂时连接不上，恢复后本页自动显示。已收录的报告没有丢失。", "目录库暂时连接不上，恢复后自动继续；请按 Retry-After 重试。", 5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // What says how the server is, and what it is, needs no archive.
    private static readonly string[] Always = ["/healthz", "/readyz", "/openapi", "/swagger"];

    public static void UsePreparingAnswers(this WebApplication app)
    {
        ServedArchive served = app.Services.GetRequiredService<ServedArchive>();
        ServedNode node = app.Services.GetRequiredService<ServedNode>();
        Obstacle? Now() => served.IsPreparing ? Samples : node.Lost is not null ? Catalog : null;
        app.Use(async (context, next) =>
        {
            Obstacle? obstacle = Array.Exists(Always, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) ? null : Now();
            if (obstacle == Samples && ErrorAnswers.IsForProgram(context))
            {
                await Task.WhenAny(served.Ready, Task.Delay(Patience, context.RequestAborted));
                obstacle = Now();
            }

            if (obstacle is not null) await TellAsync(context, obstacle);
            else await next(context);
        });
    }

    private static Task TellAsync(HttpContext context, Obstacle obstacle)
    {
        if (ErrorAnswers.IsForProgram(context)) return Problems.Unavailable(context, obstacle.Detail, obstacle.Seconds).ExecuteAsync(context);
        context.Response.Headers.RetryAfter = obstacle.Seconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Text(obstacle.Page, "text/html", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }

    // What stands in the way, as people and programs are told of it, and after how many seconds asking again makes sense.
    private sealed record Obstacle(string Title, string Text, string Detail, int Seconds)
    {
        public string Page { get; } = $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="{Seconds}">
              <title>{Title} · 政府信息公开年报库</title>
              <link rel="stylesheet" href="/site.css">
            </head>
            <body>
              <main><div class="frame"><article class="text">
                <h1>{Title}</h1>
                <p role="status">{Text}</p>
              </article></div></main>
            </body>
            </html>
            """;
    }
}
