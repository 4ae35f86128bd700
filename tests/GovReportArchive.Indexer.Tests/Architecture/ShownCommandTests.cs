using System.Text.Json.Nodes;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Architecture;

/// <summary>The commands that documents show are run, on the sample reports, and the answer that the README shows is given.</summary>
[Trait("tier", "full")]
public sealed class ShownCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Theory]
    [InlineData("README.md", 3)]
    [InlineData("src/GovReportArchive.Indexer/COMMANDS.md", 12)]
    public async Task Every_command_of_a_document_does_its_work(string document, int least)
    {
        string[][] commands =
        [
            .. RepositoryText.CommandLines(RepositoryText.Read(document)).Where(line => line.StartsWith("govreport ", StringComparison.Ordinal)).Select(line => RepositoryText.Words(line)[1..]),
        ];
        Assert.True(commands.Length >= least, document);
        Assert.Equal("ingest", commands[0][0]);

        string draft = Path.Combine(SampleFiles.Directory, "suxi-county-government-2023.docx"), page = Path.Combine(SampleFiles.Directory, "suxi-county-government-2021.html");
        // Of a report nothing is asked while what would be collected is only listed.
        string sources = _run.Write("sources.toml", "[[source]]\naddress = \"https://www.qinghe.example/nb/2024.html\"\nkind = \"report\"\n");
        foreach (string[] command in commands)
        {
            CommandResult result = await _run.RunAsync([.. command.Select(word => word switch { "~/reports" => Reports(), "draft.docx" => draft, "report.html" => page, "sources.toml" => sources,
                "/mnt/backup/govreport" or "corpus-new" or "index-new" => _run.Beside(Path.GetFileName(word)), _ => word })]);
            Assert.True(result.Code == 0 && result.Out.Length > 0, $"{string.Join(' ', command)}: {result.Code} {result.Error}");
        }
    }

    [Fact]
    public async Task The_query_of_the_readme_is_answered_as_it_shows()
    {
        string readme = RepositoryText.Read("README.md");
        string curl = RepositoryText.CommandLines(readme).Single(line => line.StartsWith("curl ", StringComparison.Ordinal));
        Dictionary<string, string> asked = RepositoryText.Words(curl).Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        JsonNode shown = JsonNode.Parse(readme.Split("```json")[1].Split("```")[0])!;
        await _run.RunAsync("ingest", Reports());

        CommandResult result = await _run.RunAsync("search", asked["q"], "--facet", asked["facet"], "--limit", asked["limit"], "--json");

        Assert.Equal(["facet", "limit", "q"], asked.Keys.Order(StringComparer.Ordinal));
        AssertHolds(shown, JsonNode.Parse(result.Out)!, "");
    }

    public void Dispose() => _run.Dispose();

    // Ingest takes whole folders; what stands beside the samples is no report.
    private string Reports()
    {
        string folder = Path.Combine(_run.Corpus, "..", "reports");
        if (Directory.Exists(folder)) return folder;
        Directory.CreateDirectory(folder);
        foreach (string file in SampleFiles.Expected.Keys) File.Copy(Path.Combine(SampleFiles.Directory, file), Path.Combine(folder, file));
        return folder;
    }

    // The document leaves members out; what it shows must be there.
    private static void AssertHolds(JsonNode shown, JsonNode? given, string place)
    {
        if (shown is JsonObject members)
        {
            foreach ((string name, JsonNode? member) in members) AssertHolds(member!, given?[name], $"{place}/{name}");
        }
        else if (shown is JsonArray items)
        {
            Assert.True(given is JsonArray same && same.Count == items.Count, place);
            for (int i = 0; i < items.Count; i++) AssertHolds(items[i]!, given![i], $"{place}/{i}");
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(shown, given), $"{place}: {given}");
        }
    }
}
