using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GovReportArchive.Reports.Records;

/// <summary>Records as JSON: camelCase, UTF-8, absent instead of null, Chinese unescaped, one line.</summary>
public static class RecordJson
{
    /// <summary>The options every record and API answer is written with.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new CountsConverter() },
    };

    // Two thirds of a record's bytes, and none of them shown in a list.
    private static readonly HashSet<string> Tables =
    [
        nameof(ReportRecord.Counts), nameof(ReportRecord.Cells), nameof(ReportRecord.Rows), nameof(ReportRecord.At), nameof(ReportRecord.Cumulative),
        nameof(ReportRecord.ExtraRows), nameof(ReportRecord.Figures), nameof(ReportRecord.Checks), nameof(ReportRecord.ChecksAsRead), nameof(ReportRecord.Warnings),
    ];

    private static readonly JsonSerializerOptions WithoutTables = new(Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveTables } } };

    /// <summary>Writes one record as one line of JSON without a line end.</summary>
    public static string Serialize(ReportRecord record) => JsonSerializer.Serialize(record, Options);

    /// <summary>The bytes of what <see cref="Serialize"/> writes.</summary>
    public static byte[] SerializeToUtf8(ReportRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    /// <summary>Reads one record.</summary>
    /// <exception cref="JsonException">The text is not JSON, or lacks a required member.</exception>
    public static ReportRecord Deserialize(string json) =>
        JsonSerializer.Deserialize<ReportRecord>(json, Options) ?? throw new JsonException("The record is null.");

    /// <summary>Reads one record from UTF-8.</summary>
    /// <exception cref="JsonException">The text is not JSON, or lacks a required member.</exception>
    public static ReportRecord Deserialize(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ReportRecord>(json, Options) ?? throw new JsonException("The record is null.");

    /// <summary>Reads what one record says of itself and its prose: tables, numbers and what was found in them are passed over and stay empty. Costs a third of the whole.</summary>
    /// <exception cref="JsonException">The text is not JSON, or lacks a required member.</exception>
    public static ReportRecord DeserializeProse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ReportRecord>(json, WithoutTables) ?? throw new JsonException("The record is null.");

    private static void LeaveTables(JsonTypeInfo type)
    {
        if (type.Type != typeof(ReportRecord)) return;
        foreach (JsonPropertyInfo property in type.Properties.Where(property => property.AttributeProvider is System.Reflection.MemberInfo { Name: var name } && Tables.Contains(name)).ToList())
            type.Properties.Remove(property);
    }
}
