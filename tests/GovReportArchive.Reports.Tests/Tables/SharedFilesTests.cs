using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Tables;
using Xunit.Abstractions;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Real reports that lie beside the repository, where they are at hand: every count that was read by eye.</summary>
public class SharedFilesTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("seeds")]
    [InlineData("samples")]
    public void Every_count_read_by_eye_is_read_and_nothing_that_must_be_absent_is_there(string folder)
    {
        string path = Path.Combine(SharedFolder(), folder);
        Skip.IfNot(Directory.Exists(path), $"{path} is not there.");
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "expected.json")));
        List<string> misses = [];
        foreach (JsonProperty file in expected.RootElement.EnumerateObject())
        {
            if (Document(Path.Combine(path, file.Name)) is not { } document)
            {
                output.WriteLine($"{file.Name}: left out, no helper to read it.");
                continue;
            }
            List<string> own = [.. Misses(TableReader.Read(document), file.Value)];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {own.Count} misses"));
            misses.AddRange(own.Select(miss => file.Name + ": " + miss));
        }
        Assert.Empty(misses);
    }

    private static IEnumerable<string> Misses(TableReading reading, JsonElement expected)
    {
        foreach (JsonProperty count in Members(expected, "counts"))
        {
            if (!reading.Counts.TryGetValue(count.Name, out decimal value))
                yield return $"{count.Name} is absent";
            else if (value != count.Value.GetDecimal())
                yield return $"{count.Name} = {value}, not {count.Value}";
        }
        foreach (JsonProperty count in Members(expected, "cumulative"))
        {
            if (!reading.Cumulative.TryGetValue(count.Name, out decimal value) || value != count.Value.GetDecimal())
                yield return $"cumulative {count.Name} is {value}, not {count.Value}";
        }
        if (expected.TryGetProperty("absent", out JsonElement absent))
        {
            foreach (string? key in absent.EnumerateArray().Select(key => key.GetString()).Where(key => reading.Counts.ContainsKey(key!)))
                yield return $"{key} must be absent";
        }
        if (expected.TryGetProperty("form", out JsonElement form) && form.ValueKind == JsonValueKind.String && form.GetString() != reading.Form)
            yield return $"form {reading.Form}, not {form}";
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static SourceDocument? Document(string path) => Path.GetExtension(path) switch
    {
        ".txt" => TextDocument.Of(File.ReadAllText(path)),
        ".pdf" => PdfText(path) is { } text ? TextDocument.Of(text) : null,
        _ => null,
    };

    private static string? PdfText(string path)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true });
            return process?.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string SharedFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovReportArchive.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
