using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>Makes a property of a request a parameter of its route. The property's type says what its values are, its first value the default.</summary>
/// <param name="description">What the parameter does, in Chinese; <c>{0}</c> stands for <see cref="QueryAttribute.Listed"/>.</param>
/// <param name="example">A value that can be used.</param>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ParameterAttribute(string description, string example) : Attribute
{
    public string Description => description;

    public string Example => example;
}

/// <summary>A parameter in the path, where its name is the property's.</summary>
internal sealed class PathAttribute(string description, string example) : ParameterAttribute(description, example);

/// <summary>A parameter in the query string.</summary>
internal sealed class QueryAttribute(string description, string example) : ParameterAttribute(description, example)
{
    /// <summary>Name in the address; null for the property's own.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the list of <see cref="Choices"/> that a value must be of.</summary>
    public string? Among { get; set; }

    /// <summary>Name of the list of <see cref="Choices"/> that the description prints; null for <see cref="Among"/>.</summary>
    public string? Listed { get; set; }

    /// <summary>Whether several values may stand in one, separated by commas.</summary>
    public bool Commas { get; set; }

    /// <summary>Whether a value is the code of a region.</summary>
    public bool IsRegion { get; set; }

    public long Minimum { get; set; }

    /// <summary>Largest number; 0 for what the property's type holds.</summary>
    public long Maximum { get; set; }

    /// <inheritdoc cref="ApiParameter.Pattern"/>
    public string? Pattern { get; set; }

    /// <summary>The value that holds where none is given, for a property that must tell whether one was.</summary>
    public string? Default { get; set; }
}

/// <summary>Makes a property of a request all filters of a search: a parameter each, as the table of facets has them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FiltersAttribute(SearchKinds kinds) : Attribute
{
    public SearchKinds Kinds => kinds;
}

/// <summary>What OpenAPI says of a request's route.</summary>
/// <param name="tag">The part of the description that it belongs to, of <see cref="ApiTags"/>.</param>
/// <param name="summary">Its name, in Chinese.</param>
/// <param name="english">Its name, in English.</param>
/// <param name="description">What it does.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationAttribute(string tag, string summary, string english, string description) : Attribute
{
    public string Tag => tag;

    public string Summary => summary;

    public string English => english;

    public string Description => description;

    /// <summary>Id of the operation; null for the record's name.</summary>
    public string? Id { get; set; }
}

/// <summary>One answer of a request's route; on a part of a request, of all routes with that part.</summary>
/// <param name="status">Its status.</param>
/// <param name="description">When it is given, in Chinese.</param>
/// <param name="example">A body, as JSON or text.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class AnswerAttribute(int status, string description, string? example = null) : Attribute
{
    /// <summary>Media type of its body; empty for none. Null for JSON, a problem, or nothing, as the status says.</summary>
    public string? MediaType { get; set; }

    public ApiAnswer Answer => new(status, description, MediaType ?? (status < 300 ? "application/json" : status < 400 ? "" : Problems.MediaType), example);
}
