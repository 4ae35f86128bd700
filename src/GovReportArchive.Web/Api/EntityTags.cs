using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Whether the asker already has what would be answered.</summary>
internal static class EntityTags
{
    /// <summary>True where the request's <c>If-None-Match</c> names the tag, by the weak comparison that RFC 9110 asks for.</summary>
    public static bool Matches(HttpRequest request, EntityTagHeaderValue tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(tag, useStrongComparison: false));
}
