using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Drafts;
using GovReportArchive.Drafts.Desk;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Precedents;
using GovReportArchive.Wording.Similar;

namespace GovReportArchive.Web.Api;

/// <summary>The routes under <c>/api/v1</c>: one line each. What a route takes and what is said of it, the request says that its handler takes.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    /// <summary>Where assistants ask.</summary>
    public const string Assistants = "/mcp";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string[] Post = [HttpMethods.Post];

    public static void MapApi(this WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup(Root);
        api.Route("", CatalogEndpoints.Entry);
        api.Route("/reports", ReportEndpoints.Search);
        api.Route("/reports.ndjson", ReportEndpoints.Lines);
        api.Route("/reports.csv", ReportEndpoints.Table);
        api.Route("/reports.xlsx", ReportEndpoints.Workbook);
        api.Route("/suggest", ReportEndpoints.Suggest);
        api.Route("/reports/{id}", ReportEndpoints.Record).Produces<ArchivedReport>();
        api.Route("/reports/{id}/versions", ReportEndpoints.Versions).Produces<VersionList>();
        api.Route("/reports/{id}/original", ReportEndpoints.Original).WithSecurityHeadersPolicy(SecurityHeaders.Original);
        api.Route("/reports/{id}/original/place", OriginalEndpoints.PlaceAsync).Produces<OriginalPlace>();
        api.Route("/reports/{id}/original/pages/{page:int}", OriginalEndpoints.PageAsync);
        api.Route("/reports/{id}/citation", CitationEndpoints.Report).Produces<Citations>();
        api.Route("/reports/{id}/compare", YearsEndpoints.Compare).Produces<ReportComparison>();
        api.Route("/reports/{id}/compare.csv", YearsEndpoints.CompareTable);
        api.Route("/reports/{id}/compare.xlsx", YearsEndpoints.CompareWorkbook);
        api.Route("/reports/{id}/boilerplate", WordingEndpoints.BoilerplateOfReport).Produces<Boilerplate>();
        api.Route("/reports/{id}/wordings", WordingEndpoints.WordingsOfReport).Produces<WordedReport>();
        api.Route("/reports/{id}/similar", WordingEndpoints.SimilarToReport).Produces<SimilarAnswer>();
        api.Route("/passages", PassageEndpoints.Search);
        api.Route("/passages.ndjson", PassageEndpoints.Lines);
        api.Route("/passages.csv", PassageEndpoints.Table);
        api.Route("/passages.xlsx", PassageEndpoints.Workbook);
        api.Route("/passages.docx", PassageEndpoints.Document);
        api.Route("/batch", BatchEndpoint.RunAsync, Post).Accepts<BatchRequest>("application/json").Produces<BatchAnswer>();
        api.Route("/precedents", PrecedentEndpoint.FindAsync, Post).Accepts<PrecedentRequest>("application/json").Produces<PrecedentAnswer>();
        api.Route("/check", CheckEndpoint.CheckAsync, Post).Accepts<DraftText>("application/json", "text/plain", "multipart/form-data").Produces<DraftAnswer>()
            .WithMetadata(new LargestBodyAttribute(DraftBody.LargestBody)).OfKind(RequestKind.Check);
        api.Route("/desk", DeskEndpoint.LookAsync, Post).Accepts<DraftText>("application/json").Produces<DeskAnswer>().OfKind(RequestKind.Check);
        // The addresses of citations: an item, and a count.
        api.Route("/r/{id}/v/{version:int}/s/{section:int}/i/{item:int}", PermanentEndpoints.Item).Produces<PassageView>();
        api.Route("/r/{id}/v/{version:int}/c/{key}", PermanentEndpoints.Count).Produces<CountView>();
        api.Route("/r/{id}/v/{version:int}/s/{section:int}/i/{item:int}/citation", CitationEndpoints.Item).Produces<Citations>();
        api.Route("/r/{id}/v/{version:int}/c/{key}/citation", CitationEndpoints.Count).Produces<Citations>();
        api.Route("/wordings", WordingEndpoints.Search);
        api.Route("/wordings/{id}", WordingEndpoints.Detail).Produces<WordingDetail>();
        api.Route("/wordings.ndjson", WordingEndpoints.Lines);
        api.Route("/wordings.csv", WordingEndpoints.Table);
        api.Route("/wordings.xlsx", WordingEndpoints.Workbook);
        api.Route("/boilerplate", WordingEndpoints.Boilerplate);
        api.Route("/boilerplate.ndjson", WordingEndpoints.BoilerplateLines);
        api.Route("/boilerplate.csv", WordingEndpoints.BoilerplateTable);
        api.Route("/boilerplate.xlsx", WordingEndpoints.BoilerplateWorkbook);
        api.Route("/metrics", MetricEndpoints.List);
        api.Route("/metrics/{key}", MetricEndpoints.Groups).Produces<MetricAnswer>();
        api.Route("/metrics/{key}.csv", MetricEndpoints.GroupTable);
        api.Route("/metrics/{key}.xlsx", MetricEndpoints.GroupWorkbook);
        api.Route("/metrics/{key}/values", MetricEndpoints.Values).Produces<MetricValueList>();
        api.Route("/metrics/{key}/values.csv", MetricEndpoints.ValueTable);
        api.Route("/metrics/{key}/values.xlsx", MetricEndpoints.ValueWorkbook);
        api.Route("/metrics/{key}/series", MetricEndpoints.Series).Produces<SeriesAnswer>();
        api.Route("/metrics/{key}/series.csv", MetricEndpoints.SeriesTable);
        api.Route("/metrics/{key}/series.xlsx", MetricEndpoints.SeriesWorkbook);
        api.Route("/rankings", MetricEndpoints.Rankings);
        api.Route("/rankings.csv", MetricEndpoints.RankingTable);
        api.Route("/rankings.xlsx", MetricEndpoints.RankingWorkbook);
        api.Route("/repeats", MetricEndpoints.Repeats);
        api.Route("/repeats.csv", MetricEndpoints.RepeatTable);
        api.Route("/repeats.xlsx", MetricEndpoints.RepeatWorkbook);
        api.Route("/coverage", MetricEndpoints.Coverage);
        api.Route("/coverage.csv", MetricEndpoints.CoverageTable);
        api.Route("/coverage.xlsx", MetricEndpoints.CoverageWorkbook);
        api.Route("/missing", MetricEndpoints.Missing);
        api.Route("/missing.csv", MetricEndpoints.MissingTable);
        api.Route("/missing.xlsx", MetricEndpoints.MissingWorkbook);
        api.Route("/bulk", BulkEndpoints.List);
        api.Route("/bulk/{version}/{file}", BulkEndpoints.File);
        api.Route("/counts", CatalogEndpoints.Counts);
        api.Route("/rules", CatalogEndpoints.Rules);
        api.Route("/agencies", CatalogEndpoints.Agencies);
        api.Route("/agencies/{id}", YearsEndpoints.Agency).Produces<AgencyProfile>();
        // An agency's id mostly has a slash inside; it may stand as it is, or percent-encoded.
        api.Route("/agencies/{id}/ledger", YearsEndpoints.Ledger).Produces<AgencyLedger>();
        api.Route("/agencies/{place}/{name}/ledger", YearsEndpoints.LedgerOfPlace).Produces<AgencyLedger>();
        api.Route("/regions", CatalogEndpoints.Regions);
        api.Route("/changes", FollowEndpoints.Changes).AddEndpointFilter(NoSamplesAsync);
        api.Route("/reports.atom", FollowEndpoints.Reports).AddEndpointFilter(NoSamplesAsync);
        api.Route("/passages.atom", FollowEndpoints.Passages).AddEndpointFilter(NoSamplesAsync);
        api.Route("/subscriptions", FollowEndpoints.Subscriptions);
        api.Route("/subscriptions/{name}", FollowEndpoints.Subscription).Produces<SubscriptionView>();
        api.Route("/subscriptions/{name}.atom", FollowEndpoints.Feed);
        api.Route("/healthz", CatalogEndpoints.Health).Produces<Health>().Produces<Health>(StatusCodes.Status503ServiceUnavailable).OfKind(RequestKind.Health);
        HealthEndpoint.Map(app);
        OriginalEndpoints.Map(app);
    }

    /// <summary>Adds a route; one that is read answers HEAD too, with the same headers and no body.</summary>
    private static RouteHandlerBuilder Route(this RouteGroupBuilder api, string pattern, Delegate handler, string[]? methods = null)
    {
        Type request = handler.Method.GetParameters().Select(parameter => parameter.ParameterType)
            .First(type => type.IsDefined(typeof(OperationAttribute), inherit: false));
        ApiOperation operation = ApiOperation.Of(request, isRead: methods is null);
        RouteHandlerBuilder route = api.MapMethods(pattern, methods ?? Read, handler).WithMetadata(operation);
        foreach (ApiAnswer problem in operation.Answers.Where(answer => answer.MediaType == Problems.MediaType)) route.Produces<Problem>(problem.Status, Problems.MediaType);
        if (operation.Kind != RequestKind.Answer) route.OfKind(operation.Kind);
        if (operation.Kind == RequestKind.Export) route.AddEndpointFilter(NoSamplesAsync);
        if (methods is not null) return route;
        if (!request.IsDefined(typeof(OwnFreshnessAttribute), inherit: false)) route.AddEndpointFilter(Freshness.UnchangedAsync);
        route.AddEndpointFilter(PageLinks.AddAsync);
        return route;
    }

    private static ValueTask<object?> NoSamplesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<RequestArchive>().IsSample ? throw new SampleExportException() : next(context);
}
