using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Hosting;

/// <summary>Lets pages of other sites ask the API from a browser. Nobody is signed in here, so that they learn what everybody may read.</summary>
internal static class OtherSites
{
    private const string Policy = "everybody";

    // What a script of another site may read of an answer beside the few headers that the rule itself names.
    private static readonly string[] Told =
    [
        HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.ContentDisposition, HeaderNames.ContentLength, HeaderNames.AcceptRanges, HeaderNames.ContentRange,
        "Repr-Digest", "RateLimit", "RateLimit-Policy", RequestIds.Header,
    ];

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public static void AddOtherSites(this IServiceCollection services) => services.AddCors(cors => cors.AddPolicy(Policy, policy => policy
        .AllowAnyOrigin().AllowAnyHeader().WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post).WithExposedHeaders(Told).SetPreflightMaxAge(Remembered)));

    /// <summary>Middleware: stands before everything that may answer, since a page must be able to read refusals too.</summary>
    public static void UseOtherSites(this WebApplication app) => app.UseWhen(ErrorAnswers.IsForProgram, branch => branch.UseCors(Policy));
}
