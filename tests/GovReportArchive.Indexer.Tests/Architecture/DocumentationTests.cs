using System.Text.Json;
using System.Text.RegularExpressions;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Architecture;

/// <summary>What the documents of the repository name must be there.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents => [.. RepositoryText.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Relative_links_lead_to_files_and_headings(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, document))!;
        foreach (Match link in Link().Matches(RepositoryText.Read(document)))
        {
            string target = link.Groups["path"].Value;
            if (target.Contains("://", StringComparison.Ordinal)) continue;
            string path = target.Length == 0 ? Path.Combine(RepositoryFolder.Root, document) : Path.Combine(folder, target);
            Assert.True(Path.Exists(path), $"{document}: {target}");
            if (link.Groups["heading"].Value is { Length: > 0 } heading) Assert.Contains(heading, Heading().Matches(File.ReadAllText(path)).Select(match => Address(match.Groups[1].Value)));
        }
    }

    [Fact]
    public void Architecture_names_only_files_that_exist_and_walks_through_many()
    {
        IReadOnlyList<string> named = RepositoryText.FilesIn(RepositoryText.Read("src/ARCHITECTURE.md"));

        Assert.True(named.Count(name => name.EndsWith(".cs", StringComparison.Ordinal)) > 60, "The walks are told by the names of files.");
        Assert.All(named, name => Assert.True(RepositoryText.PathOf(name) is not null, name));
    }

    [Fact]
    public void Every_test_that_a_document_names_exists()
    {
        HashSet<string> files = [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path))];
        string[] named = [.. RepositoryText.Documents.SelectMany(path => TestName().Matches(RepositoryText.Read(path))).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

        Assert.True(named.Length > 15, "What is promised is named with its test.");
        Assert.All(named, name => Assert.Contains(name, files));
    }

    [Fact]
    public void Architecture_lists_every_project()
    {
        string text = RepositoryText.Read("src/ARCHITECTURE.md");
        IEnumerable<string> projects = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.All(projects, project => Assert.Contains($"| `{project}` |", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_glossary_has_a_word_once()
    {
        string glossary = RepositoryText.Read("src/ARCHITECTURE.md").Split("## Glossary")[1].Split("\n## ")[0];
        string[] words = [.. Row().Matches(glossary).Skip(1).SelectMany(row => row.Groups[1].Value.Split(", "))];

        Assert.True(words.Length > 50, "Its table is read.");
        Assert.Equal(words.Distinct(StringComparer.Ordinal), words);
    }

    [Fact]
    public void Decisions_are_numbered_one_by_one()
    {
        int[] numbers = [.. Decision().Matches(RepositoryText.Read("src/DECISIONS.md")).Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];

        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }

    [Fact]
    public void Every_command_stands_in_its_document_and_no_document_shows_another()
    {
        string[] commands =
        [
            .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Indexer", "Commands"), "*Command.cs")
                .Select(path => JsonNamingPolicy.KebabCaseLower.ConvertName(Path.GetFileNameWithoutExtension(path).Replace("Command", "", StringComparison.Ordinal))),
        ];
        string document = RepositoryText.Read("src/GovReportArchive.Indexer/COMMANDS.md");
        string[] shown = [.. RepositoryText.Documents.SelectMany(path => Command().Matches(RepositoryText.Read(path))).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

        Assert.NotEmpty(shown);
        Assert.All(shown, command => Assert.Contains(command, commands, StringComparer.Ordinal));
        Assert.All(commands, command => Assert.True(
            document.Contains($"`{command} ", StringComparison.OrdinalIgnoreCase) || document.Contains($"`{command}`", StringComparison.OrdinalIgnoreCase), command));
    }

    // As sites that show documents make one of a heading.
    private static string Address(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<path>[^)#\s]*)(?:#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^#+ (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"(?m)^\| ([a-z][^|]*?) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?m)^(\d+)\. \*\*")]
    private static partial Regex Decision();

    [GeneratedRegex(@"(?m)(?:^|`)govreport ([a-z-]+)")]
    private static partial Regex Command();
}
