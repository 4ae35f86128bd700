using System.Data.Common;
using GovReportArchive.Corpus;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Hosting;

/// <summary>Says of answers what they were made of, so that whoever asks again with <c>If-None-Match</c> or <c>If-Modified-Since</c> is told at once that nothing has changed.</summary>
/// <remarks>An answer depends on the program, on whether samples are served, and on the state of the archive. What is tagged by neither of these is tagged by its content
/// (<see cref="BufferedAnswers"/>).</remarks>
internal sealed class Freshness(RequestArchive served)
{
    private static readonly string Program = typeof(Freshness).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>Endpoint filter of routes that read the archive: 304 before any work where the asker has the answer.</summary>
    public static async ValueTask<object?> UnchangedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        Freshness freshness = http.RequestServices.GetRequiredService<Freshness>();
        // Taken before the work: should a change come in between, the next question is answered anew rather than never.
        return freshness.ArchiveTag() is { } tag && IsHeld(http, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : await next(context);
    }

    /// <summary>Whether the asker has the answer about a report already; else the answer is told its tag and date.</summary>
    /// <param name="context">The request.</param>
    /// <param name="report">The report.</param>
    /// <param name="form">The form that the answer takes: each has a tag of its own.</param>
    public bool IsHeld(HttpContext context, StoredReport report, string form) =>
        IsHeld(context, Tag($"{served.Archive.StateOf(report)}-{form}"), served.Archive.Holdings.ChangedAt(report.Touched));

    /// <summary>Gives an answer its tag and its date, and says whether the request names them: the tag by the weak comparison of RFC 9110, the date only where no tag is given.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tag">What identifies the answer.</param>
    /// <param name="modified">When it became what it is.</param>
    public static bool IsHeld(HttpContext context, EntityTagHeaderValue tag, DateTimeOffset? modified = null)
    {
        ResponseHeaders answer = context.Response.GetTypedHeaders();
        RequestHeaders asked = context.Request.GetTypedHeaders();
        answer.ETag = tag;
        if (Second(modified) is { } second && second <= context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()) answer.LastModified = second;
        return asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince >= answer.LastModified;
    }

    // Dates of HTTP have whole seconds. Rounded up, and told only once that second is over, one date never stands for two states.
    private static DateTimeOffset? Second(DateTimeOffset? moment) =>
        moment is { } exact ? new DateTimeOffset((exact.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;

    private EntityTagHeaderValue? ArchiveTag()
    {
        try
        {
            return Tag(served.Archive.State());
        }
        catch (Exception error) when (error is ArchiveException or IOException or UnauthorizedAccessException or DbException)
        {
            // Who cannot do without what cannot be read says so; others answer.
            return null;
        }
    }

    private EntityTagHeaderValue Tag(string state) => new($"\"{(served.IsSample ? "s" : "r")}-{Program}-{state}\"", isWeak: true);
}

/// <summary>Says that an answer is not tagged by the state of the archive: by its handler, by its content, or not at all.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnFreshnessAttribute : Attribute;
