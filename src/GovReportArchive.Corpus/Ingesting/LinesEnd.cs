using System.Text.Json;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>The last line of a file of lines, where it was asked for: that it is whole.</summary>
/// <param name="End">What was written before it.</param>
public sealed record LinesEnd(LinesEnd.Written End)
{
    private const string Begin = "{\"end\":";

    /// <summary>What stands before the last line.</summary>
    /// <param name="Count">How many things.</param>
    /// <param name="Sha256">SHA-256 of all bytes before the line, lower-case hexadecimal.</param>
    public sealed record Written(long Count, string Sha256);

    /// <summary>The line, with its end.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, RecordJson.Options) + "\n";

    /// <summary>A line as one; null where it is another.</summary>
    public static LinesEnd? Of(string? line)
    {
        if (line?.StartsWith(Begin, StringComparison.Ordinal) is not true) return null;
        try
        {
            return JsonSerializer.Deserialize<LinesEnd>(line, RecordJson.Options) is { End: not null } end ? end : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
