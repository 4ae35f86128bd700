namespace GovReportArchive.Discovery.Facets;

/// <summary>A parameter that cannot be used; the message names the parameter and the allowed values.</summary>
public sealed class QueryParameterException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="parameter">Name of the parameter as the API writes it.</param>
    /// <param name="message">What is wrong and what is allowed, in Chinese.</param>
    /// <param name="allowed">The allowed values, where they are few.</param>
    public QueryParameterException(string parameter, string message, IReadOnlyList<string>? allowed = null)
        : base(message) => (Parameter, Allowed) = (parameter, allowed ?? []);

    /// <summary>The parameter.</summary>
    public string Parameter { get; }

    /// <summary>The allowed values; empty where they are not few.</summary>
    public IReadOnlyList<string> Allowed { get; }
}
