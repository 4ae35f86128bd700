using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using Microsoft.Extensions.Primitives;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>The parameters of a kind of requests, read off its properties once, and how a request is made of an address.</summary>
internal sealed class RequestShape
{
    private static readonly ConcurrentDictionary<Type, RequestShape> Known = new();

    private readonly Type _type;
    private readonly List<Action<object, IQueryCollection, RouteValueDictionary>> _setters = [];
    private readonly List<ApiParameter> _query = [];
    private readonly List<ApiParameter> _path = [];
    private readonly List<ApiAnswer> _answers;

    private RequestShape(Type type)
    {
        _type = type;
        _answers = [.. type.GetCustomAttributes<AnswerAttribute>().Select(given => given.Answer)];
        object empty = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in Properties(type)) Take(property, property.GetValue(empty));
    }

    /// <summary>Query parameters, in the order of the properties.</summary>
    public IReadOnlyList<ApiParameter> Query => _query;

    /// <summary>Parameters in the path.</summary>
    public IReadOnlyList<ApiParameter> Path => _path;

    /// <summary>Answers that the request and its parts tell of, its own first.</summary>
    public IReadOnlyList<ApiAnswer> Answers => _answers;

    /// <summary>The shape of a record.</summary>
    public static RequestShape Of(Type type) => Known.GetOrAdd(type, static type => new RequestShape(type));

    /// <summary>Checks a query string and makes a request of it.</summary>
    /// <inheritdoc cref="ApiRequest{TSelf}.Read"/>
    public object Read(IQueryCollection query, RouteValueDictionary path, string? without = null)
    {
        IReadOnlyList<ApiParameter> taken = without is null ? _query : [.. _query.Where(parameter => parameter.Name != without)];
        foreach ((string name, StringValues values) in query)
        {
            ApiParameter parameter = taken.FirstOrDefault(parameter => parameter.Name == name) ?? throw Unknown(name, taken);
            if (values.Count > 1 && !parameter.Repeats) throw new QueryParameterException(name, $"参数 {name} 只能出现一次。");
            foreach (string? value in values) ParameterChecks.Check(parameter, value ?? "");
        }

        return Made(query, path);
    }

    private object Made(IQueryCollection query, RouteValueDictionary path)
    {
        object made = Activator.CreateInstance(_type)!;
        foreach (Action<object, IQueryCollection, RouteValueDictionary> set in _setters) set(made, query, path);
        return made;
    }

    private void Take(PropertyInfo property, object? first)
    {
        if (property.GetCustomAttribute<QueryAttribute>() is { } asked)
        {
            ApiParameter row = Row(property, asked, first);
            Func<IReadOnlyList<string>, object> read = ValueReader(property.PropertyType);
            _query.Add(row);
            _setters.Add((made, query, _) =>
            {
                if (Values(query, row) is { Count: > 0 } values) property.SetValue(made, read(values));
            });
        }
        else if (property.GetCustomAttribute<PathAttribute>() is { } part)
        {
            Func<IReadOnlyList<string>, object> read = ValueReader(property.PropertyType);
            ApiParameter row = new(NameOf(property), KindOf(property.PropertyType), part.Description, part.Example) { Minimum = 1, Maximum = int.MaxValue };
            _path.Add(row);
            _setters.Add((made, _, path) =>
            {
                if (path.TryGetValue(row.Name, out object? value)) property.SetValue(made, read([Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""]));
            });
        }
        else if (property.GetCustomAttribute<FiltersAttribute>() is { } filters)
        {
            ApiParameter[] rows = [.. FacetTable.In(filters.Kinds).Select(facet => Row(facet, filters.Kinds))];
            _query.AddRange(rows);
            _setters.Add((made, query, _) => property.SetValue(
                made, rows.Select(row => new ReportFilter(row.Name, Values(query, row))).Where(filter => filter.Values.Count > 0).ToArray()));
        }
        else if (property.PropertyType.IsAssignableTo(typeof(RequestPart)))
        {
            RequestShape shape = Of(property.PropertyType);
            _query.AddRange(shape._query);
            _path.AddRange(shape._path);
            _answers.AddRange(shape._answers);
            _setters.Add((made, query, path) => property.SetValue(made, shape.Made(query, path)));
        }
    }

    private static ApiParameter Row(PropertyInfo property, QueryAttribute asked, object? first)
    {
        Type type = property.PropertyType;
        IReadOnlyList<(string Value, string Label)> among = Choices.Of(asked.Among);
        ParameterKind kind = KindOf(type);
        return new(
            asked.Name ?? NameOf(property),
            asked.IsRegion ? ParameterKind.RegionCode : asked.Commas ? ParameterKind.Choices : among.Count > 0 ? ParameterKind.Choice : kind,
            asked.Description.Replace("{0}", Choices.Print(Choices.Of(asked.Listed ?? asked.Among)), StringComparison.Ordinal),
            asked.Example)
        {
            Repeats = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>),
            Allowed = kind == ParameterKind.Flag ? ["true", "false"] : [.. among.Select(choice => choice.Value)],
            Minimum = asked.Minimum,
            Maximum = asked.Maximum > 0 ? asked.Maximum : type == typeof(int) || type == typeof(int?) ? int.MaxValue : long.MaxValue,
            Pattern = asked.Pattern,
            Default = asked.Default ?? first switch
            {
                string text => text,
                bool flag => flag ? "true" : "false",
                int number => number.ToString(CultureInfo.InvariantCulture),
                _ => null,
            },
        };
    }

    private static ApiParameter Row(Facet facet, SearchKinds kinds) => new(
        facet.Name,
        facet.Known.Count > 0 ? ParameterKind.Choice : ParameterKind.Text,
        facet.DescriptionIn(kinds),
        facet.Example)
    {
        Repeats = true,
        Allowed = facet.Taken,
        Pattern = facet.Pattern,
    };

    // Values without blank ones, each once, in order: a blank value is an absent one, as forms send it.
    private static List<string> Values(IQueryCollection query, ApiParameter parameter)
    {
        if (!query.TryGetValue(parameter.Name, out StringValues given)) return [];
        IEnumerable<string> values = given.OfType<string>();
        if (parameter.Kind == ParameterKind.Choices) values = values.SelectMany(value => value.Split(','));
        return [.. values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static ParameterKind KindOf(Type type) =>
        type == typeof(bool) ? ParameterKind.Flag
        : type == typeof(int) || type == typeof(int?) || type == typeof(long?) ? ParameterKind.WholeNumber
        : ParameterKind.Text;

    /// <summary>Makes a property's value of checked texts, of which there is at least one. What is no number, flag or text is read by its type's <c>Parse</c>.</summary>
    private static Func<IReadOnlyList<string>, object> ValueReader(Type type)
    {
        if (type == typeof(string)) return static values => values[0];
        if (type == typeof(bool)) return static values => values[0] == "true";
        if (type == typeof(int) || type == typeof(int?)) return static values => int.Parse(values[0], CultureInfo.InvariantCulture);
        if (type == typeof(long?)) return static values => long.Parse(values[0], CultureInfo.InvariantCulture);
        Type item = type.GetGenericArguments()[0];
        if (item == typeof(string)) return static values => values;
        MethodInfo parse = item.GetMethod("Parse", [typeof(string)]) ?? throw new NotSupportedException($"No parameter can be of type {type}.");
        return values =>
        {
            IList read = Array.CreateInstance(item, values.Count);
            for (int i = 0; i < values.Count; i++) read[i] = parse.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [values[i]], CultureInfo.InvariantCulture);
            return read;
        };
    }

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    // As they are written, those of a base type first.
    private static IEnumerable<PropertyInfo> Properties(Type? type) => type is null ? [] :
        Properties(type.BaseType).Concat(type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(property => property.MetadataToken));

    private static QueryParameterException Unknown(string name, IReadOnlyList<ApiParameter> parameters)
    {
        string[] names = [.. parameters.Select(parameter => parameter.Name)];
        string allowed = names.Length == 0 ? "此地址不接受参数" : "可用参数：" + string.Join("、", names);
        return new QueryParameterException(name, $"不认识的参数 {name}。{allowed}。", names);
    }
}
