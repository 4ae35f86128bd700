namespace GovReportArchive.Web.Api;

/// <summary>What OpenAPI says about one route; endpoint metadata. The parameters are the ones the route's handler checks with.</summary>
internal sealed record ApiOperation(string Id, string Summary, string Description, IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>Answers by status code: description, media type, and an example as JSON or text; an empty media type means no body.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];

    /// <summary>Parameters in the path that are no report's id: description and example by name.</summary>
    public IReadOnlyDictionary<string, (string Description, string Example)> PathParameters { get; init; } =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal);
}

/// <summary>One answer of a route.</summary>
internal sealed record ApiAnswer(int Status, string Description, string MediaType, string? Example = null);
