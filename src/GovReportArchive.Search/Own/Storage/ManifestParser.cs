using System.Text.Json;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>Reads a manifest's JSON member by member.</summary>
/// <remarks>A serializer would have to be compiled first, which took two thirds of the time of opening an index.</remarks>
internal static class ManifestParser
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    /// <exception cref="FormatException">A number or name cannot be read.</exception>
    /// <exception cref="ArgumentException">A name is none of those that may stand there.</exception>
    public static Manifest Parse(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return new Manifest(
            root.GetProperty(nameof(Manifest.Identity)).GetGuid(),
            root.GetProperty(nameof(Manifest.Generation)).GetInt64(),
            root.GetProperty(nameof(Manifest.AppliedChange)).GetInt64(),
            root.GetProperty(nameof(Manifest.NextSegment)).GetInt64(),
            Schema(root.GetProperty(nameof(Manifest.Schema))),
            Segments(root.GetProperty(nameof(Manifest.Segments))));
    }

    private static IndexSchema Schema(JsonElement schema)
    {
        List<TextField> fields = [];
        foreach (JsonElement field in schema.GetProperty(nameof(IndexSchema.Fields)).EnumerateArray())
            fields.Add(new TextField(Text(field, nameof(TextField.Name)), field.GetProperty(nameof(TextField.Boost)).GetSingle(), Texts(field, nameof(TextField.Aliases))));
        List<Column> columns = [];
        foreach (JsonElement column in schema.GetProperty(nameof(IndexSchema.Columns)).EnumerateArray())
        {
            columns.Add(new Column(Text(column, nameof(Column.Name)), Kind(Text(column, nameof(Column.Kind))), Texts(column, nameof(Column.Aliases)))
            {
                SharedBy = column.TryGetProperty(nameof(Column.SharedBy), out JsonElement sharedBy) ? sharedBy.GetString() : null,
            });
        }

        return new IndexSchema(Text(schema, nameof(IndexSchema.Name)), fields, columns);
    }

    private static List<SegmentEntry> Segments(JsonElement segments)
    {
        List<SegmentEntry> entries = [];
        foreach (JsonElement segment in segments.EnumerateArray())
        {
            entries.Add(new SegmentEntry(
                Text(segment, nameof(SegmentEntry.Name)),
                segment.GetProperty(nameof(SegmentEntry.Documents)).GetInt32(),
                segment.GetProperty(nameof(SegmentEntry.DeletesGeneration)).GetInt64(),
                segment.GetProperty(nameof(SegmentEntry.Deleted)).GetInt32()));
        }

        return entries;
    }

    private static string[] Texts(JsonElement json, string member)
    {
        JsonElement array = json.GetProperty(member);
        string[] texts = new string[array.GetArrayLength()];
        for (int i = 0; i < texts.Length; i++) texts[i] = array[i].GetString() ?? throw new FormatException($"{member} holds null.");
        return texts;
    }

    private static string Text(JsonElement json, string member) =>
        json.GetProperty(member).GetString() ?? throw new FormatException($"{member} is null.");

    private static ColumnKind Kind(string name) => name switch
    {
        nameof(ColumnKind.Keyword) => ColumnKind.Keyword,
        nameof(ColumnKind.Number) => ColumnKind.Number,
        nameof(ColumnKind.Stored) => ColumnKind.Stored,
        _ => throw new FormatException($"There is no kind {name}."),
    };
}
