namespace GovReportArchive.Web.Hosting;

/// <summary>A server that stops lets what it has begun come to its end and begins nothing more.</summary>
/// <remarks>The framework stops listening and closes idle connections; this refuses what still comes on a connection that is in use.</remarks>
internal static class StoppingAnswers
{
    public static void UseStoppingAnswers(this WebApplication app)
    {
        CancellationToken stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            return stopping.IsCancellationRequested
                ? context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "服务正在停止，请稍后再试。", TimeSpan.FromSeconds(5), close: true)
                : next(context);
        });
    }
}
