using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Chooses what form an answer takes by the request's <c>Accept</c> (RFC 9110, 12.5.1).</summary>
internal static class AcceptedTypes
{
    /// <summary>The media type that the asker wants most; among equals the first; null where none is accepted. Says in <c>Vary</c> that the answer depends on it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="offered">Media types that the answer can have, the usual one first.</param>
    public static string? Choose(HttpContext context, params IReadOnlyList<string> offered)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        IList<MediaTypeHeaderValue> accepted = context.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return offered[0];
        (string type, double wish) = offered.Select(type => (type, Wish(accepted, MediaTypeHeaderValue.Parse(type)))).MaxBy(pair => pair.Item2);
        return wish > 0 ? type : null;
    }

    // The most specific range that covers a type says how much it is wanted. Its parameters ask for nothing that could be refused: charset=utf-8 stands beside most JSON.
    private static double Wish(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue type) => accepted
        .Where(range => range.MatchesMediaType(type.MediaType))
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .Select(range => range.Quality ?? 1).FirstOrDefault();
}
