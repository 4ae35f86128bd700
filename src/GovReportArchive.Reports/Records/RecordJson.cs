using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
}
