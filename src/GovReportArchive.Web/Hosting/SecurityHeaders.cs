namespace GovReportArchive.Web.Hosting;

/// <summary>Headers that every answer carries, errors included: nothing from elsewhere runs or is loaded, nothing is framed or guessed.</summary>
internal static class SecurityHeaders
{
    /// <summary>Pages use one style sheet and one script of their own, no inline code.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Swagger UI writes style attributes; script stays the package's own files.</summary>
    public const string SwaggerPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Originals come from anywhere: should a browser show one after all, nothing in it runs or loads.</summary>
    public const string OriginalPolicy = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            bool swagger = context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase);
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0
                ? headers.ContentSecurityPolicy
                : swagger ? SwaggerPolicy : PagePolicy;
            // Reports can be corrected and withdrawn: what says nothing else is asked for again each time.
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-cache";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
