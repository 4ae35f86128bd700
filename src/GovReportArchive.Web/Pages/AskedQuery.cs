using Microsoft.Extensions.Primitives;

namespace GovReportArchive.Web.Pages;

/// <summary>What a page is asked, as its form and its links carry it on: without blank values, and with those that the page itself adds. Immutable.</summary>
internal sealed class AskedQuery
{
    private readonly List<KeyValuePair<string, string?>> _parts;

    private AskedQuery(IEnumerable<KeyValuePair<string, string?>> parts) => _parts = [.. parts];

    /// <summary>The parameters, as requests are read from them.</summary>
    public IQueryCollection Query => new QueryCollection(_parts.GroupBy(part => part.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new StringValues([.. group.Select(part => part.Value)]), StringComparer.Ordinal));

    /// <summary>What a request asks.</summary>
    /// <param name="query">Its query.</param>
    /// <param name="usual">What is asked where a name is not in it.</param>
    public static AskedQuery Of(IQueryCollection query, params (string Name, string Value)[] usual)
    {
        AskedQuery asked = new(query.SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value)).Where(part => !string.IsNullOrWhiteSpace(part.Value)));
        return asked.With([.. usual.Where(value => asked.Value(value.Name).Length == 0).Select(value => (value.Name, (string?)value.Value))]);
    }

    /// <summary>The first value under a name; blank for none.</summary>
    public string Value(string name) => _parts.Find(part => part.Key == name).Value ?? "";

    /// <summary>The same with other values, null for none.</summary>
    public AskedQuery With(params (string Name, string? Value)[] changes) => new(_parts.Where(part => changes.All(change => change.Name != part.Key))
        .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value))));

    /// <summary>What is asked without some names, as hidden fields of a form keep it.</summary>
    public IEnumerable<(string Name, string Value)> Without(params string[] names) => _parts.Where(part => !names.Contains(part.Key, StringComparer.Ordinal)).Select(part => (part.Key, part.Value!));

    /// <summary>The address that asks this of a path, with some values replaced.</summary>
    public string At(string path, params (string Name, string? Value)[] changes) => path + QueryString.Create(With(changes)._parts);
}
