using GovReportArchive.Discovery.Searching;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Tells clients in headers what stands in the answer too: where the next page is.</summary>
internal static class PageLinks
{
    /// <summary>Endpoint filter: <c>Link</c> (RFC 8288) to the next page and the first.</summary>
    public static async ValueTask<object?> AddAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        object? result = await next(context);
        object? inner = result is INestedHttpResult nested ? nested.Result : result;
        if (inner is not IValueHttpResult { Value: IPage page }) return result;
        HttpContext http = context.HttpContext;
        if (page.Next is { } cursor) http.Response.Headers.Append(HeaderNames.Link, $"<{Address(http.Request, cursor)}>; rel=\"next\"");
        if (http.Request.Query.ContainsKey(Cursor)) http.Response.Headers.Append(HeaderNames.Link, $"<{Address(http.Request, null)}>; rel=\"first\"");
        return result;
    }

    private const string Cursor = "cursor";

    // Encoded anew, so that nothing that was asked can end the header or begin another.
    private static string Address(HttpRequest request, string? cursor) => QueryHelpers.AddQueryString(
        request.PathBase.ToUriComponent() + request.Path.ToUriComponent(),
        request.Query.Where(parameter => parameter.Key != Cursor)
            .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value))
            .Concat(cursor is null ? [] : [KeyValuePair.Create<string, string?>(Cursor, cursor)]));
}
