using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>The routes under <c>/api/v1</c>, and how their errors become problem details.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapApi(this WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup(Root);
        api.AddEndpointFilter(AnswerErrorsAsync);
        SearchEndpoints.Map(api);
        ReportEndpoints.Map(api);
        CatalogEndpoints.Map(api);
        PassageEndpoints.Map(api);
        YearsEndpoints.Map(api);
        PrecedentEndpoint.Map(api);
        CheckEndpoint.Map(api);
        PermanentEndpoints.Map(api);
        WordingEndpoints.Map(api);
        HealthEndpoint.Map(app);
    }

    /// <summary>Adds a read-only route: GET, and HEAD with the same headers and no body.</summary>
    public static RouteHandlerBuilder Route(this RouteGroupBuilder api, string pattern, Delegate handler, ApiOperation operation) =>
        api.MapMethods(pattern, ReadMethods, handler).WithMetadata(operation).WithTags("v1");

    private static async ValueTask<object?> AnswerErrorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (QueryParameterException error)
        {
            return Problems.Parameter(error);
        }
        catch (QuerySyntaxException error)
        {
            return Problems.Syntax(error);
        }
        catch (SampleExportException error)
        {
            return Problems.Make(StatusCodes.Status409Conflict, "sample", "样例不能下载", error.Message);
        }
        catch (DamagedReportException error) when (!context.HttpContext.Response.HasStarted)
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<ServedArchive>>().LogError(error, "A stored report is damaged.");
            return Problems.Damaged(error);
        }
        catch (ArchiveException error) when (!context.HttpContext.Response.HasStarted)
        {
            if (error.Code != BoilerplateShares.MissingCode)
                context.HttpContext.RequestServices.GetRequiredService<ILogger<ServedArchive>>().LogError(error, "The archive cannot answer.");
            return Problems.Unavailable(context.HttpContext, error.Message);
        }
        catch (Exception error) when (ErrorAnswers.SentenceOf(error) is not null && !context.HttpContext.Response.HasStarted)
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<ServedArchive>>().LogError("There is no answer: {Error}", ErrorAnswers.NameOf(error));
            return Problems.Unavailable(context.HttpContext, ErrorAnswers.SentenceOf(error)!);
        }
    }
}
