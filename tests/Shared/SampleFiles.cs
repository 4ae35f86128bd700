using System.Text.Json;
using GovReportArchive.Extraction;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Tests;

/// <summary>The reports of corpus/samples and what expected.json says of them.</summary>
internal static class SampleFiles
{
    private static readonly string[] ApplicantColumns = ["person", "business", "research", "charity", "legal", "otherOrg", "total"];
    private static readonly string[] Outcomes = ["upheld", "corrected", "other", "pending", "total"];

    /// <summary>corpus/samples of this repository.</summary>
    public static string Directory { get; } = Path.Combine(RepositoryFolder.Root, "corpus", "samples");

    /// <summary>What is expected of each file, by file name.</summary>
    public static IReadOnlyDictionary<string, ExpectedSample> Expected { get; } = Load();

    public static async Task<SourceDocument> ExtractAsync(string file) =>
        await FileExtractor.ExtractAsync(file, await File.ReadAllBytesAsync(Path.Combine(Directory, file)), CancellationToken.None);

    public static async Task<ReadingResult> ReadAsync(string file) => ReportReader.Read(await ExtractAsync(file));

    private static Dictionary<string, ExpectedSample> Load()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Directory, "expected.json")));
        return json.RootElement.EnumerateObject().ToDictionary(file => file.Name, file => Sample(file.Value), StringComparer.Ordinal);
    }

    private static ExpectedSample Sample(JsonElement json)
    {
        Dictionary<string, decimal> counts = Numbers(json, "counts");
        foreach (JsonProperty row in Members(json, "rows"))
        {
            string[] columns = row.Name.StartsWith("applications.", StringComparison.Ordinal) ? ApplicantColumns : Outcomes;
            foreach ((string column, JsonElement value) in columns.Zip(row.Value.EnumerateArray()))
            {
                if (value.ValueKind == JsonValueKind.Number) counts.Add($"{row.Name}.{column}", value.GetDecimal());
            }
        }

        return new ExpectedSample(
            Text(json, "agency")!,
            Text(json, "type")!,
            Text(json, "level")!,
            json.GetProperty("year").GetInt32(),
            Text(json, "form")!,
            [.. json.GetProperty("fails").EnumerateArray().Select(fail => fail.GetString()!)],
            counts,
            Members(json, "cells").ToDictionary(cell => cell.Name, cell => (Text(cell.Value, "state")!, Text(cell.Value, "raw") ?? ""), StringComparer.Ordinal),
            Numbers(json, "cumulative"));
    }

    private static Dictionary<string, decimal> Numbers(JsonElement json, string name) =>
        Members(json, name).ToDictionary(member => member.Name, member => member.Value.GetDecimal(), StringComparer.Ordinal);

    private static JsonElement.ObjectEnumerator Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement member) ? member.EnumerateObject() : default;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;
}

/// <summary>What the reader has to find in one sample: the agency without the names of the places above it, the checks that fail as RULE or
/// RULE:COLUMN, every number of its tables, and every cell that is not a plain number.</summary>
internal sealed record ExpectedSample(
    string Agency,
    string Type,
    string Level,
    int Year,
    string Form,
    IReadOnlyList<string> Fails,
    IReadOnlyDictionary<string, decimal> Counts,
    IReadOnlyDictionary<string, (string State, string Raw)> Cells,
    IReadOnlyDictionary<string, decimal> Cumulative);
