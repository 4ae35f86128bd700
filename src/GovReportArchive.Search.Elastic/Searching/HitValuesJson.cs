using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Searching;

/// <summary>Asks for columns with hits, and reads them.</summary>
internal static class HitValuesJson
{
    /// <summary>Adds what asks for columns; texts are read only where one of them is among these.</summary>
    public static void Add(JsonObject body, ElasticLayout layout, IReadOnlyList<string> names)
    {
        Column[] columns = [.. names.Select(name => layout.Schema.Column(name, null))];
        body["_source"] = columns.Any(column => column.Kind == ColumnKind.Stored) ? Json.Array([ElasticLayout.Stored]) : false;
        string[] fields = [.. columns.Where(column => column.Kind != ColumnKind.Stored).Select(ElasticLayout.Column).Distinct(StringComparer.Ordinal)];
        if (fields.Length > 0) body["docvalue_fields"] = Json.Array(fields);
    }

    /// <summary>A hit's value in each of the columns.</summary>
    public static IReadOnlyList<string?> Read(JsonNode hit, ElasticLayout layout, IReadOnlyList<string> names) => names.Count == 0 ? [] : [.. names.Select(name => Read(hit, layout.Schema.Column(name, null)))];

    /// <summary>A number of a hit; null where it has none.</summary>
    public static double? Number(JsonNode hit, Column column) => (hit["fields"]?[ElasticLayout.Column(column)] as JsonArray)?[0]!.GetValue<double>();

    /// <summary>All values of a hit in a keyword column, ascending.</summary>
    public static IEnumerable<string> Keywords(JsonNode hit, Column column) => (hit["fields"]?[ElasticLayout.Column(column)] as JsonArray)?.Select(value => value!.GetValue<string>()) ?? [];

    private static string? Read(JsonNode hit, Column column) => column.Kind switch
    {
        ColumnKind.Keyword => Keywords(hit, column).FirstOrDefault(),
        ColumnKind.Number => Number(hit, column) is { } number ? ElasticLayout.Written(number) : null,
        _ => hit["_source"]?[ElasticLayout.Stored]?[column.Name]?.GetValue<string>(),
    };
}
