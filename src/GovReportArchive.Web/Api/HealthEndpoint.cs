using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Search;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Whether the server lives, and whether it can answer: two questions, since who restarts what does not live must not restart what prepares.</summary>
internal static class HealthEndpoint
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/healthz", ReadMethods, Alive).OfKind(RequestKind.Health).ExcludeFromDescription();
        app.MapMethods("/readyz", ReadMethods, Ready).OfKind(RequestKind.Health).ExcludeFromDescription();
    }

    /// <summary>200 as long as the process answers at all; nothing of the archive is touched.</summary>
    private static Ok<Life> Alive(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Life("ok"));
    }

    /// <summary>200 where the catalog can be read and the index is at hand, else 503.</summary>
    public static IResult Ready(HttpContext context, ServedArchive served)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            OpenArchive archive = served.Current;
            long change = archive.Holdings.LastChange;
            long indexed = served.IndexedChange;
            string state = served.IsPreparing ? "preparing" : indexed >= change ? "ok" : "catchingUp";
            // Fails where the index cannot be opened.
            if (!served.IsPreparing) archive.Search.Generation();
            Health health = new(state, change, indexed, served.IsSample, served.Complaint, OriginalsHealth.Of(served.Fixity));
            if (!served.IsPreparing) return TypedResults.Ok(health);
            context.Response.Headers.RetryAfter = "1";
            return TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (ArchiveException error)
        {
            return Problems.Unavailable(context, error.Message);
        }
        catch (IndexUnreachableException error)
        {
            return Problems.Unavailable(context, ErrorAnswers.SentenceOf(error)!);
        }
    }
}

/// <summary>That the server lives.</summary>
/// <param name="Status"><c>ok</c>.</param>
internal sealed record Life(string Status);

/// <summary>How the server is.</summary>
/// <param name="Status"><c>ok</c>; <c>catchingUp</c> while the index is behind the catalog; <c>preparing</c>, with status 503, while the samples are
/// read for the first time and nothing else is answered.</param>
/// <param name="Change">Number of the catalog's last change.</param>
/// <param name="Indexed">Number of the last change that searches see.</param>
/// <param name="Sample">Whether the samples are served.</param>
/// <param name="Complaint">Why the index cannot be brought up to date; absent where it can.</param>
/// <param name="Originals">How the originals are; absent until the server has begun to compare them with their hashes.</param>
internal sealed record Health(string Status, long Change, long Indexed, bool Sample, string? Complaint, OriginalsHealth? Originals);

/// <summary>How the originals are, as far as they were looked at.</summary>
/// <param name="Held">Originals that are held.</param>
/// <param name="Checked">Of these, how many were compared with their hash.</param>
/// <param name="Oldest">When the one was checked that was checked longest ago; absent where none was.</param>
/// <param name="Lost">How many were damaged or missing then; the log names them, and <c>govreport verify</c> does.</param>
internal sealed record OriginalsHealth(long Held, long Checked, DateTimeOffset? Oldest, long Lost)
{
    public static OriginalsHealth? Of(FixityStatus? status) => status is null ? null : new OriginalsHealth(status.Originals, status.Checked, status.Oldest, status.Lost);
}
