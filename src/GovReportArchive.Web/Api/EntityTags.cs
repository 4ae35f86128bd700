using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Whether the asker already has what would be answered.</summary>
internal static class EntityTags
{
    /// <summary>Gives the answer its tag, and says whether the request's <c>If-None-Match</c> names it, by the weak comparison that RFC 9110 asks for.</summary>
    public static bool IsHeld(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.GetTypedHeaders().ETag = tag;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(tag, useStrongComparison: false));
    }
}
