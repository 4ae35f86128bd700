using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Querying;

/// <summary>Finds the text field or column that a name or alias stands for.</summary>
internal sealed class QueryNames
{
    private readonly Dictionary<string, int> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _listing;

    public QueryNames(IndexSchema schema)
    {
        Schema = schema;
        for (int i = 0; i < schema.Fields.Count; i++)
        {
            foreach (string alias in schema.Fields[i].Aliases) _fields.TryAdd(alias, i);
        }

        int[] columns = [.. Enumerable.Range(0, schema.Columns.Count).Where(i => schema.Columns[i] is { IsInternal: false, Kind: not ColumnKind.Stored })];
        foreach (int i in columns)
        {
            foreach (string alias in schema.Columns[i].Aliases) _columns.TryAdd(alias, i);
        }

        // Names win over aliases of others.
        for (int i = 0; i < schema.Fields.Count; i++) _fields[schema.Fields[i].Name] = i;
        foreach (int i in columns) _columns[schema.Columns[i].Name] = i;
        _listing = string.Join('、', schema.Fields.Select(field => field.Aliases.Count > 0 ? field.Aliases[0] : field.Name).Take(12));
    }

    public IndexSchema Schema { get; }

    /// <summary>Some names to offer in a message.</summary>
    public string Listing => _listing;

    public bool IsKnown(string name) => _fields.ContainsKey(name) || _columns.ContainsKey(name);

    /// <summary>Resolves a known name; a text field goes before a column of the same name.</summary>
    public (int Field, int Column) Resolve(string name) =>
        _fields.TryGetValue(name, out int field) ? (field, -1) : (TextNode.AnyField, _columns[name]);
}
