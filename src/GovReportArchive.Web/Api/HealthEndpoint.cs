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
        app.MapMethods("/readyz", ReadMethods, ReadyAsync).OfKind(RequestKind.Health).ExcludeFromDescription();
    }

    /// <summary>200 as long as the process answers at all; nothing of the archive is touched.</summary>
    private static Ok<Life> Alive(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Life("ok"));
    }

    /// <summary>200 where requests are to come here: the catalog can be read and the index is at hand and not far behind; else 503.</summary>
    public static async Task<IResult> ReadyAsync(HttpContext context, ServedArchive served, ServedNode node)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            NodeState state = await node.LookAsync(context.RequestAborted);
            // Fails where an index cannot be opened.
            if (!served.IsPreparing && node.Lost is null) served.Current.Search.AppliedChange();
            Health health = new(
                state.State, node.Name, node.HasDuty, state.Change, Math.Min(state.Reports, state.Passages), state.Reports, state.Passages,
                new Lag(state.Behind, Math.Round(state.Waited.TotalSeconds, 1)), served.IsSample, state.Complaint, OriginalsHealth.Of(served.Fixity));
            if (state.IsReady) return TypedResults.Ok(health);
            context.Response.Headers.RetryAfter = served.IsPreparing ? "1" : "5";
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
/// <param name="Status"><c>ok</c>; <c>catchingUp</c> while the index is behind the catalog, with status 503 where that is by more than the settings allow; <c>catalogLost</c> while the
/// catalog does not answer, with 503 after some seconds; <c>preparing</c>, with 503, while the samples are read for the first time and nothing else is answered.</param>
/// <param name="Node">What this server is called among those that share the catalog.</param>
/// <param name="Duty">Whether it does what only one of them does.</param>
/// <param name="Change">Number of the catalog's last change.</param>
/// <param name="Indexed">Number of the last change that searches see.</param>
/// <param name="Reports">Number of the last change that the index of reports holds.</param>
/// <param name="Passages">Number of the last change that the index of passages holds.</param>
/// <param name="Lag">How far searches are behind the catalog.</param>
/// <param name="Sample">Whether the samples are served.</param>
/// <param name="Complaint">Why the index cannot be brought up to date, or the catalog not be read; absent where they can.</param>
/// <param name="Originals">How the originals are; absent until the server has begun to compare them with their hashes.</param>
internal sealed record Health(
    string Status, string Node, bool Duty, long Change, long Indexed, long Reports, long Passages, Lag Lag, bool Sample, string? Complaint, OriginalsHealth? Originals);

/// <summary>How far searches are behind the catalog.</summary>
/// <param name="Changes">Changes that they do not see.</param>
/// <param name="Seconds">For how long they have not seen all.</param>
internal sealed record Lag(long Changes, double Seconds);

/// <summary>How the originals are, as far as they were looked at.</summary>
/// <param name="Held">Originals that are held.</param>
/// <param name="Checked">Of these, how many were compared with their hash.</param>
/// <param name="Oldest">When the one was checked that was checked longest ago; absent where none was.</param>
/// <param name="Lost">How many were damaged or missing then; the log names them, and <c>govreport verify</c> does.</param>
internal sealed record OriginalsHealth(long Held, long Checked, DateTimeOffset? Oldest, long Lost)
{
    public static OriginalsHealth? Of(FixityStatus? status) => status is null ? null : new OriginalsHealth(status.Originals, status.Checked, status.Oldest, status.Lost);
}
