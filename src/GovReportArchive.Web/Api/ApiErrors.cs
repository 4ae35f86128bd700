using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>Makes problem details of what goes wrong in a route, be it while its request is read or while it answers.</summary>
internal static class ApiErrors
{
    /// <summary>Middleware: stands next to the routes. What concerns no route of the API passes.</summary>
    public static void UseApiErrors(this WebApplication app) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() is null ? next(context) : AnswerAsync(context, next, app.Logger));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, ILogger logger)
    {
        // What comes in a body is kept nowhere, and what is said of it neither.
        if (HttpMethods.IsPost(context.Request.Method)) context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            if (ProblemOf(context, error, logger) is not { } problem) throw;
            await problem.ExecuteAsync(context);
        }
    }

    /// <summary>What is said of an error; null where it is one of the program.</summary>
    public static ProblemAnswer? ProblemOf(HttpContext context, Exception error, ILogger logger)
    {
        switch (error)
        {
            case QueryParameterException mistake:
                return Problems.Parameter(mistake, isInBody: context.Request.HasJsonContentType() && !context.Request.Query.ContainsKey(mistake.Parameter));
            case QuerySyntaxException mistake:
                return Problems.Syntax(mistake);
            case SampleExportException:
                return Problems.Make(StatusCodes.Status409Conflict, "sample", "样例不能下载", error.Message);
            case DamagedReportException damaged:
                logger.LogError(error, "A stored report is damaged.");
                return Problems.Damaged(damaged);
            case ArchiveException archive:
                if (archive.Code != BoilerplateShares.MissingCode) logger.LogError(error, "The archive cannot answer.");
                return Problems.Unavailable(context, ErrorAnswers.SentenceOf(error) ?? error.Message);
            case var _ when ErrorAnswers.SentenceOf(error) is { } sentence:
                logger.LogError("There is no answer: {Error}", ErrorAnswers.NameOf(error));
                return Problems.Unavailable(context, sentence);
            default:
                return null;
        }
    }
}
