using System.Text.RegularExpressions;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Architecture;

/// <summary>The documents of the repository as tests read them.</summary>
internal static partial class RepositoryText
{
    /// <summary>All documents, as paths from the root.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        .. new[] { "src", "tests", "corpus", "docs" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(RepositoryFolder.Root, "*.md"))
            .Select(path => Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" || part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, path));

    /// <summary>The files of a document, each once: what stands between backticks and ends like a file.</summary>
    public static IReadOnlyList<string> FilesIn(string text) =>
        [.. FileName().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Where a document's name of a file leads, from the root: <c>Room/Folder/File.cs</c> stands for a file of that room; null where there is none.</summary>
    public static string? PathOf(string name)
    {
        string[] places = [name, "src/" + name, "src/GovReportArchive." + name];
        return Array.Find(places, place => place.Contains('*', StringComparison.Ordinal) ? Matches(place) : Path.Exists(Path.Combine(RepositoryFolder.Root, place)));
    }

    /// <summary>The lines of the fenced blocks of a document.</summary>
    public static IReadOnlyList<string> CommandLines(string text) =>
        [.. Fence().Matches(text).SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0)];

    /// <summary>The words of a command line as a shell would pass them on, without a comment and without where the output goes.</summary>
    public static string[] Words(string line) =>
        [.. Word().Matches(line).Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Value).TakeWhile(word => word is not ("#" or ">"))];

    // A pattern of paths over the rooms, each part of which must match something.
    private static bool Matches(string pattern)
    {
        string[] parts = pattern.Split('/');
        IEnumerable<string> found = [RepositoryFolder.Root];
        foreach (string part in parts) found = found.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, part)).ToArray();
        return found.Any();
    }

    [GeneratedRegex(@"`([\w./*-]+\.(?:cs|tsv|txt|json|md|py|cshtml))`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?ms)^```\w*\n(.*?)^```")]
    private static partial Regex Fence();

    [GeneratedRegex(@"'(?<quoted>[^']*)'|[^\s']+")]
    private static partial Regex Word();
}
