using System.Globalization;
using System.Text.Json;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Records;
using Xunit.Abstractions;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>Inputs that the reader once failed on, where they lie beside the repository: everything that is said of them comes out.</summary>
public sealed class SharedFailsTests(ITestOutputHelper output)
{
    private static readonly (string Name, string[] Words)[] Channels =
        [("website", ["website", "网站"]), ("wechat", ["wechat", "微信", "公众号"]), ("weibo", ["weibo", "微博"]), ("board", ["board", "公告栏", "公示栏", "宣传栏"])];

    [SkippableFact]
    public async Task Inputs_that_once_failed_are_read_right()
    {
        string folder = Path.Combine(SharedFolder(), "fails");
        Skip.IfNot(Directory.Exists(folder), $"{folder} is not there.");
        using JsonDocument expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json")));
        List<string> misses = [];
        foreach (JsonProperty file in expected.RootElement.EnumerateObject())
        {
            byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(folder, file.Name));
            ReadingResult result = ReportReader.Read(await FileExtractor.ExtractAsync(file.Name, bytes, default));
            string[] own = [.. Misses(result, file.Value)];
            foreach (string miss in own) output.WriteLine($"{file.Name}: {miss}");
            misses.AddRange(own.Select(miss => $"{file.Name}: {miss}"));
        }

        Assert.Empty(misses);
    }

    private static IEnumerable<string> Misses(ReadingResult result, JsonElement expected)
    {
        ReportRecord record = result.Record;
        bool isReport = !(expected.TryGetProperty("notAReport", out JsonElement not) && not.GetBoolean());
        if (isReport != result.NotAReport is null) yield return $"judged: {result.NotAReport ?? "a report"}";
        foreach (JsonProperty count in Members(expected, "counts"))
        {
            if (!record.Counts.TryGetValue(count.Name, out decimal value)) yield return $"{count.Name} is absent";
            else if (value != count.Value.GetDecimal()) yield return $"{count.Name} = {value}, not {count.Value}";
        }

        foreach (string key in Strings(expected, "absent").Where(record.Counts.ContainsKey)) yield return $"{key} must be absent";
        foreach (string key in Strings(expected, "noCell").Where(record.Cells.ContainsKey)) yield return $"{key} must have no cell, but is {record.Cells[key].State}";
        foreach (JsonProperty cell in Members(expected, "cells"))
        {
            string? state = record.Cells.GetValueOrDefault(cell.Name)?.State;
            if (state != cell.Value.GetString()) yield return $"{cell.Name} is {state ?? "no cell"}, not {cell.Value}";
        }

        string[] agencies = [.. Strings(expected, "agency")];
        if (agencies.Length > 0 && !agencies.Contains(record.Agency.Name)) yield return $"agency {record.Agency.Name}, not {agencies[0]}";
        foreach ((string key, string? read) in new[]
        {
            ("year", record.Year?.ToString(CultureInfo.InvariantCulture)), ("level", record.Agency.Level), ("type", record.Agency.Type), ("published", record.Published?.Date),
        })
        {
            if (expected.TryGetProperty(key, out JsonElement wanted) && wanted.ToString() != read) yield return $"{key} {read}, not {wanted}";
        }

        foreach (JsonProperty figure in Members(expected, "figures"))
        {
            string[] words = Channels.Single(channel => channel.Name == figure.Name).Words;
            decimal[] values = [.. record.Figures.Where(f => words.Any(word => f.What.Contains(word, StringComparison.Ordinal))).Select(f => f.Value)];
            if (!values.SequenceEqual([figure.Value.GetDecimal()])) yield return $"figure {figure.Name} {string.Join(' ', values)}, not {figure.Value}";
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? value.EnumerateObject() : default;

    private static IEnumerable<string> Strings(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? value.EnumerateArray().Select(item => item.GetString()!) : [];

    private static string SharedFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovReportArchive.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
