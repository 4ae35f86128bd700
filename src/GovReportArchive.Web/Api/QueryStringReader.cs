using System.Globalization;
using GovReportArchive.Discovery.Facets;
using Microsoft.Extensions.Primitives;

namespace GovReportArchive.Web.Api;

/// <summary>The checked query string of one request: every name is known, every value is of its kind.</summary>
internal sealed class QueryStringReader
{
    private readonly IQueryCollection _query;

    private QueryStringReader(IQueryCollection query) => _query = query;

    /// <summary>Checks a query string against the parameters of a route.</summary>
    /// <exception cref="QueryParameterException">A name is unknown, a value is not of its kind, or a single parameter is repeated. Names the
    /// parameter and what is allowed.</exception>
    public static QueryStringReader Read(IQueryCollection query, IReadOnlyList<ApiParameter> parameters)
    {
        foreach ((string name, StringValues values) in query)
        {
            ApiParameter parameter = parameters.FirstOrDefault(p => p.Name == name) ?? throw Unknown(name, parameters);
            if (values.Count > 1 && !parameter.Repeats)
                throw new QueryParameterException(name, $"参数 {name} 只能出现一次。");
            foreach (string? value in values) ParameterChecks.Check(parameter, value ?? "");
        }

        return new QueryStringReader(query);
    }

    /// <summary>The value of a single parameter; null where it is absent or blank.</summary>
    public string? One(ApiParameter parameter) => All(parameter) is [string value, ..] ? value : parameter.Default;

    /// <summary>The values of a parameter without blank ones, each once, in order.</summary>
    public IReadOnlyList<string> All(ApiParameter parameter)
    {
        IEnumerable<string> values = _query[parameter.Name].OfType<string>();
        if (parameter.Kind == ParameterKind.Choices) values = values.SelectMany(value => value.Split(','));
        return [.. values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    public long? Number(ApiParameter parameter) =>
        One(parameter) is { } value ? long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    public bool Flag(ApiParameter parameter) => One(parameter) == "true";

    private static QueryParameterException Unknown(string name, IReadOnlyList<ApiParameter> parameters)
    {
        string[] names = [.. parameters.Select(p => p.Name)];
        string allowed = names.Length == 0 ? "此地址不接受参数" : "可用参数：" + string.Join("、", names);
        return new QueryParameterException(name, $"不认识的参数 {name}。{allowed}。", names);
    }
}
