using System.Text.Json;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;
using Xunit.Abstractions;

namespace GovReportArchive.Reports.Tests.Records;

/// <summary>Real reports that lie beside the repository, where they are at hand: who, where and when as read by eye.</summary>
public class SharedMetadataTests(ITestOutputHelper output)
{
    private static readonly string[] Judged = ["type", "level", "year", "province", "city", "county", "form"];

    [SkippableTheory]
    [InlineData("seeds")]
    [InlineData("samples")]
    public void Who_where_and_when_are_read_as_a_person_reads_them(string folder)
    {
        string path = Path.Combine(SharedFolder(), folder);
        Skip.IfNot(Directory.Exists(path), $"{path} is not there.");
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "expected.json")));
        List<string> misses = [];
        foreach (JsonProperty file in expected.RootElement.EnumerateObject().Where(f => f.Name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            ReportRecord record = ReportReader.Read(TextDocument.Of(File.ReadAllText(Path.Combine(path, file.Name)), file.Name)).Record;
            misses.AddRange(Misses(record, file.Value).Select(m => file.Name + ": " + m));
        }

        misses.ForEach(output.WriteLine);
        Assert.Empty(misses);
    }

    [SkippableFact]
    public void Words_that_a_page_width_broke_are_whole_again()
    {
        string[] files = [.. Directory.Exists(Path.Combine(SharedFolder(), "seeds")) ? Directory.GetFiles(Path.Combine(SharedFolder(), "seeds"), "003*.txt") : []];
        Skip.If(files.Length == 0, "The seeds are not there.");
        ReportRecord record = ReportReader.Read(TextDocument.Of(File.ReadAllText(files[0]))).Record;
        Assert.Contains("政策解读的深度", Assert.Single(record.Sections, s => s.Kind == "problems").Text, StringComparison.Ordinal);
        Assert.Equal("伊美区人民政府2024年政府信息公开工作年度报告", record.Title);
    }

    private static IEnumerable<string> Misses(ReportRecord record, JsonElement expected)
    {
        JsonElement agency = expected.GetProperty("agency");
        string[] names = agency.ValueKind == JsonValueKind.Array ? [.. agency.EnumerateArray().Select(a => a.GetString()!)] : [agency.GetString()!];
        if (names.Length > 0 && !names.Contains(record.Agency.Name)) yield return $"agency {record.Agency.Name}, not {names[0]}";
        bool all = agency.ValueKind == JsonValueKind.String;
        foreach (string key in Judged)
        {
            if (!expected.TryGetProperty(key, out JsonElement value) || (value.ValueKind == JsonValueKind.Null && !all)) continue;
            string? wanted = value.ValueKind == JsonValueKind.Null ? null : value.ToString();
            string? read = key switch
            {
                "type" => record.Agency.Type,
                "level" => record.Agency.Level,
                "year" => record.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "province" => record.Region?.Province,
                "city" => record.Region?.City,
                "county" => record.Region?.County,
                _ => record.Form,
            };
            if (read != wanted) yield return $"{key} {read}, not {wanted}";
        }
    }

    private static string SharedFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovReportArchive.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
