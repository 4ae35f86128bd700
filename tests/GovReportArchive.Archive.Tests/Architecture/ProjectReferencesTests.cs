using System.Xml.Linq;

namespace GovReportArchive.Archive.Tests.Architecture;

public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["PdfReader"] = [],
        ["Reports"] = [],
        ["Extraction"] = ["PdfReader", "Reports"],
        ["Text"] = [],
        ["Search"] = ["Text"],
        ["Search.Lucene"] = ["Search"],
        ["Archive"] = ["Extraction", "Reports", "Search"],
        ["Indexer"] = ["Archive", "Search.Lucene"],
        ["Web"] = ["Archive", "Search.Lucene"],
    };

    [Fact]
    public void Projects_reference_exactly_the_rooms_they_may_know()
    {
        string source = Path.Combine(RepositoryFolder.Root, "src");
        Dictionary<string, string[]> found = new(StringComparer.Ordinal);
        foreach (string project in Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories))
        {
            found[Room(project)] = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Room((string?)reference.Attribute("Include") ?? ""))
                .Order(StringComparer.Ordinal)];
        }

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach ((string room, string[] references) in found) Assert.Equal(Allowed[room], references);
    }

    private static string Room(string path) =>
        Path.GetFileNameWithoutExtension(path).Replace("GovReportArchive.", "", StringComparison.Ordinal);
}
