using System.Globalization;

namespace GovReportArchive.Web.Hosting;

/// <summary>Says in a sentence why there is no answer: problem details for programs, the sentence for people. Nothing costly is done for it, a page neither.</summary>
internal static class Refusals
{
    private static readonly Dictionary<int, (string Kind, string Title)> Titles = new()
    {
        [StatusCodes.Status408RequestTimeout] = ("body", "请求体没有送达"),
        [StatusCodes.Status429TooManyRequests] = ("too-many", "请求太多"),
        [StatusCodes.Status503ServiceUnavailable] = ("unavailable", "服务暂时不可用"),
    };

    /// <summary>Answers with a status of <see cref="Titles"/>; what stood in the answer before is dropped. Nothing is sent where the answer has begun.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">408, 429 or 503.</param>
    /// <param name="sentence">Why.</param>
    /// <param name="retryAfter">When asking again makes sense; null where it does not by itself.</param>
    /// <param name="close">Whether the connection ends with this answer.</param>
    public static Task RefuseAsync(this HttpContext context, int status, string sentence, TimeSpan? retryAfter = null, bool close = false)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        if (close) context.Response.Headers.Connection = "close";
        if (retryAfter is { } wait) context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        (string kind, string title) = Titles[status];
        return ErrorAnswers.IsForProgram(context)
            ? Problems.Make(status, kind, title, sentence).ExecuteAsync(context)
            : TypedResults.Text(sentence, "text/plain", statusCode: status).ExecuteAsync(context);
    }
}
