namespace GovReportArchive.Web.Hosting;

/// <summary>Headers that every answer carries, errors included: nothing from elsewhere runs or is loaded, nothing is framed or guessed.</summary>
/// <remarks>No word here about TLS: whoever ends it, a proxy as a rule, says whether a host is to be visited encrypted for good.</remarks>
internal static class SecurityHeaders
{
    /// <summary>Name of the policy of originals, which come from anywhere: should a browser show one after all, nothing in it runs or loads.</summary>
    public const string Original = "original";

    private const string Swagger = "swagger";

    // Data: nothing in it is shown as a page, and pages of other sites may load it.
    private const string Api = "api";

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(Common().AddContentSecurityPolicy(OwnFiles))
        .AddPolicy(Swagger, Common().AddContentSecurityPolicy(csp =>
        {
            OwnFiles(csp);
            csp.AddFontSrc().Self();
            // The interface writes style elements while it runs; its scripts stay the package's own files.
            csp.AddStyleSrc().Self().UnsafeInline();
        }))
        .AddPolicy(Api, Common().AddContentSecurityPolicy(Nothing).AddCrossOriginResourcePolicy(policy => policy.CrossOrigin()))
        .AddPolicy(Original, Common().AddContentSecurityPolicy(csp =>
        {
            Nothing(csp);
            csp.AddFormAction().None();
            csp.AddSandbox();
        }))
        .SetPolicySelector(context => context.HttpContext.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase)
            ? context.ConfiguredPolicies[Swagger]
            : ErrorAnswers.IsForProgram(context.HttpContext) && context.SelectedPolicy == context.DefaultPolicy ? context.ConfiguredPolicies[Api]
            : context.SelectedPolicy);

    /// <summary>Reports can be corrected and withdrawn: what says nothing else is asked for again each time.</summary>
    public static IApplicationBuilder UseFreshAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.CacheControl.Count == 0) context.Response.Headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static HeaderPolicyCollection Common() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            // The library's default list names features that browsers do not know and complain of.
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        })
        .RemoveServerHeader();

    // Pages use style sheets and scripts of their own, no inline code and no inline style.
    private static void OwnFiles(CspBuilder csp)
    {
        Nothing(csp);
        csp.AddStyleSrc().Self();
        csp.AddScriptSrc().Self();
        csp.AddImgSrc().Self().Data();
        csp.AddConnectSrc().Self();
        csp.AddFormAction().Self();
    }

    private static void Nothing(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddBaseUri().None();
        csp.AddFrameAncestors().None();
    }
}
