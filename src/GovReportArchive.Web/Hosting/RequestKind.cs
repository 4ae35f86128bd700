namespace GovReportArchive.Web.Hosting;

/// <summary>What kind of work a request is; each kind has its own places, and how its answer leaves depends on it.</summary>
internal enum RequestKind
{
    /// <summary>Search, reports, pages: computed whole, then sent.</summary>
    Answer,

    /// <summary>A draft to be checked: as an answer, but its body is large and the work is long.</summary>
    Check,

    /// <summary>All hits as a file: computed while it is sent.</summary>
    Export,

    /// <summary>An original: read from disk while it is sent.</summary>
    Original,

    /// <summary>How the server is: no limit holds, since who asks decides whether it is started anew.</summary>
    Health,
}

/// <summary>Says of what kind the requests to an endpoint are. It is the endpoint's metadata, so that no spelling of an address escapes it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequestKindAttribute(RequestKind kind) : Attribute
{
    /// <summary>The kind.</summary>
    public RequestKind Kind => kind;
}

/// <summary>Puts kinds on endpoints and reads them.</summary>
internal static class RequestKinds
{
    /// <summary>Says of what kind the requests to a route are.</summary>
    public static TBuilder OfKind<TBuilder>(this TBuilder route, RequestKind kind)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new RequestKindAttribute(kind));
        // What is sent while it is computed is timed piece by piece (PacedAnswers).
        if (kind is RequestKind.Export or RequestKind.Original or RequestKind.Health) route.DisableRequestTimeout();
        return route;
    }

    /// <summary>The kind of a request; <see cref="RequestKind.Answer"/> where the endpoint says nothing or there is none.</summary>
    public static RequestKind Kind(this HttpContext context)
    {
        RequestKind kind = context.GetEndpoint()?.Metadata.GetMetadata<RequestKindAttribute>()?.Kind ?? RequestKind.Answer;
        // The page with the empty form is a page like others.
        return kind == RequestKind.Check && !HttpMethods.IsPost(context.Request.Method) ? RequestKind.Answer : kind;
    }

    /// <summary>Whether the answer is sent while it is computed.</summary>
    public static bool IsStream(this RequestKind kind) => kind is RequestKind.Export or RequestKind.Original;
}
