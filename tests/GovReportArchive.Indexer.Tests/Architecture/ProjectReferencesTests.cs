using GovReportArchive.Tests;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace GovReportArchive.Indexer.Tests.Architecture;

public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Reports"] = ["Text"],
        ["PdfReader"] = [],
        ["Extraction"] = ["PdfReader", "Reports"],
        ["Search"] = ["Text"],
        ["Search.Lucene"] = ["Search"],
        ["Corpus"] = ["Extraction", "Reports"],
        ["Analysis"] = ["Reports", "Text"],
        ["Discovery"] = ["Analysis", "Corpus", "Search"],
        ["Wording"] = ["Discovery"],
        ["Drafts"] = ["Wording"],
        ["Indexer"] = ["Drafts", "Search.Lucene"],
        ["Web"] = ["Drafts", "Search.Lucene"],
    };

    /// <summary>Libraries behind a seam, by how their assemblies' names begin, and the rooms that may know them.</summary>
    private static readonly (string Library, string[] Rooms)[] Behind =
    [
        ("Lucene.Net", ["Search.Lucene", "Text"]),
        ("J2N", ["Search.Lucene", "Text"]),
        ("Microsoft.Data.Sqlite", ["Corpus", "Wording"]),
        ("AngleSharp", ["Extraction"]),
        ("UglyToad", ["PdfReader"]),
        ("DocumentFormat.OpenXml", ["Extraction"]),
        ("UtfUnknown", ["Extraction"]),
        ("Microsoft.AspNetCore", ["Web"]),
    ];

    private static readonly string Source = Path.Combine(RepositoryFolder.Root, "src");

    [Fact]
    public void Projects_reference_exactly_the_rooms_they_may_know()
    {
        Dictionary<string, string[]> found = new(StringComparer.Ordinal);
        foreach (string project in Directory.EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories))
        {
            found[Room(project)] = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Room((string?)reference.Attribute("Include") ?? ""))
                .Order(StringComparer.Ordinal)];
        }

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach ((string room, string[] references) in found) Assert.Equal(Allowed[room], references);
    }

    [Fact]
    public void Compiled_rooms_use_no_other_room_and_no_library_behind_a_seam()
    {
        int looked = 0;
        foreach (string room in Allowed.Keys)
        {
            string assembly = Path.Combine(Source, "GovReportArchive." + room, "bin", Configuration, "net10.0", room == "Indexer" ? "govreport.dll" : $"GovReportArchive.{room}.dll");
            // A single test project builds only the rooms that it needs.
            if (!File.Exists(assembly)) continue;
            looked++;
            foreach (string used in References(assembly))
            {
                if (used.StartsWith("GovReportArchive.", StringComparison.Ordinal))
                    Assert.True(Reachable(room).Contains(Room(used + ".dll")), $"{room} uses {used}.");
                foreach ((string library, string[] rooms) in Behind)
                    Assert.True(!used.StartsWith(library, StringComparison.Ordinal) || rooms.Contains(room), $"{room} uses {used}.");
            }
        }

        Assert.True(looked >= 6, $"Only {looked} rooms are compiled for {Configuration}.");
    }

    // Debug or Release, as this test was built.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static List<string> References(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static HashSet<string> Reachable(string room)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Queue<string> next = new(Allowed[room]);
        while (next.TryDequeue(out string? known))
        {
            if (!reached.Add(known)) continue;
            foreach (string further in Allowed[known]) next.Enqueue(further);
        }

        return reached;
    }

    private static string Room(string path) =>
        Path.GetFileNameWithoutExtension(path).Replace("GovReportArchive.", "", StringComparison.Ordinal);
}
