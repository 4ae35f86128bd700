using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Layout;

/// <summary>Where the fields and columns of a schema stand in an index.</summary>
internal sealed class SchemaLayout
{
    private const int MostFields = 200, MostValues = 250;
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal), _columns = new(StringComparer.Ordinal);
    private readonly int[] _places;

    /// <exception cref="ArgumentException">The schema has too many fields, or names twice.</exception>
    public SchemaLayout(IndexSchema schema)
    {
        if (schema.Fields.Count is 0 or > MostFields) throw new ArgumentException($"A schema has 1 to {MostFields} text fields.", nameof(schema));
        CheckNames(schema.Fields.Select(field => field.Name), schema);
        CheckNames(schema.Columns.Select(column => column.Name), schema);
        Schema = schema;
        Weights = [.. schema.Fields.Select(field => Math.Clamp((int)MathF.Round(field.Boost), 1, 100))];
        for (int i = 0; i < schema.Fields.Count; i++) _fields.Add(schema.Fields[i].Name, i);
        _places = new int[schema.Columns.Count];
        for (int i = 0; i < schema.Columns.Count; i++)
        {
            _columns.Add(schema.Columns[i].Name, i);
            if (schema.Columns[i].Updatable is { } values) CheckValues(values, schema.Columns[i]);
            if (schema.Columns[i].Kind == ColumnKind.Number) _places[i] = IsShared(i) ? SharedNumbers++ : OwnNumbers++;
        }

        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(schema))).AsSpan(0, 16));
    }

    public IndexSchema Schema { get; }

    /// <summary>Equal for equal schemas; an index is refused by another.</summary>
    public string Fingerprint { get; }

    /// <summary>How many occurrences in the whole text one occurrence in each field counts for.</summary>
    public IReadOnlyList<int> Weights { get; }

    /// <summary>Whether words are indexed for each field too.</summary>
    public bool HasFieldWords => Schema.Fields.Count > 1;

    /// <summary>Number columns of which each document has its own.</summary>
    public int OwnNumbers { get; }

    /// <summary>Number columns whose numbers hold for all documents of a group.</summary>
    public int SharedNumbers { get; }

    /// <summary>The field of a name, or -1.</summary>
    public int Field(string name) => _fields.GetValueOrDefault(name, -1);

    /// <summary>The column of a name, or -1.</summary>
    public int FindColumn(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>The column of a name and kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it has to hold; null for anything.</param>
    /// <exception cref="ArgumentException">The schema has no such column, or one of another kind.</exception>
    public int Column(string name, ColumnKind? kind)
    {
        int column = FindColumn(name);
        if (column < 0) throw new ArgumentException($"The schema {Schema.Name} has no column {name}.", nameof(name));
        return kind is null || Schema.Columns[column].Kind == kind ? column : throw new ArgumentException($"Column {name} is not a {kind} column.", nameof(name));
    }

    /// <summary>What stands in the doc values of an updatable column for a value: one more than its position, 0 for none.</summary>
    /// <exception cref="ArgumentException">The column is not updatable, or has no such value.</exception>
    public long Item(string column, string? value)
    {
        IReadOnlyList<string> values = Schema.Columns[Column(column, ColumnKind.Keyword)].Updatable ?? throw new ArgumentException($"Column {column} is not updatable.", nameof(column));
        for (int i = 0; i < values.Count; i++)
            if (values[i] == value) return i + 1;
        return value is null ? 0 : throw new ArgumentException($"Column {column} has no value {value}.", nameof(value));
    }

    public bool IsShared(int column) => Schema.Columns[column].SharedBy is not null;

    /// <summary>In which blob a number column stands, where in it, and how many columns that blob has.</summary>
    public (string Blob, int Place, int Columns) Number(int column) =>
        IsShared(column) ? (FieldNames.SharedNumbers, _places[column], SharedNumbers) : (FieldNames.Numbers, _places[column], OwnNumbers);

    private static void CheckValues(IReadOnlyList<string> values, Column column)
    {
        bool ascending = values.Zip(values.Skip(1)).All(pair => CodePointOrder.Compare(pair.First, pair.Second) < 0);
        if (column.Kind != ColumnKind.Keyword || values.Count is 0 or > MostValues || !ascending)
            throw new ArgumentException($"Column {column.Name} cannot be updated: it needs 1 to {MostValues} values in ascending order.", nameof(column));
    }

    private static void CheckNames(IEnumerable<string> all, IndexSchema schema)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in all)
            if (name.Length == 0 || !names.Add(name)) throw new ArgumentException($"The schema names “{name}” twice, or not at all.", nameof(schema));
    }
}
