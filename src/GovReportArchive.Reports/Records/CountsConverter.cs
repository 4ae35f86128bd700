using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Records;

/// <summary>Numbers by count key as a JSON object, in their order, as any dictionary is written.</summary>
/// <remarks>A record has up to some hundred of them and nearly all keys are of the forms: these are neither decoded nor made anew for each record, which
/// was a quarter of what reading a record cost.</remarks>
internal sealed class CountsConverter : JsonConverter<IReadOnlyDictionary<string, decimal>>
{
    private const int LongestKey = 256;

    private static readonly Dictionary<string, JsonEncodedText> Keys = CountCatalog.All.ToDictionary(
        count => count.Key, count => JsonEncodedText.Encode(count.Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), StringComparer.Ordinal);

    // Keys are looked up by their characters; those of the forms are ASCII.
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known =
        CountCatalog.All.ToDictionary(count => count.Key, count => count.Key, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override IReadOnlyDictionary<string, decimal> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        Dictionary<string, decimal> counts = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = Key(ref reader);
            reader.Read();
            counts[key] = reader.GetDecimal();
        }

        return counts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, decimal> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string key, decimal number) in value)
        {
            if (Keys.TryGetValue(key, out JsonEncodedText known)) writer.WriteNumber(known, number);
            else writer.WriteNumber(key, number);
        }

        writer.WriteEndObject();
    }

    private static string Key(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestKey) return reader.GetString()!;
        Span<char> characters = stackalloc char[LongestKey];
        return Ascii.ToUtf16(reader.ValueSpan, characters, out int length) == OperationStatus.Done && Known.TryGetValue(characters[..length], out string? key)
            ? key
            : reader.GetString()!;
    }
}
