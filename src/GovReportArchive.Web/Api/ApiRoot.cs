using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>What there is to ask: the entry for programs that know nothing but the address.</summary>
/// <param name="Name">Name of the service.</param>
/// <param name="Version">Version of the interface; what is added to it does not change it.</param>
/// <param name="Description">The OpenAPI document.</param>
/// <param name="Documentation">The interface to try out, for people.</param>
/// <param name="Help">How to ask, for people.</param>
/// <param name="Assistants">The Model Context Protocol: where assistants ask.</param>
/// <param name="Archive">What is answered from.</param>
/// <param name="Routes">All routes.</param>
internal sealed record ApiRoot(
    string Name, string Version, string Description, string Documentation, string Help, string Assistants, ApiArchive Archive, IReadOnlyList<ApiRoute> Routes)
{
    /// <summary>The root as of now.</summary>
    /// <param name="endpoints">All endpoints of the server.</param>
    /// <param name="archive">The archive that is answered from.</param>
    public static ApiRoot Of(EndpointDataSource endpoints, RequestArchive archive) => new(
        "政府信息公开年报库", OpenApiDescription.Version, "/openapi/v1.json", "/swagger", "/help", ApiEndpoints.Assistants,
        new ApiArchive(archive.Archive.Holdings.LastChange, archive.IsSample),
        [
            .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
               let operation = endpoint.Metadata.GetMetadata<ApiOperation>()
               where operation is not null
               select new ApiRoute(
                   operation.Id, operation.Tag, operation.Summary, endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
                   "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Template)))),
                   [.. operation.Parameters.Select(parameter => parameter.Name)]),
        ]);

    // RFC 6570: a variable without its constraint.
    private static string Template(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        _ => ".",
    };
}

/// <summary>The archive that is answered from.</summary>
/// <param name="Change">Number of its last change: where a crawl may go on from.</param>
/// <param name="Sample">Whether it holds samples with invented places instead of reports.</param>
internal sealed record ApiArchive(long Change, bool Sample);

/// <summary>One route.</summary>
/// <param name="Id">Id of its operation in the description.</param>
/// <param name="Tag">The part of the description that it belongs to.</param>
/// <param name="Summary">What it gives.</param>
/// <param name="Method">How it is asked.</param>
/// <param name="Href">Its address; variables stand in braces (RFC 6570).</param>
/// <param name="Parameters">Names of the query parameters that it takes.</param>
internal sealed record ApiRoute(string Id, string Tag, string Summary, string Method, string Href, IReadOnlyList<string> Parameters);
