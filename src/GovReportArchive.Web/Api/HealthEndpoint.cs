using GovReportArchive.Archive;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>Whether the server can answer, for load balancers and for people.</summary>
internal static class HealthEndpoint
{
    public static IResult Answer(HttpContext context, ServedArchive served)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            long change = served.Current.LastChange;
            long indexed = served.IndexedChange;
            string state = served.IsPreparing ? "preparing" : indexed >= change ? "ok" : "catchingUp";
            Health health = new(state, change, indexed, served.IsSample, served.Complaint);
            if (!served.IsPreparing) return TypedResults.Ok(health);
            context.Response.Headers.RetryAfter = "1";
            return TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (ArchiveException error)
        {
            return Problems.Unavailable(context, error.Message);
        }
    }
}

/// <summary>How the server is.</summary>
/// <param name="Status"><c>ok</c>; <c>catchingUp</c> while the index is behind the catalog; <c>preparing</c>, with status 503, while the samples are
/// read for the first time and nothing else is answered.</param>
/// <param name="Change">Number of the catalog's last change.</param>
/// <param name="Indexed">Number of the last change that searches see.</param>
/// <param name="Sample">Whether the samples are served.</param>
/// <param name="Complaint">Why the index cannot be brought up to date; absent where it can.</param>
internal sealed record Health(string Status, long Change, long Indexed, bool Sample, string? Complaint);
