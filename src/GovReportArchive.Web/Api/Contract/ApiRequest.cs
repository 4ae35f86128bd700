using System.Reflection;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>What a route is asked with: its properties are the route's parameters, its attributes the route's documentation.</summary>
/// <remarks>A handler that takes one gets it checked: every name is known, every value is of its kind. Else the route has answered 400 before.</remarks>
internal abstract record ApiRequest<TSelf> : IBindableFromHttpContext<TSelf>
    where TSelf : ApiRequest<TSelf>
{
    /// <summary>The request of a query string; what stands in the path keeps its first value.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="without">A parameter that is not taken here.</param>
    /// <exception cref="Discovery.Facets.QueryParameterException">A name is unknown, a value is not of its kind, or a single parameter is repeated. Names the
    /// parameter and what is allowed.</exception>
    public static TSelf Read(IQueryCollection query, string? without = null) => (TSelf)RequestShape.Of(typeof(TSelf)).Read(query, [], without);

    /// <summary>The request that a route's handler takes.</summary>
    /// <exception cref="Discovery.Facets.QueryParameterException">As in <see cref="Read"/>.</exception>
    public static ValueTask<TSelf?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<TSelf?>((TSelf)RequestShape.Of(typeof(TSelf)).Read(context.Request.Query, context.Request.RouteValues));
}

/// <summary>Parameters that several requests share. They stand in their order at the place of the property that holds the part.</summary>
internal abstract record RequestPart;
