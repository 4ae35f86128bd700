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
            string state = indexed >= change ? "ok" : "catchingUp";
            return TypedResults.Ok(new Health(state, change, indexed, served.IsSample, served.Complaint));
        }
        catch (ArchiveException error)
        {
            return Problems.Unavailable(error.Message);
        }
    }
}

/// <summary>How the server is.</summary>
/// <param name="Status"><c>ok</c>, or <c>catchingUp</c> while the index is behind the catalog.</param>
/// <param name="Change">Number of the catalog's last change.</param>
/// <param name="Indexed">Number of the last change that searches see.</param>
/// <param name="Sample">Whether the samples are served.</param>
/// <param name="Complaint">Why the index cannot be brought up to date; absent where it can.</param>
internal sealed record Health(string Status, long Change, long Indexed, bool Sample, string? Complaint);
