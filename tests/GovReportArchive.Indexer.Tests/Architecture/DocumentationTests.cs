using GovReportArchive.Tests;
using System.Text.RegularExpressions;

namespace GovReportArchive.Indexer.Tests.Architecture;

/// <summary>What the documents of the repository name must be there.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Architecture_names_only_source_files_that_exist()
    {
        HashSet<string> sources = [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))];
        string[] named = [.. SourceFile().Matches(Read("src/ARCHITECTURE.md")).Select(match => match.Value).Distinct()];

        Assert.True(named.Length > 20, "The way of a report through the files is told by their names.");
        Assert.All(named, name => Assert.Contains(name, sources));
    }

    [Fact]
    public void Architecture_lists_every_project()
    {
        string text = Read("src/ARCHITECTURE.md");
        IEnumerable<string> projects = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.All(projects, project => Assert.Contains($"| `{project}` |", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/ARCHITECTURE.md")]
    [InlineData("corpus/samples/README.md")]
    public void Relative_links_lead_to_files(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, document))!;
        IEnumerable<string> targets = Link().Matches(Read(document)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), target));
    }

    [Fact]
    public void Readme_shows_every_command_and_no_other()
    {
        string[] commands =
        [
            .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Indexer", "Commands"), "*Command.cs")
                .Select(path => Path.GetFileNameWithoutExtension(path).Replace("Command", "", StringComparison.Ordinal)),
        ];
        string readme = Read("README.md");
        string[] shown = [.. Command().Matches(readme).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(shown);
        Assert.All(shown, command => Assert.Contains(command, commands, StringComparer.OrdinalIgnoreCase));
        Assert.All(commands, command => Assert.True(IsNamed(readme, command), command));
    }

    private static bool IsNamed(string readme, string command) =>
        readme.Contains($"govreport {command}", StringComparison.OrdinalIgnoreCase) || readme.Contains($"`{command}", StringComparison.OrdinalIgnoreCase);

    private static string Read(string document) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, document));

    [GeneratedRegex(@"\b[A-Z][A-Za-z]*\.cs\b")]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"\]\(([^)#\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)(?:^|`)govreport ([a-z]+)")]
    private static partial Regex Command();
}
