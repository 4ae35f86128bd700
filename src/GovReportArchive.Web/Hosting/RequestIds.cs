using System.Diagnostics;

namespace GovReportArchive.Web.Hosting;

/// <summary>Gives every request an id, which answer, problem and log name: the asker's own where it is fit to be printed.</summary>
internal static class RequestIds
{
    /// <summary>The header, in requests and answers.</summary>
    public const string Header = "X-Request-Id";

    private const int Longest = 128;

    public static void UseRequestIds(this WebApplication app) => app.Use((context, next) =>
    {
        string? given = context.Request.Headers[Header] is [{ } one] ? one : null;
        string id = IsFit(given) ? given! : Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");
        context.TraceIdentifier = id;
        // Whatever the answer becomes, also an error that clears what was set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        return next(context);
    });

    // It stands in logs and headers: nothing but letters, digits and the signs of ids.
    private static bool IsFit(string? id) => id is { Length: > 0 and <= Longest } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
